import Core
import Envelope
import Keyring
import Plane
package import Resealing
import Store

typealias StoreKeys = DataKeys<ContentKey>

extension PolicyStore: DataKeyOwner {
    static let principal = "verifiedpermissions.amazonaws.com"
    static let dataKeys = RecordCollection<DataKeyRecord>("verifiedpermissions.store-keys")
    static let dataKeyPurpose = "verifiedpermissions.store-key"

    var dataKeyID: String { id }
    var keyARN: String? { record.encryption?.keyARN }

    func kms(for call: Call) -> KMSClient {
        .verifiedPermissions(call, storeARN: arn, context: record.encryption?.context ?? [:])
    }
}

extension StoreKeys {
    /// - Parameter keyCollections: those of KMS.
    convenience init(keyring: Keyring, keyCollections: [String]) {
        self.init(
            keyring: keyring,
            Kind(
                PolicyStore.dataKeys, purpose: PolicyStore.dataKeyPurpose, keyCollections: keyCollections
            ) { key, id in ContentKey(key, storeID: id) })
    }
}

extension KMSClient {
    /// - Parameter context: the user's own part of the encryption context.
    static func verifiedPermissions(_ call: Call, storeARN: String, context: [String: String]) -> KMSClient {
        var context = context
        context["aws:verifiedpermissions:policy-store-arn"] = storeARN
        return KMSClient(call, as: PolicyStore.principal, context: context) { error, _ in translated(error) }
    }

    /// The API has no errors of KMS's own; a key that cannot be used is a refusal or bad input.
    private static func translated(_ error: AWSError) -> AWSError {
        switch error.code {
        case "AccessDeniedException":
            AWSError(
                "AccessDeniedException", "The KMS key of the policy store refused: \(error.message)",
                detail: error.detail)
        case "NotFoundException", "DisabledException", "KMSInvalidStateException", "InvalidKeyUsageException",
            "InvalidArnException", "IncorrectKeyException", "InvalidCiphertextException", "ValidationException":
            .validation(
                "The KMS key of the policy store cannot be used: \(error.code): \(error.message)",
                at: "encryptionSettings.kmsEncryptionSettings.key")
        default: error
        }
    }
}

extension VerifiedPermissionsService {
    /// What of Verified Permissions rests sealed by the keyring: the data keys of stores that no KMS key encrypts.
    package static let sealedCollections = [
        SealedCollection(PolicyStore.dataKeys) { record, _, keyring in
            try record.reseal(keyring, purpose: PolicyStore.dataKeyPurpose)
        }
    ]
}
