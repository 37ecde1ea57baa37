import Testing

@testable import Cedar

@Suite struct TypedExpressionTests {
    private func typing(_ policy: String, slots: [Slot: Name] = [:]) throws -> PolicyTyping {
        let set = try PolicySet(parsing: policy)
        let parsed = try #require(set.policies.values.first ?? set.templates.values.first)
        return Photos.validator.types(of: parsed, in: Photos.view, slots: slots)
    }

    @Test func everyNodeOfAWellTypedPolicyHasAType() throws {
        let policy = """
            permit(principal, action in Action::"all", resource is Photo in Album::"a")
            when { principal has friend.tagline && principal.friend.tagline != "" }
            unless { context.nested has deep && [context.nested.deep].contains(principal.age) };
            """
        guard case .wellTyped(let condition) = try typing(policy) else {
            Issue.record("the policy is well-typed")
            return
        }
        #expect(condition.type == .bool)
        var untyped: [String] = []
        condition.visit { if $0.type == nil { untyped.append($0.messageText) } }
        #expect(untyped == [])
    }

    @Test func whatIsNeverEvaluatedIsNoPartOfTheTypes() throws {
        guard
            case .neverTrue(let condition, let errors) = try typing(
                "permit(principal is Robot, action, resource) when { 1 };")
        else {
            Issue.record("no principal of the environment is a robot")
            return
        }
        #expect(condition.messageText == "principal is Robot")
        #expect(errors == [])
    }

    @Test func illTypedPoliciesHaveErrorsOnly() throws {
        let typing = try typing("permit(principal, action, resource) when { principal.nothing };")
        #expect(typing.condition == nil)
        #expect(typing.errors.map(\.kind) == [.unsafeAttributeAccess])
    }

    @Test func slotsHaveTheTypesGivenForThem() throws {
        let policy = "permit(principal in ?principal, action, resource);"
        func slotType(_ slots: [Slot: Name]) throws -> CedarType? {
            var type: CedarType?
            try typing(policy, slots: slots).condition?.visit { if case .slot = $0.kind { type = $0.type } }
            return type
        }
        #expect(try slotType([:]) == .entity(Name(path: "User")))
        #expect(try slotType([.principal: Name(path: "Team")]) == .entity(Name(path: "Team")))
    }
}
