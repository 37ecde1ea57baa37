import Core

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The end of the file that events are appended to. Used by the writer's thread alone.
///
/// `size` is what is known to be good and on disk, and where the next write begins; zeros that were written ahead may
/// follow. When a write fails, the file is cut back to it before the next, so a full disk leaves no torn line.
struct OpenSegment {
    typealias SystemWrite = @Sendable (_ file: Int32, UnsafeRawBufferPointer, _ offset: Int) -> Int

    let path: String
    let header: SegmentHeader
    private let file: FileSystem.Descriptor
    private let systemWrite: SystemWrite
    private(set) var size: Int
    private(set) var link: ChainLink
    private(set) var count: Int
    private(set) var isTorn = false

    /// Makes the segment's file, of the spare one if that is ready; it appears with its header or not at all.
    static func create(
        _ header: SegmentHeader, at path: String, of spare: SpareSegment, _ write: @escaping SystemWrite
    ) throws(AuditError) -> Self {
        let line = header.json + [UInt8(ascii: "\n")]
        if !spare.become(path, beginningWith: line) { try FileSystem.write(line, to: path) }
        return try OpenSegment(header, at: path, size: line.count, link: header.firstLink, count: 0, write)
    }

    /// Goes on with a segment that was read back.
    init(
        _ header: SegmentHeader, at path: String, size: Int, link: ChainLink, count: Int, _ write: @escaping SystemWrite
    ) throws(AuditError) {
        self.header = header
        self.path = path
        self.size = size
        self.link = link
        self.count = count
        systemWrite = write
        file = try FileSystem.open(path, O_WRONLY)
    }

    /// Appends events in one write and waits for the disk. All of them are in the log when this returns, none when it
    /// throws.
    mutating func append(_ events: [[UInt8]]) throws(AuditError) {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(events.reduce(0) { $0 + $1.count + 96 })
        var next = link
        for event in events {
            next = next.next(event)
            SegmentLine.append(event: event, link: next, to: &buffer)
        }
        try append(line: buffer)
        link = next
        count += events.count
    }

    /// Appends whole lines that are no events.
    mutating func append(line: [UInt8]) throws(AuditError) {
        try cutBack()
        isTorn = true
        try write(line)
        try FileSystem.syncData(file, path)
        isTorn = false
        size += line.count
    }

    private mutating func cutBack() throws(AuditError) {
        guard isTorn else { return }
        guard ftruncate(file.number, off_t(size)) == 0 else { throw AuditError(errno, "ftruncate", path) }
        isTorn = false
    }

    private mutating func write(_ bytes: [UInt8]) throws(AuditError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                systemWrite(file.number, UnsafeRawBufferPointer(rebasing: $0[written...]), size + written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let error = AuditError(count == 0 ? ENOSPC : errno, "write", path)
                // At once if possible, so that readers see no torn line; else before the next write.
                try? cutBack()
                throw error
            }
            written += count
        }
    }

    static let write: SystemWrite = { file, bytes, offset in
        pwrite(file, bytes.baseAddress, bytes.count, off_t(offset))
    }
}
