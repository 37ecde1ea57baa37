import Cedar
import Testing

@testable import CedarAnalysis

/// The policies of the example applications.
@Suite struct ExampleTests {
    private let solver = Solver(SolverSettings(timeLimit: .seconds(60)))

    private func analyze(_ query: Query, _ example: Example) async throws -> Analysis {
        let analysis = try await Analyzer(example.schema, solver: solver).analyze(query)
        analysis.expectSound(query, example.schema)
        return analysis
    }

    @Test(arguments: [Example.photoSharing, .documentManagement])
    func aSetEqualsItselfAndNoSetWithoutOneOfItsPolicies(example: Example) async throws {
        #expect(try await analyze(.equivalent(example.policies, example.policies), example).holds == true)
        for policy in example.policies.namedPolicies {
            let less = try example.without(policy.id)
            let permits = policy.policy.effect == .permit
            let analysis = try await analyze(.equivalent(example.policies, less), example)
            #expect(analysis.holds == false)
            #expect(!analysis.counterexamples.isEmpty)
            #expect(try await analyze(.implies(less, example.policies), example).holds == permits)
            #expect(try await analyze(.implies(example.policies, less), example).holds == !permits)
        }
    }

    @Test(arguments: [Example.photoSharing, .documentManagement])
    func everyPolicyMatchesSomething(example: Example) async throws {
        for policy in example.policies.namedPolicies {
            #expect(try await analyze(.neverMatches(policy), example).holds == false)
            #expect(try await analyze(.alwaysMatches(policy), example).holds == false)
            #expect(try await analyze(.matchesEquivalent(policy, policy), example).holds == true)
        }
    }

    @Test func onlyTheAgeOfAPersonCanFail() async throws {
        for example in [Example.photoSharing, .documentManagement] {
            for policy in example.policies.namedPolicies {
                let analysis = try await analyze(.neverErrors(policy), example)
                #expect(analysis.holds == (policy.id != "adults-only"))
            }
        }
    }

    @Test func aForbidThatIsTakenAwayIsNoticed() async throws {
        let example = Example.photoSharing
        let less = try example.without("delete-needs-mfa")
        let analysis = try await analyze(.implies(less, example.policies), example)
        let shown = analysis.results.filter { $0.outcome != .holds }
        #expect(shown.map(\.environment.action.id) == ["deletePhoto"])
        let counterexample = try #require(analysis.counterexamples.first)
        #expect(counterexample.request.context["mfa"] == .bool(false))
        guard case .decides(let first) = counterexample.evaluations[0],
            case .decides(let second) = counterexample.evaluations[1]
        else {
            Issue.record("\(counterexample.evaluations)")
            return
        }
        #expect(first.decision == .allow)
        #expect(second.decision == .deny)
        #expect(second.reasons == ["delete-needs-mfa"])
    }

    @Test func guardrailsHold() async throws {
        let example = Example.documentManagement
        let guardrail = try Policy(
            parsing: """
                permit (principal is Documents::User, action, resource is Documents::Document)
                when { resource.private && resource.owner != principal };
                """)
        var all = PolicySet()
        try all.add(guardrail, id: "others' private documents")
        #expect(try await analyze(.disjoint(example.policies, all), example).holds == true)
        let less = try example.without("private-is-the-owners")
        #expect(try await analyze(.disjoint(less, all), example).holds == false)
    }

    @Test(arguments: [Example.photoSharing, .documentManagement])
    func counterexamplesCanBeWrittenAndRead(example: Example) async throws {
        let analysis = try await analyze(.alwaysDenies(example.policies), example)
        #expect(!analysis.counterexamples.isEmpty)
        for counterexample in analysis.counterexamples {
            let entities = try Entities(json: counterexample.entities.json(), schema: example.schema)
            #expect(Authorizer(example.policies).isAuthorized(counterexample.request, entities).decision == .allow)
            #expect(counterexample.scenario.description.contains("principal: \(counterexample.request.principal)"))
        }
    }
}
