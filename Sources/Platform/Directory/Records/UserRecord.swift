package import Core

/// An IAM user, its policies included, so that one read answers what the user may do by itself.
package struct UserRecord: Sendable, Hashable, Codable {
    package var name: String
    /// `/` or `/division/`, with both slashes.
    package var path: String
    /// `AIDA…`
    package var id: String
    package var created: Timestamp
    package var tags: [Tag] = []
    /// ARN of the managed policy that bounds the user.
    package var boundary: String?
    /// Names of groups.
    package var groups: [String] = []
    /// ARNs of managed policies, in the order they were attached.
    package var attached: [String] = []
    /// Documents by policy name.
    package var inline: [String: String] = [:]
    /// Ids of access keys, in the order they were made.
    package var accessKeys: [String] = []
    /// Serial numbers of MFA devices, in the order they were enabled.
    package var mfaDevices: [String] = []
    /// Whether the user has a password.
    package var hasLoginProfile = false

    package init(name: String, path: String, id: String, created: Timestamp) {
        self.name = name
        self.path = path
        self.id = id
        self.created = created
    }

    package func arn(in account: AccountID) -> String { "arn:aws:iam::\(account):user\(path)\(name)" }
}
