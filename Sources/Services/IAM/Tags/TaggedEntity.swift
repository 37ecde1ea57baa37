import Core
import Directory
import Plane

/// An entity that can be tagged, by what inputs call it: its name, or for policies the ARN.
protocol TaggedEntity: Entity {
    var tags: [Tag] { get set }

    static func get(_ identifier: String, in account: some AccountView) throws -> Self
    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement
}

extension TaggedEntity {
    static func get(_ identifier: String, in account: some AccountView) throws -> Self {
        try account.get(Self.self, identifier)
    }

    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement {
        try await call.requirement(action, on: Self.self, identifier, context: context)
    }
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
