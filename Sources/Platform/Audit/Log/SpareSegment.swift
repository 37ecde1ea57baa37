import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of the next segment, filled with zeros in the background while the one before it fills up.
///
/// A sync of bytes that replace others has neither a size nor blocks to record, which the file system would write beside
/// the bytes. Only a log that fills its segments has a spare one, so that an idle plane's files stay small. It is a
/// matter of speed alone: where it is not ready, has no room or was taken away, the log makes a file and appends.
final class SpareSegment: Sendable {
    private enum Phase {
        case absent
        case wanted
        case ready
    }

    /// So much is written and synced at once, for the writer's own syncs wait behind it.
    private static let step = 1 << 18

    private let path: String
    private let phase: Mutex<Phase>
    private let thread = Mutex<WorkerThread<Void>?>(nil)

    /// - Parameter size: of a full segment, in bytes; its last events may reach a little further.
    init(at path: String, size: Int) {
        self.path = path
        // One that is left from before may have been cut off while it was made.
        unlink(path)
        phase = Mutex(.absent)
        thread.withLock {
            $0 = WorkerThread(idleSeconds: 3_600, yields: true) { [weak self] wishes in
                if !wishes.isEmpty { self?.make(size + size / 16) }
            }
        }
    }

    /// Has it made, unless it is there.
    func prepare() {
        let isNew = phase.withLock { phase in
            defer { if phase == .absent { phase = .wanted } }
            return phase == .absent
        }
        if isNew { _ = thread.withLock { $0 }?.put(()) }
    }

    /// Makes it the file of a segment, beginning with a line. The name is on disk when this returns.
    ///
    /// - Returns: false when none is ready or it could not be used; the segment's file is then still to be made.
    func become(_ name: String, beginningWith line: [UInt8]) -> Bool {
        let isReady = phase.withLock { phase in
            defer { if phase == .ready { phase = .absent } }
            return phase == .ready
        }
        guard isReady else { return false }
        do {
            let file = try FileSystem.open(path, O_WRONLY)
            try FileSystem.write(line, to: file)
            try FileSystem.publish(file, from: path, to: name)
            return true
        } catch {
            return false
        }
    }

    func finish() async { await thread.withLock { $0 }?.finish() }

    private func make(_ size: Int) {
        let isMade = (try? fill(size)) != nil
        if !isMade { unlink(path) }
        phase.withLock { $0 = isMade ? .ready : .absent }
    }

    private func fill(_ size: Int) throws(AuditError) {
        let file = try FileSystem.open(path, FileSystem.createAnew)
        var left = size
        while left > 0 {
            try FileSystem.write([UInt8](repeating: 0, count: min(Self.step, left)), to: file)
            try FileSystem.syncData(file, path)
            left -= Self.step
        }
    }
}
