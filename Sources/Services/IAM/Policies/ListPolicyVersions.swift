import Core
import Directory
import Plane

enum ListPolicyVersions {
    struct Input: Decodable, PagedInput {
        let PolicyArn: String
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let Versions: [PolicyVersion]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation("ListPolicyVersions", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:ListPolicyVersions", on: input.PolicyArn)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let versions: [PolicyVersion] =
                switch try account.policy(input.PolicyArn) {
                case .customer(let policy): policy.versions.map { PolicyVersion($0, of: policy) }
                case .aws(let policy): [PolicyVersion(onlyOf: policy)]
                }
            let page = try input.page(of: versions, in: "ListPolicyVersions " + input.PolicyArn, key: newestFirst)
            return Output(Versions: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }

    /// A key whose order is that of falling version numbers.
    private static func newestFirst(_ version: PolicyVersion) -> String {
        String(Int.max - (Int(version.VersionId.dropFirst()) ?? 0))
    }
}
