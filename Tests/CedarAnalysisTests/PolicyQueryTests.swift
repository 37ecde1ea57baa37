import Cedar
import Testing

@testable import CedarAnalysis

@Suite struct PolicyQueryTests {
    private let solver = Solver(SolverSettings(timeLimit: .seconds(60)))

    private func holds(_ query: Query) async throws -> Bool? {
        let analyzer = try Garden.analyzer(solver)
        let analysis = try await analyzer.analyze(query)
        analysis.expectSound(query, analyzer.schema)
        #expect(analysis.results.map(\.environment) == analyzer.schema.requestEnvironments)
        return analysis.holds
    }

    @Test(arguments: [
        ("principal.age > 0", true),
        ("principal.age + 1 > 0", false),
        ("principal.age - 1 > 0", false),
        ("principal.age * 3 > 0", false),
        ("principal.age * resource.shape.wide > 0", false),
        ("-principal.age > 0", false),
        ("principal.age < 1000 && principal.age > -1000 && principal.age * principal.age >= 0", true),
        ("principal.age < 9223372036854775807 && principal.age + 1 > 0", true),
        ("principal.age > -9223372036854775808 && -principal.age < 0", true),
        ("context.mfa || principal.age + 1 > 0", false),
        ("if context.mfa then true else principal.age + 1 > 0", false),
        ("false && principal.age + 1 > 0", true),
        ("principal has manager && principal.manager.age > 0", true),
        ("principal.hasTag(\"a\") && principal.getTag(\"a\") > 0", true),
        ("context.now.offset(context.wait) > context.now", false),
        ("context.now.durationSince(context.since) > context.wait", false),
        ("context.now.toDate() <= context.now", false),
        ("context.now.toTime() >= duration(\"0ms\")", true),
        ("context.wait.toDays() > 3", true),
    ])
    func neverErrors(condition: String, expected: Bool) async throws {
        #expect(try await holds(.neverErrors(Garden.when(condition))) == expected)
    }

    @Test(arguments: [
        ("permit (principal, action, resource);", true),
        ("forbid (principal, action, resource);", true),
        ("permit (principal is User, action, resource is Plot);", true),
        ("permit (principal, action in Action::\"any\", resource);", true),
        ("permit (principal, action == Action::\"dig\", resource);", false),
        ("permit (principal, action in [Action::\"dig\", Action::\"look\"], resource);", true),
        ("permit (principal == User::\"ann\", action, resource);", false),
        ("permit (principal in Group::\"all\", action, resource);", false),
        ("permit (principal, action, resource) when { context.mfa } unless { context.mfa };", false),
        ("permit (principal, action, resource) when { context.mfa || !context.mfa };", true),
        ("permit (principal, action, resource) when { principal.name like \"*\" };", true),
        ("permit (principal, action, resource) when { principal in [principal, User::\"a\"] };", true),
        ("permit (principal, action, resource) when { principal.age + 0 == principal.age };", true),
        ("permit (principal, action, resource) when { principal.age + 1 > principal.age };", false),
        ("permit (principal, action, resource) when { context.now.toTime() < duration(\"1d\") };", true),
        ("permit (principal, action, resource) when { [1, 2].containsAll([2, 1, 1]) };", true),
        (
            """
            permit (principal, action, resource)
            when { [Colour::"red", Colour::"green", Colour::"blue"].contains(principal.colour) };
            """, true
        ),
    ])
    func alwaysMatches(policy: String, expected: Bool) async throws {
        #expect(try await holds(.alwaysMatches(Garden.policy(policy))) == expected)
    }

