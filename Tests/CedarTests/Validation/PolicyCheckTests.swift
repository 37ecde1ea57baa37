import Testing

@testable import Cedar

/// Many request environments, few of which a policy can tell apart.
@Suite struct PolicyCheckTests {
    private static let types: SchemaTypes? = {
        let principals = (0..<4).map { "P\($0)" }.joined(separator: ", ")
        let actions = (0..<200).map { index in
            let context = index < 100 ? "{ mfa: Bool }" : "{ mfa: Bool, ip: ipaddr }"
            return "action a\(index) appliesTo { principal: [\(principals)], resource: [R], context: \(context) };"
        }
        let schema = try? Schema(
            parsing: "entity \(principals) = { name: String };\nentity R;\n" + actions.joined(separator: "\n"))
        return schema.map { SchemaTypes($0) }
    }()

    private func check(_ policy: String) throws -> (errors: [ValidationError], mayBeTrue: Bool, cost: Int) {
        let policy = try #require(try PolicySet(parsing: policy).policies.values.first)
        let types = try #require(Self.types)
        var check = PolicyCheck(ReducedPolicy(policy), id: "p", types: types, mode: .strict)
        let mayBeTrue = check.checkAll()
        return (check.errors, mayBeTrue, check.cost)
    }

    /// The scope's parts cost four principals, two hundred actions and at most one resource.
    @Test(arguments: [
        ("permit(principal, action, resource) when { principal.name == \"\" };", 4),
        ("permit(principal, action, resource) when { context.mfa };", 2),
        ("permit(principal, action, resource) when { context.mfa && principal.name == \"\" };", 8),
        ("permit(principal, action == Action::\"a7\", resource) when { context.mfa && principal.name == \"\" };", 4),
        ("permit(principal is P1, action, resource) when { context.mfa && principal.name == \"\" };", 2),
        ("permit(principal, action, resource) when { action == Action::\"a7\" };", 200),
        ("permit(principal is R, action, resource) when { context.mfa };", -201),
    ])
    func conditionsAreCheckedOnceForWhatTheyCannotTellApart(policy: String, conditions: Int) throws {
        let result = try check(policy)
        #expect(result.errors == [])
        #expect(result.cost == 4 + 200 + 1 + conditions)
        #expect(result.mayBeTrue == (conditions > 0))
    }

    @Test func errorsThatNameTheActionAreFoundForEach() throws {
        let errors = try check("permit(principal, action, resource) when { context.ip.isIpv4() };").errors
        #expect(Set(errors.map(\.message)).count == 100)
        #expect(errors.allSatisfy { $0.message.contains("attribute `ip` in context for Action::\"a") })
    }

    @Test func oneActionInManyMayMakeThePolicyPossible() throws {
        #expect(try check("permit(principal, action, resource) when { action == Action::\"a199\" };").mayBeTrue)
        #expect(
            try !check(
                "permit(principal, action, resource) when { action in [Action::\"a1\"] && action == Action::\"a2\" };"
            ).mayBeTrue)
    }
}
