import Core
import Directory
import Plane

/// What can be tagged, by what inputs call it: its name, or for policies, providers and devices the ARN.
protocol TaggedEntity: NamedInInputs, Codable, Sendable {
    /// What operations call it, such as `User` in `TagUser`.
    static var quotaName: String { get }
    /// Such as `TagsPerUser`.
    static var tagQuota: String { get }
    var tags: [Tag] { get set }

    static func get(_ identifier: String, in account: some AccountView) throws -> Self
    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement
    func put(in account: AccountWriter) throws
}

extension TaggedEntity where Self: Entity {
    static func get(_ identifier: String, in account: some AccountView) throws -> Self {
        try account.get(Self.self, identifier)
    }

    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement {
        try await call.requirement(action, on: Self.self, identifier, context: context)
    }

    func put(in account: AccountWriter) throws { try account.put(self) }
}

extension UserRecord: TaggedEntity {}
extension RoleRecord: TaggedEntity {}
extension InstanceProfileRecord: TaggedEntity {}

extension PolicyRecord: TaggedEntity {
    static func get(_ identifier: String, in account: some AccountView) throws -> PolicyRecord {
        try account.customerPolicy(identifier)
    }

    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement {
        try await call.policyRequirement(action, on: identifier, context: context)
    }
}
