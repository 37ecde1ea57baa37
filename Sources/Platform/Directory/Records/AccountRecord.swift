package import Core

/// An account of this plane and what belongs to its root.
package struct AccountRecord: Sendable, Hashable, Codable {
    package var id: AccountID
    package var created: Timestamp
    package var name: String?
    package var email: String?
    package var alias: String?
    /// Ids of the root's access keys, in the order they were made.
    package var rootAccessKeys: [String] = []
    /// Serial numbers of the root's MFA devices.
    package var rootMFADevices: [String] = []

    package init(id: AccountID, created: Timestamp, name: String? = nil, email: String? = nil) {
        self.id = id
        self.created = created
        self.name = name
        self.email = email
    }
}

package struct AccountAlias: Sendable, Hashable, Codable {
    package var account: AccountID

    package init(account: AccountID) { self.account = account }
}

package struct AccessKeyAccount: Sendable, Hashable, Codable {
    package var account: AccountID

    package init(account: AccountID) { self.account = account }
}
