import Cedar
import Testing

@testable import CedarAnalysis

@Suite struct AnalyzerErrorTests {
    @Test func invalidPoliciesAreRefused() async throws {
        let analyzer = try Garden.analyzer()
        let policy = try Garden.when("principal.size > 3", id: "wrong")
        let error = try await #require(throws: AnalysisError.self) {
            try await analyzer.analyze(.neverErrors(policy))
        }
        guard case .invalidPolicies(let errors) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(errors.first?.kind == .unsafeAttributeAccess)
        #expect(errors.first?.policy == "wrong")
    }

    @Test func templatesAreRefused() async throws {
        let analyzer = try Garden.analyzer()
        let template = try Garden.policy("permit (principal == ?principal, action, resource);", id: "template")
        await #expect(throws: AnalysisError.template("template")) {
            try await analyzer.analyze(.neverMatches(template))
        }
    }

    @Test func unknownEnvironmentsAreRefused() async throws {
        let analyzer = try Garden.analyzer()
        let selection = EnvironmentSelection(principalType: Name(parsing: "Plot"))
        await #expect(throws: AnalysisError.noEnvironment(selection)) {
            try await analyzer.analyze(.alwaysAllows(PolicySet()), in: selection)
        }
    }

    @Test func whatTheSolverCannotExpressIsUnknown() async throws {
        let analyzer = try Garden.analyzer()
        let policy = try Garden.when("principal.name == \"\u{1F600}a\" && !context.mfa", id: "emoji")
        #expect(try await analyzer.analyze(.neverErrors(policy)).holds == true)
        let far = try Garden.when("principal.name == \"\u{E0001}\"", id: "far")
        let analysis = try await analyzer.analyze(.neverErrors(far))
        #expect(analysis.holds == nil)
        guard case .unsupported(let unsupported) = analysis.unknownReasons.first else {
            Issue.record("\(analysis)")
            return
        }
        #expect(unsupported.policy == "far")
        #expect(unsupported.range != nil)
        #expect(unsupported.construct == "text with characters beyond U+2FFFF")
    }

    @Test func scriptsRunByThemselves() async throws {
        let analyzer = try Garden.analyzer()
        let policy = try Garden.when("principal in Group::\"a\" && resource.shape.wide > 5")
        let scripts = try analyzer.scripts(for: .neverMatches(policy))
        #expect(scripts.map(\.environment) == analyzer.schema.requestEnvironments)
        let text = try #require(scripts.first?.text)
        #expect(text.contains("; User below Group"))
        #expect(text.contains("; Plot.shape.wide"))
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("(check-sat)") && !$0.hasPrefix("(get-value") }
        let script = lines.joined(separator: "\n") + "\n"
        #expect(try await analyzer.solver.answer(script, inspecting: []) == .satisfiable([]))
    }
}
