import Core
import Directory
import Plane

enum CreateRole {
    struct Input: Decodable, Sendable {
        let RoleName: String
        let Path: String?
        let AssumeRolePolicyDocument: String
        let Description: String?
        let MaxSessionDuration: Int?
        let PermissionsBoundary: String?
        let Tags: [Tag]?
    }

    struct Output: Encodable, Sendable {
        let Role: Role
    }

    static let operation = Operation("CreateRole", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        call.creationRequirements(
            "iam:CreateRole", tagging: "iam:TagRole", of: RoleRecord.self, input.RoleName, path: input.Path,
            tags: input.Tags, boundary: input.PermissionsBoundary)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let path = input.Path ?? "/"
        guard !path.lowercased().hasPrefix("/aws-service-role/") else {
            throw AWSError.invalidInput("The path \(path) is reserved for service-linked roles.")
        }
        let trust = try TrustPolicy(checking: input.AssumeRolePolicyDocument)
        var role = RoleRecord(
            name: input.RoleName, path: path, id: UniqueID.make(.role, account: call.account), created: call.second,
            trustPolicy: input.AssumeRolePolicyDocument)
        role.description = input.Description
        role.maxSessionDuration = input.MaxSessionDuration ?? role.maxSessionDuration
        role.tags = try TagList.checked(input.Tags)
        role.boundary = input.PermissionsBoundary
        let new = role
        try await call.write { account in
            try trust.checkPrincipals(account.records)
            try account.insert(new)
            try account.addBoundaryUse(of: new)
            try account.addTrust(of: new)
        }
        return Output(Role: Role(whole: new, in: call.account))
    }
}
