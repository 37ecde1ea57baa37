import Cedar

/// All policies of a set, encoded in each environment.
struct PolicyLandscape: Sendable {
    struct Place: Sendable {
        let store: SymbolicStore
        /// Only of policies that can be encoded.
        let policies: [Text: EncodedPolicy]
    }

    let analyzer: Analyzer
    let policies: [NamedPolicy]
    private(set) var places: [Place] = []
    private(set) var unsupported: Set<UnknownReason> = []
    /// The policies that cannot be encoded in every environment.
    private(set) var unusable: Set<Text> = []

    init(_ analyzer: Analyzer, _ policies: [NamedPolicy], _ environments: [RequestEnvironment]) {
        self.analyzer = analyzer
        self.policies = policies
        for environment in environments {
            var encoder = PolicyEncoder(analyzer.validator, environment)
            var encoded: [Text: EncodedPolicy] = [:]
            for policy in policies {
                do throws(Unsupported) {
                    encoded[policy.id] = try encoder.encode(policy)
                } catch {
                    unusable.insert(policy.id)
                    unsupported.insert(.unsupported(error))
                }
            }
            places.append(Place(store: encoder.encoder.store, policies: encoded))
        }
    }

    /// A scenario, in any of the environments, in which one policy matches and none of the others.
    func scenario(
        where policy: Text, matchesWithout others: [Text]
    ) async throws -> Analyzer.Possibility {
        try await scenario { place, terms in
            guard let policy = place.policies[policy] else { return terms.bool(false) }
            let others = others.compactMap { place.policies[$0]?.matches }
            let isCovered = terms.any(of: others)
            return terms.and(policy.matches, terms.not(isCovered))
        }
    }

    func scenario(whereFails policy: Text) async throws -> Analyzer.Possibility {
        try await scenario { place, terms in place.policies[policy]?.fails ?? terms.bool(false) }
    }

    private func scenario(
        _ question: (Place, inout TermTable) -> Term
    ) async throws -> Analyzer.Possibility {
        var unknown: UnknownReason?
        for place in places {
            var store = place.store
            let term = question(place, &store.terms)
            switch try await analyzer.scenario(of: Encoding(term, in: store)) {
            case .impossible: continue
            case .possible(let scenario): return .possible(scenario)
            case .unknown(let reason): unknown = reason
            }
        }
        return unknown.map { .unknown($0) } ?? .impossible
    }

    /// The first of the others that matches whatever the policy matches; otherwise some of them that do so together,
    /// none of which can be spared.
    func cover(of policy: Text, among others: [Text]) async throws -> Cover {
        switch try await scenario(where: policy, matchesWithout: others) {
        case .possible: return .incomplete
        case .unknown(let reason): return .unknown(reason)
        case .impossible: break
        }
        for other in others {
            if case .impossible = try await scenario(where: policy, matchesWithout: [other]) {
                // One that never matches needs nobody.
                if case .impossible = try await scenario(where: policy, matchesWithout: []) { return .complete([]) }
                return .complete([other])
            }
        }
        var needed = others
        for other in others {
            let fewer = needed.filter { $0 != other }
            if case .impossible = try await scenario(where: policy, matchesWithout: fewer) { needed = fewer }
        }
        return .complete(needed)
    }

    enum Cover {
        case complete([Text])
        case incomplete
        case unknown(UnknownReason)
    }
}
