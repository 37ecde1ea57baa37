import Cedar
import Core
import Plane
import Store

enum PutSchema {
    struct Definition: Decodable, Sendable {
        let cedarJson: String?
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let definition: Definition
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let namespaces: [String]
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
    }

    private static let path = "definition.cedarJson"

    /// Policies that are there already are not looked at again, as in AWS. An empty object takes the schema away.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("PutSchema", .write) { (input: Input, store, call) in
            guard let text = input.definition.cedarJson else {
                throw AWSError.validation("A schema in Cedar's JSON form must be given.", at: path)
            }
            try service.quotas.checkSchema(text)
            let namespaces = try read(text)
            return try await store.change(call) { change in
                let old = try StoreContent.schemas.get("schema", store, change.writer)
                let record = SchemaRecord(
                    text: text, namespaces: namespaces, created: old?.created ?? change.time, updated: change.time)
                if namespaces.isEmpty {
                    try StoreContent.schemas.delete("schema", store, change.writer)
                } else {
                    try StoreContent.schemas.put(record, at: "schema", store, change.writer)
                }
                change.note(.schema, "schema", isDeleted: namespaces.isEmpty)
                return Output(
                    policyStoreId: store.id, namespaces: namespaces, createdDate: record.created,
                    lastUpdatedDate: record.updated)
            }
        }
    }

    /// - Returns: the namespaces, of which the service takes but one.
    static func read(_ text: String, at path: String = path) throws -> [String] {
        do {
            _ = try Schema(json: text)
        } catch {
            throw AWSError.validation("The schema cannot be read.", error, in: text, at: path)
        }
        let namespaces = (try? JSONParser.parse(text))?.members?.map(\.name) ?? []
        guard namespaces.count <= 1 else {
            throw AWSError.validation(
                "The schema has the namespaces \(namespaces.map { "\"\($0)\"" }.joined(separator: ", ")); a policy store takes one.",
                at: path)
        }
        return namespaces
    }
}

enum GetSchema {
    struct Input: StoreInput {
        let policyStoreId: String
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let schema: String
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
        let namespaces: [String]
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("GetSchema", .read) { (input: Input, store, call) in
            let record = try await call.store.read { try StoreContent.schemas.get("schema", store, $0) }
            guard let record else { throw AWSError.notFound(.schema, store.id) }
            return Output(
                policyStoreId: store.id, schema: record.text, createdDate: record.created,
                lastUpdatedDate: record.updated, namespaces: record.namespaces)
        }
    }
}
