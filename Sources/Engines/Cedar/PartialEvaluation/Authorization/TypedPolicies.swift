internal import Synchronization

/// The policies of a set, with their typed conditions in the environments that were asked for.
///
/// Conditions are typed without their scope, so that all links of a template share them.
final class TypedPolicies: Sendable {
    struct Entry: Sendable {
        let id: Text
        let policy: Policy
        /// Of the static policy or the template in which the conditions stand.
        let body: Text
    }

    /// Sorted by id.
    let entries: [Entry]
    private let validator: Validator
    private let environments = Mutex<[RequestEnvironment: TypedEnvironment]>([:])
    /// So that schemas with many actions do not fill the memory.
    private static let maximumEnvironments = 256

    init(_ set: PolicySet, schema: Schema) {
        validator = Validator(schema)
        entries = set.decidable.map { Entry(id: $0.id, policy: $0.policy, body: set.links[$0.id]?.template ?? $0.id) }
            .sorted { $0.id < $1.id }
    }

    func environment(_ request: RequestEnvironment) -> TypedEnvironment {
        if let known = environments.withLock({ $0[request] }) { return known }
        let environment = TypedEnvironment(request, entries, validator.types)
        environments.withLock { known in
            if known.count >= TypedPolicies.maximumEnvironments { known.removeAll() }
            known[request] = environment
        }
        return environment
    }

    /// The conditions of a policy whose scope can match in the environment.
    func condition(
        of entry: Entry, in environment: TypedEnvironment
    ) throws(PartialEvaluationError) -> Residual {
        if let known = environment.condition(entry.body) { return known }
        let body = Policy(effect: entry.policy.effect, conditions: entry.policy.conditions)
        let typing = validator.types(of: body, id: entry.id, in: environment.request, mode: .strict)
        guard let typed = typing.condition, typing.errors.isEmpty else {
            let errors = typing.errors.isEmpty ? validator.validate(entry.policy, id: entry.id).errors : typing.errors
            throw .invalidPolicy(entry.id, errors)
        }
        let condition = Residual(typed)
        environment.remember(condition, entry.body)
        return condition
    }
}

/// The policies whose scope can match in one request environment, and where to look for those that can match a request.
final class TypedEnvironment: Sendable {
    let request: RequestEnvironment
    /// Places of policies that ask for no entity.
    private let rest: [Int]
    /// Places of policies by the entity that the scope asks for, of the principal first.
    private let byPrincipal: [EntityUID: [Int]]
    private let byResource: [EntityUID: [Int]]
    private let conditions = Mutex<[Text: Residual]>([:])

    init(_ request: RequestEnvironment, _ entries: [TypedPolicies.Entry], _ types: SchemaTypes) {
        self.request = request
        var rest: [Int] = []
        var byPrincipal: [EntityUID: [Int]] = [:]
        var byResource: [EntityUID: [Int]] = [:]
        let groups = types.schema.ancestors(of: request.action).union([request.action])
        for (place, entry) in entries.enumerated() {
            let policy = entry.policy
            guard policy.action.canMatch(request.action, in: groups),
                policy.principal.canMatch(request.principal, types), policy.resource.canMatch(request.resource, types)
            else { continue }
            if let uid = policy.principal.reference?.entity {
                byPrincipal[uid, default: []].append(place)
            } else if let uid = policy.resource.reference?.entity {
                byResource[uid, default: []].append(place)
            } else {
                rest.append(place)
            }
        }
        self.rest = rest
        self.byPrincipal = byPrincipal
        self.byResource = byResource
    }

    func condition(_ body: Text) -> Residual? { conditions.withLock { $0[body] } }

    func remember(_ condition: Residual, _ body: Text) { conditions.withLock { $0[body] = condition } }

    /// The places of the policies that can match what is known, in order.
    func candidates(_ evaluator: ResidualEvaluator) -> [Int] {
        var places = rest
        let request = evaluator.request
        places += TypedEnvironment.places(in: byPrincipal, of: request.principal, evaluator)
        places += TypedEnvironment.places(in: byResource, of: request.resource, evaluator)
        return places.sorted()
    }

    /// With the entity and its ancestors known, only what is asked of one of them.
    private static func places(
        in buckets: [EntityUID: [Int]], of party: PartialRequest.Party, _ evaluator: ResidualEvaluator
    ) -> [Int] {
        guard !buckets.isEmpty else { return [] }
        guard let uid = party.uid, let ancestors = evaluator.ancestors(of: uid) else {
            return buckets.values.flatMap { $0 }
        }
        return ([uid] + ancestors.filter { $0 != uid }).flatMap { buckets[$0] ?? [] }
    }
}

extension EntityScope {
    /// Whether an entity of the type can be as the scope asks.
    fileprivate func canMatch(_ type: Name, _ types: SchemaTypes) -> Bool {
        func canBeIn(_ reference: Reference) -> Bool {
            reference.entity.map { types.canBeIn(type, $0.type) } ?? true
        }
        return switch self {
        case .any: true
        case .equals(let reference): reference.entity.map { $0.type == type } ?? true
        case .in(let reference): canBeIn(reference)
        case .isType(let wanted): wanted == type
        case .isTypeIn(let wanted, let reference): wanted == type && canBeIn(reference)
        }
    }
}

extension ActionScope {
    /// - Parameter groups: the action and all groups it is in.
    fileprivate func canMatch(_ action: EntityUID, in groups: Set<EntityUID>) -> Bool {
        switch self {
        case .any: true
        case .equals(let wanted): wanted == action
        case .in(let group): groups.contains(group)
        case .inAny(let wanted): wanted.contains(where: groups.contains)
        }
    }
}
