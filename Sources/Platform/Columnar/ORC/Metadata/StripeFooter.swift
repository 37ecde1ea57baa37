/// What a stripe holds (`orc_proto.proto`, `StripeFooter`).
struct StripeFooter {
    /// Where each stream is in the file, by column and kind.
    private(set) var streams: [StreamName: Range<Int>] = [:]
    private(set) var encodings: [ColumnEncoding] = []

    struct StreamName: Hashable {
        var column: Int
        var kind: StreamKind
    }
}

/// What a stream holds (`orc_proto.proto`, `Stream.Kind`); indices, filters and statistics are left out.
enum StreamKind: UInt64, Sendable, Hashable { case present, data, length, dictionaryData, dictionaryCount, secondary }

/// How a column is written (`orc_proto.proto`, `ColumnEncoding`).
struct ColumnEncoding: Sendable, Hashable {
    var kind: UInt64 = 0
    var dictionarySize = 0

    var isDictionary: Bool { kind == 1 || kind == 3 }
    /// Numbers are written in the second version of run lengths.
    var isVersion2: Bool { kind >= 2 }
}

extension StripeFooter {
    /// - Parameter stripe: What the file's footer says of it, within the file.
    init(_ message: Protobuf, of stripe: StripeInformation, columnCount: Int) throws(ColumnarError) {
        var message = message
        var offset = stripe.offset
        let end = stripe.offset + stripe.indexLength + stripe.dataLength
        while let (id, value) = try message.field() {
            switch (id, value) {
            case (1, .bytes(let range)):
                let stream = try Stream(message.message(range))
                guard stream.length <= end - offset else { throw .malformed("a stream longer than its stripe") }
                if let kind = StreamKind(rawValue: stream.kind), stream.column < columnCount {
                    streams[StreamName(column: stream.column, kind: kind)] = offset..<offset + stream.length
                }
                offset += stream.length
            case (2, .bytes(let range)):
                encodings.append(try ColumnEncoding(message.message(range)))
                guard encodings.count <= columnCount else { throw .malformed("more encodings than columns") }
            default: break
            }
        }
        guard encodings.count == columnCount else { throw .malformed("fewer encodings than columns") }
    }

    private struct Stream {
        var kind: UInt64 = 0
        var column = 0
        var length = 0

        init(_ message: Protobuf) throws(ColumnarError) {
            var message = message
            while let (id, value) = try message.field() {
                switch (id, value) {
                case (1, .number(let number)): kind = number
                case (2, .number): column = try value.size
                case (3, .number): length = try value.size
                default: break
                }
            }
        }
    }
}

extension ColumnEncoding {
    init(_ message: Protobuf) throws(ColumnarError) {
        var message = message
        while let (id, value) = try message.field() {
            switch (id, value) {
            case (1, .number(let number)):
                guard number <= 3 else { throw .unsupported("a column encoding \(number)") }
                kind = number
            case (2, .number): dictionarySize = try value.size
            default: break
            }
        }
    }
}
