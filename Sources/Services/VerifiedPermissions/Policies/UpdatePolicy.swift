import Cedar
import Core
import Plane
import Store

enum UpdatePolicy {
    struct Definition: Decodable, Sendable {
        let `static`: CreatePolicy.Static?
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let policyId: String
        let definition: Definition?
        let name: String?
    }

    private static let path = "definition.static.statement"

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("UpdatePolicy", .write) { (input: Input, store, call) in
            try await service.applyingRules(of: store, call) { rules in
                let new = try input.definition?.static.map {
                    ($0, try rules.readStatic($0.statement, id: input.policyId, at: path))
                }
                return try await store.change(call) { change in
                    try rules.expectCurrent(change)
                    return try update(input, new, service.quotas, &change)
                }
            }
        }
    }

    private static func update(
        _ input: Input, _ new: (text: CreatePolicy.Static, policy: Policy)?, _ quotas: Quotas,
        _ change: inout StoreChange
    ) throws -> PolicyAnswer {
        var reader = PolicyReader(change.store, change.writer)
        var record = try reader.record(input.policyId)
        var decided = try reader.policy(of: record)
        if let new {
            guard record.isStatic else {
                throw AWSError.validation(
                    "The policy is linked to a template; change it with UpdatePolicyTemplate.", at: "definition")
            }
            try PolicyRules.expectSameScope(new.policy, decided, at: path)
            record.statement = new.text.statement
            record.description = new.text.description
            decided = new.policy
            try quotas.checkBytesPerResource(record, decided, change)
        }
        record.name = try PolicyNames.policy.rename(
            record.id, from: record.name, to: input.name, change.store, change.writer)
        record.updated = change.time
        try StoreContent.policies.put(record, at: record.id, change.store, change.writer)
        change.note(.policy, record.id)
        return PolicyAnswer(record, ScopeSummary(decided), storeID: change.store.id)
    }
}

extension PolicyRules {
    /// Effect, principal and resource are what a policy is; actions and conditions are what may change.
    static func expectSameScope(_ new: Policy, _ old: Policy, at path: String) throws {
        let changed =
            (new.effect == old.effect ? [] : ["the effect"])
            + (new.principal == old.principal ? [] : ["the principal"])
            + (new.resource == old.resource ? [] : ["the resource"])
        guard let first = changed.first else { return }
        throw AWSError.validation(
            "An update cannot change \(first) of a policy. Create a policy with the new scope and delete this one.",
            at: path)
    }
}
