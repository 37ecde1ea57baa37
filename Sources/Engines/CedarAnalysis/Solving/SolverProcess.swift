import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A child process that reads from and writes to us over one socket. It is ended and reaped at the latest when this
/// object goes away, and ends by itself when we do.
final class SolverProcess: Sendable {
    private let socket: Int32
    /// nil when the process was ended and reaped.
    private let pid: Mutex<pid_t?>

    /// Starts a process with nothing but the socket and an empty environment.
    ///
    /// - Parameter memoryLimit: in bytes, of address space; where it reaches it, the process fails.
    init(path: String, arguments: [String], memoryLimit: Int) throws(SolverError) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, SolverProcess.socketType, 0, &ends) == 0 else {
            throw .notStarted(path: path, errorNumber: errno)
        }
        let (own, theirs) = (ends[0], ends[1])
        // The limit can be set in the child only, which a shell does for us before it becomes the solver. A lower one
        // that there may be already stays.
        let command = [
            "/bin/sh", "-c", "ulimit -v \"$1\" 2>/dev/null; shift; exec \"$@\"", "sh", String(memoryLimit / 1024), path,
        ]
        let result = SolverProcess.spawn(command + arguments, standardStreams: theirs)
        close(theirs)
        guard let child = result.pid else {
            close(own)
            throw .notStarted(path: path, errorNumber: result.errorNumber)
        }
        SolverProcess.prepare(own)
        socket = own
        pid = Mutex(child)
    }

    deinit {
        end()
        close(socket)
    }

    /// Ends the process at once and reaps it. Does nothing when that was done before.
    func end() {
        pid.withLock { pid in
            guard let child = pid else { return }
            kill(child, SIGKILL)
            var status: Int32 = 0
            while waitpid(child, &status, 0) == -1, errno == EINTR {}
            // Whoever waits for an answer shall not wait for what the process may have left behind.
            shutdown(socket, SolverProcess.bothWays)
            pid = nil
        }
    }

    /// Writes, and reads until a line equals `lastLine`; gives what came before that line. Blocks the thread.
    ///
    /// When it fails the process is ended.
    func exchange(
        _ text: String, until lastLine: String, deadline: ContinuousClock.Instant
    ) throws(SolverFailure) -> String {
        do throws(SolverFailure) {
            return try converse(Array(text.utf8), Array("\n\(lastLine)\n".utf8), deadline)
        } catch {
            end()
            throw error
        }
    }

    private func converse(
        _ output: [UInt8], _ ending: [UInt8], _ deadline: ContinuousClock.Instant
    ) throws(SolverFailure) -> String {
        var sent = 0
        // Begins with a newline, so that an ending that is all of the answer is found as well.
        var answer: [UInt8] = [UInt8(ascii: "\n")]
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            try waitUntilReady(toSend: sent < output.count, deadline)
            if sent < output.count {
                let count = output[sent...].withUnsafeBytes {
                    send(socket, $0.baseAddress, $0.count, SolverProcess.flags)
                }
                if count > 0 { sent += count }
            }
            let count = recv(socket, &buffer, buffer.count, SolverProcess.flags)
            if count > 0 { answer += buffer[..<count] }
            let isOver = count == 0 || count < 0 && errno != EAGAIN && errno != EINTR
            if answer.suffix(ending.count).elementsEqual(ending) {
                return String(decoding: answer.dropLast(ending.count), as: UTF8.self)
            }
            if isOver || answer.count > SolverProcess.longestAnswer {
                throw .failed(String(decoding: answer.suffix(500), as: UTF8.self))
            }
        }
    }

    private func waitUntilReady(
        toSend: Bool, _ deadline: ContinuousClock.Instant
    ) throws(SolverFailure) {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .timeOut }
        let (seconds, attoseconds) = left.components
        let milliseconds = min(seconds, 100_000) * 1000 + attoseconds / 1_000_000_000_000_000 + 1
        var descriptor = pollfd(fd: socket, events: Int16(toSend ? POLLIN | POLLOUT : POLLIN), revents: 0)
        _ = poll(&descriptor, 1, Int32(milliseconds))
    }

    private static let longestAnswer = 64 << 20
}
