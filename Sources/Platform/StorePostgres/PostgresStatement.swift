/// A statement with a name under which every connection prepares it once.
struct PostgresStatement: Sendable {
    let name: String
    let sql: String

    init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}

/// A parameter, sent in PostgreSQL's binary format.
enum PostgresValue {
    case text(String)
    case bytes([UInt8])
    case integer(Int64)
    case null

    /// nil for null.
    var encoded: [UInt8]? {
        switch self {
        case .text(let text): [UInt8](text.utf8)
        case .bytes(let bytes): bytes
        case .integer(let integer): withUnsafeBytes(of: integer.bigEndian) { [UInt8]($0) }
        case .null: nil
        }
    }
}
