/// A policy ready to decide: its scope as numbers, its conditions as one node.
///
/// A class, as decisions walk through many and copy none.
final class CompiledPolicy: Sendable {
    enum EntityTest: Sendable {
        case any
        case equals(EntityNumber)
        case `in`(EntityNumber)
        case isType(TypeNumber)
        case isTypeIn(TypeNumber, EntityNumber)
        /// A slot that nothing was linked to.
        case unlinked(Slot)

        /// The entity without which the test fails, other than through its type.
        var group: EntityNumber? {
            switch self {
            case .any, .isType, .unlinked: nil
            case .equals(let number), .in(let number), .isTypeIn(_, let number): number
            }
        }
    }

    enum ActionTest: Sendable {
        case any
        case equals(EntityNumber)
        case inAny([EntityNumber])
    }

    let id: Text
    let isForbid: Bool
    let principal: EntityTest
    let action: ActionTest
    let resource: EntityTest
    /// nil when the scope is all there is.
    let condition: (any Node)?

    init(_ policy: Policy, id: Text, _ compiler: inout Compiler) {
        self.id = id
        isForbid = policy.effect == .forbid
        principal = Self.test(policy.principal, &compiler.symbols)
        resource = Self.test(policy.resource, &compiler.symbols)
        action =
            switch policy.action {
            case .any: .any
            case .equals(let uid): .equals(compiler.symbols.add(uid))
            case .in(let uid): .inAny([compiler.symbols.add(uid)])
            case .inAny(let uids): .inAny(uids.map { compiler.symbols.add($0) })
            }
        var condition: (any Node)?
        for part in policy.conditions.reversed() {
            let body = compiler.node(part.body)
            let node: any Node = part.kind == .unless ? NotNode(body) : body
            condition = condition.map { AndNode(node, $0) } ?? node
        }
        self.condition = condition
    }

    private static func test(_ scope: EntityScope, _ symbols: inout Symbols) -> EntityTest {
        if let slot = scope.reference?.slot { return .unlinked(slot) }
        let group = scope.reference?.entity.map { symbols.add($0) }
        switch (scope, group) {
        case (.equals, let group?): return .equals(group)
        case (.in, let group?): return .in(group)
        case (.isTypeIn(let type, _), let group?): return .isTypeIn(symbols.add(type: type), group)
        case (.isType(let type), _): return .isType(symbols.add(type: type))
        default: return .any
        }
    }

    /// Whether the policy applies: scope first, in the order principal, action, resource, and then the conditions.
    func isSatisfied(_ environment: Environment) throws(EvaluationError) -> Bool {
        guard try Self.holds(principal, environment.principal, environment), holds(action, environment),
            try Self.holds(resource, environment.resource, environment)
        else { return false }
        return try condition?.bool(environment) ?? true
    }

    private static func holds(
        _ test: EntityTest, _ number: EntityNumber, _ environment: Environment
    ) throws(EvaluationError) -> Bool {
        switch test {
        case .any: true
        case .equals(let wanted): number == wanted
        case .in(let group): environment.graph.isMember(number, of: group)
        case .isType(let type): environment.type(of: number) == type
        case .isTypeIn(let type, let group):
            environment.type(of: number) == type && environment.graph.isMember(number, of: group)
        case .unlinked(let slot): throw .unlinkedSlot(slot)
        }
    }

    private func holds(_ test: ActionTest, _ environment: Environment) -> Bool {
        switch test {
        case .any: return true
        case .equals(let wanted): return environment.action == wanted
        case .inAny(let groups):
            for group in groups where environment.graph.isMember(environment.action, of: group) { return true }
            return false
        }
    }
}
