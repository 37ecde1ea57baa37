import Testing

@testable import Cedar

@Suite struct ExplanationTests {
    private static let policies = """
        @id("far") permit(principal in Group::"x", action == Action::"edit", resource) when { true };
        @id("near") permit(principal, action == Action::"view", resource is Doc)
        when { context.level > 3 && resource has owner } unless { context.level == 9 };
        @id("ban") forbid(principal, action, resource) when { context.level == 13 };
        """

    private static func explanation(level: Int64) throws -> Explanation {
        let set = try PolicySet(parsing: policies).namedByAnnotation()
        let request = Request(
            principal: try EntityUID(parsing: "User::\"u\""), action: try EntityUID(parsing: "Action::\"view\""),
            resource: try EntityUID(parsing: "Doc::\"d\""), context: ["level": .long(level)])
        let document = Entity(request.resource, attributes: ["owner": .entity(request.principal)])
        return Explainer(set).explain(request, try Entities([document]))
    }

    @Test func aDenialTellsTheNearestPermitAndWhereItStopped() throws {
        let explanation = try Self.explanation(level: 2)
        #expect(explanation.response.decision == .deny)
        #expect(explanation.nearest.map(\.policy) == ["near", "far"])
        let near = try #require(explanation.nearest.first)
        #expect(near.obstacles.map(\.text) == ["context.level > 3"])
        #expect(near.obstacles.first?.values == [Explanation.Named(expression: "context.level", value: "2")])
        #expect(near.parts.map(\.outcome) == [.holds, .holds, .fails, .skipped, .skipped])
        #expect(
            explanation.nearest.last?.obstacles.map(\.text) == [
                "principal in Group::\"x\"", "action == Action::\"edit\"",
            ])
    }

    @Test func anAllowanceTellsWhatMadeItTrue() throws {
        let explanation = try Self.explanation(level: 5)
        #expect(explanation.deciding.map(\.policy) == ["near"])
        #expect(explanation.deciding.filter { !$0.isSatisfied } == [])
        #expect(explanation.nearest.isEmpty)
        #expect(explanation.deciding.first?.parts.last?.text == "!(context.level == 9)")
    }

    @Test func aForbidThatDecidesIsToldAlone() throws {
        let explanation = try Self.explanation(level: 13)
        #expect(explanation.deciding.map(\.policy) == ["ban"])
        #expect(explanation.nearest.isEmpty)
    }

    @Test func whatIsExplainedIsWhatWasDecided() throws {
        var random = RandomExpressions(seed: 4)
        for _ in 0..<200 {
            var set = PolicySet()
            for number in 0..<6 { try set.add(random.policy(depth: 2), id: Text("p\(number)")) }
            let entities = try random.entities()
            let request = random.request()
            let explanation = Explainer(set).explain(request, entities, nearest: .max)
            #expect(explanation.deciding.map(\.policy) == explanation.response.reasons)
            #expect(explanation.deciding.filter { !$0.isSatisfied } == [])
            #expect(explanation.nearest.filter(\.isSatisfied) == [])
        }
    }
}
