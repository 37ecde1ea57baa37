import Cedar
import Core

/// The schema of a policy store as it is kept: the very text that was put.
struct SchemaRecord: Codable, Sendable {
    let text: String
    let namespaces: [String]
    let created: Timestamp
    let updated: Timestamp
}

/// A schema that was read, with what is worked out of it once. A class, as every decision hands it on.
final class StoreSchema: Sendable {
    let record: SchemaRecord
    let schema: Schema
    let validator: Validator

    init(_ record: SchemaRecord) throws {
        self.record = record
        schema = try Schema(json: record.text)
        validator = Validator(schema)
    }
}
