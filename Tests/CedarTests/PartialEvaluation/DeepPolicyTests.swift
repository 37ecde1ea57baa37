import Testing

@testable import Cedar

/// Policies as deep and as long as parsing lets through.
@Suite struct DeepPolicyTests {
    private func residual(_ condition: String) throws -> ResidualPolicy? {
        let library = try Library()
        let policies = try PolicySet(parsing: "permit(principal, action, resource) when { \(condition) };")
        return try PartialAuthorizer(policies, schema: library.schema).isAuthorized(
            library.request(nil, Library.read, nil), .unknown
        ).residualPolicies.first
    }

    @Test(arguments: [
        String(repeating: "1 + ", count: 900) + "principal.level == 1",
        String(repeating: "if resource.open then true else ", count: 190) + "resource.open",
        String(repeating: "!!!!(", count: 95) + "resource.open" + String(repeating: ")", count: 95),
        Array(repeating: "resource.open", count: 900).joined(separator: " && "),
        Array(repeating: "resource.open", count: 900).joined(separator: " || "),
        String(repeating: "resource.open && (", count: 190) + "resource.open" + String(repeating: ")", count: 190),
    ])
    func deepPoliciesAreEvaluated(_ condition: String) throws {
        let policy = try #require(try residual(condition))
        #expect(!policy.residual.expression.cedarText.isEmpty)
        var collector = DataNeedsCollector(knowing: .unknown)
        collector.add(policy.residual)
        #expect(!collector.needs.isEmpty)
    }

    @Test func policiesAsDeepAsTypingAllowsAreEvaluated() throws {
        var expression = Expression(.attribute(Expression(.variable(.resource)), "open"))
        for _ in 0..<1_000 { expression = Expression(.not(expression)) }
        let library = try Library()
        var policies = PolicySet()
        try policies.add(Policy(effect: .permit, conditions: [.init(.when, expression)]), id: "deep")
        let response = try PartialAuthorizer(policies, schema: library.schema).isAuthorized(
            library.request(nil, Library.read, nil), .unknown)
        #expect(response.dataNeeds().lines == ["resource.open"])
        #expect(response.residualPolicySet.policies.count == 1)
    }

    @Test func tooDeepPoliciesAreRefused() throws {
        var expression = Expression(.variable(.principal))
        for _ in 0..<5_000 { expression = Expression(.attribute(expression, "manager")) }
        let library = try Library()
        var policies = PolicySet()
        try policies.add(Policy(effect: .permit, conditions: [.init(.when, expression)]), id: "deep")
        #expect(throws: PartialEvaluationError.self) {
            try PartialAuthorizer(policies, schema: library.schema).isAuthorized(
                library.request(nil, Library.read, nil), .unknown)
        }
    }
}
