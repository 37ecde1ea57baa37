import CArchive
import Glibc

/// What libarchive pulls its bytes from: a source, by position where the source is a file.
///
/// libarchive keeps an unowned reference; whoever opens an archive keeps this alive until it is freed.
final class ArchiveInput {
    private let source: ByteSource
    private let buffer: UnsafeMutableRawBufferPointer
    private var offset: Int64 = 0
    /// What the source threw, which libarchive cannot pass on.
    private(set) var failure: (any Error)?

    init(_ source: ByteSource) {
        self.source = source
        buffer = .allocate(byteCount: 1 << 17, alignment: 16)
    }

    deinit { buffer.deallocate() }

    var isSeekable: Bool { source.descriptor != nil }

    func read() -> UnsafeRawBufferPointer? {
        do {
            let count: Int
            if let descriptor = source.descriptor {
                count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
                guard count >= 0 else { throw ReadingError.system(errno) }
                offset += Int64(count)
            } else {
                count = try source.read(into: buffer)
            }
            return UnsafeRawBufferPointer(rebasing: buffer[..<count])
        } catch {
            failure = error
            return nil
        }
    }

    /// - Returns: The new position, or nil where there is none.
    func seek(_ distance: Int64, from whence: Int32) -> Int64? {
        guard let size = source.size else { return nil }
        let base: Int64
        switch whence {
        case SEEK_SET: base = 0
        case SEEK_CUR: base = offset
        case SEEK_END: base = Int64(size)
        default: return nil
        }
        let (place, overflow) = base.addingReportingOverflow(distance)
        guard !overflow, place >= 0 else { return nil }
        offset = place
        return place
    }

    func skip(_ count: Int64) -> Int64 {
        guard isSeekable, count > 0, let size = source.size else { return 0 }
        let step = min(count, max(0, Int64(size) - offset))
        offset += step
        return step
    }
}
