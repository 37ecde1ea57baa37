package import Core

/// When principals last used which services: what the audit log remembers.
package protocol AccessHistory: Sendable {
    /// The last allowed call of each of the principals for each action since a moment, in any region and any order.
    ///
    /// - Parameter principals: ARNs of users and roles; calls of a role's sessions are the role's.
    func lastAccesses(
        by principals: Set<String>, in account: AccountID, since: Timestamp
    ) async throws -> [LastAccess]
}

package struct LastAccess: Sendable, Hashable, Codable {
    /// ARN of the user or role.
    package let principal: String
    /// The prefix of the service's actions, such as `s3`.
    package let service: String
    /// The action without the service, such as `GetObject`.
    package let action: String
    package let time: Timestamp
    package let region: String

    package init(principal: String, service: String, action: String, time: Timestamp, region: String) {
        self.principal = principal
        self.service = service
        self.action = action
        self.time = time
        self.region = region
    }
}

/// A plane without an audit log remembers nothing.
package struct NoAccessHistory: AccessHistory {
    package init() {}

    package func lastAccesses(
        by principals: Set<String>, in account: AccountID, since: Timestamp
    ) async throws -> [LastAccess] { [] }
}
