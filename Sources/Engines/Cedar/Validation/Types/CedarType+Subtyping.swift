/// How strictly policies are held to the schema.
public enum ValidationMode: String, Hashable, Sendable, CaseIterable {
    /// Operands that are compared must be of one type, so that policies can be analysed.
    case strict
    /// Whatever cannot fail when it is evaluated is accepted.
    case permissive
}

/// Why two types have no common type.
enum Incompatibility: String, Error {
    case optionality =
        """
        Corresponding attributes of compatible record types must have the same optionality, either both being required \
        or both being optional
        """
    case recordWidth = "Compatible record types must have exactly the same attributes"
    case entityType =
        "Different entity types are never compatible even when their attributes would be compatible"
    case entityAndRecord =
        "Entity and record types are never compatible even when their attributes would be compatible"
    case other = "Types must be exactly equal to be compatible"
}

extension CedarType {
    func isSubtype(of other: CedarType, _ mode: ValidationMode) -> Bool {
        switch (self, other) {
        case (.never, _), (.long, .long), (.string, .string), (.bool, .bool(.unknown)), (.set, .set(nil)): true
        case (.bool(let left), .bool(let right)): left == right
        case (.set(let left?), .set(let right?)): left.isSubtype(of: right, mode)
        case (.entity(let left), .entity(let right)): left.isSubtype(of: right, mode)
        case (.record(let left), .record(let right)): left.isSubtype(of: right, mode)
        case (.ext(let left), .ext(let right)): left == right
        default: false
        }
    }

    func leastUpperBound(with other: CedarType, _ mode: ValidationMode) throws(Incompatibility) -> CedarType {
        if isSubtype(of: other, mode) { return other }
        if other.isSubtype(of: self, mode) { return self }
        switch (self, other) {
        case (.bool, .bool): return .bool
        case (.set(let left?), .set(let right?)): return .set(try left.leastUpperBound(with: right, mode))
        case (.record(let left), .record(let right)): return .record(try left.leastUpperBound(with: right, mode))
        case (.entity(let left), .entity(let right)): return .entity(try left.leastUpperBound(with: right, mode))
        case (.entity, .record), (.record, .entity): throw .entityAndRecord
        default: throw .other
        }
    }

    /// The least type above all; that of none is ``never``.
    static func leastUpperBound(
        of types: some Sequence<CedarType>, _ mode: ValidationMode
    ) throws(Incompatibility) -> CedarType {
        var bound = CedarType.never
        for type in types { bound = try bound.leastUpperBound(with: type, mode) }
        return bound
    }

    /// Whether no value can be of both types. Said of entities only: two sets of unlike elements may both be empty,
    /// and for the rest nothing depends on it.
    func isDisjoint(from other: CedarType) -> Bool {
        guard case .entity(.oneOf(let left)) = self, case .entity(.oneOf(let right)) = other else { return false }
        return left.isDisjoint(with: right)
    }
}

extension EntityKind {
    fileprivate func isSubtype(of other: EntityKind, _ mode: ValidationMode) -> Bool {
        switch (self, other) {
        case (.any, .any): true
        case (.any, .oneOf): false
        case (.oneOf, .any): mode == .permissive
        case (.oneOf(let left), .oneOf(let right)): mode == .strict ? left == right : left.isSubset(of: right)
        }
    }

    fileprivate func leastUpperBound(
        with other: EntityKind, _ mode: ValidationMode
    ) throws(Incompatibility) -> EntityKind {
        guard self != other else { return self }
        guard mode == .permissive else { throw .entityType }
        guard let left = types, let right = other.types else { return .any }
        return .oneOf(left.union(right))
    }
}

extension RecordType {
    fileprivate func isSubtype(of other: RecordType, _ mode: ValidationMode) -> Bool {
        guard !isOpen || other.isOpen else { return false }
        let mayBeWider = other.isOpen && mode == .permissive
        guard mayBeWider || attributes.count == other.attributes.count else { return false }
        return other.attributes.allSatisfy { name, expected in
            attributes[name]?.isSubtype(of: expected, mode) ?? false
        }
    }

    func leastUpperBound(with other: RecordType, _ mode: ValidationMode) throws(Incompatibility) -> RecordType {
        var common: [Text: Attribute] = [:]
        if mode == .strict, Set(attributes.keys) != Set(other.attributes.keys) { throw .recordWidth }
        for (name, attribute) in inOrder {
            guard let counterpart = other.attributes[name] else { continue }
            do {
                common[name] = try attribute.leastUpperBound(with: counterpart, mode)
            } catch  where mode == .permissive {
                // An attribute without a common type is as good as absent.
                continue
            }
        }
        let isComplete = common.count == attributes.count && common.count == other.attributes.count
        return RecordType(common, isOpen: isOpen || other.isOpen || !isComplete)
    }
}

extension RecordType.Attribute {
    fileprivate func isSubtype(of other: RecordType.Attribute, _ mode: ValidationMode) -> Bool {
        let agrees = mode == .strict ? isRequired == other.isRequired : isRequired || !other.isRequired
        return agrees && type.isSubtype(of: other.type, mode)
    }

    fileprivate func leastUpperBound(
        with other: RecordType.Attribute, _ mode: ValidationMode
    ) throws(Incompatibility) -> RecordType.Attribute {
        let bound = try type.leastUpperBound(with: other.type, mode)
        if mode == .strict, isRequired != other.isRequired { throw .optionality }
        return RecordType.Attribute(bound, isRequired: isRequired && other.isRequired)
    }
}
