import Cedar
import Core
import Plane
import Store

enum PutDecisionLogSettings {
    struct Input: StoreInput {
        let policyStoreId: String
        let settings: DecisionLogSettings
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let settings: DecisionLogSettings
    }

    /// What is not given stays as it is.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("PutDecisionLogSettings", .write) { (input: Input, store, call) in
            try input.settings.check()
            return try await store.change(call) { change in
                change.record.decisionLog = input.settings.completed(by: change.record.decisionLog)
                change.note(.settings, change.record.id)
                return Output(policyStoreId: store.id, settings: change.record.decisionLog)
            }
        }
    }
}

enum GetDecisionLogSettings {
    struct Input: StoreInput {
        let policyStoreId: String
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.storeOperation("GetDecisionLogSettings", .read) { (_: Input, store, _) in
            PutDecisionLogSettings.Output(policyStoreId: store.id, settings: store.record.decisionLog)
        }
    }
}

enum ListDecisions {
    struct Input: StoreInput {
        let policyStoreId: String
        let filter: DecisionFilter?
        let maxResults: Int?
        let nextToken: String?
    }

    struct Item: Encodable, Sendable {
        let decisionId: String
        let time: Timestamp
        let decision: String
        let principal: EntityIdentifier
        let action: ActionIdentifier
        let resource: EntityIdentifier
        let determiningPolicies: [DeterminingPolicy]
        let errors: [EvaluationProblem]
        let storeVersion: Int64
        let latencyMicroseconds: Int64
        let event: String

        init(_ logged: LoggedDecision, of store: PolicyStore) {
            decisionId = logged.id.text
            time = logged.time
            decision = logged.decision
            principal = EntityIdentifier(logged.principal)
            action = ActionIdentifier(logged.action)
            resource = EntityIdentifier(logged.resource)
            determiningPolicies = logged.policies.map(DeterminingPolicy.init)
            errors = logged.errors.map(EvaluationProblem.init)
            storeVersion = logged.storeVersion
            latencyMicroseconds = logged.latencyMicroseconds
            event = String(decoding: logged.event(of: store), as: UTF8.self)
        }
    }

    struct Output: Encodable, Sendable {
        let decisions: [Item]
        let nextToken: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ListDecisions", .list) { (input: Input, store, call) in
            await service.decisionLog.flush()
            let query = try DecisionQuery(
                input.filter, input.maxResults, input.nextToken, of: "decisions", store, call, usual: 50)
            let page = try await query.run(store, call.store)
            return Output(
                decisions: page.found.map { Item($0, of: store.store) }, nextToken: page.nextToken)
        }
    }
}
