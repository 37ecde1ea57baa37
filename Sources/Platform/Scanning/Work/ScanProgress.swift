import Discovery
import Synchronization

/// How far a scan has come. Read from any thread.
public final class ScanProgress: Sendable {
    public struct Counts: Sendable, Hashable {
        public var files = 0
        /// Read, in bytes of text.
        public var bytes = 0
        /// Of finished files, as the disk has them.
        public var finishedBytes = 0
        public var skipped = 0
        public var occurrences = 0
        /// Nil until all files are known.
        public var expected: Expectation?
    }

    public struct Expectation: Sendable, Hashable {
        public var files: Int
        public var bytes: Int

        public init(files: Int, bytes: Int) {
            self.files = files
            self.bytes = bytes
        }
    }

    private let state = Mutex(Counts())

    public init() {}

    public var counts: Counts { state.withLock { $0 } }

    public func expect(_ expectation: Expectation) { state.withLock { $0.expected = expectation } }

    func read(_ bytes: Int) { state.withLock { $0.bytes += bytes } }

    func finish(_ file: ScannedFile) {
        let occurrences = file.result.totals.values.reduce(0, +)
        state.withLock {
            $0.files += 1
            $0.finishedBytes += file.size
            $0.occurrences += occurrences
            if file.result.outcome.code == .skipped { $0.skipped += 1 }
        }
    }
}
