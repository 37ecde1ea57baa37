package import Core
import FoundationEssentials

/// A collection of records of one type, kept as JSON.
package struct RecordCollection<Value: Codable & Sendable>: Sendable {
    package let name: String

    package init(_ name: String) { self.name = name }

    package func get(_ key: String, in scope: Scope, _ reader: any StoreReader) throws -> Value? {
        try reader.get(RecordKey(scope, name, key)).map(decode)
    }

    /// The value with the version to write it back on.
    package func versioned(_ key: String, in scope: Scope, _ reader: any StoreReader) throws -> (Value, Int64)? {
        try reader.get(RecordKey(scope, name, key)).map { (try decode($0), $0.version) }
    }

    package func contains(_ key: String, in scope: Scope, _ reader: any StoreReader) throws -> Bool {
        try reader.get(RecordKey(scope, name, key)) != nil
    }

    /// Values in the order of their keys; see `StoreReader.scan`.
    package func list(
        in scope: Scope, prefix: String = "", after: String? = nil, limit: Int = .max, _ reader: any StoreReader
    ) throws -> [(key: String, value: Value)] {
        try reader.scan(name, in: scope, prefix: prefix, after: after, limit: limit).map {
            ($0.key.key, try decode($0))
        }
    }

    @discardableResult
    package func put(
        _ value: Value, at key: String, in scope: Scope, expires: Timestamp? = nil,
        if condition: WriteCondition = .none,
        _ writer: any StoreWriter
    ) throws -> Int64 {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = [UInt8](try encoder.encode(value))
        return try writer.put(RecordKey(scope, name, key), bytes, expires: expires, if: condition)
    }

    @discardableResult
    package func delete(
        _ key: String, in scope: Scope, if condition: WriteCondition = .none, _ writer: any StoreWriter
    ) throws -> Bool {
        try writer.delete(RecordKey(scope, name, key), if: condition)
    }

    private func decode(_ record: Record) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(record.value))
        } catch {
            throw StoreError.corrupt(collection: name, reason: "not a \(Value.self)")
        }
    }
}
