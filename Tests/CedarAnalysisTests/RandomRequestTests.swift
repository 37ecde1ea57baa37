import Cedar
import Testing

@testable import CedarAnalysis

/// No request contradicts what the solver says of all.
@Suite struct RandomRequestTests {
    private let solver = Solver(SolverSettings(timeLimit: .seconds(60)))

    @Test(arguments: [Example.photoSharing, .documentManagement])
    func examples(example: Example) async throws {
        let analyzer = Analyzer(example.schema, solver: solver)
        let policies = example.policies.namedPolicies
        let trial = try PolicyTrial(policies)
        let environments = example.schema.requestEnvironments
        var source = ScenarioSource(example.schema, seed: 7)
        source.ids = Self.ids(in: example.policies)
        var matched: Set<Text> = []
        for environment in environments {
            let claims = try await Claims(policies, analyzer, environment)
            #expect(claims.unknown == [])
            #expect(claims.count > 0)
            for _ in 0..<(5000 / environments.count + 1) {
                let scenario = try source.scenario(in: environment)
                matched.formUnion(trial.outcome(of: scenario).matches)
                #expect(claims.contradictions(scenario, trial) == [])
            }
        }
        // Without it the requests would prove nothing.
        #expect(matched == Set(policies.map(\.id)))
    }

    @Test(arguments: 0..<6)
    func randomPolicies(seed: Int) async throws {
        let schema = try Zoo.schema()
        let analyzer = Analyzer(schema, solver: solver)
        let environment = try #require(
            schema.requestEnvironments.first { $0.principal.path == "User" && $0.resource.path == "Document" })
        let policies = try Self.policies(seed: seed, environment, analyzer)
        let claims = try await Claims(policies, analyzer, environment)
        #expect(!claims.unknown.contains(.counterexampleDidNotReplay))
        let trial = try PolicyTrial(policies)
        var source = ScenarioSource(schema, seed: UInt64(seed))
        for _ in 0..<1000 {
            let scenario = try source.scenario(in: environment)
            #expect(claims.contradictions(scenario, trial) == [])
        }
    }

    /// Random conditions, and their conjunctions and disjunctions, so that some imply others.
    private static func policies(
        seed: Int, _ environment: RequestEnvironment, _ analyzer: Analyzer
    ) throws -> [NamedPolicy] {
        var expressions = ExpressionSource(seed: UInt64(seed) + 500)
        let scope = "principal is \(environment.principal), action == \(environment.action), resource is Document"
        func policy(_ condition: String) throws -> NamedPolicy? {
            let policy = try Policy(parsing: "permit (\(scope)) when { \(condition) };")
            let isValid = analyzer.validator.validate(policy, id: "tried").passed
            return isValid ? NamedPolicy(policy, id: Text(condition)) : nil
        }
        var conditions: [String] = []
        while conditions.count < 4 {
            let condition = expressions.bool(2)
            if try policy(condition) != nil, !conditions.contains(condition) { conditions.append(condition) }
        }
        for (left, right) in zip(conditions.prefix(3), conditions.dropFirst()) {
            conditions += ["\(left) && \(right)", "\(left) || \(right)"]
        }
        return try conditions.compactMap { try policy($0) }
    }

    /// The ids that scopes name, so that random entities have them too.
    private static func ids(in policies: PolicySet) -> [Name: [Text]] {
        var ids: [Name: [Text]] = [:]
        for named in policies.namedPolicies {
            for case let uid? in [named.policy.principal.reference?.entity, named.policy.resource.reference?.entity] {
                if ids[uid.type]?.contains(uid.id) != true { ids[uid.type, default: []].append(uid.id) }
            }
        }
        return ids
    }
}
