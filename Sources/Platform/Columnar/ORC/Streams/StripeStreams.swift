/// Opens a stripe's streams.
struct StripeStreams {
    let source: any RandomAccess
    let footer: StripeFooter
    let codec: Codec?
    let blockSize: Int

    func stream(_ column: Int, _ kind: StreamKind) -> ORCStream { optionalStream(column, kind) ?? .empty }

    private func optionalStream(_ column: Int, _ kind: StreamKind) -> ORCStream? {
        guard let range = footer.streams[StripeFooter.StreamName(column: column, kind: kind)] else { return nil }
        return ORCStream(source, range, codec: codec, blockSize: blockSize)
    }

    /// Nil where nothing is null.
    func present(_ column: Int) -> BooleanRuns? { optionalStream(column, .present).map { BooleanRuns($0) } }

    func integers(_ column: Int, _ kind: StreamKind, isSigned: Bool) -> IntegerRuns {
        IntegerRuns(stream(column, kind), isSigned: isSigned, isVersion2: footer.encodings[column].isVersion2)
    }
}
