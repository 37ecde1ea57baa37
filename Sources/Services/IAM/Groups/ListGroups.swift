import Core
import Directory
import Plane

enum ListGroups {
    struct Input: Decodable, PagedInput {
        let PathPrefix: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let Groups: [Group]
        let IsTruncated: Bool
        let Marker: String?

        init(_ page: Page<Group>) {
            Groups = page.elements
            IsTruncated = page.isTruncated
            Marker = page.marker
        }
    }

    static let operation = Operation("ListGroups", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        [call.listRequirement("iam:ListGroups", of: GroupRecord.self, under: input.PathPrefix)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let page = try input.page(of: GroupRecord.self, under: input.PathPrefix, account) {
                Group($0, in: account.account)
            }
            return Output(page)
        }
    }
}
