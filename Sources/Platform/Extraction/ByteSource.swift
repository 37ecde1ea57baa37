#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

public import Discovery

/// Bytes that are read once, from front to back: a file's, memory's, or what a decompressor gives.
///
/// A source is a stream and so a reference: whoever reads moves it on for everyone who holds it. It is not `Sendable`;
/// one thread reads it. What was peeked at is read again.
public final class ByteSource {
    /// Fills a part of the buffer's front and says how much; 0 is the end. May give less than there is room for.
    public typealias Reading = (UnsafeMutableRawBufferPointer) throws -> Int

    /// How many bytes there are in all; nil where that is not known before reading.
    public let size: Int?
    /// A regular file whose bytes, from its beginning, are exactly this source's: for readers that seek. Reading by it
    /// (`pread`) does not move the source. Nil for everything else.
    public let descriptor: Int32?
    /// How many bytes were read so far; peeking does not count.
    public private(set) var position = 0

    private static let longestMadeUp = 64 << 20

    private let reading: Reading
    private var peeked: [UInt8] = []
    private var peekedOffset = 0
    private var isAtEnd = false

    /// A source that pulls from elsewhere, such as a decompressor.
    ///
    /// - Parameter reading: What it throws passes through `read` and `peek`.
    public init(size: Int? = nil, reading: @escaping Reading) {
        self.size = size
        self.descriptor = nil
        self.reading = reading
    }

    /// Memory.
    public init(_ bytes: [UInt8]) {
        size = bytes.count
        descriptor = nil
        reading = { _ in 0 }
        peeked = bytes
    }

    /// An open file, pipe or socket. The descriptor stays the caller's to close, after the last read.
    ///
    /// A regular file is read from its beginning, whatever its offset, and no further than it reaches now, so that one that
    /// grows as fast as it is read has an end; anything else from where it is. Files that the system makes up say that they
    /// are empty and are not: what stands in such a one is read.
    public init(descriptor: Int32) {
        var status = stat()
        let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isRegular ? Int(status.st_size) : nil
        self.descriptor = isRegular ? descriptor : nil
        if isRegular {
            var offset = 0
            let end = status.st_size > 0 ? Int(status.st_size) : Self.longestMadeUp
            reading = { buffer in
                let room = min(buffer.count, end - offset)
                guard room > 0 else { return 0 }
                let count = try Self.retrying { pread(descriptor, buffer.baseAddress, room, off_t(offset)) }
                offset += count
                return count
            }
        } else {
            reading = { buffer in try Self.retrying { Self.systemRead(descriptor, buffer) } }
        }
    }

    /// The next bytes, as many as asked for unless the source ends before, without reading past them.
    ///
    /// - Parameter count: 64 KB by default, which is what sniffing looks at. Held in memory.
    public func peek(_ count: Int = 65_536) throws -> ArraySlice<UInt8> {
        try fill(count)
        return peeked[peekedOffset..<min(peeked.count, peekedOffset + max(0, count))]
    }

    /// Reads into the front of the buffer, once; 0 is the end (or an empty buffer).
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !buffer.isEmpty else { return 0 }
        let held = min(peeked.count - peekedOffset, buffer.count)
        if held > 0 {
            peeked.withUnsafeBytes { bytes in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[peekedOffset..<peekedOffset + held]))
            }
            peekedOffset += held
            if peekedOffset == peeked.count {
                peeked = []
                peekedOffset = 0
            }
            position += held
            return held
        }
        let count = try pull(into: buffer)
        position += count
        return count
    }

    /// Appends up to `count` bytes; fewer only at the end of the source.
    ///
    /// - Returns: How many were appended.
    @discardableResult
    public func read(appendingTo bytes: inout [UInt8], upTo count: Int) throws -> Int {
        var appended = 0
        while appended < count {
            let step = try read(appendingOnceTo: &bytes, upTo: count - appended)
            if step == 0 { break }
            appended += step
        }
        return appended
    }

    /// Everything that is left.
    ///
    /// - Parameter limit: How much at most.
    /// - Returns: Nil when there is more than that; the source is then part read.
    public func readAll(limit: Int) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        var room = limit
        while room > 0 {
            let count = try read(appendingTo: &bytes, upTo: min(room, 1 << 20))
            if count == 0 { return bytes }
            room -= count
        }
        return try peek(1).isEmpty ? bytes : nil
    }

    private func read(appendingOnceTo bytes: inout [UInt8], upTo count: Int) throws -> Int {
        let piece = try [UInt8](unsafeUninitializedCapacity: min(count, 1 << 20)) { buffer, filled in
            filled = try read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        // Into an empty array there is nothing to copy.
        if bytes.isEmpty { bytes = piece } else { bytes += piece }
        return piece.count
    }

    private func fill(_ count: Int) throws {
        guard peeked.count - peekedOffset < count, !isAtEnd else { return }
        if peekedOffset > 0 {
            peeked.removeFirst(peekedOffset)
            peekedOffset = 0
        }
        while peeked.count < count {
            let room = count - peeked.count
            let more = try [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
                filled = try pull(into: UnsafeMutableRawBufferPointer(buffer))
            }
            if more.isEmpty { return }
            peeked += more
        }
    }

    private func pull(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard !isAtEnd else { return 0 }
        let count = min(max(0, try reading(buffer)), buffer.count)
        if count == 0 { isAtEnd = true }
        return count
    }

    private static func retrying(_ call: () -> Int) throws -> Int {
        while true {
            let count = call()
            if count >= 0 { return count }
            if errno != EINTR { throw ReadingError.system(errno) }
        }
    }

    private static func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}

/// Why a source could not be read on.
public enum ReadingError: Error, Sendable, Hashable {
    /// `errno`.
    case system(Int32)
    /// What a decompressor or a parser says of bytes that are not what they should be; never the bytes themselves.
    case malformed(String)
    /// A limit of whoever feeds the source was reached, such as an archive's extracted bytes.
    case limit(Outcome.Reason, detail: String?)
}
