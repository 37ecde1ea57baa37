/// Finds the policies whose scope may match, without looking at the others.
///
/// Each policy lies in one bucket: under the entity that its scope names for the principal or for the resource, whichever
/// fewer policies name, else under a type, else among those that everything concerns. A request looks into the buckets of
/// its principal, its resource and their ancestors.
struct PolicyIndex: Sendable {
    /// By the number of the entity, as far as policies name entities.
    private var byPrincipal: [[Int32]]
    private var byResource: [[Int32]]
    private var byPrincipalType: [TypeNumber: [Int32]] = [:]
    private var byResourceType: [TypeNumber: [Int32]] = [:]
    private var byAction: [EntityNumber: [Int32]] = [:]
    private var rest: [Int32] = []

    init(_ policies: [CompiledPolicy], _ symbols: Symbols) {
        byPrincipal = Array(repeating: [], count: symbols.entityCount)
        byResource = byPrincipal
        var principals: [EntityNumber: Int] = [:]
        var resources: [EntityNumber: Int] = [:]
        for policy in policies {
            if let group = policy.principal.group { principals[group, default: 0] += 1 }
            if let group = policy.resource.group { resources[group, default: 0] += 1 }
        }
        for (index, policy) in policies.enumerated() {
            let principal = policy.principal.group.map { ($0, principals[$0] ?? 0) }
            let resource = policy.resource.group.map { ($0, resources[$0] ?? 0) }
            add(Int32(index), policy, principal, resource)
        }
    }

    private mutating func add(
        _ index: Int32, _ policy: CompiledPolicy, _ principal: (EntityNumber, Int)?, _ resource: (EntityNumber, Int)?
    ) {
        switch (principal, resource) {
        case (let principal?, let resource?) where resource.1 < principal.1: byResource[Int(resource.0)].append(index)
        case (let principal?, _): byPrincipal[Int(principal.0)].append(index)
        case (nil, let resource?): byResource[Int(resource.0)].append(index)
        case (nil, nil):
            if case .equals(let action) = policy.action {
                byAction[action, default: []].append(index)
            } else if case .isType(let type) = policy.principal {
                byPrincipalType[type, default: []].append(index)
            } else if case .isType(let type) = policy.resource {
                byResourceType[type, default: []].append(index)
            } else {
                rest.append(index)
            }
        }
    }

    /// Calls `body` once for each policy that may match; among them are all that do.
    func candidates(_ environment: Environment, _ body: (Int) -> Void) {
        func visit(_ bucket: [Int32]?) {
            guard let bucket else { return }
            for index in bucket { body(Int(index)) }
        }
        func visit(_ buckets: [[Int32]], _ number: EntityNumber) {
            if Int(number) < buckets.count { visit(buckets[Int(number)]) }
        }
        visit(rest)
        visit(byPrincipal, environment.principal)
        for ancestor in environment.graph.ancestors(of: environment.principal) { visit(byPrincipal, ancestor) }
        visit(byResource, environment.resource)
        for ancestor in environment.graph.ancestors(of: environment.resource) { visit(byResource, ancestor) }
        if !byAction.isEmpty { visit(byAction[environment.action]) }
        if !byPrincipalType.isEmpty { visit(byPrincipalType[environment.type(of: environment.principal)]) }
        if !byResourceType.isEmpty { visit(byResourceType[environment.type(of: environment.resource)]) }
    }
}
