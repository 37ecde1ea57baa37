import Cedar
import Testing

@testable import CedarAnalysis

@Suite struct PolicySetQueryTests {
    private let solver = Solver(SolverSettings(timeLimit: .seconds(60)))

    private func holds(_ query: Query) async throws -> Bool? {
        let analyzer = try Garden.analyzer(solver)
        let analysis = try await analyzer.analyze(query)
        analysis.expectSound(query, analyzer.schema)
        return analysis.holds
    }

    private static let all = "permit (principal, action, resource);"
    private static let mfa = "permit (principal, action, resource) when { context.mfa };"
    private static let noMFA = "forbid (principal, action, resource) unless { context.mfa };"
    private static let failing = "forbid (principal, action, resource) when { principal.age + 1 > 0 };"

    @Test(arguments: [
        ("", false, true), (all, true, false), (mfa, false, false), (all + noMFA, false, false),
        (mfa + noMFA, false, false), (noMFA, false, true), ("forbid (principal, action, resource);" + all, false, true),
        // A `forbid` that fails forbids nothing.
        (all + failing, false, false),
        (all + "forbid (principal, action, resource) when { 9223372036854775807 + 1 == 0 };", true, false),
    ])
    func alwaysAllowsAndDenies(text: String, allows: Bool, denies: Bool) async throws {
        let policies = try PolicySet(parsing: text)
        #expect(try await holds(.alwaysAllows(policies)) == allows)
        #expect(try await holds(.alwaysDenies(policies)) == denies)
    }

    @Test(arguments: [
        (all + noMFA, mfa, true, true, true), (all, mfa, false, false, true), (mfa, all, false, true, false),
        ("", all, false, true, false), (all + failing, all, false, true, false),
        (mfa, "permit (principal, action, resource) unless { context.mfa };", false, false, false),
    ])
    func comparisons(
        one: String, other: String, areEquivalent: Bool, implies: Bool, isImplied: Bool
    ) async throws {
        let (one, other) = (try PolicySet(parsing: one), try PolicySet(parsing: other))
        #expect(try await holds(.equivalent(one, other)) == areEquivalent)
        #expect(try await holds(.implies(one, other)) == implies)
        #expect(try await holds(.implies(other, one)) == isImplied)
    }

    @Test func disjoint() async throws {
        let (mfa, other) = (try PolicySet(parsing: Self.mfa), try PolicySet(parsing: Self.all + Self.failing))
        let without = try PolicySet(parsing: "permit (principal, action, resource) unless { context.mfa };")
        #expect(try await holds(.disjoint(mfa, without)) == true)
        #expect(try await holds(.disjoint(mfa, other)) == false)
    }

    @Test func linksAreAnalysed() async throws {
        var linked = PolicySet()
        try linked.add(
            Policy(parsing: "permit (principal in ?principal, action, resource == ?resource);"), id: "template")
        try linked.link(
            "template", id: "link",
            values: [
                .principal: try EntityUID(parsing: "Group::\"a\""), .resource: try EntityUID(parsing: "Plot::\"b\""),
            ])
        let written = try PolicySet(
            parsing: "permit (principal in Group::\"a\", action, resource == Plot::\"b\");")
        #expect(try await holds(.equivalent(linked, written)) == true)
        #expect(try await holds(.equivalent(linked, PolicySet())) == false)
        let link = try #require(linked.namedPolicies.first)
        #expect(try await holds(.neverMatches(link)) == false)
    }
}
