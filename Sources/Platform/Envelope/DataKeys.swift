package import Core
package import Crypto
package import Keyring
package import Plane
package import Store
import Synchronization

/// What one data key encrypts, such as a DynamoDB table or a policy store.
package protocol DataKeyOwner: Sendable {
    /// Unique for all time.
    var dataKeyID: String { get }
    /// Where the key's record is kept.
    var scope: Scope { get }
    /// The KMS key that wraps the data key; nil for one of the plane's own.
    var keyARN: String? { get }
    /// The way to KMS for the caller of `call`.
    func kms(for call: Call) -> KMSClient
}

/// The data keys of a service, opened for whom they may be opened for.
///
/// - `Opened` is what the service makes of a plaintext key, such as keys derived from it.
package final class DataKeys<Opened: Sendable>: Sendable {
    /// How the service keeps its keys.
    package struct Kind: Sendable {
        package let collection: RecordCollection<DataKeyRecord>
        /// What the keyring seals them for.
        package let purpose: String
        /// The collections whose change makes an opened key doubtful: those of KMS.
        package let keyCollections: [String]
        package let derive: @Sendable (SymmetricKey, _ ownerID: String) -> Opened

        package init(
            _ collection: RecordCollection<DataKeyRecord>, purpose: String, keyCollections: [String],
            derive: @escaping @Sendable (SymmetricKey, _ ownerID: String) -> Opened
        ) {
            self.collection = collection
            self.purpose = purpose
            self.keyCollections = keyCollections
            self.derive = derive
        }
    }

    private struct Entry {
        let key: Opened
        let expires: Timestamp
        /// What the collections stood at that decide whether the caller may use the key.
        let revisions: [UInt64]
    }

    private struct Place: Hashable {
        let ownerID: String
        /// nil for a key of the plane's own, which is the same for everybody.
        let caller: String?
    }

    /// How long a key that KMS opened is kept, in seconds; as in AWS.
    private static var lifetime: Int64 { 300 }
    /// How long background work waits after a refusal, in seconds.
    private static var patience: Int64 { 60 }
    private static var capacity: Int { 4_096 }

    private let keyring: Keyring
    private let kind: Kind
    private let entries = Mutex<[Place: Entry]>([:])
    /// Owners whose keys were refused to background work, and until when it need not ask again.
    private let refusals = Mutex<[String: (until: Timestamp, revisions: [UInt64])]>([:])

    package init(keyring: Keyring, _ kind: Kind) {
        self.keyring = keyring
        self.kind = kind
    }

    /// The owner's key, for the caller of `call`. One that a KMS key wraps is asked of KMS, unless it was asked within
    /// five minutes for this caller and nothing changed in KMS since: a key that is disabled stops its owner at once.
    ///
    /// - Returns: nil when there is no such key, as when its owner was deleted meanwhile.
    /// - Throws: the service's words for what KMS said.
    package func key(of owner: some DataKeyOwner, for call: Call) async throws -> Opened? {
        let usesKMS = owner.keyARN != nil
        let place = Place(ownerID: owner.dataKeyID, caller: usesKMS ? Self.identity(of: call) : nil)
        let revisions = revisions(call.store, usesKMS: usesKMS)
        if let entry = entries.withLock({ $0[place] }), entry.revisions == revisions,
            !usesKMS || call.time < entry.expires
        {
            return entry.key
        }
        let record = try await call.store.read { [kind, id = owner.dataKeyID, scope = owner.scope] in
            try kind.collection.get(id, in: scope, $0)
        }
        guard let record else { return nil }
        let entry = Entry(
            key: kind.derive(try await open(record, of: owner, call), owner.dataKeyID),
            expires: call.time.adding(seconds: Self.lifetime), revisions: revisions)
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
            entries[place] = entry
        }
        return entry.key
    }

    /// The key for work beside calls; nil while it cannot be used. After a refusal KMS is asked again when something
    /// changes there, or after a minute, so that a disabled key does not fill the audit log.
    package func backgroundKey(of owner: some DataKeyOwner, for call: Call) async -> Opened? {
        let revisions = revisions(call.store, usesKMS: true)
        let id = owner.dataKeyID
        let refusal = refusals.withLock { $0[id] }
        if let refusal, refusal.revisions == revisions, call.time < refusal.until { return nil }
        if let key = try? await key(of: owner, for: call) {
            refusals.withLock { $0[id] = nil }
            return key
        }
        refusals.withLock { refusals in
            if refusals.count >= Self.capacity { refusals.removeAll() }
            refusals[id] = (call.time.adding(seconds: Self.patience), revisions)
        }
        return nil
    }

    /// The plaintext data key; whoever asks keeps it no longer than it takes.
    package func open(_ record: DataKeyRecord, of owner: some DataKeyOwner, _ call: Call) async throws -> SymmetricKey {
        if let sealed = record.sealedBytes {
            var bytes = try keyring.open(sealed, purpose: kind.purpose, context: record.ownerID)
            return SymmetricKey(wiping: &bytes)
        }
        guard let wrapped = record.wrappedBytes else {
            throw StoreError.damaged(reason: "a data key of \(kind.collection.name) is neither sealed nor wrapped")
        }
        return try await owner.kms(for: call).decrypt(wrapped, keyARN: owner.keyARN)
    }

    /// The record of a key that the plane's own keyring seals.
    package func seal(_ key: SymmetricKey, ownerID: String) throws -> DataKeyRecord {
        var bytes = key.withUnsafeBytes { Array($0) }
        defer { bytes.wipe() }
        return DataKeyRecord(
            ownerID: ownerID, sealed: try keyring.seal(bytes, purpose: kind.purpose, context: ownerID))
    }

    private func revisions(_ store: any Store, usesKMS: Bool) -> [UInt64] {
        let own = store.revision(of: kind.collection.name)
        return usesKMS ? [own] + kind.keyCollections.map(store.revision) : [own]
    }

    /// Two sessions of one role are two callers, as their session policies may differ.
    private static func identity(of call: Call) -> String { call.caller.accessKeyID ?? call.caller.arn }
}

extension SymmetricKey {
    /// Takes the bytes over and leaves zeros behind.
    package init(wiping bytes: inout [UInt8]) {
        self.init(data: bytes)
        bytes.wipe()
    }
}
