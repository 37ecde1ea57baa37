import Cedar
import Testing

@testable import CedarAnalysis

/// Where a request and its entities are given, an expression's encoding says what the evaluator says.
@Suite struct EvaluatorAgreementTests {
    private let solver = Solver(SolverSettings(timeLimit: .seconds(60)))

    private static func environment(of schema: Schema) throws -> RequestEnvironment {
        try #require(
            schema.requestEnvironments.first { environment in
                environment.principal.path == "User" && environment.resource.path == "Document"
                    && environment.action.id == "view"
            })
    }

    private static func batch(seed: Int, size: Int) throws -> ExpressionBatch {
        let schema = try Zoo.schema()
        let environment = try environment(of: schema)
        var scenarios = ScenarioSource(schema, seed: UInt64(seed))
        var expressions = ExpressionSource(seed: UInt64(seed) + 1000)
        var batch = ExpressionBatch(schema, environment, try scenarios.scenario(in: environment))
        while batch.items.count < size { try batch.add(expressions.expression(3)) }
        return batch
    }

    @Test func scenariosConformToTheirSchema() throws {
        let schema = try Zoo.schema()
        var source = ScenarioSource(schema, seed: 1)
        for environment in schema.requestEnvironments {
            let scenario = try source.scenario(in: environment)
            #expect(scenario.request.validate(against: schema).isEmpty)
            #expect(scenario.entities.validate(against: schema).isEmpty)
        }
    }

    @Test(arguments: 0..<24)
    func randomExpressionsHaveTheEvaluatorsValue(seed: Int) async throws {
        let differences = try await Self.batch(seed: seed, size: 60).differences(solver)
        #expect(differences.isPossible)
        #expect(differences.texts == [])
    }

    @Test func everyOperatorIsAmongTheRandomExpressions() throws {
        var labels: Set<String> = []
        var failures = 0
        for seed in 0..<24 {
            let batch = try Self.batch(seed: seed, size: 60)
            labels.formUnion(batch.labels)
            failures += batch.items.count { $0.evaluation.fact(for: .neverErrors) }
        }
        let operators = [
            "literal", "variable", "and", "or", "conditional", "attribute", "has", "like", "isType", "set", "record",
            "not", "negate", "isEmpty", "equal", "less", "lessOrEqual", "add", "subtract", "multiply", "in", "contains",
            "containsAll", "containsAny", "getTag", "hasTag",
        ]
        let missing = Set(operators + ExtensionFunction.allCases.map(\.rawValue)).subtracting(labels)
        #expect(missing == [])
        #expect(failures > 30)
    }

    @Test func aDifferenceIsFound() async throws {
        var batch = try Self.batch(seed: 1, size: 20)
        batch.falsify(7)
        let differences = try await batch.differences(solver)
        #expect(differences.isPossible)
        #expect(differences.texts.count == 1)
    }
}
