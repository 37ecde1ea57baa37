import Core
import Store

/// A policy store as it is kept: everything about it but its content and its key.
struct PolicyStoreRecord: Codable, Sendable, Hashable {
    enum ValidationMode: String, Codable, Sendable {
        case OFF, STRICT
    }

    /// The KMS key of a store that has one.
    struct Encryption: Codable, Sendable, Hashable {
        let keyARN: String
        /// The user's own part.
        let context: [String: String]
    }

    let id: String
    let created: Timestamp
    var updated: Timestamp
    /// Grows with every change of the store or of anything in it.
    var version: Int64 = 1
    /// The version at which schema or validation mode last changed.
    var rulesVersion: Int64 = 1
    var mode: ValidationMode
    var description: String?
    var isDeletionProtected: Bool
    let encryption: Encryption?
    var tags: [String: String]
    /// The bulk table of the decision log.
    let decisionTable: String
    var decisionLog = DecisionLogSettings()
    /// The version at which the entities that are kept last changed; zero while there never were any.
    var entitiesVersion: Int64 = 0
    var entityCount = 0
    /// Whether a change is made only if the store's tests pass after it.
    var testsBeforeChanges = false
}

/// A policy store in its account and region. A class, as every decision hands it on: copies of so many members would be
/// counted one by one.
final class PolicyStore: Sendable {
    let record: PolicyStoreRecord
    let scope: Scope
    /// Without a region, as AWS writes it.
    let arn: String

    var id: String { record.id }

    init(_ record: PolicyStoreRecord, in scope: Scope) {
        self.record = record
        self.scope = scope
        arn = Self.arn(record.id, account: scope.account)
    }

    static func arn(_ id: String, account: String) -> String {
        ARN(service: "verifiedpermissions", region: "", account: account, resource: "policy-store/\(id)").description
    }
}

/// A policy store whose content can be read.
struct OpenStore: Sendable {
    let store: PolicyStore
    let key: ContentKey
    /// Of a store whose tests must pass before changes: what it was when it was opened.
    var snapshot: StoreSnapshot?

    var id: String { store.id }
    var scope: Scope { store.scope }
}
