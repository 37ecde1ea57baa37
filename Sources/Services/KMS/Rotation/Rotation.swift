import Core
import Cryptography
import Plane
import Store

extension KMSService {
    /// The key as it is to encrypt now: rotated, if that is due and nobody has come to it yet.
    func current(_ key: Key, _ call: Call) async throws -> Key {
        guard let next = key.record.rotation?.next, next <= call.time else { return key }
        try await rotateIfDue(key.name, call.store, at: call.time)
        return try await catalog.key(key.name, call.store) ?? key
    }

    /// Gives a key new material if its schedule says so, and all keys of a multi-Region key with it. One that was
    /// disabled when its time came, which is the primary key's to be, is rotated once it is enabled again.
    func rotateIfDue(_ name: KeyName, _ store: any Store, at now: Timestamp) async throws {
        // The secret is made before the transaction, whose body may run more than once.
        let material = try NewMaterial(
            generated: try await generator.generate(.symmetricDefault), for: name.id, keyring)
        try await store.write { writer in
            guard let named = try KeyRecord.find(name, writer),
                let record = try KeyRecord.find(name.in(named.multiRegion?.primary ?? name.region), writer),
                record.origin == .kms, let rotation = record.rotation, rotation.next <= now,
                record.state(at: now) == .enabled
            else { return }
            for region in record.multiRegion?.all ?? [record.region] {
                guard var related = try KeyRecord.find(name.in(region), writer) else { continue }
                try material.sealed.put(in: related.name.scope, writer)
                related.rotate(to: material.id, .automatic, at: now)
                related.rotation?.advance(beyond: now)
                try related.put(writer)
            }
        }
    }
}

extension KeyRecord {
    /// Makes new material the current one; what was encrypted before is decrypted with what was current then.
    mutating func rotate(to materialID: String, _ type: KeyMaterialRecord.RotationType, at now: Timestamp) {
        for index in materials.indices where materials[index].state == .current {
            materials[index].state = .nonCurrent
        }
        var material =
            materials.first { $0.id == materialID } ?? KeyMaterialRecord(id: materialID, state: .current)
        material.state = .current
        material.rotated = now
        material.rotationType = type
        materials.removeAll { $0.id == materialID }
        materials.append(material)
    }
}

extension KeyRecord.Rotation {
    /// AWS's period where none is given, in days.
    static let usualPeriod = 365

    init(every days: Int, from start: Timestamp) {
        self.init(periodInDays: days, next: start.adding(seconds: Int64(days) * 86_400))
    }

    mutating func advance(beyond now: Timestamp) {
        while next <= now { next = next.adding(seconds: Int64(periodInDays) * 86_400) }
    }
}
