import Cedar
import Core
import Plane

extension VerifiedPermissionsService {
    /// Decides requests that share their entities, all by the same version of the store, and logs each decision.
    ///
    /// - Parameter began: when the service took the call, for the latency that is logged.
    func decide(
        _ requests: [Request], _ entities: LoadedEntities, by ready: ReadyStore, for call: Call,
        since began: ContinuousClock.Instant
    ) async throws -> [Decision] {
        for request in requests { try quotas.checkParents(of: request, in: entities.entities) }
        var entries: [DecisionEntry] = []
        let decisions = requests.map { request in
            let decision = Decision(request, entities.graph, by: ready.snapshot)
            entries.append(entry(for: decision, entities, began.duration(to: .now), ready, call))
            return decision
        }
        await decisionLog.write(entries, for: ready, into: call.store)
        return decisions
    }

    private func entry(
        for decision: Decision, _ entities: LoadedEntities, _ latency: Swift.Duration, _ ready: ReadyStore, _ call: Call
    ) -> DecisionEntry {
        let parts = latency.components
        return DecisionEntry(
            id: DecisionID(call.time), requestID: call.requestID, sourceIP: call.origin.sourceIP,
            userAgent: call.origin.userAgent, callerARN: call.caller.arn, region: call.region.rawValue,
            store: ready.open.store, decision: decision, entities: entities,
            latencyMicroseconds: parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000)
    }
}
