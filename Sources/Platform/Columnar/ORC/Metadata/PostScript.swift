/// The last bytes of an ORC file (`orc_proto.proto`, `PostScript`). Sizes in bytes.
struct PostScript: Sendable, Hashable {
    var footerLength = 0
    var compression = CompressionKind.none
    /// What a chunk takes at most when it is decompressed.
    var blockSize = 256 << 10
    var metadataLength = 0

    enum CompressionKind: Int, Sendable, Hashable { case none, zlib, snappy, lzo, lz4, zstandard, brotli }
}

extension PostScript {
    init(_ message: Protobuf) throws(ColumnarError) {
        var message = message
        var magic = ""
        while let (id, value) = try message.field() {
            switch (id, value) {
            case (1, .number): footerLength = try value.size
            case (2, .number(let number)):
                guard number <= 6, let kind = CompressionKind(rawValue: Int(number)) else {
                    throw .unsupported("a compression kind \(number)")
                }
                compression = kind
            case (3, .number): blockSize = try value.size
            case (5, .number): metadataLength = try value.size
            case (8000, .bytes(let range)): magic = message.string(range)
            default: break
            }
        }
        guard magic == "ORC" else { throw .malformed("an ORC file without its mark at the end") }
    }

    /// Nil where chunks are not compressed.
    var codec: Codec? {
        get throws(ColumnarError) {
            switch compression {
            case .none: nil
            case .zlib: .deflate
            case .snappy: .snappy
            case .lz4: .lz4
            case .zstandard: .zstandard
            case .brotli: .brotli
            case .lzo: throw .unsupported("LZO compression")
            }
        }
    }
}

extension Protobuf.Value {
    /// A number of bytes or of things.
    var size: Int {
        get throws(ColumnarError) {
            guard let count else { throw .malformed("a count of more than 63 bits") }
            return count
        }
    }
}
