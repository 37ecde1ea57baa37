import Core
import Store

/// A name for a key.
struct AliasRecord: Codable, Sendable, Hashable {
    /// `alias/` included.
    let name: String
    var targetKeyID: String
    let created: Timestamp
    var updated: Timestamp?

    static let maximumPerKey = 50

    /// - Throws: `NotFoundException`.
    static func get(_ alias: AliasName, _ reader: any StoreReader) throws -> AliasRecord {
        guard let record = try Records.aliases.get(alias.name, in: alias.scope, reader) else {
            throw AWSError.noAlias(alias)
        }
        return record
    }
}
