import Core
import Cryptography
import Plane
import Store

/// A key as calls use it: its record with all that authorisation asks of it, worked out once for many calls.
final class Key: Sendable {
    let record: KeyRecord
    let name: KeyName
    let arn: String
    let policy: Requirement.ResourcePolicy
    /// The condition keys that describe the key, whoever calls.
    let context: [String: ConditionValue]
    /// What encrypts, signs and so on; nil when nothing was imported yet.
    let current: MaterialName?

    init(_ record: KeyRecord) {
        self.record = record
        name = record.name
        arn = record.arn
        self.policy = Requirement.ResourcePolicy(record.policy.deciding, kind: .kmsKey)
        context = Self.context(of: record)
        current = record.current.map { MaterialName(record.name, $0.id, record.spec) }
    }

    private static func context(of record: KeyRecord) -> [String: ConditionValue] {
        var context: [String: ConditionValue] = [
            "kms:KeyOrigin": .one(record.origin.rawValue), "kms:KeySpec": .one(record.spec.rawValue),
            "kms:KeyUsage": .one(record.usage.rawValue), "kms:MultiRegion": .boolean(record.multiRegion != nil),
        ]
        if let regions = record.multiRegion {
            context["kms:MultiRegionKeyType"] = .one(record.isReplica ? "REPLICA" : "PRIMARY")
            context["kms:PrimaryRegion"] = .one(regions.primary.rawValue)
        }
        if !record.aliases.isEmpty { context["kms:ResourceAliases"] = .many(record.aliases) }
        return context
    }

    /// One of the key's materials, as a ciphertext names it.
    func material(_ bytes: [UInt8]) -> MaterialName? {
        if let current, current.bytes == bytes { return current }
        let id = Hexadecimal.encode(bytes)
        return record.materials.contains { $0.id == id } ? MaterialName(name, id, record.spec) : nil
    }
}

extension Key {
    /// - Throws: `InvalidArnException` for another account's key, where the operation is for the caller's own alone.
    func requireOwn(_ call: Call) throws(AWSError) {
        guard name.account == call.account else {
            throw .invalidARN("\(arn) is a key of another account, on which \(call.operation) is not possible.")
        }
    }

    /// - Throws: `InvalidKeyUsageException` when the key is for something else.
    func require(_ usage: KeyUsage, for operation: String) throws(AWSError) {
        guard record.usage == usage else {
            throw .invalidKeyUsage(
                "\(arn) key usage is \(record.usage.rawValue) which is not valid for \(operation).")
        }
    }

    /// - Throws: what the key's state calls for.
    func requireMaterial(at now: Timestamp) throws(AWSError) -> MaterialName {
        try record.require(.enabled, at: now)
        guard let current else { throw .invalidState("\(arn) is pending import.") }
        return current
    }
}
