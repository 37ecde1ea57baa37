public import Cedar

/// Answers questions about policies for all requests and entities that a schema allows.
///
/// ```swift
/// let analyzer = Analyzer(schema)
/// let analysis = try await analyzer.analyze(.implies(newPolicies, oldPolicies))
/// if analysis.holds == true { print("the new policies allow nothing that the old ones did not") }
/// ```
///
/// A policy set or policy is put to an SMT solver as formulas on all that a request and the entities may be; the
/// encoding follows the reference implementation's symbolic compiler. Taken for granted is that data conform to the
/// schema and that every entity which is referred to exists: where entities may be missing, policies can fail that
/// `neverErrors` says never fail.
public struct Analyzer: Sendable {
    public let schema: Schema
    public let solver: Solver
    let validator: Validator

    /// - Parameter solver: analyzers may share one.
    public init(_ schema: Schema, solver: Solver = Solver()) {
        self.schema = schema
        self.solver = solver
        validator = Validator(schema)
    }

    /// Answers a query in each request environment of the selection.
    ///
    /// - Throws: ``AnalysisError`` for what cannot be asked, ``SolverError`` when there is no solver, and
    ///   `CancellationError` when the task is cancelled; the solver is stopped then.
    public func analyze(_ query: Query, in selection: EnvironmentSelection = .all) async throws -> Analysis {
        try check(query.subjects)
        let environments = try environments(selection)
        let outcomes = try await inAll(environments) { environment in
            try await outcome(of: query, in: environment)
        }
        return Analysis(
            kind: query.kind,
            results: zip(environments, outcomes).map { Analysis.Result(environment: $0, outcome: $1) })
    }

    /// What would be put to the solver, as SMT-LIB text that can be run by itself; nothing is solved. Satisfiable is
    /// what has a counterexample.
    ///
    /// - Throws: ``AnalysisError``, or ``Unsupported`` for what cannot be put to it.
    public func scripts(
        for query: Query, in selection: EnvironmentSelection = .all
    ) throws -> [(environment: RequestEnvironment, text: String)] {
        try check(query.subjects)
        return try environments(selection).map { environment in
            let script = try encoding(of: query, in: environment).script
            let values = script.texts.isEmpty ? "" : "(get-value (\(script.texts.joined(separator: " "))))\n"
            return (environment, "\(script.text)(check-sat)\n\(values)")
        }
    }

    // MARK: What can be asked

    func check(_ subjects: [Subject]) throws {
        var errors: [ValidationError] = []
        for subject in subjects {
            switch subject {
            case .policy(let named):
                guard !named.policy.isTemplate else { throw AnalysisError.template(named.id) }
                errors += validator.validate(named.policy, id: named.id).errors
            case .policies(let set): errors += validator.validate(set).errors
            }
        }
        guard errors.isEmpty else { throw AnalysisError.invalidPolicies(errors) }
    }

    func environments(_ selection: EnvironmentSelection) throws -> [RequestEnvironment] {
        let environments = schema.requestEnvironments.filter(selection.contains)
        guard !environments.isEmpty else { throw AnalysisError.noEnvironment(selection) }
        return environments
    }

    // MARK: Answers

    private func encoding(of query: Query, in environment: RequestEnvironment) throws(Unsupported) -> Encoding {
        var encoder = PolicyEncoder(validator, environment)
        var facts: [Term] = []
        for subject in query.subjects { facts.append(try encoder.fact(of: subject, for: query.kind)) }
        let refutation = encoder.withTerms { query.kind.refutation(facts, &$0) }
        return Encoding(refutation, in: encoder.encoder.store)
    }

    func outcome(of query: Query, in environment: RequestEnvironment) async throws -> Analysis.Outcome {
        let encoding: Encoding
        do throws(Unsupported) {
            encoding = try self.encoding(of: query, in: environment)
        } catch {
            return .unknown(.unsupported(error))
        }
        switch try await scenario(of: encoding) {
        case .impossible: return .holds
        case .unknown(let reason): return .unknown(reason)
        case .possible(let scenario):
            let evaluations = query.subjects.map { scenario.evaluation(of: $0) }
            let facts = evaluations.map { $0.fact(for: query.kind) }
            guard query.kind.isRefuted(by: facts) else { return .unknown(.counterexampleDidNotReplay) }
            return .counterexample(Counterexample(scenario: scenario, evaluations: evaluations))
        }
    }
}
