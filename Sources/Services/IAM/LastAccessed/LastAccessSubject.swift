import Core
import Directory
import Store

/// What a report on last accesses is about: whose accesses count, and which services its policies let it use.
struct LastAccessSubject: Sendable {
    struct Principal: Sendable, Hashable, Codable {
        let arn: String
        let name: String
        /// `USER` or `ROLE`.
        let type: String
        let id: String
        let path: String

        init(_ user: UserRecord, in account: AccountID) {
            arn = user.arn(in: account)
            name = user.name
            type = "USER"
            id = user.id
            path = user.path
        }

        init(_ role: RoleRecord, in account: AccountID) {
            arn = role.arn(in: account)
            name = role.name
            type = "ROLE"
            id = role.id
            path = role.path
        }
    }

    let principals: [Principal]
    /// Sorted.
    let namespaces: [String]

    /// - Throws: `InvalidInput` for an ARN of something else, `NoSuchEntity` when there is none of that ARN.
    init(_ arn: String, in view: some AccountView) throws {
        guard let parsed = ARN(arn), parsed.service == "iam" else {
            throw AWSError.invalidInput("ARN \(arn) is not valid.")
        }
        let name = parsed.resourceName
        let account = view.account
        switch parsed.resourceType {
        case "user":
            let user = try Self.check(view.get(UserRecord.self, name), arn, account)
            let groups = try user.groups.compactMap { try view.find(GroupRecord.self, $0) }
            principals = [Principal(user, in: account)]
            namespaces = Self.namespaces(
                try Self.documents(of: user, view) + groups.flatMap { try Self.documents(of: $0, view) })
        case "role":
            let role = try Self.check(view.get(RoleRecord.self, name), arn, account)
            principals = [Principal(role, in: account)]
            namespaces = Self.namespaces(try Self.documents(of: role, view))
        case "group":
            let group = try Self.check(view.get(GroupRecord.self, name), arn, account)
            principals = try Self.members(of: group.key, view)
            namespaces = Self.namespaces(try Self.documents(of: group, view))
        case "policy":
            let policy = try view.policy(arn)
            principals = try Self.users(of: arn, view)
            namespaces = Self.namespaces([policy.defaultDocument].compactMap { $0 })
        default: throw AWSError.invalidInput("ARN \(arn) is not valid.")
        }
    }

    private static func check<Value: Entity>(_ entity: Value, _ arn: String, _ account: AccountID) throws -> Value {
        guard entity.arn(in: account) == arn else { throw Value.missing(entity.name) }
        return entity
    }

    private static func documents(of holder: some PolicyHolder, _ view: some AccountView) throws -> [String] {
        holder.inline.values.sorted()
            + (try holder.attached.compactMap { try view.findPolicy($0)?.defaultDocument })
    }

    /// The services of this plane for policies that name none in particular.
    private static func namespaces(_ documents: [String]) -> [String] {
        let granted = documents.map { GrantedServices(in: $0) }
        let named = granted.reduce(into: Set<String>()) { $0.formUnion($1.names) }.subtracting(["*"])
        let all = granted.contains { $0.isEverything } ? ServiceName.namespaces : []
        return named.union(all).sorted()
    }

    private static func members(of group: String, _ view: some AccountView) throws -> [Principal] {
        let prefix = Collections.link(group, "")
        return try Collections.groupMembers.list(in: view.scope, prefix: prefix, view.records).compactMap { key, _ in
            try view.find(UserRecord.self, String(key.dropFirst(prefix.count))).map { Principal($0, in: view.account) }
        }
    }

    /// Users and roles that the policy is attached to, and the members of such groups, each once.
    private static func users(of policy: String, _ view: some AccountView) throws -> [Principal] {
        let prefix = PolicyUse.prefix(of: policy, .permissions)
        var principals: [Principal] = []
        for (key, _) in try Collections.policyUses.list(in: view.scope, prefix: prefix, view.records) {
            guard let use = PolicyUse(key: key, of: policy) else { continue }
            switch use.type {
            case .group: principals += try members(of: use.entity, view)
            case .user:
                principals += try view.find(UserRecord.self, use.entity).map { [Principal($0, in: view.account)] } ?? []
            case .role:
                principals += try view.find(RoleRecord.self, use.entity).map { [Principal($0, in: view.account)] } ?? []
            }
        }
        var seen: Set<String> = []
        return principals.filter { seen.insert($0.arn).inserted }
    }
}
