import Cedar
import Core
import Plane
import Store

enum ReplayDecisions {
    struct Input: StoreInput {
        let policyStoreId: String
        let proposal: Proposal
        let filter: DecisionFilter?
        let maxResults: Int?
        let nextToken: String?
    }

    struct Item: Encodable, Sendable {
        let decisionId: String
        let time: Timestamp
        let principal: EntityIdentifier
        let action: ActionIdentifier
        let resource: EntityIdentifier
        let recorded: String
        let proposed: String
        let recordedPolicies: [DeterminingPolicy]
        let proposedPolicies: [DeterminingPolicy]
        let errors: [EvaluationProblem]
    }

    struct Output: Encodable, Sendable {
        var replayed = 0
        /// Decisions whose requests were redacted, or whose entities were not kept.
        var skipped = 0
        var changed: [Item] = []
        var nextToken: String?
    }

    /// Makes past decisions again by what is proposed; nothing is written. A page is of decisions looked at.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ReplayDecisions", .read) { (input: Input, store, call) in
            await service.decisionLog.flush()
            let ready = try await service.snapshots.snapshot(of: store.store, for: call)
            let proposed = try input.proposal.set(from: ready.snapshot)
            let schema = try input.proposal.storeSchema(from: ready.snapshot)
            let replay = DecisionReplay(proposed, schema?.schema)
            let query = try DecisionQuery(
                input.filter, input.maxResults, input.nextToken, of: "replay", store, call, usual: 1_000)
            let page = try await query.run(store, call.store)
            var output = Output()
            output.nextToken = page.nextToken
            for logged in page.found { try note(logged, replay, &output) }
            return output
        }
    }

    private static func note(_ logged: LoggedDecision, _ replay: DecisionReplay, _ output: inout Output) throws {
        guard let (request, response) = try replay.response(to: logged) else {
            output.skipped += 1
            return
        }
        output.replayed += 1
        guard response.decision.apiName != logged.decision else { return }
        output.changed.append(
            Item(
                decisionId: logged.id.text, time: logged.time, principal: EntityIdentifier(request.principal),
                action: ActionIdentifier(request.action), resource: EntityIdentifier(request.resource),
                recorded: logged.decision, proposed: response.decision.apiName,
                recordedPolicies: logged.policies.map(DeterminingPolicy.init),
                proposedPolicies: response.determiningPolicies,
                errors: response.problems))
    }
}
