import Discovery

/// Reads Avro's object container files (Avro 1.11 specification, "Object Container Files"): every record is a record,
/// its values by their paths, maps' keys as names.
///
/// Written here and not left to Avro C: that knows neither logical types nor the codecs `bzip2` and `zstandard`, and
/// makes every record a tree in memory before it can be looked at.
enum AvroReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.columnarSize, reason: .fileExceedsSizeLimit)
        var stream = AvroStream(source)
        let header = try AvroHeader(&stream)
        guard let codec = AvroCodec(rawValue: header.codec) else {
            return Outcome(
                .skipped, reason: .unsupportedFileType, detail: "Not analysed: a compression that is not known.")
        }
        var records = AvroRecords(schema: try AvroSchema(json: header.schema), limits: context.limits)
        do {
            while let block = try stream.block(sync: header.sync) {
                let bytes = try codec.decompress(block.bytes)
                try records.read(count: block.count, bytes, into: &sink)
                try context.session.checkTime()
            }
        } catch let error as ReadingError {
            // What was read before the damage is still worth its findings.
            try records.finish(into: &sink)
            throw error
        }
        try records.finish(into: &sink)
        return records.isIncomplete
            ? Outcome(.partial, reason: .malformedFile, detail: "Some of its values are too long.")
            : Outcome(.complete)
    }
}

/// What stands before the blocks.
struct AvroHeader {
    private(set) var schema: [UInt8] = []
    private(set) var codec = "null"
    private(set) var sync: [UInt8] = []

    init(_ stream: inout AvroStream) throws {
        guard try stream.bytes(4) == Array("Obj".utf8) + [1] else {
            throw ReadingError.malformed("It is no Avro file.")
        }
        var entries = 0
        while true {
            var count = try stream.long()
            if count == 0 { break }
            if count < 0 {
                count = count == .min ? 0 : -count
                _ = try stream.long()
            }
            for _ in 0..<min(count, 4096) {
                entries += 1
                guard entries <= 4096 else { throw ReadingError.malformed("Its header is too long.") }
                let name = try stream.run(limit: 1 << 16)
                let value = try stream.run(limit: 16 << 20)
                switch String(decoding: name, as: UTF8.self) {
                case "avro.schema": schema = value
                case "avro.codec": codec = String(decoding: value, as: UTF8.self)
                default: continue
                }
            }
        }
        sync = try stream.bytes(16)
    }
}

/// A container file's outer layer.
struct AvroStream {
    private let source: ByteSource
    /// The most bytes that a block may have.
    static let largest = 256 << 20

    init(_ source: ByteSource) { self.source = source }

    /// The next block; nil at the end.
    mutating func block(sync: [UInt8]) throws -> (count: Int64, bytes: [UInt8])? {
        if try source.peek(1).isEmpty { return nil }
        let count = try long()
        let bytes = try run(limit: Self.largest)
        guard count >= 0, try self.bytes(16) == sync else {
            throw ReadingError.malformed("One of its blocks is damaged.")
        }
        return (count, bytes)
    }

    mutating func run(limit: Int) throws -> [UInt8] {
        let length = try long()
        guard length >= 0, length <= limit else { throw ReadingError.malformed("One of its lengths is too large.") }
        return try bytes(Int(length))
    }

    mutating func bytes(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        guard try source.read(appendingTo: &bytes, upTo: count) == count else {
            throw ReadingError.malformed("It ends in the midst of a block.")
        }
        return bytes
    }

    mutating func long() throws -> Int64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            let byte = try bytes(1)[0]
            value |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
        }
        throw ReadingError.malformed("One of its numbers is too long.")
    }
}
