import Glibc

/// A pipe with which any thread wakes the one that waits in `poll`.
final class WakeUp: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// A full pipe is as good as a written one.
    func wake() {
        var byte: UInt8 = 1
        _ = write(writeEnd, &byte, 1)
    }

    /// Returns when woken, when `socket` has something to read, or after `milliseconds`.
    ///
    /// - Returns: whether it was woken.
    func wait(orFor socket: Int32?, milliseconds: Int32) -> Bool {
        var files = [pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)]
        if let socket { files.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
        guard poll(&files, nfds_t(files.count), milliseconds) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 512)
        return read(readEnd, &bytes, bytes.count) > 0
    }
}
