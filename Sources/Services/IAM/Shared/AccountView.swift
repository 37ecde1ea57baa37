import Core
import Directory
import Plane
import Store

/// One account's identities within a transaction.
protocol AccountView {
    var account: AccountID { get }
    var records: any StoreReader { get }
}

struct AccountReader: AccountView {
    let account: AccountID
    let records: any StoreReader
}

struct AccountWriter: AccountView {
    let account: AccountID
    let writer: any StoreWriter

    var records: any StoreReader { writer }
}

extension AccountView {
    var scope: Scope { Scope(account: account) }

    func find<Value: Entity>(_ type: Value.Type, _ name: String) throws -> Value? {
        try Value.collection.get(Collections.key(name), in: scope, records)
    }

    /// - Throws: `NoSuchEntity` in the words for that kind.
    func get<Value: Entity>(_ type: Value.Type, _ name: String) throws -> Value {
        guard let entity = try find(type, name) else { throw Value.missing(name) }
        return entity
    }

    /// When the credential of that unique id was last used, up to what has been written of it.
    func lastUse(of id: String) throws -> CredentialUseRecord? {
        try Collections.credentialUses.get(id, in: scope, records)
    }

    func count(of kind: EntityKind) throws -> Int {
        try Collections.entityCounts.get(kind.rawValue, in: scope, records)?.count ?? 0
    }
}

extension AccountWriter {
    /// Adds a new entity and counts it.
    ///
    /// - Throws: `EntityAlreadyExists` when the name is taken in any case, `LimitExceeded` when the account is full.
    func insert(_ entity: some Entity) throws {
        let type = type(of: entity)
        guard try find(type, entity.name) == nil else { throw type.duplicate(entity.name) }
        guard try count(of: type.kind) < type.limit else { throw AWSError.quota(type.accountQuota, type.limit) }
        try put(entity)
        try count(type.kind, by: 1)
    }

    /// Writes an entity back.
    func put<Value: Entity>(_ entity: Value) throws {
        try Value.collection.put(entity, at: entity.key, in: scope, writer)
    }

    /// Removes an entity and discounts it.
    func remove<Value: Entity>(_ entity: Value) throws {
        try Value.collection.delete(entity.key, in: scope, writer)
        try count(Value.kind, by: -1)
    }

    private func count(_ kind: EntityKind, by difference: Int) throws {
        let count = EntityCount(max(0, try count(of: kind) + difference))
        try Collections.entityCounts.put(count, at: kind.rawValue, in: scope, writer)
    }
}

extension Call {
    /// Reads the account of the call in one snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (AccountReader) throws -> Value) async throws -> Value {
        let account = account
        return try await store.read { try body(AccountReader(account: account, records: $0)) }
    }

    /// Changes the account of the call in one transaction; nothing changes when the body throws.
    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (AccountWriter) throws -> Value) async throws -> Value {
        let account = account
        do {
            return try await store.write { try body(AccountWriter(account: account, writer: $0)) }
        } catch StoreError.conditionFailed {
            throw AWSError(
                "ConcurrentModification",
                "The request was rejected because multiple requests to change this object were submitted "
                    + "simultaneously. Wait a few minutes and submit your request again.")
        }
    }

    /// The call's time in whole seconds, as IAM keeps dates.
    var second: Timestamp { Timestamp(seconds: time.seconds) }
}
