import Core
import Directory
import IAMPolicy
import Plane
import Store

/// How much the account has of everything, and how much it may have.
enum GetAccountSummary {
    struct Output: Encodable, Sendable {
        let SummaryMap: [String: Int]
    }

    static let operation = Operation(
        "GetAccountSummary", .list,
        requires: { (_: Empty, call: Call) in call.requirement("iam:GetAccountSummary") }, handler: handle)

    static func handle(_ input: Empty, _ call: Call) async throws -> Output {
        let counts = try await call.read { account in
            try entities(account).merging(try credentials(account)) { $1 }
        }
        return Output(SummaryMap: quotas.merging(counts) { $1 })
    }

    private static func entities(_ account: AccountReader) throws -> [String: Int] {
        let policies = try Collections.policies.list(in: account.scope, account.records)
        let providers =
            try OIDCProviderRecord.collection.list(in: account.scope, account.records).count
            + SAMLProviderRecord.collection.list(in: account.scope, account.records).count
        return [
            "Users": try account.count(of: .users),
            "Groups": try account.count(of: .groups),
            "Roles": try account.count(of: .roles),
            "Policies": policies.count,
            "PolicyVersionsInUse": policies.reduce(0) { $0 + $1.value.versions.count },
            "InstanceProfiles": try account.count(of: .instanceProfiles),
            "Providers": providers,
            "ServerCertificates": 0,
        ]
    }

    private static func credentials(_ account: AccountReader) throws -> [String: Int] {
        let devices = try Collections.mfaDevices.list(in: account.scope, account.records)
        let root = try account.credentials(of: .root)
        return [
            "MFADevices": devices.count,
            "MFADevicesInUse": devices.count { $0.value.enabled != nil },
            "AccountMFAEnabled": root.mfaDevices.isEmpty ? 0 : 1,
            "AccountAccessKeysPresent": root.accessKeys.isEmpty ? 0 : 1,
            // Nobody signs in to a page of this plane as root yet.
            "AccountPasswordPresent": 0,
            "AccountSigningCertificatesPresent": 0,
        ]
    }

    private static let quotas: [String: Int] = [
        "UsersQuota": UserRecord.limit,
        "GroupsQuota": GroupRecord.limit,
        "RolesQuota": RoleRecord.limit,
        "PoliciesQuota": PolicyRecord.limit,
        "InstanceProfilesQuota": InstanceProfileRecord.limit,
        "ServerCertificatesQuota": 20,
        "SigningCertificatesPerUserQuota": 2,
        "AccessKeysPerUserQuota": AccessKeys.limit,
        "GroupsPerUserQuota": 10,
        "UserPolicySizeQuota": PolicyQuota.userInlinePolicies,
        "GroupPolicySizeQuota": PolicyQuota.groupInlinePolicies,
        "RolePolicySizeQuota": PolicyQuota.roleInlinePolicies,
        "AssumeRolePolicySizeQuota": PolicyQuota.trustPolicy,
        "PolicySizeQuota": PolicyQuota.managedPolicy,
        "PolicyVersionsInUseQuota": 10_000,
        "VersionsPerPolicyQuota": PolicyQuota.managedPolicyVersions,
        "AttachedPoliciesPerUserQuota": PolicyQuota.attachedPolicies,
        "AttachedPoliciesPerGroupQuota": PolicyQuota.attachedPolicies,
        "AttachedPoliciesPerRoleQuota": PolicyQuota.attachedPolicies,
        "GlobalEndpointTokenVersion": 1,
    ]
}
