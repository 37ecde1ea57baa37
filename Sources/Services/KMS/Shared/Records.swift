import Core
import Store

/// What KMS keeps, all of it in the account's and region's scope unless said otherwise.
enum Records {
    /// By key id.
    static let keys = RecordCollection<KeyRecord>("kms.keys")
    /// By key id and material id, as `SealedMaterial.key` joins them.
    static let materials = RecordCollection<SealedMaterial>("kms.key-material")
    /// By name, `alias/` included.
    static let aliases = RecordCollection<AliasRecord>("kms.aliases")
    /// By key id and grant id.
    static let grants = RecordCollection<GrantRecord>("kms.grants")
    /// Grants by key id, grantee and grant id.
    static let grantees = RecordCollection<GrantIndex>("kms.grantees")
    /// Grants by retiring principal, key id and grant id.
    static let retirers = RecordCollection<GrantIndex>("kms.retiring-principals")
    /// How many grants a key has, by key id.
    static let grantCounts = RecordCollection<GrantCount>("kms.grant-counts")
    /// When a key was last used, by key id.
    static let uses = RecordCollection<KeyUseRecord>("kms.key-uses")
    /// Of the plane: whose a key is, by key id, since a ciphertext names nothing else.
    static let owners = RecordCollection<KeyOwner>("kms.key-owners")
    /// Of the plane: when something happens to a key by itself, by time and key.
    static let due = RecordCollection<DueRecord>("kms.due")
}

/// Whose a key is.
struct KeyOwner: Codable, Sendable {
    let account: AccountID
}

/// A key to which something happens at a time.
struct DueRecord: Codable, Sendable {
    let account: AccountID
    let region: Region
    let keyID: String

    var name: KeyName { KeyName(account: account, region: region, id: keyID) }

    /// Times are padded, so that the keys' order is that of time.
    static func key(_ time: Timestamp, _ name: KeyName) -> String {
        "\(prefix(time))/\(name.account)/\(name.region)/\(name.id)"
    }

    static func prefix(_ time: Timestamp) -> String {
        let digits = String(max(0, time.seconds))
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}

extension KeyRecord {
    static func find(_ name: KeyName, _ reader: any StoreReader) throws -> KeyRecord? {
        try Records.keys.get(name.id, in: name.scope, reader)
    }

    /// - Throws: `NotFoundException`.
    static func get(_ name: KeyName, _ reader: any StoreReader) throws -> KeyRecord {
        guard let record = try find(name, reader) else { throw AWSError.noKey(name) }
        return record
    }

    /// Writes the record together with what stands for it in the index of what is due.
    func put(_ writer: any StoreWriter) throws {
        var record = self
        record.due = nextEvent
        let before = try Self.find(name, writer)?.due
        if before != record.due {
            if let before { try Records.due.delete(DueRecord.key(before, name), in: .plane, writer) }
            if let due = record.due {
                let entry = DueRecord(account: account, region: region, keyID: id)
                try Records.due.put(entry, at: DueRecord.key(due, name), in: .plane, writer)
            }
        }
        try Records.keys.put(record, at: id, in: name.scope, writer)
    }

    /// When something is next to happen to the key without a call.
    private var nextEvent: Timestamp? {
        let expiries = materials.filter(\.isPresent).compactMap(\.expires)
        let rotation = deletion == nil && isEnabled && !isReplica ? self.rotation?.next : nil
        return ([deletion?.date, rotation].compactMap { $0 } + expiries).min()
    }
}
