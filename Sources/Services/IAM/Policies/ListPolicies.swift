import Core
import Directory
import Plane
import Store

enum ListPolicies {
    struct Input: Decodable, PagedInput {
        let Scope: String?
        let OnlyAttached: Bool?
        let PathPrefix: String?
        let PolicyUsageFilter: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let Policies: [Policy]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation("ListPolicies", .list, requires: requirements, handler: handle)

    /// IAM knows no resource for it, so only policies for every resource allow it.
    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        [Requirement("iam:ListPolicies", on: "*", of: call.account)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let page = try input.page(of: try candidates(input, account), in: input.listing, key: \.key)
            return Output(Policies: page.elements.map(\.policy), IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }

    /// Customer's policies come before AWS's. Both together are at most a few thousand small shapes.
    private static func candidates(
        _ input: Input, _ account: AccountReader
    ) throws -> [(key: String, policy: Policy)] {
        var found: [(String, ManagedPolicy)] = []
        if input.Scope != "AWS" {
            found += try PolicyRecord.collection.list(in: account.scope, account.records).map {
                ("0 " + $0.key, .customer($0.value))
            }
        }
        if input.Scope != "Local" {
            found += AWSManagedPolicies.all.map { ("1 " + $0.name.lowercased(), .aws($0)) }
        }
        let usages = Dictionary(
            uniqueKeysWithValues: try Collections.policyUsage.list(in: account.scope, account.records))
        return found.compactMap { key, policy in
            guard policy.path.hasPrefix(input.PathPrefix ?? "/") else { return nil }
            let usage = usages[policy.arn(in: account.account)] ?? PolicyUsage()
            guard input.admits(usage) else { return nil }
            return (key, Policy(policy, in: account.account, usage: usage))
        }
    }
}

extension ListPolicies.Input {
    fileprivate var listing: String {
        "ListPolicies \(Scope ?? "All") \(OnlyAttached ?? false) \(PathPrefix ?? "/") \(PolicyUsageFilter ?? "")"
    }

    /// The usage filter asks for policies in that use; without it, `OnlyAttached` is about permissions.
    fileprivate func admits(_ usage: PolicyUsage) -> Bool {
        switch PolicyUsageFilter {
        case "PermissionsBoundary": usage.boundaries > 0
        case "PermissionsPolicy": usage.attachments > 0
        default: OnlyAttached != true || usage.attachments > 0
        }
    }
}
