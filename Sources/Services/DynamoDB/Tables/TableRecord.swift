import Core

/// A table as the store keeps it: everything about it but its key, its policy's effect and its items.
struct TableRecord: Codable, Sendable, Hashable {
    /// Throughput settings and when they last changed.
    struct Throughput: Codable, Sendable, Hashable {
        var units: ProvisionedThroughput
        var lastIncrease: Timestamp?
        var lastDecrease: Timestamp?

        init(_ units: ProvisionedThroughput) { self.units = units }

        mutating func change(to new: ProvisionedThroughput, at time: Timestamp) {
            let old = units
            if new.ReadCapacityUnits > old.ReadCapacityUnits || new.WriteCapacityUnits > old.WriteCapacityUnits {
                lastIncrease = time
            }
            if new.ReadCapacityUnits < old.ReadCapacityUnits || new.WriteCapacityUnits < old.WriteCapacityUnits {
                lastDecrease = time
            }
            units = new
        }
    }

    struct ResourcePolicy: Codable, Sendable, Hashable {
        let document: String
        let revisionID: String
    }

    /// The KMS key of a table that has one.
    struct Encryption: Codable, Sendable, Hashable {
        let keyARN: String
        /// Lets background work use the key.
        let grantID: String
        /// Since when the key could not be used; nil while it can.
        var inaccessible: Timestamp?
    }

    struct TimeToLive: Codable, Sendable, Hashable {
        let attribute: String
        /// The bulk table of expiry times.
        let entries: String
        /// False until the items that were there before are in it.
        var isComplete: Bool
    }

    struct ContinuousBackups: Codable, Sendable, Hashable {
        var enabled: Timestamp
        var recoveryPeriodInDays: Int
    }

    let name: String
    /// `TableId`, a UUID.
    let id: String
    let created: Timestamp
    /// Grows with every change, so that a write knows whether it still has the table as it is.
    var generation: Int64 = 1
    var status = TableStatus.ACTIVE
    var attributes: [AttributeDefinition]
    var keySchema: [KeySchemaElement]
    /// The bulk table of the items.
    let items: String
    var localIndexes: [IndexRecord] = []
    var globalIndexes: [IndexRecord] = []
    var billingMode = BillingMode.PROVISIONED
    /// When the table last became on-demand.
    var payPerRequestSince: Timestamp?
    var throughput = Throughput(.none)
    var onDemand: OnDemandThroughput?
    var warm: WarmThroughput?
    var tableClass: TableClass?
    var tableClassChanged: Timestamp?
    var isDeletionProtected = false
    var encryption: Encryption?
    var timeToLive: TimeToLive?
    var continuousBackups: ContinuousBackups?
    var tags: [Tag] = []
    var policy: ResourcePolicy?
}

/// A secondary index as its table's record keeps it.
struct IndexRecord: Codable, Sendable, Hashable {
    let name: String
    /// The bulk table of its entries.
    let entries: String
    let keySchema: [KeySchemaElement]
    let projection: Projection
    var status = IndexStatus.ACTIVE
    var isBackfilling = false
    var throughput = TableRecord.Throughput(.none)
    var onDemand: OnDemandThroughput?
    var warm: WarmThroughput?

    init(_ name: String, _ keySchema: [KeySchemaElement], _ projection: Projection) {
        self.name = name
        entries = BulkTableName.make()
        self.keySchema = keySchema
        self.projection = projection
    }
}
