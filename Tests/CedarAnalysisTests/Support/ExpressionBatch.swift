import Cedar

@testable import CedarAnalysis

/// Expressions that are held against the evaluator together, in one scenario.
struct ExpressionBatch {
    struct Item {
        let text: String
        let encoded: EncodedPolicy
        let evaluation: Evaluation
    }

    private let validator: Validator
    private let scenario: Scenario
    private var encoder: PolicyEncoder
    private(set) var items: [Item] = []
    /// The kinds of nodes that were encoded, as ``TypedExpression/label`` tells them apart.
    private(set) var labels: Set<String> = []

    init(_ schema: Schema, _ environment: RequestEnvironment, _ scenario: Scenario) {
        validator = Validator(schema)
        encoder = PolicyEncoder(validator, environment)
        self.scenario = scenario
    }

    /// Takes an expression if it is valid in strict mode. One that is no Boolean is compared with its value.
    mutating func add(_ text: String) throws {
        let policy = try policy(text)
        let named = NamedPolicy(policy, id: "tried")
        guard validator.validate(policy, id: named.id).passed else { return }
        let encoded = try encoder.encode(named)
        items.append(Item(text: text, encoded: encoded, evaluation: scenario.evaluation(of: .policy(named))))
        let typing = validator.types(of: policy, in: encoder.encoder.store.environment)
        typing.condition?.visit { labels.insert($0.label) }
    }

    private func policy(_ text: String) throws -> Policy {
        let condition: String
        do {
            let value = try Expression(parsing: text).evaluated(for: scenario.request, in: scenario.entities)
            condition = value.type == .bool ? text : "\(text) == \(value.cedarText)"
        } catch is EvaluationError {
            condition = "[\(text)] == [\(text)]"
        }
        let environment = encoder.encoder.store.environment
        let scope = "principal is \(environment.principal), action == \(environment.action), "
        return try Policy(parsing: "permit (\(scope)resource is \(environment.resource)) when { \(condition) };")
    }

    /// Whether the scenario is possible at all, and the expressions whose encodings can differ from the evaluation in
    /// it.
    func differences(_ solver: Solver) async throws -> (isPossible: Bool, texts: [String]) {
        var store = encoder.encoder.store
        let given = store.terms.all(of: try store.assumptions(of: scenario))
        let isPossible = try await answer(given, store, solver) == .satisfiable([])
        var differences: [Term] = []
        for item in items { differences.append(item.difference(&store.terms)) }
        let any = store.terms.any(of: differences)
        if try await answer(store.terms.and(given, any), store, solver) == .unsatisfiable { return (isPossible, []) }
        var texts: [String] = []
        for (item, difference) in zip(items, differences) {
            let answer = try await answer(store.terms.and(given, difference), store, solver)
            if answer != .unsatisfiable { texts.append("\(item.text): \(item.evaluation), solver: \(answer)") }
        }
        return (isPossible, texts)
    }

    private func answer(_ question: Term, _ store: SymbolicStore, _ solver: Solver) async throws -> SolverAnswer {
        try await solver.answer(Encoding(question, in: store).script.text, inspecting: [])
    }

    /// Expects the opposite of one expression, so that a difference must be found.
    mutating func falsify(_ index: Int) {
        let item = items[index]
        let opposite: Evaluation = item.evaluation == .matches ? .doesNotMatch : .matches
        items[index] = Item(text: item.text, encoded: item.encoded, evaluation: opposite)
    }
}

extension ExpressionBatch.Item {
    fileprivate func difference(_ terms: inout TermTable) -> Term {
        let fails = terms.bool(evaluation.fact(for: .neverErrors))
        let matches = terms.bool(evaluation.fact(for: .neverMatches))
        let isSame = terms.and(terms.equal(encoded.fails, fails), terms.equal(encoded.matches, matches))
        return terms.not(isSame)
    }
}

extension TypedExpression {
    /// The name of the operator.
    fileprivate var label: String {
        switch kind {
        case .unary(let operation, _): "\(operation)"
        case .binary(let operation, _, _): operation.rawValue
        case .call(let function, _): function.rawValue
        default: String("\(kind)".prefix { $0 != "(" })
        }
    }
}
