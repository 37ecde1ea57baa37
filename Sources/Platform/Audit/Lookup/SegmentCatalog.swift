import Synchronization

/// Which delivered segments there are. It is read from the digests at the first lookup, so that opening a log of years
/// costs nothing, and kept up by the closer from then on.
final class SegmentCatalog: Sendable {
    struct Entry: Sendable, Hashable {
        let sequence: Int64
        /// nil when the segment has no events.
        let logFile: Digest.LogFile?
    }

    private struct State: Sendable {
        var entries: [Int64: Entry] = [:]
        var isLoaded = false
    }

    private let digests: DigestFolder
    private let state = Mutex(State())

    init(_ layout: AuditLayout) { digests = DigestFolder(layout: layout) }

    func add(_ entry: Entry) { state.withLock { $0.entries[entry.sequence] = entry } }

    /// nil when the segment is not delivered yet.
    func entry(_ sequence: Int64) throws -> Entry? {
        try load()
        return state.withLock { $0.entries[sequence] }
    }

    private func load() throws {
        if state.withLock({ $0.isLoaded }) { return }
        // Not under the lock: the closer adds to it meanwhile. Digests that are unreadable are verification's business.
        var found: [Entry] = []
        for object in try digests.objects() {
            guard let digest = try? digests.read(object).digest else { continue }
            found.append(Entry(sequence: digest.chain.sequence, logFile: digest.logFile))
        }
        state.withLock { state in
            for entry in found { state.entries[entry.sequence] = entry }
            state.isLoaded = true
        }
    }
}
