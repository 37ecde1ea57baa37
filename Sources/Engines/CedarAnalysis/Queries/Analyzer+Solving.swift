import Cedar

extension Analyzer {
    enum Possibility: Sendable {
        case impossible
        /// With a scenario that shows it, which the evaluator has not been asked about.
        case possible(Scenario)
        case unknown(UnknownReason)
    }

    /// A scenario in which the encoding's question is true.
    func scenario(of encoding: Encoding) async throws -> Possibility {
        switch encoding.plainAnswer {
        case false: return .impossible
        case true: return possibility([:], encoding)
        default: break
        }
        let script = encoding.script
        switch try await solver.answer(script.text, inspecting: script.texts) {
        case .unsatisfiable: return .impossible
        case .satisfiable(let values):
            return possibility(Dictionary(zip(script.inspected, values), uniquingKeysWith: { $1 }), encoding)
        case .unknown(let reason): return .unknown(.solverUnknown(reason))
        case .timeOut: return .unknown(.timeOut)
        case .failed(let text): return .unknown(.solverFailed(text))
        }
    }

    private func possibility(_ answers: [Term: SExpression], _ encoding: Encoding) -> Possibility {
        guard let model = Model(answers, encoding.store.terms, schema),
            let scenario = Scenario(model, schema, encoding.store.environment)
        else { return .unknown(.counterexampleDidNotReplay) }
        return .possible(scenario)
    }

    /// Does something in all environments, as many at a time as there are solver processes; gives the results in order.
    func inAll<Result: Sendable>(
        _ environments: [RequestEnvironment], _ body: @escaping @Sendable (RequestEnvironment) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var results: [Result?] = Array(repeating: nil, count: environments.count)
            for (index, environment) in environments.enumerated() {
                if index >= solver.settings.processes, let (index, result) = try await group.next() {
                    results[index] = result
                }
                group.addTask { (index, try await body(environment)) }
            }
            while let (index, result) = try await group.next() { results[index] = result }
            return results.compactMap { $0 }
        }
    }
}
