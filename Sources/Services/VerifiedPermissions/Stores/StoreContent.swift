import Store

/// What is in a policy store, each kind a collection of its own.
enum StoreContent {
    static let schemas = SealedRecords<SchemaRecord>("verifiedpermissions.schemas")
    static let policies = SealedRecords<PolicyRecord>("verifiedpermissions.policies")
    static let templates = SealedRecords<TemplateRecord>("verifiedpermissions.templates")
    static let names = SealedRecords<NameRecord>("verifiedpermissions.names")
    static let sources = SealedRecords<IdentitySourceRecord>("verifiedpermissions.identity-sources")
    static let tests = SealedRecords<TestsRecord>("verifiedpermissions.tests")
    static let entities = SealedRecords<EntityRecord>("verifiedpermissions.entities")

    /// Every collection whose keys begin with a store's id.
    static let collections = [
        schemas.collection, policies.collection, templates.collection, names.collection,
        sources.collection, tests.collection, entities.collection, ChangeRecord.collection.name,
    ]
}
