import Synchronization

/// How often each collection changed, as far as this process knows.
package final class Revisions: Sendable {
    private struct Counts {
        var ofAll: UInt64 = 0
        var byCollection: [String: UInt64] = [:]
    }

    private let counts = Mutex(Counts())

    package init() {}

    package func revision(of collection: String) -> UInt64 {
        counts.withLock { $0.ofAll + ($0.byCollection[collection] ?? 0) }
    }

    package func advance(_ collections: some Sequence<String>) {
        counts.withLock { counts in
            for collection in collections { counts.byCollection[collection, default: 0] += 1 }
        }
    }

    /// For when changes may have been missed.
    package func advanceAll() { counts.withLock { $0.ofAll += 1 } }
}
