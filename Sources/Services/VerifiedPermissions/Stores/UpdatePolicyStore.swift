import Core
import Plane

enum UpdatePolicyStore {
    struct Input: StoreInput {
        let policyStoreId: String
        let validationSettings: ValidationSettings
        let deletionProtection: DeletionProtection?
        let description: String?
    }

    /// Policies that are there already are not looked at again, as in AWS.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("UpdatePolicyStore", .write) { (input: Input, store, call) in
            try await store.change(call) { change in
                change.record.mode = input.validationSettings.mode
                if let protection = input.deletionProtection {
                    change.record.isDeletionProtected = protection == .ENABLED
                }
                if let description = input.description { change.record.description = description }
                change.record.updated = change.time
                change.note(.settings, change.record.id)
                return CreatePolicyStore.Output(PolicyStore(change.record, in: store.scope))
            }
        }
    }
}
