import Core
import Store

/// What a write's transaction changes.
final class PostgresWriter: PostgresReader, StoreWriter {
    /// The collections that it changed.
    private(set) var changed: Set<String> = []

    func put(_ key: RecordKey, _ value: [UInt8], expires: Timestamp?, if condition: WriteCondition) throws -> Int64 {
        try key.validate()
        let expiry = expires.map { PostgresValue.integer($0.microseconds) } ?? .null
        let values = key.values + [.bytes(value), expiry, .integer(now)]
        let rows =
            switch condition {
            case .none: try run(PostgresSQL.put, values)
            case .absent: try run(PostgresSQL.putIfAbsent, values)
            case .present: try run(PostgresSQL.putIfPresent, values)
            case .version(let version): try run(PostgresSQL.putIfVersion, values + [.integer(version)])
            }
        guard rows.count > 0 else { throw StoreError.conditionFailed(collection: key.collection) }
        changed.insert(key.collection)
        return rows.integer(0, 0)
    }

    func delete(_ key: RecordKey, if condition: WriteCondition) throws -> Bool {
        if condition == .absent {
            guard try get(key) == nil else { throw StoreError.conditionFailed(collection: key.collection) }
            return false
        }
        let values = key.values + [.integer(now)]
        let rows =
            if case .version(let version) = condition {
                try run(PostgresSQL.deleteIfVersion, values + [.integer(version)])
            } else {
                try run(PostgresSQL.delete, values)
            }
        guard rows.changed > 0 else {
            guard condition == .none else { throw StoreError.conditionFailed(collection: key.collection) }
            return false
        }
        changed.insert(key.collection)
        return true
    }
}
