import Core
import Directory
import Plane

enum ListInstanceProfilesForRole {
    struct Input: Decodable, PagedInput {
        let RoleName: String
        let Marker: String?
        let MaxItems: Int?
    }

    static let operation = Operation("ListInstanceProfilesForRole", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:ListInstanceProfilesForRole", on: RoleRecord.self, input.RoleName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> ListInstanceProfiles.Output {
        try await call.read { account in
            let role = try account.get(RoleRecord.self, input.RoleName)
            let profiles = try role.instanceProfiles.compactMap { try account.find(InstanceProfileRecord.self, $0) }
            let page = try input.page(of: profiles, in: "ListInstanceProfilesForRole " + role.key, key: \.key)
            return ListInstanceProfiles.Output(page.map { InstanceProfile($0, role: role, in: account.account) })
        }
    }
}
