package import Store

/// The collections of identities, all in the scope of an account unless said otherwise. Entities are keyed by
/// lower-case names: IAM's names keep their case but are unique without regard to it.
package enum Collections {
    package static let users = RecordCollection<UserRecord>("iam.users")
    package static let groups = RecordCollection<GroupRecord>("iam.groups")
    package static let roles = RecordCollection<RoleRecord>("iam.roles")
    package static let policies = RecordCollection<PolicyRecord>("iam.policies")
    package static let instanceProfiles = RecordCollection<InstanceProfileRecord>("iam.instance-profiles")
    /// Virtual MFA devices, assigned or not.
    package static let mfaDevices = RecordCollection<MFADeviceRecord>("iam.mfa-devices")
    /// Keyed by the access key id.
    package static let accessKeys = RecordCollection<AccessKeyRecord>("iam.access-keys")
    /// Keyed by the credential's id.
    package static let serviceCredentials = RecordCollection<ServiceCredentialRecord>("iam.service-credentials")

    /// In the plane's scope, keyed by the account's number.
    package static let accounts = RecordCollection<AccountRecord>("iam.accounts")
    /// In the plane's scope: the accounts of access keys whose ids do not tell it, because they were chosen by hand.
    package static let accessKeyAccounts = RecordCollection<AccessKeyAccount>("iam.access-key-accounts")
    /// In the plane's scope, keyed by the alias: account aliases are unique over the plane.
    package static let accountAliases = RecordCollection<AccountAlias>("iam.account-aliases")

    /// Who is in a group; keys are made by `link(_:_:)` from the group's key and the user's.
    package static let groupMembers = RecordCollection<Link>("iam.group-members")
    /// Who uses a managed policy; keys are made by `PolicyUse`.
    package static let policyUses = RecordCollection<Link>("iam.policy-uses")
    /// How often managed policies are used, AWS's among them; keyed by ARN.
    package static let policyUsage = RecordCollection<PolicyUsage>("iam.policy-usage")
    /// In the plane's scope: which roles trust a user or role; keys are made by `link(_:_:)` from the principal's ARN
    /// and the role's account and key.
    package static let trustedPrincipals = RecordCollection<Link>("iam.trusted-principals")
    /// How many entities of a kind an account has; keyed by `EntityKind`.
    package static let entityCounts = RecordCollection<EntityCount>("iam.entity-counts")
    /// When credentials were last used; keyed by the unique id of the access key, role or user (its password).
    package static let credentialUses = RecordCollection<CredentialUseRecord>("iam.credential-uses")

    /// The key of the user, group, role, policy or instance profile of that name.
    package static func key(_ name: String) -> String { name.lowercased() }

    /// The key of a record that ties two entities together. Names and paths hold no space, so it splits back.
    package static func link(_ one: String, _ other: String) -> String { "\(one) \(other)" }
}

/// A record whose key says all there is to say.
package struct Link: Sendable, Hashable, Codable {
    package init() {}
}
