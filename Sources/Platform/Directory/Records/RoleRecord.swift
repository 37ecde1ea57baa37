package import Core

package struct RoleRecord: Sendable, Hashable, Codable {
    package var name: String
    package var path: String
    /// `AROA…`
    package var id: String
    package var created: Timestamp
    package var description: String?
    /// Seconds, 3600 to 43200.
    package var maxSessionDuration = 3600
    /// The trust policy, as it was written.
    package var trustPolicy: String
    package var tags: [Tag] = []
    package var boundary: String?
    package var attached: [String] = []
    package var inline: [String: String] = [:]
    /// Names of the instance profiles that hold the role.
    package var instanceProfiles: [String] = []
    /// The service principal that a service-linked role belongs to.
    package var serviceLinkedTo: String?

    package init(name: String, path: String, id: String, created: Timestamp, trustPolicy: String) {
        self.name = name
        self.path = path
        self.id = id
        self.created = created
        self.trustPolicy = trustPolicy
    }

    package func arn(in account: AccountID) -> String { "arn:aws:iam::\(account):role\(path)\(name)" }
}
