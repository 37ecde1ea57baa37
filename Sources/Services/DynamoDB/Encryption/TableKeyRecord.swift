import Core
import Store

/// A table's data key at rest: sealed by the plane's keyring, or wrapped by the table's KMS key.
struct TableKeyRecord: Codable, Sendable, Hashable {
    static let collection = RecordCollection<TableKeyRecord>("dynamodb.table-keys")
    static let purpose = "dynamodb.table-key"

    let tableID: String
    /// In base 64, as the other.
    var sealed: String?
    var wrapped: String?

    init(tableID: String, sealed: [UInt8]) {
        self.tableID = tableID
        self.sealed = Base64.encode(sealed)
    }

    init(tableID: String, wrapped: [UInt8]) {
        self.tableID = tableID
        self.wrapped = Base64.encode(wrapped)
    }
}
