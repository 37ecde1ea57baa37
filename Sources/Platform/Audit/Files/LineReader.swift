#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads a file line by line in bounded memory. Zeros at its end, which were written ahead, are not read.
struct LineReader {
    struct Line {
        let bytes: ArraySlice<UInt8>
        /// Where it begins in the file.
        let offset: Int
        /// False for a last line without its line feed.
        let isComplete: Bool

        /// Where the next one begins.
        var end: Int { offset + bytes.count + (isComplete ? 1 : 0) }
    }

    private static let chunk = 1 << 18

    private let file: FileSystem.Descriptor
    /// Nothing past this is read, so that a file that grows meanwhile is seen as it was.
    private let limit: Int
    private var buffer: [UInt8] = []
    /// Where the unread part of the buffer begins.
    private var index = 0
    /// The file's offset of the buffer's first byte.
    private var base = 0

    init(_ path: String, limit: Int? = nil) throws(AuditError) {
        file = try FileSystem.open(path, FileSystem.readOnly)
        self.limit =
            if let limit { min(limit, try FileSystem.size(file)) } else { try FileSystem.contentEnd(file) }
    }

    mutating func next() throws(AuditError) -> Line? {
        var searched = index
        while true {
            if let end = lineFeed(from: searched) {
                let line = Line(bytes: buffer[index..<end], offset: base + index, isComplete: true)
                index = end + 1
                return line
            }
            searched = buffer.count - index
            guard try fill() else { break }
        }
        guard index < buffer.count else { return nil }
        let line = Line(bytes: buffer[index...], offset: base + index, isComplete: false)
        index = buffer.count
        return line
    }

    private func lineFeed(from start: Int) -> Int? {
        buffer.withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Reads on; the unread part moves to the front. False at the end.
    private mutating func fill() throws(AuditError) -> Bool {
        buffer.removeFirst(index)
        base += index
        index = 0
        let position = base + buffer.count
        let bytes = try FileSystem.read(file, from: position, count: min(Self.chunk, limit - position))
        buffer.append(contentsOf: bytes)
        return !bytes.isEmpty
    }
}
