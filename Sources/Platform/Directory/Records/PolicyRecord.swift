package import Core

/// A customer-managed policy with its versions.
package struct PolicyRecord: Sendable, Hashable, Codable {
    package struct Version: Sendable, Hashable, Codable {
        /// `v1`, `v2`, …; numbers are never used again.
        package var id: String
        package var document: String
        package var created: Timestamp

        package init(id: String, document: String, created: Timestamp) {
            self.id = id
            self.document = document
            self.created = created
        }
    }

    package var name: String
    package var path: String
    /// `ANPA…`
    package var id: String
    package var created: Timestamp
    package var updated: Timestamp
    package var description: String?
    package var tags: [Tag] = []
    package var versions: [Version]
    package var defaultVersion: String
    package var nextVersion = 2

    package init(name: String, path: String, id: String, created: Timestamp, document: String) {
        self.name = name
        self.path = path
        self.id = id
        self.created = created
        updated = created
        versions = [Version(id: "v1", document: document, created: created)]
        defaultVersion = "v1"
    }

    package func arn(in account: AccountID) -> String { "arn:aws:iam::\(account):policy\(path)\(name)" }
    package var defaultDocument: String? { versions.first { $0.id == defaultVersion }?.document }
}
