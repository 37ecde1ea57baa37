import Testing

@testable import Cedar

@Suite struct LevelCheckTests {
    /// Conditions for `view` with the least level that they need.
    @Test(arguments: [
        ("true", 0), ("context.mfa", 0), ("principal == resource.owner", 1), ("principal.isAdmin", 1),
        ("principal has tagline", 1), ("principal in Team::\"a\"", 1), ("principal.hasTag(\"a\")", 1),
        ("principal.manager.isAdmin", 2), ("resource.owner.manager in Team::\"a\"", 3),
        ("resource.owner.manager.address.street == \"\"", 3), ("principal.address.street == \"\"", 1),
        ("{ a: principal, b: resource.owner }.a.isAdmin", 1), ("{ a: resource.owner }.a.isAdmin", 2),
        ("(if context.mfa then principal else principal.manager).isAdmin", 2),
        ("principal.hasTag(principal.name) && principal.getTag(principal.name) == \"\"", 1),
        ("action in Action::\"all\"", 1), ("false && principal.isAdmin", 0),
    ])
    func theLevelIsTheLongestChainOfLookUps(condition: String, level: Int) throws {
        let policy = #"permit(principal, action == Action::"view", resource) when { \#(condition) };"#
        #expect(try Photos.errors(policy: policy, level: level) == [])
        guard level > 0 else { return }
        #expect(
            try Photos.errors(policy: policy, level: 0).contains(
                "this policy requires level \(level), which exceeds the maximum allowed level (0)"))
        #expect(try Photos.result(policy, level: level - 1).errors.first?.kind == .entityDerefLevelViolation)
    }

    @Test func entitiesInThePolicyAreNoPlaceToLookFrom() throws {
        let policy = #"permit(principal, action == Action::"view", resource) when { User::"a".isAdmin };"#
        #expect(
            try Photos.errors(policy: policy, level: 9) == ["entity literals cannot be dereferenced at any level"])
    }

    @Test func theActionOfTheRequestMayBeNamed() throws {
        let policy =
            #"permit(principal, action == Action::"view", resource) when { Action::"view" in Action::"all" };"#
        #expect(try Photos.errors(policy: policy, level: 1) == [])
    }
}
