import Core
import Directory
import Plane
import Store

enum ListEntitiesForPolicy {
    struct Input: Decodable, PagedInput {
        let PolicyArn: String
        let EntityFilter: String?
        let PathPrefix: String?
        let PolicyUsageFilter: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct PolicyGroup: Encodable, Sendable {
        let GroupName: String
        let GroupId: String
    }

    struct PolicyUser: Encodable, Sendable {
        let UserName: String
        let UserId: String
    }

    struct PolicyRole: Encodable, Sendable {
        let RoleName: String
        let RoleId: String
    }

    struct Output: Encodable, Sendable {
        var PolicyGroups: [PolicyGroup] = []
        var PolicyUsers: [PolicyUser] = []
        var PolicyRoles: [PolicyRole] = []
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation("ListEntitiesForPolicy", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.policyRequirement("iam:ListEntitiesForPolicy", on: input.PolicyArn)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        try await call.read { account in
            _ = try account.policy(input.PolicyArn)
            let page = try input.page(
                of: Collections.policyUses, prefix: input.prefix, in: input.listing, account
            ) { key, _ in try entity(key, input, account) }
            var output = Output(IsTruncated: page.isTruncated, Marker: page.marker)
            for (type, entity) in page.elements {
                switch type {
                case .group: output.PolicyGroups.append(PolicyGroup(GroupName: entity.name, GroupId: entity.id))
                case .user: output.PolicyUsers.append(PolicyUser(UserName: entity.name, UserId: entity.id))
                case .role: output.PolicyRoles.append(PolicyRole(RoleName: entity.name, RoleId: entity.id))
                }
            }
            return output
        }
    }

    /// The entity behind a use; nil when a filter leaves it out, or its other use of the policy lists it already.
    private static func entity(
        _ key: String, _ input: Input, _ account: AccountReader
    ) throws -> (PolicyUse.EntityType, any Entity)? {
        guard let use = PolicyUse(key: key, of: input.PolicyArn) else { return nil }
        if let filter = input.EntityFilter, filter.lowercased() != use.type.rawValue { return nil }
        if use.purpose == .boundary, input.PolicyUsageFilter == nil {
            let other = PolicyUse(.permissions, by: use.type, use.entity).key(of: input.PolicyArn)
            if try Collections.policyUses.contains(other, in: account.scope, account.records) { return nil }
        }
        let entity: (any Entity)? =
            switch use.type {
            case .group: try account.find(GroupRecord.self, use.entity)
            case .user: try account.find(UserRecord.self, use.entity)
            case .role: try account.find(RoleRecord.self, use.entity)
            }
        guard let entity, entity.path.hasPrefix(input.PathPrefix ?? "/") else { return nil }
        return (use.type, entity)
    }
}

extension ListEntitiesForPolicy.Input {
    fileprivate var prefix: String {
        switch PolicyUsageFilter {
        case "PermissionsBoundary": PolicyUse.prefix(of: PolicyArn, .boundary)
        case "PermissionsPolicy": PolicyUse.prefix(of: PolicyArn, .permissions)
        default: PolicyUse.prefix(of: PolicyArn)
        }
    }

    fileprivate var listing: String {
        "ListEntitiesForPolicy \(PolicyArn) \(EntityFilter ?? "") \(PathPrefix ?? "/") \(PolicyUsageFilter ?? "")"
    }
}
