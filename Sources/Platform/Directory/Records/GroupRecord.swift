package import Core

package struct GroupRecord: Sendable, Hashable, Codable {
    package var name: String
    package var path: String
    /// `AGPA…`
    package var id: String
    package var created: Timestamp
    package var attached: [String] = []
    package var inline: [String: String] = [:]

    package init(name: String, path: String, id: String, created: Timestamp) {
        self.name = name
        self.path = path
        self.id = id
        self.created = created
    }

    package func arn(in account: AccountID) -> String { "arn:aws:iam::\(account):group\(path)\(name)" }
}
