import Cedar
import Core
import Envelope
import Plane
import Store
import Synchronization

/// A policy store that can decide.
struct ReadyStore: Sendable {
    let open: OpenStore
    let snapshot: StoreSnapshot
}

/// The compiled policy stores of the plane. A snapshot is believed as long as no store changed; when one did, a look at
/// this one's version tells whether it was this one, and then no more is read than what changed.
final class Snapshots: Sendable {
    private struct Entry {
        let snapshot: StoreSnapshot
        /// Of the collection of stores, before the snapshot's version was looked at.
        let revision: UInt64
    }

    private struct Place: Hashable {
        let scope: Scope
        let id: String
    }

    /// Beyond this many the cache starts anew.
    private static let capacity = 1_000

    private let keys: StoreKeys
    private let entries = Mutex<[Place: Entry]>([:])

    init(keys: StoreKeys) { self.keys = keys }

    /// The store as it is now. Asks its KMS key for the caller, as every use of the content does.
    ///
    /// - Throws: `ResourceNotFoundException`, or what KMS says.
    func snapshot(of store: PolicyStore, for call: Call) async throws -> ReadyStore {
        let place = Place(scope: store.scope, id: store.id)
        let revision = call.store.revision(of: PolicyStores.records.name)
        let known = entries.withLock { $0[place] }
        guard let key = try await keys.key(of: store, for: call) else {
            throw AWSError.notFound(.policyStore, store.id)
        }
        if let known, known.revision == revision {
            return ReadyStore(open: OpenStore(store: store, key: key), snapshot: known.snapshot)
        }
        let open = OpenStore(store: store, key: key)
        let snapshot = try await call.store.read { reader -> StoreSnapshot? in
            guard let record = try PolicyStores.records.get(store.id, in: store.scope, reader) else { return nil }
            return try Self.read(record, open, after: known?.snapshot, reader)
        }
        guard let snapshot else {
            entries.withLock { $0[place] = nil }
            throw AWSError.notFound(.policyStore, store.id)
        }
        keep(Entry(snapshot: snapshot, revision: revision), at: place)
        return ReadyStore(open: open, snapshot: snapshot)
    }

    /// An older reader must not bring back what a newer one has replaced.
    private func keep(_ entry: Entry, at place: Place) {
        entries.withLock { entries in
            if let known = entries[place], known.revision > entry.revision { return }
            if entries.count >= Self.capacity, entries[place] == nil { entries.removeAll() }
            entries[place] = entry
        }
    }

    private static func read(
        _ record: PolicyStoreRecord, _ store: OpenStore, after earlier: StoreSnapshot?, _ reader: any StoreReader
    ) throws -> StoreSnapshot {
        guard let earlier else { return StoreSnapshot(record, try SnapshotContent(reading: store, reader)) }
        if earlier.version == record.version { return earlier }
        guard
            let changes = try ChangeRecord.since(
                earlier.version, until: record.version, of: store.store, reader),
            changes.last?.version == record.version
        else { return StoreSnapshot(record, try SnapshotContent(reading: store, reader)) }
        let notes = changes.flatMap(\.notes).filter(\.decides)
        guard !notes.isEmpty else { return StoreSnapshot(record, earlier) }
        var content = earlier.content
        for note in notes { try content.apply(note, store, reader) }
        return StoreSnapshot(record, content)
    }
}

extension ChangeRecord.Note {
    /// Whether decisions depend on it.
    var decides: Bool { [.schema, .policy, .template, .identitySource].contains(kind) }
}

extension SnapshotContent {
    init(reading store: OpenStore, _ reader: any StoreReader) throws {
        schema = try StoreContent.schemas.get("schema", store, reader).map { try StoreSchema($0) }
        for (id, record) in try StoreContent.templates.list(store, reader) {
            templates[id] = try Policy(parsing: record.statement)
        }
        for (_, record) in try StoreContent.policies.list(store, reader) { try put(record) }
        for (id, record) in try StoreContent.sources.list(store, reader) { sources[id] = record }
    }

    /// Reads again what a note names: as it is now, which may be later than the note.
    mutating func apply(
        _ note: ChangeRecord.Note, _ store: OpenStore, _ reader: any StoreReader
    ) throws {
        switch note.kind {
        case .schema:
            schema = try StoreContent.schemas.get("schema", store, reader).map { try StoreSchema($0) }
        case .template:
            templates[note.id] = try StoreContent.templates.get(note.id, store, reader).map {
                try Policy(parsing: $0.statement)
            }
        case .policy:
            policies[note.id] = nil
            links[note.id] = nil
            if let record = try StoreContent.policies.get(note.id, store, reader) { try put(record) }
        case .identitySource:
            sources[note.id] = try StoreContent.sources.get(note.id, store, reader)
        case .settings, .entities, .tests: break
        }
    }

    private mutating func put(_ record: PolicyRecord) throws {
        if record.isStatic {
            policies[record.id] = Static(record: record, policy: try Policy(parsing: record.statement ?? ""))
        } else {
            links[record.id] = record
        }
    }
}
