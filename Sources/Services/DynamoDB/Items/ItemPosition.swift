import Store

/// How the entries of indexes name the item that they are of: by where it stands among the table's items.
enum ItemPosition {
    static func tie(_ position: BulkKey) -> [UInt8] { position.partition + position.sort }

    static func position(ofTie tie: [UInt8]) -> BulkKey {
        BulkKey(
            partition: Array(tie.prefix(TableKey.partitionLength)),
            sort: Array(tie.dropFirst(TableKey.partitionLength)))
    }
}
