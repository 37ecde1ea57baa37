import Core
import Directory
import Plane

enum CreateInstanceProfile {
    struct Input: Decodable, Sendable {
        let InstanceProfileName: String
        let Path: String?
        let Tags: [Tag]?
    }

    struct Output: Encodable, Sendable {
        let InstanceProfile: InstanceProfile
    }

    static let operation = Operation("CreateInstanceProfile", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        call.creationRequirements(
            "iam:CreateInstanceProfile", tagging: "iam:TagInstanceProfile", of: InstanceProfileRecord.self,
            input.InstanceProfileName, path: input.Path, tags: input.Tags)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        var profile = InstanceProfileRecord(
            name: input.InstanceProfileName, path: input.Path ?? "/",
            id: UniqueID.make(.instanceProfile, account: call.account), created: call.second)
        profile.tags = try TagList.checked(input.Tags)
        let new = profile
        try await call.write { try $0.insert(new) }
        return Output(InstanceProfile: InstanceProfile(whole: new, role: nil, in: call.account))
    }
}
