import Core
import Plane
import Store

/// Another name for a policy store.
struct AliasRecord: Codable, Sendable {
    static let collection = RecordCollection<AliasRecord>("verifiedpermissions.aliases")
    static let prefix = "policy-store-alias/"
    /// How long a deleted alias's name is kept from being given anew, in seconds. AWS does not say how long it does.
    static let retention: Int64 = 900

    let aliasName: String
    let policyStoreId: String
    let created: Timestamp
    /// When its deletion was asked for.
    var deleted: Timestamp?

    /// With the region, unlike the ARNs of policy stores.
    static func arn(_ name: String, in call: Call) -> String {
        ARN(
            service: "verifiedpermissions", region: call.region.rawValue, account: call.account.rawValue,
            resource: name
        ).description
    }
}

/// Gives names of deleted aliases free once their time is over.
struct AliasSweep: Sendable {
    func run(_ background: Background) async throws {
        let latest = background.clock.now().adding(seconds: -AliasRecord.retention)
        let due = try await background.store.read { reader in
            try reader.scopes(of: AliasRecord.collection.name).flatMap { scope in
                try AliasRecord.collection.list(in: scope, reader).filter { $0.value.isOver(latest) }
                    .map { (scope, $0.key) }
            }
        }
        guard !due.isEmpty else { return }
        try await background.store.write { writer in
            for (scope, name) in due {
                guard let alias = try AliasRecord.collection.get(name, in: scope, writer), alias.isOver(latest) else {
                    continue
                }
                try AliasRecord.collection.delete(name, in: scope, writer)
            }
        }
    }
}

extension AliasRecord {
    fileprivate func isOver(_ latest: Timestamp) -> Bool { deleted.map { $0 <= latest } ?? false }
}
