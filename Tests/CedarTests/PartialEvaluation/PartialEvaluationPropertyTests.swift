import Testing

@testable import Cedar

/// Partial evaluation against the evaluator, in random worlds.
@Suite struct PartialEvaluationPropertyTests {
    #if DEBUG
        static let casesPerPart: UInt64 = 30
    #else
        static let casesPerPart: UInt64 = 2_500
    #endif

    @Test(arguments: 0..<UInt64(16)) func partialEvaluationAgreesWithEvaluation(_ part: UInt64) throws {
        for number in 0..<Self.casesPerPart {
            let seed = part &* 1_000_003 &+ number
            let test = RandomCase(seed: seed)
            let response = try test.partialResponse()
            let direct = Authorizer(test.policies).isAuthorized(test.request, test.world.entities)
            try outcomesAreWhatEvaluationGives(test, response, direct, seed)
            try finishedResidualsGiveTheResponse(test, response, direct, seed)
            try printedResidualsGiveTheResponse(test, response, direct, seed)
            boundsHoldForWhatIsAllowed(test, response, direct, seed)
        }
    }

    private func outcomesAreWhatEvaluationGives(
        _ test: RandomCase, _ response: PartialResponse, _ direct: Response, _ seed: UInt64
    ) throws {
        if let decision = response.decision { #expect(decision == direct.decision, "seed \(seed)") }
        #expect(Set(response.reasons).isSubset(of: direct.reasons), "seed \(seed)")
        for (id, policy) in test.policies.decidable {
            let outcome = try #require(response.outcome(of: id, policy.effect))
            guard outcome != .open else { continue }
            #expect(outcome == test.outcome(of: policy), "seed \(seed), \(id): \(policy)")
        }
    }

    private func finishedResidualsGiveTheResponse(
        _ test: RandomCase, _ response: PartialResponse, _ direct: Response, _ seed: UInt64
    ) throws {
        #expect(try response.reauthorize(test.request, test.world.entities) == direct, "seed \(seed)")
        let finished = response.continued(
            PartialRequest(test.request), PartialEntities(test.world.entities, areComplete: true))
        #expect(finished.complete.map(Verdict.init) == Verdict(direct), "seed \(seed)")
    }

    private func printedResidualsGiveTheResponse(
        _ test: RandomCase, _ response: PartialResponse, _ direct: Response, _ seed: UInt64
    ) throws {
        func verdict(_ set: PolicySet) -> Verdict {
            Verdict(Authorizer(set).isAuthorized(test.request, test.world.entities))
        }
        let residual = response.policySet
        #expect(verdict(residual) == Verdict(direct), "seed \(seed)")
        var parsed = PolicySet()
        var read = PolicySet()
        for (id, policy) in residual.decidable {
            try parsed.add(Policy(parsing: policy.cedarText), id: id)
            try read.add(Policy(json: policy.json), id: id)
        }
        #expect(verdict(parsed) == Verdict(direct), "seed \(seed)")
        #expect(verdict(read) == Verdict(direct), "seed \(seed)")
    }

    private func boundsHoldForWhatIsAllowed(
        _ test: RandomCase, _ response: PartialResponse, _ direct: Response, _ seed: UInt64
    ) {
        guard direct.decision == .allow else { return }
        let source = EntitiesSource(test.world.entities)
        for (variable, uid, isKnown) in [
            (Variable.principal, test.request.principal, test.partialRequest.principal.id != nil),
            (.resource, test.request.resource, test.partialRequest.resource.id != nil),
        ] where !isKnown && test.world.entities[uid] != nil {
            let within = source.candidates(
                of: uid.type, within: response.bounds(on: variable), after: nil, limit: .max)
            #expect(within.contains(uid), "seed \(seed)")
        }
    }

    /// A generator of nothing but trivial cases would prove nothing.
    @Test func casesAreWorthTheirWhile() throws {
        let total = 2_000
        var counts: [String: Int] = [:]
        for seed in 0..<UInt64(total) {
            let test = RandomCase(seed: 0x9999_0000 + seed)
            let response = try test.partialResponse()
            counts["undecided", default: 0] += response.decision == nil ? 1 : 0
            counts["policies", default: 0] += test.policies.decidable.count
            counts["residuals", default: 0] += response.residualPolicies.count
            counts["failing", default: 0] += response.policies.count { $0.outcome == .failing }
            let direct = Authorizer(test.policies).isAuthorized(test.request, test.world.entities)
            counts["allowed", default: 0] += direct.decision == .allow ? 1 : 0
            counts["errors", default: 0] += direct.errors.count
        }
        for (key, share) in [
            ("policies", 3.0), ("undecided", 0.3), ("residuals", 1.0), ("failing", 0.02), ("allowed", 0.1),
            ("errors", 0.1),
        ] {
            #expect(Double(counts[key, default: 0]) > share * Double(total), "\(key) of \(counts)")
        }
    }
}

/// A response without the kinds of errors, which partial evaluation may find in another order.
struct Verdict: Equatable {
    let decision: Response.Decision
    let reasons: [Text]
    let failing: [Text]

    init(_ response: Response) {
        decision = response.decision
        reasons = response.reasons
        failing = response.errors.map(\.policy)
    }
}

extension RandomCase {
    func partialResponse() throws -> PartialResponse {
        try PartialAuthorizer(policies, schema: world.schema).isAuthorized(partialRequest, partialEntities)
    }

    /// What the condition of one policy comes to.
    func outcome(of policy: Policy) -> PartialResponse.Outcome {
        var set = PolicySet()
        var policy = policy
        policy.effect = .permit
        try? set.add(policy, id: "one")
        let response = Authorizer(set).isAuthorized(request, world.entities)
        if !response.errors.isEmpty { return .failing }
        return response.decision == .allow ? .satisfied : .notSatisfied
    }
}

extension PartialResponse {
    func outcome(of id: Text, _ effect: Policy.Effect) -> Outcome? {
        Outcome.allCases.first { policies(effect, $0).contains(id) }
    }
}
