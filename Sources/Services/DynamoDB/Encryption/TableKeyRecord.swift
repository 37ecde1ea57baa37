import Core
import Keyring
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

    /// Whether the key had to be sealed anew; one that KMS wrapped never has to.
    mutating func reseal(_ keyring: Keyring) throws -> Bool {
        guard let blob = sealed.flatMap({ Base64.decode($0) }),
            let anew = try keyring.reseal(blob, purpose: Self.purpose, context: tableID)
        else { return false }
        sealed = Base64.encode(anew)
        return true
    }

    init(tableID: String, wrapped: [UInt8]) {
        self.tableID = tableID
        self.wrapped = Base64.encode(wrapped)
    }
}
