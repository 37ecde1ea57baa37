public import Cedar

/// The answer to a query, for each request environment.
public struct Analysis: Hashable, Sendable {
    public struct Result: Hashable, Sendable {
        public let environment: RequestEnvironment
        public let outcome: Outcome
    }

    public enum Outcome: Hashable, Sendable {
        /// What was asked is so for all requests and entities of the environment.
        case holds
        /// It is not so, as this shows.
        case counterexample(Counterexample)
        case unknown(UnknownReason)
    }

    public let kind: Query.Kind
    /// In the order of the schema's environments.
    public let results: [Result]

    /// Whether it holds in all environments; nil when there is no counterexample, but not all is known.
    public var holds: Bool? {
        var isKnown = true
        for result in results {
            switch result.outcome {
            case .holds: continue
            case .counterexample: return false
            case .unknown: isKnown = false
            }
        }
        return isKnown ? true : nil
    }

    public var counterexamples: [Counterexample] {
        results.compactMap { result in
            if case .counterexample(let counterexample) = result.outcome { counterexample } else { nil }
        }
    }
}

/// A request and entities for which what was asked is not so. The evaluator has confirmed it.
public struct Counterexample: Hashable, Sendable {
    public let scenario: Scenario
    /// What the evaluator says of each policy or policy set of the query.
    public let evaluations: [Evaluation]

    public var request: Request { scenario.request }
    public var entities: Entities { scenario.entities }
}

/// Why there is no answer.
public enum UnknownReason: Hashable, Sendable, CustomStringConvertible {
    /// The solver took longer than it may.
    case timeOut
    /// The solver gave up, with the reason that it gave.
    case solverUnknown(String)
    /// The solver ended or could not be understood, with what it said last; it may have run out of memory.
    case solverFailed(String)
    case unsupported(Unsupported)
    /// The solver's model is none that the schema allows, or the evaluator does not agree with it.
    case counterexampleDidNotReplay

    public var description: String {
        switch self {
        case .timeOut: "the solver took too long"
        case .solverUnknown(let reason): "the solver gave up (\(reason))"
        case .solverFailed(let text): "the solver failed" + (text.isEmpty ? "" : ": \(text)")
        case .unsupported(let unsupported): unsupported.description
        case .counterexampleDidNotReplay: "counterexample did not replay"
        }
    }
}
