import Core
import Plane

enum GetPolicyStore {
    struct Input: StoreInput {
        let policyStoreId: String
        let tags: Bool?
    }

    struct KMSEncryptionState: Encodable, Sendable {
        let key: String
        let encryptionContext: [String: String]
    }

    struct EncryptionState: Encodable, Sendable {
        var kmsEncryptionState: KMSEncryptionState?
        var `default`: Empty?

        init(_ encryption: PolicyStoreRecord.Encryption?) {
            guard let encryption else {
                self.default = Empty()
                return
            }
            kmsEncryptionState = KMSEncryptionState(key: encryption.keyARN, encryptionContext: encryption.context)
        }
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let arn: String
        let validationSettings: ValidationSettings
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
        let description: String?
        let deletionProtection: DeletionProtection
        let cedarVersion: String
        let encryptionState: EncryptionState
        let tags: [String: String]?
    }

    /// The only generation of the language that is here.
    private static let cedarVersion = "CEDAR_4"

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.storeOperation("GetPolicyStore", .read) { (input: Input, store, _) in
            let record = store.record
            return Output(
                policyStoreId: record.id, arn: store.arn, validationSettings: ValidationSettings(mode: record.mode),
                createdDate: record.created, lastUpdatedDate: record.updated, description: record.description,
                deletionProtection: record.isDeletionProtected ? .ENABLED : .DISABLED, cedarVersion: cedarVersion,
                encryptionState: EncryptionState(record.encryption),
                tags: input.tags == true && !record.tags.isEmpty ? record.tags : nil)
        }
    }
}
