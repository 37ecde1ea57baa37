import Core
import Directory
import Store

/// What users, groups, roles, managed policies and instance profiles have in common: a name that is unique in the
/// account without regard to case, a path, an ARN made of both, a quota.
protocol Entity: NamedInInputs, Codable, Sendable {
    static var collection: RecordCollection<Self> { get }
    static var kind: EntityKind { get }
    /// What the resource part of its ARN begins with, such as `user`.
    static var resourceType: String { get }
    /// How many an account may have.
    static var limit: Int { get }
    /// How quotas name it, such as `User` in `UsersPerAccount` and `TagsPerUser`.
    static var quotaName: String { get }
    static var accountQuota: String { get }

    /// NoSuchEntity.
    static func missing(_ name: String) -> AWSError
    /// EntityAlreadyExists.
    static func duplicate(_ name: String) -> AWSError

    var name: String { get }
    var path: String { get }
    var id: String { get }
    var created: Timestamp { get }
    /// nil for kinds without tags.
    var entityTags: [Tag]? { get }
    /// ARN of the permissions boundary, for the kinds that have one.
    var permissionsBoundary: String? { get }
}

extension Entity {
    var key: String { Collections.key(name) }
    var permissionsBoundary: String? { nil }

    static func arn(_ name: String, path: String, in account: AccountID) -> String {
        "arn:aws:iam::\(account):\(resourceType)\(path)\(name)"
    }
    func arn(in account: AccountID) -> String { Self.arn(name, path: path, in: account) }

    static var accountQuota: String { "\(quotaName)sPerAccount" }
    static var tagQuota: String { "TagsPer\(quotaName)" }
    static var nameMember: String { "\(quotaName)Name" }
    static func missing(_ name: String) -> AWSError {
        .noSuchEntity("The \(resourceType) with name \(name) cannot be found.")
    }
    static func duplicate(_ name: String) -> AWSError {
        .alreadyExists("\(quotaName) with name \(name) already exists.")
    }
}

extension UserRecord: Entity {
    static var collection: RecordCollection<UserRecord> { Collections.users }
    static var kind: EntityKind { .users }
    static var resourceType: String { "user" }
    static var limit: Int { 5_000 }
    static var quotaName: String { "User" }
    var entityTags: [Tag]? { tags }
    var permissionsBoundary: String? { boundary }
}

extension GroupRecord: Entity {
    static var collection: RecordCollection<GroupRecord> { Collections.groups }
    static var kind: EntityKind { .groups }
    static var resourceType: String { "group" }
    static var limit: Int { 300 }
    static var quotaName: String { "Group" }
    var entityTags: [Tag]? { nil }
}

extension RoleRecord: Entity {
    static var collection: RecordCollection<RoleRecord> { Collections.roles }
    static var kind: EntityKind { .roles }
    static var resourceType: String { "role" }
    static var limit: Int { 1_000 }
    static var quotaName: String { "Role" }
    var entityTags: [Tag]? { tags }
    var permissionsBoundary: String? { boundary }
}

extension PolicyRecord: Entity {
    static var collection: RecordCollection<PolicyRecord> { Collections.policies }
    static var kind: EntityKind { .policies }
    static var resourceType: String { "policy" }
    static var limit: Int { 1_500 }
    static var quotaName: String { "Policy" }
    static var accountQuota: String { "PoliciesPerAccount" }
    static var nameMember: String { "PolicyArn" }
    static func missing(_ name: String) -> AWSError { .noSuchEntity("Policy \(name) was not found.") }
    static func duplicate(_ name: String) -> AWSError {
        .alreadyExists("A policy called \(name) already exists. Duplicate names are not allowed.")
    }
    var entityTags: [Tag]? { tags }
}

extension InstanceProfileRecord: Entity {
    static var collection: RecordCollection<InstanceProfileRecord> { Collections.instanceProfiles }
    static var kind: EntityKind { .instanceProfiles }
    static var resourceType: String { "instance-profile" }
    static var limit: Int { 1_000 }
    static var quotaName: String { "InstanceProfile" }
    static func missing(_ name: String) -> AWSError { .noSuchEntity("Instance Profile \(name) cannot be found.") }
    static func duplicate(_ name: String) -> AWSError { .alreadyExists("Instance Profile \(name) already exists.") }
    var entityTags: [Tag]? { tags }
}
