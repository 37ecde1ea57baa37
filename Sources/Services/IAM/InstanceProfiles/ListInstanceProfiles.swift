import Core
import Directory
import Plane

enum ListInstanceProfiles {
    struct Input: Decodable, PagedInput {
        let PathPrefix: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let InstanceProfiles: [InstanceProfile]
        let IsTruncated: Bool
        let Marker: String?

        init(_ page: Page<InstanceProfile>) {
            InstanceProfiles = page.elements
            IsTruncated = page.isTruncated
            Marker = page.marker
        }
    }

    static let operation = Operation("ListInstanceProfiles", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        [call.listRequirement("iam:ListInstanceProfiles", of: InstanceProfileRecord.self, under: input.PathPrefix)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let page = try input.page(of: InstanceProfileRecord.self, under: input.PathPrefix, account) { profile in
                let role = try profile.role.flatMap { try account.find(RoleRecord.self, $0) }
                return InstanceProfile(profile, role: role, in: account.account)
            }
            return Output(page)
        }
    }
}
