package import Store

/// The collections of identities, all in the scope of an account, keyed by lower-case names: IAM's names keep their
/// case but are unique without regard to it.
package enum Collections {
    package static let users = RecordCollection<UserRecord>("iam.users")
    package static let groups = RecordCollection<GroupRecord>("iam.groups")
    package static let roles = RecordCollection<RoleRecord>("iam.roles")
    package static let policies = RecordCollection<PolicyRecord>("iam.policies")
    /// Keyed by the access key id.
    package static let accessKeys = RecordCollection<AccessKeyRecord>("iam.access-keys")
}
