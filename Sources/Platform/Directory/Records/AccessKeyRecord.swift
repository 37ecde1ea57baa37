package import Core

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