    @Test(arguments: [
        ("principal.age > 5 && principal.age < 6", true),
        ("principal.age > 5 && principal.age < 7", false),
        ("principal in Group::\"a\" && !(principal in Group::\"a\")", true),
        ("Group::\"a\" in Group::\"b\" && Group::\"b\" in Group::\"a\"", true),
        (
            """
            resource in Plot::"a" && Plot::"a" in Plot::"b" && Plot::"b" in resource && resource != Plot::"a"
            """,
            true
        ),
        ("Group::\"a\" in Group::\"b\" && !(Group::\"b\" in Group::\"a\")", false),
        ("resource.notes.isEmpty() && resource.notes.contains(\"a\")", true),
        ("resource.notes.containsAny([\"a\", \"b\"]) && !resource.notes.contains(\"a\")", false),
        ("principal.name like \"a*\" && principal.name like \"b*\"", true),
        ("principal.name like \"a*\" && principal.name like \"*b\" && principal.name != \"ab\"", false),
        ("principal.name like \"a\\*\" && principal.name != \"a*\"", true),
        ("principal.name like \"*é*\" && principal.name like \"*b*\"", false),
        ("principal.name like \"*é*\" && !(principal.name like \"*\")", true),
        ("principal.name like \"*ab*\" && !(principal.name like \"*b*\")", true),
        ("principal.name like \"*b*\" && !(principal.name like \"*ab*\") && !(principal.name like \"b*\")", false),
        ("resource has note && resource.note == \"x\" && !(resource has note)", true),
        ("resource.shape has label && resource.shape.label like \"?*\"", false),
        ("resource.shape == {wide: 1, high: 2} && resource.shape.wide == 2", nil),
        ("context.from.isIpv4() && context.from.isIpv6()", true),
        ("context.from.isLoopback() && context.from.isMulticast()", true),
        ("context.from.isInRange(ip(\"10.0.0.0/8\")) && context.from.isInRange(ip(\"10.0.0.0/9\"))", false),
        ("context.price.lessThan(decimal(\"1.0\")) && context.price.greaterThan(decimal(\"0.9999\"))", true),
        ("context.wait.toHours() == 1 && context.wait.toMinutes() == 59", true),
        ("context.now < datetime(\"1969-01-01\") && context.now.toDate() > context.now", true),
    ])
    func neverMatches(condition: String, expected: Bool?) async throws {
        let policy = try Garden.when(condition)
        guard let expected else {
            // Records with optional attributes have no literals of their type.
            await #expect(throws: AnalysisError.self) { try await holds(.neverMatches(policy)) }
            return
        }
        #expect(try await holds(.neverMatches(policy)) == expected)
    }

