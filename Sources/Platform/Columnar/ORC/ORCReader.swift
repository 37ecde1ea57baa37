/// Reads ORC files (Apache ORC specification v1).
public struct ORCReader: ColumnarReader {
    public let leaves: [Leaf]
    public let recordCount: Int
    public let omission: String?
    private let source: any RandomAccess
    private let limits: Limits
    private let columns: [ORCLeaf]
    private let columnCount: Int
    private let stripes: [StripeInformation]
    private let codec: Codec?
    private let blockSize: Int
    /// Where the footer begins.
    private let dataEnd: Int

    /// What a chunk of three bytes of header can have, decompressed or not.
    private static let largestBlock = 8 << 20

    /// Reads the footer.
    ///
    /// - Throws: `ColumnarError`, and what the source throws.
    public init(_ source: any RandomAccess, limits: Limits = Limits()) throws {
        guard source.size >= 8 else { throw ColumnarError.truncated("an ORC file without a footer") }
        // A post script is 255 bytes long at most, and its length the file's last byte.
        let count = min(256, source.size)
        let tail = try source.read(at: source.size - count, count: count)
        guard let length = tail.last.map({ Int($0) }), length < count else {
            throw ColumnarError.truncated("an ORC file without a footer")
        }
        let postScript = try PostScript(Protobuf(tail, count - 1 - length..<count - 1))
        let end = source.size - 1 - length
        guard postScript.footerLength <= end else { throw ColumnarError.malformed("a footer longer than its file") }
        guard postScript.footerLength <= limits.footer else {
            throw ColumnarError.limit("a footer of \(postScript.footerLength) bytes")
        }
        guard postScript.blockSize <= Self.largestBlock else {
            throw ColumnarError.limit("compression in blocks of \(postScript.blockSize) bytes")
        }
        codec = try postScript.codec
        blockSize = max(postScript.blockSize, 1)
        dataEnd = end - postScript.footerLength
        let bytes = try Self.whole(source, dataEnd..<end, codec: codec, blockSize: blockSize, limits: limits)
        let footer = try ORCFooter(Protobuf(bytes), limits: limits)
        columns = try ORCSchema(footer.types, limits: limits).leaves
        columnCount = footer.types.count
        leaves = columns.map(\.leaf)
        recordCount = footer.rowCount
        stripes = footer.stripes
        omission = footer.isEncrypted ? "some columns are encrypted" : nil
        self.source = source
        self.limits = limits
    }

    /// A footer, decompressed.
    private static func whole(
        _ source: any RandomAccess, _ range: Range<Int>, codec: Codec?, blockSize: Int, limits: Limits
    ) throws -> [UInt8] {
        var stream = ORCStream(source, range, codec: codec, blockSize: blockSize)
        var bytes = [UInt8]()
        while try stream.readRest(into: &bytes) {
            guard bytes.count <= limits.footer else { throw ColumnarError.limit("a footer of too many bytes") }
        }
        return bytes
    }

    public func read(_ take: (consuming ValueBatch) throws -> Void) throws {
        try BatchWriter.batches(limits: limits, to: take) { try read(into: &$0) }
    }

    private func read(into writer: inout BatchWriter) throws {
        var first = 0
        for stripe in stripes {
            guard stripe.rowCount <= recordCount - first else {
                throw ColumnarError.malformed("stripes of more rows than the file has")
            }
            let streams = try streams(of: stripe)
            for index in columns.indices {
                try read(index, rows: first..<first + stripe.rowCount, streams, into: &writer)
            }
            first += stripe.rowCount
        }
        guard first == recordCount else { throw ColumnarError.malformed("stripes of fewer rows than the file has") }
    }

    private func streams(of stripe: StripeInformation) throws -> StripeStreams {
        var end = stripe.offset
        for length in [stripe.indexLength, stripe.dataLength, stripe.footerLength] {
            guard end <= dataEnd, length <= dataEnd - end else {
                throw ColumnarError.malformed("a stripe outside of the file")
            }
            end += length
        }
        guard stripe.footerLength <= limits.footer else {
            throw ColumnarError.limit("a stripe's footer of too many bytes")
        }
        let bytes = try Self.whole(
            source, end - stripe.footerLength..<end, codec: codec, blockSize: blockSize, limits: limits)
        let footer = try StripeFooter(Protobuf(bytes), of: stripe, columnCount: columnCount)
        return StripeStreams(source: source, footer: footer, codec: codec, blockSize: blockSize)
    }

    private func read(_ index: Int, rows: Range<Int>, _ streams: StripeStreams, into writer: inout BatchWriter) throws {
        let leaf = columns[index]
        // Each column on the way holds two streams open.
        guard codec == nil || (leaf.ancestors.count + 2) * 2 * blockSize <= limits.page * 2 else {
            throw ColumnarError.limit("compression in blocks of \(blockSize) bytes in a schema so deep")
        }
        var cursor = EntryCursor(leaf, rows: rows, streams)
        var values = try leaf.values(streams, limits: limits)
        let place = UInt32(truncatingIfNeeded: index)
        while try cursor.next() {
            let start = writer.batch.bytes.count
            guard try values.render(into: &writer.batch.bytes) else { continue }
            if leaf.leaf.positions == 0 {
                try writer.close(from: start, leaf: place, record: cursor.record)
            } else {
                try writer.close(from: start, leaf: place, record: cursor.record, positions: cursor.positions[...])
            }
        }
    }
}
