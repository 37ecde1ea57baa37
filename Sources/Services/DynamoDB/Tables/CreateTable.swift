import Core
import Envelope
import Plane
import Store

enum CreateTable {
    struct GlobalSecondaryIndex: Decodable, Sendable {
        let IndexName: String
        let KeySchema: [KeySchemaElement]
        let Projection: Projection
        let ProvisionedThroughput: ProvisionedThroughput?
        let OnDemandThroughput: OnDemandThroughput?
        let WarmThroughput: WarmThroughput?
    }

    struct LocalSecondaryIndex: Decodable, Sendable {
        let IndexName: String
        let KeySchema: [KeySchemaElement]
        let Projection: Projection
    }

    struct Input: TableInput {
        let TableName: String
        let AttributeDefinitions: [AttributeDefinition]?
        let KeySchema: [KeySchemaElement]?
        let LocalSecondaryIndexes: [LocalSecondaryIndex]?
        let GlobalSecondaryIndexes: [GlobalSecondaryIndex]?
        let BillingMode: BillingMode?
        let ProvisionedThroughput: ProvisionedThroughput?
        let StreamSpecification: StreamSpecification?
        let SSESpecification: SSESpecification?
        let Tags: [Tag]?
        let TableClass: TableClass?
        let DeletionProtectionEnabled: Bool?
        let WarmThroughput: WarmThroughput?
        let ResourcePolicy: String?
        let OnDemandThroughput: OnDemandThroughput?
        let GlobalTableSourceArn: String?
    }

    struct Output: Encodable, Sendable {
        let TableDescription: TableDescription
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "CreateTable", .write,
            requires: { (input: Input, call) in try requirements(input, call) },
            handler: { (input: Input, call) in try await handle(input, service, call) })
    }

    static func requirements(_ input: Input, _ call: Call) throws -> [Requirement] {
        let reference = try TableReference(input.TableName, in: call)
        func requirement(_ action: String) -> Requirement {
            Requirement(
                "dynamodb:\(action)", on: reference.arn, of: reference.account,
                context: .requestTags(input.Tags ?? []))
        }
        return [requirement("CreateTable")]
            + (input.Tags?.isEmpty ?? true ? [] : [requirement("TagResource")])
            + (input.ResourcePolicy == nil ? [] : [requirement("PutResourcePolicy")])
    }

    static func handle(_ input: Input, _ service: DynamoDBService, _ call: Call) async throws -> Output {
        let reference = try TableReference(input.TableName, in: call)
        guard reference.account == call.account, reference.region == call.region, reference.indexName == nil else {
            throw AWSError.validation("CreateTable makes tables of the caller's account in the call's region only")
        }
        var record = try TableRecord(checking: input, name: reference.name, at: call.time)
        if let policy = input.ResourcePolicy {
            record.policy = try ResourcePolicies.checked(policy, call)
        }
        guard try await service.tables.find(reference, in: call.store) == nil else {
            throw AWSError.inUse("Table already exists: \(reference.name)")
        }
        let wrapping = try await service.encryption.create(
            input.SSESpecification, table: record.name, id: record.id, call)
        record.encryption = wrapping.encryption
        do {
            try await insert(record, wrapping.key, in: reference.scope, call.store)
        } catch {
            if let encryption = wrapping.encryption {
                await KMSClient.dynamoDB(call, table: record.name, call.account).retireGrant(
                    encryption.grantID, of: encryption.keyARN)
            }
            throw error
        }
        let table = Table(record, account: reference.account, region: reference.region)
        return Output(TableDescription: TableDescription(table, status: .CREATING))
    }

    private static func insert(
        _ record: TableRecord, _ key: DataKeyRecord, in scope: Scope, _ store: any Store
    ) async throws {
        try await store.write { writer in
            guard try !Tables.records.contains(record.name, in: scope, writer) else {
                throw AWSError.inUse("Table already exists: \(record.name)")
            }
            try Table.dataKeys.put(key, at: record.id, in: scope, writer)
            try writer.create(BulkTable(record.items))
            for index in record.localIndexes + record.globalIndexes { try writer.create(BulkTable(index.entries)) }
            try Tables.put(record, in: scope, writer)
        }
    }
}

extension TableRecord {
    /// - Throws: `ValidationException` for what the service model cannot refuse.
    init(checking input: CreateTable.Input, name: String, at time: Timestamp) throws {
        try TableChecks.streams(input.StreamSpecification)
        guard input.GlobalTableSourceArn == nil else {
            throw AWSError.validation("Global tables are not offered by this service here.")
        }
        let keySchema = input.KeySchema ?? []
        try TableChecks.tableKeySchema(keySchema)
        let billing = input.BillingMode ?? .PROVISIONED
        try TableChecks.throughput(input.ProvisionedThroughput, billing)
        try TableChecks.indexes(input, tableKey: keySchema, billing)
        let used =
            [keySchema] + (input.LocalSecondaryIndexes ?? []).map(\.KeySchema)
            + (input.GlobalSecondaryIndexes ?? []).map(\.KeySchema)
        try TableChecks.definitions(
            input.AttributeDefinitions ?? [], used: used,
            hasIndexes: input.LocalSecondaryIndexes != nil || input.GlobalSecondaryIndexes != nil)
        if let specification = input.SSESpecification { try TableEncryption.check(specification) }
        self.init(
            name: name, id: EventID.random(), created: time, attributes: input.AttributeDefinitions ?? [],
            keySchema: keySchema, items: BulkTableName.make())
        localIndexes = (input.LocalSecondaryIndexes ?? []).map {
            IndexRecord($0.IndexName, $0.KeySchema, $0.Projection)
        }
        globalIndexes = (input.GlobalSecondaryIndexes ?? []).map { IndexRecord($0) }
        billingMode = billing
        payPerRequestSince = billing == .PAY_PER_REQUEST ? time : nil
        throughput = Throughput(input.ProvisionedThroughput ?? .none)
        onDemand = input.OnDemandThroughput
        warm = input.WarmThroughput
        tableClass = input.TableClass
        isDeletionProtected = input.DeletionProtectionEnabled ?? false
        tags = try TableTags.checked(input.Tags ?? [], adding: [])
    }
}

extension IndexRecord {
    init(_ index: CreateTable.GlobalSecondaryIndex) {
        self.init(index.IndexName, index.KeySchema, index.Projection)
        throughput = TableRecord.Throughput(index.ProvisionedThroughput ?? .none)
        onDemand = index.OnDemandThroughput
        warm = index.WarmThroughput
    }
}
