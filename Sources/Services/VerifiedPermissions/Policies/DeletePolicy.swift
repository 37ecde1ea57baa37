import Core
import Plane
import Store

enum DeletePolicy {
    struct Input: StoreInput {
        let policyStoreId: String
        let policyId: String
    }

    /// One that is gone already is no error.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("DeletePolicy", .write) { (input: Input, store, call) in
            try await store.change(call) { change in
                let reader = PolicyReader(store, change.writer)
                let record: PolicyRecord
                do {
                    record = try reader.record(input.policyId)
                } catch let error as AWSError where error.code == "ResourceNotFoundException" {
                    change.isVoid = true
                    return Empty()
                }
                try remove(record, &change)
                return Empty()
            }
        }
    }

    static func remove(_ record: PolicyRecord, _ change: inout StoreChange) throws {
        try StoreContent.policies.delete(record.id, change.store, change.writer)
        try PolicyNames.policy.forget(record.name, change.store, change.writer)
        change.note(.policy, record.id, isDeleted: true)
    }
}
