import Core
import Plane
import Store

/// Where an index's entry leads.
struct GrantIndex: Codable, Sendable {
    let keyID: String
    let grantID: String
}

/// How many grants a key has.
struct GrantCount: Codable, Sendable {
    var count: Int

    static func of(_ key: KeyName, _ reader: any StoreReader) throws -> Int {
        try Records.grantCounts.get(key.id, in: key.scope, reader)?.count ?? 0
    }
}

extension GrantRecord {
    private static func key(_ keyID: String, _ id: String) -> String { "\(keyID)/\(id)" }
    /// A principal may hold slashes, so what divides is a character that it cannot hold.
    private static func granteePrefix(_ keyID: String, _ principal: String) -> String { "\(keyID)|\(principal)|" }
    static func retirerPrefix(_ principal: String) -> String { "\(principal)|" }

    static func get(_ id: String, of key: KeyName, _ reader: any StoreReader) throws -> GrantRecord? {
        try Records.grants.get(Self.key(key.id, id), in: key.scope, reader)
    }

    static func granted(to principal: String, on key: KeyName, _ reader: any StoreReader) throws -> [GrantRecord] {
        try Records.grantees.list(in: key.scope, prefix: granteePrefix(key.id, principal), reader)
            .compactMap { try get($0.value.grantID, of: key, reader) }
    }

    /// - Throws: `LimitExceededException` beyond 50,000 of one key.
    func put(on key: KeyName, _ writer: any StoreWriter) throws {
        let count = try GrantCount.of(key, writer)
        guard count < Self.maximumPerKey else {
            throw AWSError.limitExceeded("A KMS key has at most \(Self.maximumPerKey) grants.")
        }
        try Records.grantCounts.put(GrantCount(count: count + 1), at: key.id, in: key.scope, writer)
        try Records.grants.put(self, at: Self.key(keyID, id), in: key.scope, writer)
        let entry = GrantIndex(keyID: keyID, grantID: id)
        try Records.grantees.put(
            entry, at: Self.granteePrefix(keyID, granteePrincipal) + id, in: key.scope, writer)
        if let retiringPrincipal {
            try Records.retirers.put(
                entry, at: Self.retirerPrefix(retiringPrincipal) + Self.key(keyID, id), in: key.scope, writer)
        }
    }

    func delete(from key: KeyName, _ writer: any StoreWriter) throws {
        guard try Records.grants.delete(Self.key(keyID, id), in: key.scope, writer) else { return }
        try Records.grantees.delete(Self.granteePrefix(keyID, granteePrincipal) + id, in: key.scope, writer)
        if let retiringPrincipal {
            try Records.retirers.delete(
                Self.retirerPrefix(retiringPrincipal) + Self.key(keyID, id), in: key.scope, writer)
        }
        let count = try GrantCount.of(key, writer)
        try Records.grantCounts.put(GrantCount(count: count - 1), at: key.id, in: key.scope, writer)
    }

    static func deleteAll(of key: KeyName, _ writer: any StoreWriter) throws {
        for (_, grant) in try Records.grants.list(in: key.scope, prefix: "\(key.id)/", writer) {
            try grant.delete(from: key, writer)
        }
        try Records.grantCounts.delete(key.id, in: key.scope, writer)
    }
}

extension GrantRecord {
    /// What a caller may be named as by a grant: itself, its role, its account.
    static func principals(of caller: Caller) -> [String] {
        switch caller.identity {
        case .service(let name): return [name]
        case .anonymous: return []
        case .root: return [caller.arn]
        case .assumedRole: return [caller.arn, caller.principalARN, caller.account.rootARN.description]
        case .user, .federatedUser: return [caller.arn, caller.account.rootARN.description]
        }
    }

    /// Whether the principal that the grant names is still the one that it meant.
    static func isSame(_ id: String?, _ caller: Caller) -> Bool {
        guard let id else { return true }
        switch caller.identity {
        case .user(_, _, let own), .assumedRole(_, _, let own, _, _): return own == id
        default: return false
        }
    }
}
