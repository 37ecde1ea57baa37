import Core

/// `TableDescription`, as DescribeTable and those that change tables answer with it.
struct TableDescription: Encodable, Sendable {
    struct Throughput: Encodable, Sendable {
        let LastIncreaseDateTime: Timestamp?
        let LastDecreaseDateTime: Timestamp?
        let NumberOfDecreasesToday: Int
        let ReadCapacityUnits: Int
        let WriteCapacityUnits: Int

        init(_ throughput: TableRecord.Throughput) {
            LastIncreaseDateTime = throughput.lastIncrease
            LastDecreaseDateTime = throughput.lastDecrease
            NumberOfDecreasesToday = 0
            ReadCapacityUnits = throughput.units.ReadCapacityUnits
            WriteCapacityUnits = throughput.units.WriteCapacityUnits
        }
    }

    struct BillingModeSummary: Encodable, Sendable {
        let BillingMode: BillingMode
        let LastUpdateToPayPerRequestDateTime: Timestamp?
    }

    struct TableClassSummary: Encodable, Sendable {
        let TableClass: TableClass
        let LastUpdateDateTime: Timestamp?
    }

    struct SSEDescription: Encodable, Sendable {
        let Status: String
        let SSEType: String
        let KMSMasterKeyArn: String
        let InaccessibleEncryptionDateTime: Timestamp?
    }

    struct Warm: Encodable, Sendable {
        let ReadUnitsPerSecond: Int
        let WriteUnitsPerSecond: Int
        let Status: String
    }

    let AttributeDefinitions: [AttributeDefinition]
    let TableName: String
    let KeySchema: [KeySchemaElement]
    let TableStatus: TableStatus
    let CreationDateTime: Timestamp
    let ProvisionedThroughput: Throughput
    let TableSizeBytes: Int
    let ItemCount: Int
    let TableArn: String
    let TableId: String
    let BillingModeSummary: BillingModeSummary?
    let LocalSecondaryIndexes: [IndexDescription]?
    let GlobalSecondaryIndexes: [IndexDescription]?
    let SSEDescription: SSEDescription?
    let TableClassSummary: TableClassSummary?
    let DeletionProtectionEnabled: Bool
    let OnDemandThroughput: OnDemandThroughput?
    let WarmThroughput: Warm

    /// - Parameters:
    ///   - status: where the answer tells another one than the record, as those that begin a change do.
    ///   - sseStatus: as above.
    init(
        _ table: Table, _ statistics: TableStatistics = TableStatistics(), status: TableStatus? = nil,
        sseStatus: String = "ENABLED"
    ) {
        let record = table.record
        let isAvailable = record.encryption?.inaccessible == nil
        AttributeDefinitions = record.attributes
        TableName = record.name
        KeySchema = record.keySchema
        TableStatus = status ?? (isAvailable ? record.status : .INACCESSIBLE_ENCRYPTION_CREDENTIALS)
        CreationDateTime = record.created
        ProvisionedThroughput = Throughput(record.throughput)
        TableSizeBytes = statistics[record.items].bytes
        ItemCount = statistics[record.items].count
        TableArn = table.arn
        TableId = record.id
        self.BillingModeSummary =
            record.billingMode == .PAY_PER_REQUEST || record.payPerRequestSince != nil
            ? .init(
                BillingMode: record.billingMode, LastUpdateToPayPerRequestDateTime: record.payPerRequestSince) : nil
        LocalSecondaryIndexes = Self.list(record.localIndexes, table, statistics, isLocal: true)
        GlobalSecondaryIndexes = Self.list(record.globalIndexes, table, statistics, isLocal: false)
        self.SSEDescription = record.encryption.map {
            .init(
                Status: sseStatus, SSEType: "KMS", KMSMasterKeyArn: $0.keyARN,
                InaccessibleEncryptionDateTime: $0.inaccessible)
        }
        self.TableClassSummary = record.tableClass.map {
            .init(TableClass: $0, LastUpdateDateTime: record.tableClassChanged)
        }
        DeletionProtectionEnabled = record.isDeletionProtected
        OnDemandThroughput = record.onDemand
        WarmThroughput = Self.warm(record.warm, record.throughput, record.billingMode, record.status.rawValue)
    }

    private static func list(
        _ indexes: [IndexRecord], _ table: Table, _ statistics: TableStatistics, isLocal: Bool
    ) -> [IndexDescription]? {
        indexes.isEmpty ? nil : indexes.map { IndexDescription($0, table, statistics[$0.entries], isLocal: isLocal) }
    }

    /// What a table is ready for from the start: 12,000 reads and 4,000 writes on demand, otherwise what is provisioned.
    static func warm(
        _ warm: WarmThroughput?, _ throughput: TableRecord.Throughput, _ billing: BillingMode, _ status: String
    ) -> Warm {
        let isOnDemand = billing == .PAY_PER_REQUEST
        return Warm(
            ReadUnitsPerSecond: warm?.ReadUnitsPerSecond ?? (isOnDemand ? 12_000 : throughput.units.ReadCapacityUnits),
            WriteUnitsPerSecond: warm?.WriteUnitsPerSecond
                ?? (isOnDemand ? 4_000 : throughput.units.WriteCapacityUnits),
            Status: status)
    }
}

struct IndexDescription: Encodable, Sendable {
    let IndexName: String
    let KeySchema: [KeySchemaElement]
    let Projection: Projection
    let IndexStatus: IndexStatus?
    let Backfilling: Bool?
    let ProvisionedThroughput: TableDescription.Throughput?
    let IndexSizeBytes: Int
    let ItemCount: Int
    let IndexArn: String
    let OnDemandThroughput: OnDemandThroughput?
    let WarmThroughput: TableDescription.Warm?

    init(_ index: IndexRecord, _ table: Table, _ counts: TableStatistics.Counts, isLocal: Bool) {
        IndexName = index.name
        KeySchema = index.keySchema
        Projection = index.projection
        IndexStatus = isLocal ? nil : index.status
        Backfilling = !isLocal && index.status == .CREATING ? index.isBackfilling : nil
        ProvisionedThroughput = isLocal ? nil : TableDescription.Throughput(index.throughput)
        IndexSizeBytes = counts.bytes
        ItemCount = counts.count
        IndexArn = table.indexARN(index.name)
        OnDemandThroughput = index.onDemand
        WarmThroughput =
            isLocal
            ? nil
            : TableDescription.warm(
                index.warm, index.throughput, table.record.billingMode, index.status.rawValue)
    }
}
