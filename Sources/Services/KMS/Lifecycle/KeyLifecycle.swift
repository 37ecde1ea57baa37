import Core
import Plane
import Store

extension KMSService {
    var tasks: [BackgroundTask] {
        [
            BackgroundTask("kms.key-uses", everySeconds: 30, isFlush: true) { [uses] background in
                try await uses.flush(background.store)
            },
            BackgroundTask("kms.key-lifecycle", everySeconds: 30) { background in
                try await runDue(background.store, at: background.clock.now())
            },
        ]
    }

    /// Does what time has brought: rotates, lets imported material expire, deletes. Each key is a transaction of its own
    /// that looks again, so several nodes may do this at once.
    func runDue(_ store: any Store, at now: Timestamp) async throws {
        let limit = DueRecord.prefix(now) + "0"
        let due = try await store.read { reader in
            try Records.due.list(in: .plane, limit: 1_000, reader).prefix { $0.key < limit }.map(\.value)
        }
        for entry in due {
            try Task.checkCancellation()
            try await rotateIfDue(entry.name, store, at: now)
            try await store.write { try Self.settle(entry.name, at: now, $0) }
        }
    }

    /// Lets expired material go, and a key whose waiting period is over.
    static func settle(_ name: KeyName, at now: Timestamp, _ writer: any StoreWriter) throws {
        guard var record = try KeyRecord.find(name, writer) else { return }
        if let date = record.deletion?.date, date <= now { return try delete(record, at: now, writer) }
        let expired = record.materials.indices.filter { index in
            let material = record.materials[index]
            return material.isPresent && material.expires.map { $0 <= now } ?? false
        }
        guard !expired.isEmpty else { return }
        for place in expired.reversed() { try record.dropMaterial(at: place, writer) }
        try record.put(writer)
    }

    /// Nothing is left of the key but what its ciphertexts and the audit log say.
    private static func delete(_ record: KeyRecord, at now: Timestamp, _ writer: any StoreWriter) throws {
        let scope = record.name.scope
        for material in record.materials {
            try Records.materials.delete(SealedMaterial.key(record.id, material.id), in: scope, writer)
        }
        for alias in record.aliases { try Records.aliases.delete(alias, in: scope, writer) }
        try GrantRecord.deleteAll(of: record.name, writer)
        try Records.uses.delete(record.id, in: scope, writer)
        if let due = record.due { try Records.due.delete(DueRecord.key(due, record.name), in: .plane, writer) }
        try Records.keys.delete(record.id, in: scope, writer)
        guard var regions = record.multiRegion, record.isReplica else {
            try Records.owners.delete(record.id, in: .plane, writer)
            return
        }
        regions.replicas.removeAll { $0 == record.region }
        try KeyRecord.share(regions, record.name, writer)
        try release(record.name.in(regions.primary), at: now, writer)
    }

    /// A primary key that waited for its replicas begins its own waiting period with the last of them.
    private static func release(_ name: KeyName, at now: Timestamp, _ writer: any StoreWriter) throws {
        guard var primary = try KeyRecord.find(name, writer), let deletion = primary.deletion, deletion.date == nil,
            primary.multiRegion?.replicas.isEmpty == true
        else { return }
        primary.deletion?.date = now.adding(seconds: Int64(deletion.days) * 86_400)
        try primary.put(writer)
    }
}
