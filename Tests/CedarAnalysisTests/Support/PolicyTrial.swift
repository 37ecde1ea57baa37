import Cedar

@testable import CedarAnalysis

/// What each of some policies says of a request, without regard to the others.
struct PolicyTrial {
    private let authorizer: Authorizer

    init(_ policies: [NamedPolicy]) throws {
        var set = PolicySet()
        for named in policies {
            var policy = named.policy
            // All of one effect, so that all that match are among the reasons.
            policy.effect = .permit
            try set.add(policy, id: named.id)
        }
        authorizer = Authorizer(set)
    }

    func outcome(of scenario: Scenario) -> (matches: Set<Text>, failures: Set<Text>) {
        let response = authorizer.isAuthorized(scenario.request, scenario.entities)
        return (Set(response.reasons), Set(response.errors.map(\.policy)))
    }
}

/// Answers of the solver that some request could contradict.
struct Claims {
    var neverErrors: Set<Text> = []
    var alwaysMatches: Set<Text> = []
    var neverMatches: Set<Text> = []
    var implies: [(Text, Text)] = []
    var disjoint: [(Text, Text)] = []
    private(set) var unknown: [UnknownReason] = []

    var count: Int {
        neverErrors.count + alwaysMatches.count + neverMatches.count + implies.count + disjoint.count
    }

    /// Asks all that can be asked of the policies and of each two of them, in one environment.
    init(_ policies: [NamedPolicy], _ analyzer: Analyzer, _ environment: RequestEnvironment) async throws {
        let selection = EnvironmentSelection(
            principalType: environment.principal, action: environment.action, resourceType: environment.resource)
        var unknown: [UnknownReason] = []
        func holds(_ query: Query) async throws -> Bool {
            let analysis = try await analyzer.analyze(query, in: selection)
            unknown += analysis.unknownReasons
            return analysis.holds == true
        }
        for policy in policies {
            if try await holds(.neverErrors(policy)) { neverErrors.insert(policy.id) }
            if try await holds(.alwaysMatches(policy)) { alwaysMatches.insert(policy.id) }
            if try await holds(.neverMatches(policy)) { neverMatches.insert(policy.id) }
            for other in policies where other.id != policy.id {
                if try await holds(.matchesImplies(policy, other)) { implies.append((policy.id, other.id)) }
                if try await holds(.matchesDisjoint(policy, other)) { disjoint.append((policy.id, other.id)) }
            }
        }
        self.unknown = unknown
    }

    /// What the scenario contradicts.
    func contradictions(_ scenario: Scenario, _ trial: PolicyTrial) -> [String] {
        let (matches, failures) = trial.outcome(of: scenario)
        var result: [String] = []
        result += neverErrors.intersection(failures).map { "\($0) fails" }
        result += neverMatches.intersection(matches).map { "\($0) matches" }
        result += alwaysMatches.subtracting(matches).map { "\($0) does not match" }
        result += implies.filter { matches.contains($0) && !matches.contains($1) }.map { "\($0) does not imply \($1)" }
        result += disjoint.filter { matches.contains($0) && matches.contains($1) }.map { "\($0) and \($1) match" }
        return result.isEmpty ? [] : result + [scenario.description]
    }
}
