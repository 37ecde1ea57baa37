package import Core

/// The account and region that a record belongs to; a global service's records have an empty region.
package struct Scope: Sendable, Hashable, Comparable {
    package let account: String
    package let region: String

    package init(account: AccountID, region: Region? = nil) {
        self.account = account.rawValue
        self.region = region?.rawValue ?? ""
    }

    /// For backends, which read scopes back.
    package init(account: String, region: String) {
        self.account = account
        self.region = region
    }

    /// What belongs to the plane itself and to no account.
    package static let plane = Scope(account: "", region: "")

    package static func < (left: Scope, right: Scope) -> Bool {
        (left.account, left.region) < (right.account, right.region)
    }
}
