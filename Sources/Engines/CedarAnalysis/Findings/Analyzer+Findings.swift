public import Cedar

extension Analyzer {
    /// What is probably not as meant in a policy set: policies without effect, policies that can fail, and environments
    /// in which all or nothing is allowed.
    ///
    /// Of policies that make each other superfluous, only the later ones are found. Takes about as many queries as
    /// there are policies times environments, and more for each finding. Throws as ``analyze(_:in:)`` does.
    public func findings(
        for policies: PolicySet, in selection: EnvironmentSelection = .all
    ) async throws -> PolicyFindings {
        try check([.policies(policies)])
        let environments = try environments(selection)
        let landscape = PolicyLandscape(self, policies.namedPolicies, environments)
        var findings = try await findings(on: landscape)
        for outcome in try await inAll(environments, { try await self.extremes(of: policies, in: $0) }) {
            findings.findings += outcome.findings
            findings.unknown.formUnion(outcome.unknown)
        }
        return findings
    }

    // MARK: Policies

    private func findings(on landscape: PolicyLandscape) async throws -> PolicyFindings {
        var result = PolicyFindings(unknown: landscape.unsupported)
        var byPolicy: [Text: [PolicyFinding]] = [:]
        let usable = landscape.policies.filter { !landscape.unusable.contains($0.id) }
        var remaining: [Policy.Effect: [Text]] = [:]
        for policy in usable { remaining[policy.policy.effect, default: []].append(policy.id) }
        for named in usable.reversed() {
            let id = named.id
            let effect = named.policy.effect
            let others = (remaining[effect] ?? []).filter { $0 != id }
            let found = try await finding(on: id, landscape, others, &result.unknown)
            if found != nil { remaining[effect] = others }
            byPolicy[id] = found.map { [$0] } ?? []
        }
        let forbids = remaining[.forbid] ?? []
        for named in usable where named.policy.effect == .permit && byPolicy[named.id] == [] {
            switch try await landscape.cover(of: named.id, among: forbids) {
            case .complete(let cover): byPolicy[named.id] = [.overridden(policy: named.id, by: cover)]
            case .incomplete: break
            case .unknown(let reason): result.unknown.insert(reason)
            }
        }
        for named in usable {
            result.findings += byPolicy[named.id] ?? []
            result.findings += try await failure(of: named, landscape, &result.unknown).map { [$0] } ?? []
        }
        return result
    }

    /// That the policy never matches, or is superfluous beside the others of its effect.
    private func finding(
        on policy: Text, _ landscape: PolicyLandscape, _ others: [Text], _ unknown: inout Set<UnknownReason>
    ) async throws -> PolicyFinding? {
        switch try await landscape.cover(of: policy, among: others) {
        case .complete(let cover):
            return cover.isEmpty ? .neverMatches(policy: policy) : .shadowed(policy: policy, by: cover)
        case .incomplete: return nil
        case .unknown(let reason):
            unknown.insert(reason)
            return nil
        }
    }

    private func failure(
        of named: NamedPolicy, _ landscape: PolicyLandscape, _ unknown: inout Set<UnknownReason>
    ) async throws -> PolicyFinding? {
        switch try await landscape.scenario(whereFails: named.id) {
        case .impossible: return nil
        case .unknown(let reason): unknown.insert(reason)
        case .possible(let scenario):
            if case .fails = scenario.evaluation(of: .policy(named)) { return .canFail(policy: named.id, scenario) }
            unknown.insert(.counterexampleDidNotReplay)
        }
        return nil
    }

    // MARK: Environments

    private func extremes(of policies: PolicySet, in environment: RequestEnvironment) async throws -> PolicyFindings {
        var result = PolicyFindings()
        let questions: [(Query, PolicyFinding)] = [
            (.alwaysAllows(policies), .allowsAll(environment)), (.alwaysDenies(policies), .deniesAll(environment)),
        ]
        for (query, finding) in questions {
            switch try await outcome(of: query, in: environment) {
            case .holds: result.findings.append(finding)
            case .counterexample: break
            case .unknown(let reason): result.unknown.insert(reason)
            }
        }
        return result
    }
}
