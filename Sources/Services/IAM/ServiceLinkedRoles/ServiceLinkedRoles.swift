import Core
import Directory
import Plane
import Store

/// Roles that services make for themselves; `RoleRecord.checkModifiable` keeps everybody else's hands off them.
enum ServiceLinkedRoles {
    static let operations: [Operation] = [
        CreateServiceLinkedRole.operation, DeleteServiceLinkedRole.operation,
        GetServiceLinkedRoleDeletionStatus.operation,
    ]
}

enum CreateServiceLinkedRole {
    struct Input: Decodable, Sendable {
        let AWSServiceName: String
        let Description: String?
        let CustomSuffix: String?
    }

    struct Output: Encodable, Sendable {
        let Role: Role
    }

    static let operation = Operation("CreateServiceLinkedRole", .write, requires: requirements, handler: handle)

    /// An unknown service has the ARN that all names under its path share.
    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        let service = input.AWSServiceName
        let name = ServiceLinkedRole.of(service)?.roleName(suffix: input.CustomSuffix) ?? "*"
        let arn = "arn:aws:iam::\(call.account):role/aws-service-role/\(service)/\(name)"
        return [
            Requirement(
                "iam:CreateServiceLinkedRole", on: arn, of: call.account,
                context: ["iam:AWSServiceName": .one(service)])
        ]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        guard let template = ServiceLinkedRole.of(input.AWSServiceName) else {
            throw AWSError.invalidInput("\(input.AWSServiceName) does not support service-linked roles.")
        }
        guard input.CustomSuffix == nil || template.takesSuffix else {
            throw AWSError.invalidInput("Custom suffix is not allowed for \(input.AWSServiceName)")
        }
        var role = RoleRecord(
            name: template.roleName(suffix: input.CustomSuffix), path: template.path,
            id: UniqueID.make(.role, account: call.account), created: call.second, trustPolicy: template.trustPolicy)
        role.description = input.Description
        role.serviceLinkedTo = template.service
        role.attached = [template.policyARN].compactMap { $0 }
        let new = role
        guard new.name.utf8.count <= 64 else {
            throw AWSError.validation(
                "1 validation error detected: Value '\(new.name)' at 'roleName' failed to satisfy constraint: "
                    + "Member must have length less than or equal to 64")
        }
        try await call.write { account in
            guard try account.find(RoleRecord.self, new.name) == nil else {
                throw AWSError.invalidInput(
                    "Service role name \(new.name) has been taken in this account, please try a different suffix.")
            }
            try account.insert(new)
            for arn in new.attached { try account.add(PolicyUse(.permissions, by: .role, new.key), of: arn) }
        }
        return Output(Role: IAM.Role(whole: new, in: call.account))
    }
}
