import Core
import Directory
import Plane

enum CreatePolicy {
    struct Input: Decodable, Sendable {
        let PolicyName: String
        let Path: String?
        let PolicyDocument: String
        let Description: String?
        let Tags: [Tag]?
    }

    struct Output: Encodable, Sendable {
        let Policy: Policy
    }

    static let operation = Operation(
        "CreatePolicy", .permissionsManagement, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        call.creationRequirements(
            "iam:CreatePolicy", tagging: "iam:TagPolicy", of: PolicyRecord.self, input.PolicyName, path: input.Path,
            tags: input.Tags)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try PolicyText.checkManaged(input.PolicyDocument)
        var policy = PolicyRecord(
            name: input.PolicyName, path: input.Path ?? "/", id: UniqueID.make(.managedPolicy, account: call.account),
            created: call.second, document: input.PolicyDocument)
        policy.description = input.Description
        policy.tags = try TagList.checked(input.Tags)
        let new = policy
        try await call.write { try $0.insert(new) }
        return Output(Policy: Policy(whole: .customer(new), in: call.account, usage: PolicyUsage()))
    }
}
