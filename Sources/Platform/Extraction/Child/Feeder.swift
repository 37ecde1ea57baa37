import CSandbox
import Glibc

/// A source that has no file, and what of it is in memory already.
struct SpooledSource {
    /// A file in memory with the source's beginning. The caller closes it.
    let descriptor: Int32
    /// There is no more of it.
    let isWhole: Bool

    /// - Parameter limit: How much is kept in memory, in bytes, about.
    init(_ source: ByteSource, limit: Int) throws {
        let copy = sandbox_memory_file()
        guard copy >= 0 else { throw ReadingError.system(-copy) }
        var size = 0
        var isWhole = false
        do {
            try withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 16) { buffer in
                while size < limit {
                    let count = try source.read(into: buffer)
                    if count == 0 {
                        isWhole = true
                        return
                    }
                    guard write(copy, buffer.baseAddress, count) == count else { throw ReadingError.system(errno) }
                    size += count
                }
            }
        } catch {
            close(copy)
            throw error
        }
        descriptor = copy
        self.isWhole = isWhole
    }
}

/// Gives a child what is too long for memory, as fast as it takes it.
final class Feeder {
    /// Where the child reads.
    let childsEnd: Int32
    /// -1 once all is given or the child wants no more.
    private(set) var ownEnd: Int32
    private let beginning: ByteSource
    private let rest: ByteSource
    private var piece: [UInt8] = []
    private var given = 0

    init(_ spooled: SpooledSource, rest: ByteSource) throws {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw ReadingError.system(errno)
        }
        ownEnd = ends[0]
        childsEnd = ends[1]
        beginning = ByteSource(descriptor: spooled.descriptor)
        self.rest = rest
    }

    deinit {
        finish()
        close(childsEnd)
    }

    /// Gives what there is room for. Waits for the source, never for the child.
    func give() throws {
        if given == piece.count {
            piece.removeAll(keepingCapacity: true)
            given = 0
            if try beginning.read(appendingTo: &piece, upTo: 1 << 16) == 0 {
                try rest.read(appendingTo: &piece, upTo: 1 << 16)
            }
            if piece.isEmpty { return finish() }
        }
        let sent = piece.withUnsafeBytes { bytes in
            send(
                ownEnd, bytes.baseAddress.map { $0 + given }, bytes.count - given,
                Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        if sent > 0 {
            given += sent
        } else if errno != EAGAIN && errno != EINTR {
            finish()
        }
    }

    private func finish() {
        if ownEnd >= 0 { close(ownEnd) }
        ownEnd = -1
    }
}
