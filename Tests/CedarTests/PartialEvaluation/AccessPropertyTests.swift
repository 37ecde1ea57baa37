import Testing

@testable import Cedar

/// Loading and queries against the evaluator, in random worlds.
@Suite struct AccessPropertyTests {
    #if DEBUG
        static let casesPerPart: UInt64 = 8
    #else
        static let casesPerPart: UInt64 = 400
    #endif

    @Test(arguments: 0..<UInt64(16)) func decisionsWithLoadingAreThoseWithAllData(_ part: UInt64) async throws {
        for number in 0..<Self.casesPerPart {
            let seed = 0x5000_0000 &+ part &* 1_000_003 &+ number
            let test = RandomCase(seed: seed)
            let direct = Authorizer(test.policies).isAuthorized(test.request, test.world.entities)
            let authorizer = PartialAuthorizer(test.policies, schema: test.world.schema)
            for isSparing in [false, true] {
                let source = CountingSource(test.world.entities, isSparing: isSparing)
                let decided = try await authorizer.isAuthorized(PartialRequest(test.request), loadingFrom: source)
                #expect(decided.decision == direct.decision, "seed \(seed)")
                #expect(await source.loadedTwice == [], "seed \(seed)")
                let other = CountingSource(test.world.entities, isSparing: isSparing)
                let whole = try await authorizer.isAuthorized(
                    PartialRequest(test.request), loadingFrom: other, for: .response)
                #expect(whole.complete.map(Verdict.init) == Verdict(direct), "seed \(seed)")
                #expect(await other.loadedTwice == [], "seed \(seed)")
            }
        }
    }

    /// The manifest of an environment names every look-up that some request makes.
    @Test(arguments: 0..<UInt64(16)) func manifestsCoverWhatIsLoaded(_ part: UInt64) async throws {
        for number in 0..<Self.casesPerPart {
            let seed = 0x6000_0000 &+ part &* 1_000_003 &+ number
            let test = RandomCase(seed: seed)
            let authorizer = PartialAuthorizer(test.policies, schema: test.world.schema)
            let manifest = try authorizer.dataNeeds(in: test.partialRequest.environment)
            // The same decision with nothing but what the manifest names.
            let kept = test.world.entities.restricted(to: manifest, for: test.request)
            let source = CountingSource(test.world.entities, isSparing: true)
            _ = try await authorizer.isAuthorized(
                PartialRequest(test.request), loadingFrom: source, for: .response)
            for (uid, needs) in await source.loaded where test.world.entities[uid] != nil {
                let attributes = needs.reduce(into: Set<Text>()) { $0.formUnion($1.attributes) }
                #expect(attributes.isSubset(of: kept[uid]?.attributes ?? []), "seed \(seed): \(uid)")
                if needs.contains(where: \.ancestors) { #expect(kept[uid]?.ancestors == true, "seed \(seed): \(uid)") }
                if needs.contains(where: \.tags) { #expect(kept[uid]?.tags == true, "seed \(seed): \(uid)") }
            }
        }
    }

    @Test(arguments: 0..<UInt64(16)) func queriesGiveWhatAskingForEachGives(_ part: UInt64) async throws {
        for number in 0..<Self.casesPerPart {
            let seed = 0x7000_0000 &+ part &* 1_000_003 &+ number
            let test = RandomCase(seed: seed)
            let (request, world) = (test.request, test.world)
            let source = CountingSource(world.entities, isSparing: number % 2 == 0, narrows: number % 3 == 0)
            let query = AccessQuery(PartialAuthorizer(test.policies, schema: world.schema), source)
            let context = PartialRecord.complete(request.context)
            let limit = 1 + Int(number % 3)

            let principals = try await all(limit) { page in
                try await query.principals(
                    of: request.principal.type, action: request.action, resource: request.resource, context: context,
                    page: page)
            }
            #expect(principals == test.allowed(of: request.principal.type, as: .principal), "seed \(seed)")
            let resources = try await all(limit) { page in
                try await query.resources(
                    of: request.resource.type, principal: request.principal, action: request.action, context: context,
                    page: page)
            }
            #expect(resources == test.allowed(of: request.resource.type, as: .resource), "seed \(seed)")
            let actions = try await all(limit) { page in
                try await query.actions(
                    principal: request.principal, resource: request.resource, context: context, page: page)
            }
            #expect(actions == test.allowedActions, "seed \(seed)")
        }
    }

    /// All pages, each of which must keep to its limits.
    private func all(
        _ limit: Int, _ page: (AccessPageRequest) async throws -> AccessPage
    ) async throws -> [EntityUID] {
        var found: [EntityUID] = []
        var request = AccessPageRequest(limit: limit, candidateLimit: limit + 1)
        for _ in 0..<100 {
            let answer = try await page(request)
            #expect(answer.undecided.isEmpty)
            #expect(answer.allowed.count <= limit && answer.examined <= limit + 1)
            found += answer.allowed
            guard let next = answer.next else { return found }
            request.cursor = next
        }
        Issue.record("the pages do not end")
        return found
    }
}

extension RandomCase {
    fileprivate func allowed(of type: Name, as variable: Variable) -> [EntityUID] {
        let authorizer = Authorizer(policies)
        let graph = authorizer.load(world.entities)
        return world.entities.entities.keys.filter { $0.type == type }.sorted().filter { uid in
            let asked = Request(
                principal: variable == .principal ? uid : request.principal, action: request.action,
                resource: variable == .resource ? uid : request.resource, context: request.context)
            return authorizer.isAuthorized(asked, graph).decision == .allow
        }
    }

    fileprivate var allowedActions: [EntityUID] {
        let authorizer = Authorizer(policies)
        let graph = authorizer.load(world.entities)
        return world.schema.actions.keys.sorted().filter { action in
            let asked = Request(
                principal: request.principal, action: action, resource: request.resource, context: request.context)
            return asked.validate(against: world.schema).isEmpty
                && authorizer.isAuthorized(asked, graph).decision == .allow
        }
    }
}

/// What a manifest names of one entity.
private struct Named {
    var attributes: Set<Text> = []
    var tags = false
    var ancestors = false
}

extension Entities {
    /// What a manifest leads to from a request, path by path.
    fileprivate func restricted(to needs: DataNeeds, for request: Request) -> [EntityUID: Named] {
        var named: [EntityUID: Named] = [:]
        for (root, node) in needs.roots {
            let start: Value =
                switch root {
                case .principal: .entity(request.principal)
                case .resource: .entity(request.resource)
                case .context: .record(request.context)
                case .entity(let uid): .entity(uid)
                }
            follow(node, from: start, &named)
        }
        return named
    }

    private func follow(_ node: DataNeeds.Node, from value: Value, _ named: inout [EntityUID: Named]) {
        switch value {
        case .record(let members):
            for (name, next) in node.attributes { members[name].map { follow(next, from: $0, &named) } }
        case .entity(let uid):
            named[uid, default: Named()].attributes.formUnion(node.attributes.keys)
            if node.ancestors { named[uid, default: Named()].ancestors = true }
            if !node.tags.isEmpty || !node.anyTag.isEmpty { named[uid, default: Named()].tags = true }
            for (name, next) in node.attributes {
                self[uid]?.attributes[name].map { follow(next, from: $0, &named) }
            }
            for (key, next) in node.tags { self[uid]?.tags[key].map { follow(next, from: $0, &named) } }
            for next in node.anyTag {
                for tag in self[uid]?.tags.values.map({ $0 }) ?? [] { follow(next, from: tag, &named) }
            }
        default: break
        }
    }
}
