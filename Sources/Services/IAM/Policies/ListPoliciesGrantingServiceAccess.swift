import Core
import Directory
import Plane

enum ListPoliciesGrantingServiceAccess {
    struct Input: Decodable, PagedInput {
        let Arn: String
        let ServiceNamespaces: [String]
        let Marker: String?
        var MaxItems: Int? { nil }

        private enum CodingKeys: CodingKey {
            case Arn, ServiceNamespaces, Marker
        }
    }

    struct PolicyGrantingServiceAccess: Encodable, Sendable {
        let PolicyName: String
        let PolicyType: String
        let PolicyArn: String?
        let EntityType: String?
        let EntityName: String?
    }

    struct ListPoliciesGrantingServiceAccessEntry: Encodable, Sendable {
        let ServiceNamespace: String
        let Policies: [PolicyGrantingServiceAccess]
    }

    struct Output: Encodable, Sendable {
        let PoliciesGrantingServiceAccess: [ListPoliciesGrantingServiceAccessEntry]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation(
        "ListPoliciesGrantingServiceAccess", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        let action = "iam:ListPoliciesGrantingServiceAccess"
        let name = ARN(input.Arn)?.resourceName ?? ""
        let requirement =
            switch ARN(input.Arn)?.resourceType {
            case "user": try await call.requirement(action, on: UserRecord.self, name)
            case "group": try await call.requirement(action, on: GroupRecord.self, name)
            case "role": try await call.requirement(action, on: RoleRecord.self, name)
            default: Requirement(action, on: input.Arn, of: call.account)
            }
        return [requirement]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            let grants = try grants(of: input.Arn, account)
            let page = try input.page(
                of: input.ServiceNamespaces, in: "ListPoliciesGrantingServiceAccess " + input.Arn, key: { $0 })
            let entries = page.elements.map { namespace in
                ListPoliciesGrantingServiceAccessEntry(
                    ServiceNamespace: namespace,
                    Policies: grants.filter { $0.services.contains(namespace) }.map(\.policy))
            }
            return Output(
                PoliciesGrantingServiceAccess: entries, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }

    private typealias Grant = (policy: PolicyGrantingServiceAccess, services: GrantedServices)

    /// What an entity holds itself, and for a user what its groups hold.
    private static func grants(of arn: String, _ account: AccountReader) throws -> [Grant] {
        guard let parsed = ARN(arn), parsed.service == "iam" else {
            throw AWSError.invalidInput("ARN \(arn) is not valid.")
        }
        switch parsed.resourceType {
        case "user":
            let user = try account.get(UserRecord.self, parsed.resourceName)
            let groups = try user.groups.compactMap { try account.find(GroupRecord.self, $0) }
            return try grants(of: user, account) + groups.flatMap { try grants(of: $0, account) }
        case "group": return try grants(of: account.get(GroupRecord.self, parsed.resourceName), account)
        case "role": return try grants(of: account.get(RoleRecord.self, parsed.resourceName), account)
        default: throw AWSError.invalidInput("ARN \(arn) is not valid.")
        }
    }

    private static func grants<Holder: PolicyHolder>(of holder: Holder, _ account: AccountReader) throws -> [Grant] {
        let inline = holder.inline.sorted { $0.key < $1.key }.map { name, document in
            let policy = PolicyGrantingServiceAccess(
                PolicyName: name, PolicyType: "INLINE", PolicyArn: nil, EntityType: Holder.quotaName.uppercased(),
                EntityName: holder.name)
            return (policy, GrantedServices(in: document))
        }
        let managed = try holder.attached.compactMap { arn -> Grant? in
            guard let policy = try account.findPolicy(arn), let document = policy.defaultDocument else { return nil }
            let shape = PolicyGrantingServiceAccess(
                PolicyName: policy.name, PolicyType: "MANAGED", PolicyArn: arn, EntityType: nil, EntityName: nil)
            return (shape, GrantedServices(in: document))
        }
        return inline + managed
    }
}
