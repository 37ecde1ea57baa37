import Core
import Envelope
package import Keyring
package import Plane
import Store

/// Amazon DynamoDB, API version 2012-08-10, without streams, global tables, PartiQL, backups and exports.
package struct DynamoDBService: Sendable {
    let tables = Tables()
    let keys: TableKeys
    let statistics = StatisticsKeeper()
    let tokens: RequestTokens

    /// Ample for a batch of 25 items of 400 KB as JSON with binary values in base 64.
    private static let maximumBodyBytes = 16 << 20

    /// - Parameter keyCollections: the collections of the store whose changes may take away a caller's right to a KMS
    ///   key: those of KMS.
    package init(keyring: Keyring, keyCollections: [String] = []) {
        keys = TableKeys(keyring: keyring, keyCollections: keyCollections)
        tokens = RequestTokens(digestKey: keyring.derivedBytes(purpose: "dynamodb.request-tokens"))
    }

    package var service: Service {
        Service(
            "dynamodb", maximumBodyBytes: Self.maximumBodyBytes, controlOperations + itemOperations, tasks: tasks)
    }

    var encryption: TableEncryption { TableEncryption(keys: keys) }

    private var controlOperations: [Operation] {
        [
            CreateTable.operation(self), DescribeTable.operation(self), UpdateTable.operation(self),
            DeleteTable.operation(self), ListTables.operation, TagResource.operation(self),
            UntagResource.operation(self), ListTagsOfResource.operation(self), UpdateTimeToLive.operation(self),
            DescribeTimeToLive.operation(self), UpdateContinuousBackups.operation(self),
            DescribeContinuousBackups.operation(self), PutResourcePolicy.operation(self),
            GetResourcePolicy.operation(self), DeleteResourcePolicy.operation(self), DescribeLimits.operation,
            DescribeEndpoints.operation,
        ]
    }

    private var itemOperations: [Operation] {
        [
            GetItem.operation(self), PutItem.operation(self), UpdateItem.operation(self), DeleteItem.operation(self),
            Query.operation(self), Scan.operation(self), BatchGetItem.operation(self), BatchWriteItem.operation(self),
            TransactGetItems.operation(self), TransactWriteItems.operation(self),
        ]
    }

    private var tasks: [BackgroundTask] {
        [
            BackgroundTask("dynamodb.backfill", everySeconds: 1) { try await Backfill(service: self).run($0) },
            BackgroundTask("dynamodb.time-to-live", everySeconds: 1) {
                try await TimeToLiveSweep(service: self).run($0)
            },
            BackgroundTask("dynamodb.statistics", everySeconds: 2, isFlush: true) {
                try await statistics.flush($0.store)
            },
            BackgroundTask("dynamodb.recount", everySeconds: 10) { try await Recount(service: self).run($0) },
            BackgroundTask("dynamodb.key-access", everySeconds: 60) { try await KeyAccess(service: self).run($0) },
        ]
    }
}

extension DynamoDBService {
    /// A table's key for work beside calls: for a table with a KMS key by the grant that it was given. nil while the key
    /// cannot be used.
    func backgroundKey(of table: Table, _ background: Background) async -> TableKey? {
        let call = background.call(as: Table.principal, "Decrypt", in: table.account, table.region)
        return await keys.backgroundKey(of: table, for: call)
    }
}
