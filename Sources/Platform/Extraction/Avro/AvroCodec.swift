import CZlib
import Columnar

/// A compression that a container file's blocks are stored with.
enum AvroCodec: String {
    case null, deflate, snappy, bzip2, xz, zstandard
    /// Avro C's own name for a raw LZMA stream, which only it writes.
    case lzma

    /// - Throws: `ReadingError.malformed` for what is damaged or larger than a block may be.
    func decompress(_ bytes: [UInt8]) throws -> [UInt8] {
        switch self {
        case .null: return bytes
        case .deflate: return try Self.inflate(bytes)
        case .snappy:
            // Four bytes of a checksum stand behind the data.
            let plain = bytes.withUnsafeBufferPointer {
                Snappy.decompress(UnsafeBufferPointer(rebasing: $0.dropLast(4)), capacity: AvroStream.largest)
            }
            guard let plain else { throw ReadingError.malformed("One of its blocks is damaged.") }
            return plain
        case .bzip2: return try Self.unpack(bytes, .bzip2)
        case .xz: return try Self.unpack(bytes, .xz)
        case .lzma: return try Self.unpack(bytes, .lzma)
        case .zstandard: return try Self.unpack(bytes, .zstd)
        }
    }

    private static func unpack(_ bytes: [UInt8], _ format: ArchiveFormat) throws -> [UInt8] {
        let archive = try ArchiveHandle(ByteSource(bytes), formats: [format, .bare])
        guard try archive.next() != nil else { return [] }
        return try archive.withCursor { cursor in
            guard let plain = try ByteSource(reading: { try cursor.read(into: $0) }).readAll(limit: AvroStream.largest)
            else {
                throw ReadingError.malformed("One of its blocks is too large.")
            }
            return plain
        }
    }

    private static func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw ReadingError.malformed("One of its blocks is damaged.")
        }
        defer { inflateEnd(&stream) }
        var plain: [UInt8] = []
        var bytes = bytes
        return try bytes.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while true {
                var status = Z_OK
                let piece = [UInt8](unsafeUninitializedCapacity: 1 << 18) { output, filled in
                    stream.next_out = output.baseAddress
                    stream.avail_out = 1 << 18
                    status = CZlib.inflate(&stream, Z_NO_FLUSH)
                    filled = (1 << 18) - Int(stream.avail_out)
                }
                plain += piece
                if status == Z_STREAM_END { return plain }
                guard status == Z_OK, !piece.isEmpty || stream.avail_in > 0, plain.count <= AvroStream.largest else {
                    throw ReadingError.malformed("One of its blocks is damaged or too large.")
                }
            }
        }
    }
}
