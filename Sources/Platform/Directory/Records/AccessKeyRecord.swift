package import Core
package import Keyring

/// A long-term access key; its secret lies here only sealed by the keyring.
package struct AccessKeyRecord: Sendable, Hashable, Codable {
    /// `AKIA…`
    package var id: String
    /// nil for a key of the account's root.
    package var userName: String?
    package var sealedSecret: [UInt8]
    package var isActive = true
    package var created: Timestamp

    package init(id: String, userName: String?, sealedSecret: [UInt8], created: Timestamp) {
        self.id = id
        self.userName = userName
        self.sealedSecret = sealedSecret
        self.created = created
    }
}

extension AccessKeyRecord {
    private static let purpose = "access-key"

    /// Seals the secret; only the same keyring opens it, and only for the same key id.
    package init(id: String, secret: Secret, userName: String?, created: Timestamp, keyring: Keyring) throws {
        self.init(
            id: id, userName: userName,
            sealedSecret: try keyring.seal(secret.revealedBytes, purpose: Self.purpose, context: id),
            created: created)
    }

    /// A new key with an id that tells its account; the secret can be shown this once.
    package static func make(
        for userName: String?, in account: AccountID, created: Timestamp, keyring: Keyring
    ) throws -> (record: AccessKeyRecord, secret: Secret) {
        let secret = SecureRandom.secretAccessKey()
        let id = UniqueID.make(.accessKey, account: account)
        return (
            try AccessKeyRecord(id: id, secret: secret, userName: userName, created: created, keyring: keyring), secret
        )
    }

    /// Whether the secret had to be sealed anew.
    mutating func reseal(_ keyring: Keyring) throws -> Bool {
        guard let sealed = try keyring.reseal(sealedSecret, purpose: Self.purpose, context: id) else { return false }
        sealedSecret = sealed
        return true
    }

    /// - Throws: `KeyringError` when the record was sealed by another keyring or altered.
    package func secret(_ keyring: Keyring) throws -> Secret {
        Secret(bytes: try keyring.open(sealedSecret, purpose: Self.purpose, context: id))
    }
}
