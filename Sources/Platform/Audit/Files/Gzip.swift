import CZlib
import Crypto

/// Gzip files (RFC 1952) of one member, in bounded memory.
enum Gzip {
    static func compress(_ bytes: [UInt8]) throws(AuditError) -> [UInt8] {
        let stream = try ZlibStream(.deflate)
        return try stream.process(bytes, isLast: true)
    }

    /// Inflates a file chunk by chunk.
    ///
    /// - Throws: `AuditError.corrupt` for anything but exactly one intact member.
    static func read(_ path: String, _ visit: (_ chunk: [UInt8], _ compressed: [UInt8]) throws -> Void) throws {
        let file = try FileSystem.open(path, FileSystem.readOnly)
        let stream = try ZlibStream(.inflate)
        var offset = 0
        while true {
            let bytes = try FileSystem.read(file, from: offset, count: 1 << 16)
            if bytes.isEmpty { break }
            offset += bytes.count
            guard let chunk = try? stream.process(bytes, isLast: false) else {
                throw AuditError.corrupt(path: path, reason: "not an intact gzip file")
            }
            try visit(chunk, bytes)
        }
        guard stream.hasEnded else { throw AuditError.corrupt(path: path, reason: "the gzip file is cut short") }
    }

    /// A whole small file, such as a digest.
    static func read(_ path: String) throws -> [UInt8] {
        var content: [UInt8] = []
        try read(path) { chunk, _ in content += chunk }
        return content
    }
}

/// A gzip file in the making; what went in and what came out is hashed on the way.
final class GzipFile {
    private let file: FileSystem.Descriptor
    private let temporary: String
    private let stream: ZlibStream
    private var buffer: [UInt8] = []
    private var contentHash = SHA256()
    private var fileHash = SHA256()

    init(_ temporary: String) throws(AuditError) {
        self.temporary = temporary
        file = try FileSystem.open(temporary, FileSystem.createAnew)
        stream = try ZlibStream(.deflate)
    }

    func append(_ bytes: some Sequence<UInt8>) throws(AuditError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 16 { try flush(isLast: false) }
    }

    /// - Returns: SHA-256 of the content and of the file, in hexadecimal.
    func publish(to path: String) throws(AuditError) -> (content: String, file: String) {
        try flush(isLast: true)
        try FileSystem.makeDirectory(FileSystem.directory(of: path))
        try FileSystem.publish(file, from: temporary, to: path)
        return (Hex.text(contentHash.finalize()), Hex.text(fileHash.finalize()))
    }

    private func flush(isLast: Bool) throws(AuditError) {
        contentHash.update(data: buffer)
        let bytes = try stream.process(buffer, isLast: isLast)
        fileHash.update(data: bytes)
        try FileSystem.write(bytes, to: file)
        buffer.removeAll(keepingCapacity: true)
    }
}

/// zlib keeps pointers to its stream, so the stream stays where it is.
private final class ZlibStream {
    enum Direction { case deflate, inflate }

    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let direction: Direction
    private(set) var hasEnded = false

    init(_ direction: Direction) throws(AuditError) {
        self.direction = direction
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        let gzipWindow: Int32 = 15 + 16
        let result =
            switch direction {
            case .deflate:
                deflateInit2_(stream, 4, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
            case .inflate: inflateInit2_(stream, gzipWindow, ZLIB_VERSION, size)
            }
        guard result == Z_OK else { throw .corrupt(path: "zlib", reason: "cannot begin (\(result))") }
    }

    deinit {
        switch direction {
        case .deflate: _ = deflateEnd(stream)
        case .inflate: _ = inflateEnd(stream)
        }
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    func process(_ input: [UInt8], isLast: Bool) throws(AuditError) -> [UInt8] {
        var output: [UInt8] = []
        var input = input
        var result = Z_OK
        input.withUnsafeMutableBufferPointer { bytes in
            stream.pointee.next_in = bytes.baseAddress
            stream.pointee.avail_in = UInt32(bytes.count)
            repeat {
                let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
                    stream.pointee.next_out = buffer.baseAddress
                    stream.pointee.avail_out = UInt32(buffer.count)
                    result = step(isLast ? Z_FINISH : Z_NO_FLUSH)
                    filled = buffer.count - Int(stream.pointee.avail_out)
                }
                output += chunk
            } while result == Z_OK && stream.pointee.avail_out == 0
        }
        // Nothing to do is no failure; bytes behind the end are.
        guard result == Z_OK || result == Z_BUF_ERROR || result == Z_STREAM_END, stream.pointee.avail_in == 0 else {
            throw .corrupt(path: "zlib", reason: "not an intact stream (\(result))")
        }
        return output
    }

    private func step(_ flush: Int32) -> Int32 {
        guard !hasEnded else { return Z_STREAM_END }
        let result =
            switch direction {
            case .deflate: deflate(stream, flush)
            case .inflate: inflate(stream, flush)
            }
        hasEnded = result == Z_STREAM_END
        return result
    }
}
