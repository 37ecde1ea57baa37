import Core
import Directory
import Plane
import Store

enum ListAccessKeys {
    struct Input: Decodable, PagedInput {
        let UserName: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let AccessKeyMetadata: [Metadata]
        let IsTruncated: Bool
        let Marker: String?
    }

    struct Metadata: Encodable, Sendable {
        let UserName: String?
        let AccessKeyId: String
        let Status: String
        let CreateDate: Timestamp
    }

    static let operation = Operation("ListAccessKeys", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:ListAccessKeys", of: input.UserName)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let owner = try CredentialOwner(input.UserName, call)
        return try await call.read { account in
            let credentials = try account.credentials(of: owner)
            let keys = try credentials.accessKeys.compactMap {
                try Collections.accessKeys.get($0, in: account.scope, account.records)
            }
            let page = try input.page(of: keys, in: "iam.access-keys \(credentials.userName ?? "")") {
                "\($0.created.iso8601) \($0.id)"
            }.map { key in
                Metadata(
                    UserName: key.userName, AccessKeyId: key.id, Status: key.status, CreateDate: key.created)
            }
            return Output(AccessKeyMetadata: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }
}