    @Test(arguments: [
        ("context.mfa && resource.open", "resource.open", true),
        ("resource.open", "context.mfa && resource.open", false),
        ("principal in Group::\"a\" && Group::\"a\" in Group::\"b\"", "principal in Group::\"b\"", true),
        ("principal in Group::\"a\"", "principal in Group::\"b\"", false),
        ("Group::\"a\" in resource.readers && principal in Group::\"a\"", "principal in resource.readers", true),
        ("resource.readers.contains(Group::\"a\") && principal in Group::\"a\"", "principal in resource.readers", true),
        ("principal in resource.readers", "principal in Group::\"a\"", false),
        (
            "principal in resource.readers && [Group::\"a\"].containsAll(resource.readers)",
            "principal in Group::\"a\"",
            true
        ),
        ("principal.name like \"a*b\"", "principal.name like \"a*\"", true),
        ("principal.name like \"a*\"", "principal.name like \"a*b\"", false),
        ("principal.name == \"é\"", "principal.name like \"*é\"", true),
        ("context.from.isInRange(ip(\"10.1.0.0/16\"))", "context.from.isInRange(ip(\"10.0.0.0/8\"))", true),
        ("context.from.isInRange(ip(\"10.0.0.0/8\"))", "context.from.isInRange(ip(\"10.1.0.0/16\"))", false),
        (
            "context.from.isLoopback()", "context.from.isInRange(ip(\"127.0.0.0/8\")) || context.from == ip(\"::1\")",
            true
        ),
        ("context.from.isMulticast() && context.from.isIpv6()", "context.from.isInRange(ip(\"ff00::/8\"))", true),
        ("context.price.lessThan(decimal(\"1.0\"))", "context.price.lessThanOrEqual(decimal(\"0.9999\"))", true),
        ("context.wait.toDays() >= 1", "context.wait >= duration(\"1d\")", true),
        ("context.now.offset(duration(\"1d\")) < context.since", "context.now < context.since", true),
        (
            "principal.colour != Colour::\"red\" && principal.colour != Colour::\"blue\"",
            "principal.colour == Colour::\"green\"", true
        ),
        (
            "principal has manager && principal.manager == principal",
            "principal has manager && principal.manager.manager == principal", nil
        ),
        (
            "principal has manager && principal.manager == principal",
            "principal has manager && principal.manager has manager && principal.manager.manager == principal", true
        ),
        (
            "principal.hasTag(\"a\") && principal.getTag(\"a\") > 5",
            "principal.hasTag(\"a\") && principal.getTag(\"a\") > 4", true
        ),
        ("principal.hasTag(\"a\")", "principal.hasTag(principal.name)", false),
        ("resource.notes == [\"a\", \"b\"]", "resource.notes.contains(\"b\")", true),
        ("principal.age * 2 > 10", "principal.age > 5", true),
        ("principal.age > 5", "principal.age * 2 > 10", false),
        // What fails does not match, so that it implies everything and nothing implies it.
        ("principal.age + 9223372036854775807 > 0 && principal.age > 0", "context.mfa", true),
    ])
    func matchesImplies(first: String, second: String, expected: Bool?) async throws {
        let query = Query.matchesImplies(try Garden.when(first, id: "first"), try Garden.when(second, id: "second"))
        guard let expected else {
            await #expect(throws: AnalysisError.self) { try await holds(query) }
            return
        }
        #expect(try await holds(query) == expected)
    }

    @Test(arguments: [
        ("context.mfa", "!context.mfa", false, true),
        ("context.mfa && resource.open", "resource.open && context.mfa", true, false),
        ("!(principal.age > 5)", "principal.age <= 5", true, false),
        ("principal == resource.owner", "resource.owner == principal", true, false),
        ("principal.name == \"a\"", "principal.name == \"b\"", false, true),
        ("context.from.isIpv4()", "!context.from.isIpv6()", true, false),
        (
            "context.now.toDate() == datetime(\"2024-01-01\")", "context.now.toDate() == datetime(\"2024-01-02\")",
            false, true
        ),
        ("resource.shape == principal.manager.shape", "true", nil, nil),
        ("resource.notes.containsAll([\"a\"])", "resource.notes.contains(\"a\")", true, false),
        ("if context.mfa then resource.open else false", "context.mfa && resource.open", true, false),
    ])
    func matchesEquivalentAndDisjoint(first: String, second: String, same: Bool?, apart: Bool?) async throws {
        let (first, second) = (try Garden.when(first, id: "first"), try Garden.when(second, id: "second"))
        guard let same, let apart else {
            await #expect(throws: AnalysisError.self) { try await holds(.matchesEquivalent(first, second)) }
            return
        }
        #expect(try await holds(.matchesEquivalent(first, second)) == same)
        #expect(try await holds(.matchesDisjoint(first, second)) == apart)
    }

    @Test func actionsOfOneEnvironmentDoNotCountInAnother() async throws {
        let analyzer = try Garden.analyzer(solver)
        let policy = try Garden.policy("permit (principal, action == Action::\"dig\", resource);")
        let analysis = try await analyzer.analyze(.alwaysMatches(policy))
        #expect(analysis.results.map { $0.outcome == .holds } == [true, false])
        let selection = EnvironmentSelection(action: try EntityUID(parsing: "Action::\"dig\""))
        #expect(try await analyzer.analyze(.alwaysMatches(policy), in: selection).holds == true)
    }
}
