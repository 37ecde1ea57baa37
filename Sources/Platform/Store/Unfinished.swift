extension StoreReader {
    package func value(of key: BulkKey, in table: BulkTable) throws -> [UInt8]? { throw StoreError.closed }
    package func visit(
        _ partition: [UInt8], of table: BulkTable, _ sorts: SortRange, after: BulkKey?, descending: Bool,
        _ body: (BulkEntry) throws -> Bool
    ) throws { throw StoreError.closed }
    package func visitAll(
        of table: BulkTable, from: [UInt8], to: [UInt8]?, after: BulkKey?, _ body: (BulkEntry) throws -> Bool
    ) throws { throw StoreError.closed }
}
extension StoreWriter {
    package func create(_ table: BulkTable) throws { throw StoreError.closed }
    package func drop(_ table: BulkTable) throws { throw StoreError.closed }
    package func put(_ value: [UInt8], at key: BulkKey, in table: BulkTable) throws { throw StoreError.closed }
    @discardableResult
    package func delete(_ key: BulkKey, in table: BulkTable) throws -> Bool { throw StoreError.closed }
}
