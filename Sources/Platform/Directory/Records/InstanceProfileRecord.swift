package import Core

/// A container that hands a role to an instance.
package struct InstanceProfileRecord: Sendable, Hashable, Codable {
    package var name: String
    package var path: String
    /// `AIPA…`
    package var id: String
    package var created: Timestamp
    package var tags: [Tag] = []
    /// The name of its role; there is at most one.
    package var role: String?

    package init(name: String, path: String, id: String, created: Timestamp) {
        self.name = name
        self.path = path
        self.id = id
        self.created = created
    }

    package func arn(in account: AccountID) -> String { "arn:aws:iam::\(account):instance-profile\(path)\(name)" }
}
