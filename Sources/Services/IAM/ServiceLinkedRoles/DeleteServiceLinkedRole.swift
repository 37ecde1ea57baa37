import Core
import Directory
import FoundationEssentials
import Plane
import Store

/// What became of a deletion.
struct DeletionTask: Sendable, Hashable, Codable {
    static let collection = RecordCollection<DeletionTask>("iam.service-linked-role-deletions")
    /// Seconds that a task can be asked about.
    static let lifetime: Int64 = 30 * 86_400

    /// `task/aws-service-role/…`
    let id: String
    let role: String
    let finished: Timestamp
}

enum DeleteServiceLinkedRole {
    struct Input: Decodable, Sendable {
        let RoleName: String
    }

    struct Output: Encodable, Sendable {
        let DeletionTaskId: String
    }

    static let operation = Operation("DeleteServiceLinkedRole", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        let service = try await call.read { try $0.find(RoleRecord.self, input.RoleName)?.serviceLinkedTo }
        var context: [String: ConditionValue] = [:]
        if let service { context["iam:AWSServiceName"] = .one(service) }
        return [
            try await call.requirement(
                "iam:DeleteServiceLinkedRole", on: RoleRecord.self, input.RoleName, context: context)
        ]
    }

    /// Nothing of a service here holds on to its role, so the task has succeeded before it is answered.
    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let unique = UUID().uuidString.lowercased()
        let second = call.second
        return try await call.write { account in
            let role = try account.get(RoleRecord.self, input.RoleName)
            guard let service = role.serviceLinkedTo else {
                throw AWSError.invalidInput("The role \(role.name) is not a service-linked role.")
            }
            let id = "task/aws-service-role/\(service)/\(role.name)/\(unique)"
            for arn in role.attached { try account.remove(PolicyUse(.permissions, by: .role, role.key), of: arn) }
            try Collections.credentialUses.delete(role.id, in: account.scope, account.writer)
            try account.remove(role)
            try DeletionTask.collection.put(
                DeletionTask(id: id, role: role.name, finished: second), at: id, in: account.scope,
                expires: second.adding(seconds: DeletionTask.lifetime), account.writer)
            return Output(DeletionTaskId: id)
        }
    }
}

enum GetServiceLinkedRoleDeletionStatus {
    struct Input: Decodable, Sendable {
        let DeletionTaskId: String
    }

    struct Output: Encodable, Sendable {
        let Status: String
    }

    static let operation = Operation(
        "GetServiceLinkedRoleDeletionStatus", .read, requires: requirements, handler: handle)

    /// Permission on the role that the task names.
    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        let parts = input.DeletionTaskId.split(separator: "/", omittingEmptySubsequences: false)
        let path = parts.dropFirst().dropLast().joined(separator: "/")
        let arn = "arn:aws:iam::\(call.account):role/\(path)"
        return [Requirement("iam:GetServiceLinkedRoleDeletionStatus", on: arn, of: call.account)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let id = input.DeletionTaskId
        guard id.hasPrefix("task/aws-service-role/"), id.split(separator: "/").count == 5 else {
            throw AWSError.invalidInput("The deletion task ID \(id) is not valid.")
        }
        return try await call.read { account in
            guard try DeletionTask.collection.contains(id, in: account.scope, account.records) else {
                throw AWSError.noSuchEntity("The deletion task \(id) cannot be found.")
            }
            return Output(Status: "SUCCEEDED")
        }
    }
}
