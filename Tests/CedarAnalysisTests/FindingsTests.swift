import Cedar
import Testing

@testable import CedarAnalysis

@Suite struct FindingsTests {
    private let solver = Solver(SolverSettings(timeLimit: .seconds(60)))

    private func findings(_ policies: PolicySet, _ analyzer: Analyzer) async throws -> [PolicyFinding] {
        let result = try await analyzer.findings(for: policies)
        #expect(result.unknown == [])
        return result.findings
    }

    private func findings(_ conditions: [(effect: String, condition: String)]) async throws -> [PolicyFinding] {
        let text = conditions.map { "\($0.effect) (principal, action, resource) when { \($0.condition) };" }.joined()
        return try await findings(try PolicySet(parsing: text), try Garden.analyzer(solver))
    }

    @Test(arguments: [Example.photoSharing, .documentManagement])
    func theExamplesHaveHardlyAny(example: Example) async throws {
        let findings = try await findings(example.policies, Analyzer(example.schema, solver: solver))
        #expect(findings.allSatisfy { $0.kind == .canFail || $0.kind == .deniesAll })
    }

    @Test func policiesThatNeverMatch() async throws {
        let found = try await findings([
            ("permit", "context.mfa"), ("permit", "principal.age > 5 && principal.age < 6"),
        ])
        #expect(found == [.neverMatches(policy: "policy1")])
    }

    @Test func policiesThatOthersShadow() async throws {
        let found = try await findings([
            ("permit", "context.mfa"), ("permit", "context.mfa && resource.open"),
            ("permit", "resource.open && principal.age > 3"), ("permit", "resource.open && principal.age <= 3"),
            ("permit", "resource.open"),
        ])
        #expect(
            found == [
                .shadowed(policy: "policy1", by: ["policy0"]),
                .shadowed(policy: "policy4", by: ["policy2", "policy3"]),
            ])
    }

    @Test func onlyTheLaterOfTwoAlikeIsSuperfluous() async throws {
        let found = try await findings([("permit", "context.mfa"), ("permit", "context.mfa && true")])
        #expect(found == [.shadowed(policy: "policy1", by: ["policy0"])])
    }

    @Test func permitsThatForbidsOverride() async throws {
        let found = try await findings([
            ("permit", "context.mfa && resource.open"), ("permit", "principal.age > 5"), ("forbid", "context.mfa"),
        ])
        #expect(found == [.overridden(policy: "policy0", by: ["policy2"])])
    }

    @Test func policiesThatCanFail() async throws {
        let found = try await findings([("permit", "principal.age + 1 > 5")])
        guard case .canFail("policy0", let scenario) = found.first, found.count == 1 else {
            Issue.record("\(found)")
            return
        }
        let uid = scenario.request.principal
        #expect(scenario.entities[uid]?.attributes["age"] == .long(.max))
    }

    @Test func environmentsWithOneAnswer() async throws {
        let analyzer = try Garden.analyzer(solver)
        let environments = analyzer.schema.requestEnvironments
        let all = try await findings(
            try PolicySet(parsing: "permit (principal, action == Action::\"dig\", resource);"), analyzer)
        #expect(all == [.allowsAll(environments[0]), .deniesAll(environments[1])])
    }
}
