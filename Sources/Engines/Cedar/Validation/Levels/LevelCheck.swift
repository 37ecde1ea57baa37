extension Validator {
    /// The breaches of the level in all environments where the policy is well-typed.
    func checkLevel(_ level: Int, of check: inout PolicyCheck, id: Text) -> [ValidationError] {
        var levels = LevelCheck(level: level, policy: id)
        for environment in check.reachableEnvironments() {
            let checked = check.check(in: environment)
            guard checked.isWellTyped || checked.type == .truth(false) else { continue }
            levels.action = environment.request.action
            levels.check(checked.expression)
        }
        return levels.errors
    }
}

/// Counts how far an expression looks into the entity graph (RFC 76; `level_validate.rs` of the reference
/// implementation).
private struct LevelCheck {
    let level: Int
    let policy: Text
    /// The action of the environment: it may be looked up under its own name.
    var action: EntityUID?
    private(set) var errors: [ValidationError] = []
    private var seen: Set<ValidationError> = []

    init(level: Int, policy: Text) {
        self.level = level
        self.policy = policy
    }

    mutating func check(_ expression: TypedExpression) {
        switch expression.kind {
        case .and, .or: checkChain(expression)
        case .binary(.hasTag, let entity, let other), .binary(.getTag, let entity, let other),
            .binary(.in, let entity, let other):
            require(depth(of: entity), at: expression.range)
            check(other)
        case .has(let operand, _), .attribute(let operand, _):
            switch operand.type {
            case .entity(.oneOf): require(depth(of: operand), at: expression.range)
            case .record: check(operand)
            default: report(.unexpectedForm, at: expression.range)
            }
        default:
            for child in expression.children { check(child) }
        }
    }

    /// Chains may be longer than the stack is deep, to either side.
    private mutating func checkChain(_ expression: TypedExpression) {
        var waiting = [expression]
        while let next = waiting.popLast() {
            switch next.kind {
            case .and(let left, let right), .or(let left, let right): waiting += [right, left]
            default: check(next)
            }
        }
    }

    /// How many look-ups the entity is away from the request.
    ///
    /// The attributes taken of the result are known, so that of a record literal only what is used counts.
    private mutating func depth(of entity: TypedExpression, taking path: [Text] = []) -> Int {
        switch entity.kind {
        case .variable: return 0
        case .literal(.entity(let uid)) where uid == action: return 0
        case .literal(.entity), .slot:
            report(.literalDereferenced, at: entity.range)
            return 0
        case .conditional(let guardian, let yes, let no):
            check(guardian)
            return max(depth(of: yes, taking: path), depth(of: no, taking: path))
        case .attribute(let operand, let name):
            switch operand.type {
            case .entity(.oneOf): return depth(of: operand, taking: path) + 1
            case .record: return depth(of: operand, taking: path + [name])
            default: break
            }
        case .binary(.getTag, let operand, let key):
            let depth = depth(of: operand, taking: path)
            check(key)
            return depth + 1
        case .record(let members):
            guard let name = path.last, let taken = members.first(where: { $0.key == name }) else { break }
            for member in members where member.key != name { check(member.value) }
            return depth(of: taken.value, taking: path.dropLast())
        default: break
        }
        report(.unexpectedForm, at: entity.range)
        return 0
    }

    private mutating func require(_ depth: Int, at range: SourceRange?) {
        if depth >= level { report(.levelExceeded(actual: depth + 1, allowed: level), at: range) }
    }

    private mutating func report(_ finding: Finding, at range: SourceRange?) {
        let error = ValidationError(finding, policy: policy, at: range)
        if seen.insert(error).inserted { errors.append(error) }
    }
}
