import Core
import Store

/// Reads one page of a table or an index: entries in order, up to a number of them or 1 MB.
struct PageReader: Sendable {
    enum Source: Sendable {
        case partition([UInt8], SortRange, descending: Bool)
        /// Partitions at or after the first and before the second.
        case everything(from: [UInt8], to: [UInt8]?)
    }

    struct Entry: Sendable {
        let key: BulkKey
        let sealed: [UInt8]
        /// The item itself, where a local index does not hold all that is asked for.
        let whole: [UInt8]?
    }

    struct Page: Sendable {
        var entries: [Entry] = []
        /// The sizes of the entries that were read.
        var size = 0
        /// Of the items that were fetched beside them, each one a read of its own.
        var fetched: [Int] = []
        /// Whether the page ended before what it reads.
        var isCut = false
    }

    /// How much is read for one page, in bytes of items.
    static let longest = 1 << 20

    let source: Source
    let entries: BulkTable
    let after: BulkKey?
    let limit: Int?
    /// The table whose items are to be fetched for the entries.
    let fetchedFrom: BulkTable?

    func page(_ reader: any StoreReader) throws -> Page {
        var page = Page()
        func add(_ entry: BulkEntry) throws -> Bool {
            var whole: [UInt8]?
            if let fetchedFrom {
                whole = try reader.value(of: ItemPosition.position(ofTie: entry.key.tie), in: fetchedFrom)
                page.fetched.append(whole.map { TableKey.size(of: $0) } ?? 0)
            }
            page.entries.append(Entry(key: entry.key, sealed: entry.value, whole: whole))
            page.size += TableKey.size(of: entry.value)
            page.isCut = page.entries.count == limit ?? .max || page.size >= Self.longest
            return !page.isCut
        }
        switch source {
        case .partition(let partition, let sorts, let descending):
            try reader.visit(partition, of: entries, sorts, after: after, descending: descending, add)
        case .everything(let from, let to):
            try reader.visitAll(of: entries, from: from, to: to, after: after, add)
        }
        return page
    }
}

extension PageReader {
    /// The piece of all partitions that one of several parallel scans reads.
    static func segment(_ segment: Int, of total: Int) -> Source {
        .everything(
            from: segment == 0 ? [] : boundary(segment, of: total),
            to: segment == total - 1 ? nil : boundary(segment + 1, of: total))
    }

    /// Partitions are evenly spread, so their first 64 bits are divided evenly.
    private static func boundary(_ segment: Int, of total: Int) -> [UInt8] {
        let product = UInt64(total).dividingFullWidth((UInt64(segment), 0)).quotient
        return withUnsafeBytes(of: product.bigEndian) { Array($0) }
    }
}
