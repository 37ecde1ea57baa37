/// Finds what the evaluation of residuals needs beyond what is known.
struct DataNeedsCollector {
    /// Where a value comes from, as far as look-ups on it matter.
    private enum Origin {
        case path(DataNeeds.Path)
        /// A record that an expression makes.
        case record([Text: [Origin]])
    }

    private let entities: PartialEntities
    private(set) var needs = DataNeeds()

    init(knowing entities: PartialEntities) {
        self.entities = entities
    }

    mutating func add(_ residual: Residual) { _ = origins(of: residual) }

    /// Notes what is needed for the expression; gives where its value can come from.
    private mutating func origins(of residual: Residual) -> [Origin] {
        switch residual {
        case .error: return []
        case .value(let value): return DataNeedsCollector.origins(of: value)
        case .partial(let expression): return origins(of: expression)
        }
    }

    private static func origins(of value: Value) -> [Origin] {
        switch value {
        // Of actions nothing is to be loaded.
        case .entity(let uid): uid.type.isAction ? [] : [.path(DataNeeds.Path(root: .entity(uid)))]
        case .record(let members): [.record(members.mapValues(origins))]
        default: []
        }
    }

    private mutating func origins(of expression: PartialExpression) -> [Origin] {
        switch expression.kind {
        case .variable(let variable):
            return variable.root.map { [.path(DataNeeds.Path(root: $0))] } ?? []
        case .attribute(let operand, let name):
            return origins(of: operand).flatMap { lookUp(.attribute(name), in: $0) }
        case .has(let operand, let name):
            for origin in origins(of: operand) { _ = lookUp(.attribute(name), in: origin) }
        case .binary(let operation, let left, let right):
            return binary(operation, left, right)
        case .conditional(let condition, let yes, let no):
            add(condition)
            return origins(of: yes) + origins(of: no)
        case .record(let members):
            var all: [Text: [Origin]] = [:]
            for member in members { all[member.key] = origins(of: member.value) }
            return [.record(all)]
        case .unary(_, let operand), .like(let operand, _), .isType(let operand, _):
            add(operand)
        case .and(let operands), .or(let operands), .set(let operands), .call(_, let operands):
            for operand in operands { add(operand) }
        }
        return []
    }

    private mutating func binary(
        _ operation: CoreBinaryOperator, _ left: Residual, _ right: Residual
    ) -> [Origin] {
        let subjects = origins(of: left)
        add(right)
        switch operation {
        case .in:
            for subject in subjects { needAncestors(of: subject) }
        case .getTag, .hasTag:
            let step: DataNeeds.Path.Step =
                if case .value(.string(let key)) = right { .tag(key) } else { .anyTag }
            let tags = subjects.flatMap { lookUp(step, in: $0) }
            return operation == .getTag ? tags : []
        default: break
        }
        return []
    }

    private mutating func needAncestors(of origin: Origin) {
        guard case .path(let path) = origin else { return }
        if let uid = path.entity, entities.ancestors(of: uid) != nil { return }
        needs.add(path) { $0.ancestors = true }
    }

    /// Notes the look-up unless its result is known, from where the search goes on then.
    private mutating func lookUp(_ step: DataNeeds.Path.Step, in origin: Origin) -> [Origin] {
        switch origin {
        case .record(let members):
            if case .attribute(let name) = step { return members[name] ?? [] }
            return []
        case .path(let path):
            if let uid = path.entity {
                switch known(step, of: uid) {
                case .known(let value): return DataNeedsCollector.origins(of: value)
                case .absent: return []
                case .unknown: break
                }
            }
            let next = path.appending(step)
            needs.add(next)
            return [.path(next)]
        }
    }

    private func known(_ step: DataNeeds.Path.Step, of uid: EntityUID) -> PartialRecord.Lookup {
        switch entities.presence(of: uid) {
        case .unknown: return .unknown
        case .nonexistent: return .absent
        case .given(let entity):
            switch step {
            case .attribute(let name): return entity.attributes[name]
            case .tag(let key): return entity.tags[key]
            // Which tag it is will be known when the key is; then its value can be followed.
            case .anyTag: return entity.tags.isComplete ? .absent : .unknown
            }
        }
    }
}

extension DataNeeds.Path {
    /// The entity at the path's end, if it is one whose id is known.
    fileprivate var entity: EntityUID? {
        if case .entity(let uid) = root, steps.isEmpty { uid } else { nil }
    }
}

extension Variable {
    fileprivate var root: DataNeeds.Root? {
        switch self {
        case .principal: .principal
        case .resource: .resource
        case .context: .context
        // Of actions the schema tells all.
        case .action: nil
        }
    }
}
