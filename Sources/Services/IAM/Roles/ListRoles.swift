import Core
import Directory
import Plane

enum ListRoles {
    struct Input: Decodable, PagedInput {
        let PathPrefix: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let Roles: [Role]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation("ListRoles", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        [call.listRequirement("iam:ListRoles", of: RoleRecord.self, under: input.PathPrefix)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let page = try input.page(of: RoleRecord.self, under: input.PathPrefix, account) {
                Role($0, in: account.account)
            }
            return Output(Roles: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }
}
