import Core
import ItemExpressions
import Store

/// `ItemCollectionMetrics`: how large all is that has one partition key, on tables with local indexes.
struct ItemCollection: Sendable {
    private static let gigabyte = 1_073_741_824

    private let open: OpenTable
    private let key: Item

    init(_ action: WriteAction) {
        open = action.open
        key = action.key
    }

    /// nil on a table without local indexes. The estimate is between whole gigabytes, as AWS gives it.
    func metrics(_ store: any Store) async throws -> Document? {
        let local = open.table.indexes.filter(\.isLocal)
        guard !local.isEmpty, let hash = key[open.table.key.hash.name] else { return nil }
        let places = ([open.table.items] + local.map(\.entries)).map { ($0, open.partition(hash, in: $0)) }
        let size = try await store.read { reader in
            var size = 0
            for (entries, partition) in places {
                try reader.visit(partition, of: entries, .all, after: nil, descending: false) { entry in
                    size += TableKey.size(of: entry.value)
                    return true
                }
            }
            return size
        }
        let lower = size / Self.gigabyte
        return [
            "ItemCollectionKey": ItemDocument.document([open.table.key.hash.name: hash]),
            "SizeEstimateRangeGB": [.double(Double(lower)), .double(Double(lower + 1))],
        ]
    }
}
