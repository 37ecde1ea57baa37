import Core
import Plane
import Testing

@testable import IAM

@Suite("The account itself")
struct AccountTests {
    static let other = Caller(.root, account: TestAccount.otherID)

    @Test("An account has one alias, and no two accounts the same")
    func alias() async throws {
        let account = try await TestAccount()
        #expect(try await account.call("ListAccountAliases").strings("AccountAliases") == [])
        try await account.call("CreateAccountAlias", ["AccountAlias": "acme"])
        let taken = "The account alias acme already exists."
        try await account.expect("EntityAlreadyExists", taken, from: "CreateAccountAlias", ["AccountAlias": "acme"])
        try await account.expect(
            "EntityAlreadyExists", taken, from: "CreateAccountAlias", ["AccountAlias": "acme"], as: Self.other)
        try await account.call("CreateAccountAlias", ["AccountAlias": "acme-corp"])
        #expect(try await account.call("ListAccountAliases").strings("AccountAliases") == ["acme-corp"])
        try await account.call("CreateAccountAlias", ["AccountAlias": "acme"], as: Self.other)
        try await account.expect(
            "NoSuchEntity", "The account alias acme cannot be found.", from: "DeleteAccountAlias",
            ["AccountAlias": "acme"])
        try await account.call("DeleteAccountAlias", ["AccountAlias": "acme-corp"])
        #expect(try await account.call("ListAccountAliases").strings("AccountAliases") == [])
    }

    @Test("An alias must not look like an account's number")
    func numericAlias() async throws {
        let account = try await TestAccount()
        try await account.expect("InvalidInput", from: "CreateAccountAlias", ["AccountAlias": "123412341234"])
    }

    @Test("The summary counts what there is and names the quotas")
    func summary() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("CreateRole", ["RoleName": "r", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.call("CreateInstanceProfile", ["InstanceProfileName": "p"])
        let policy = try await account.call(
            "CreatePolicy", ["PolicyName": "p", "PolicyDocument": Documents.allow("s3:*")])
        try await account.call(
            "CreatePolicyVersion",
            ["PolicyArn": policy["Policy"]?["Arn"] ?? .null, "PolicyDocument": Documents.allow("sqs:*")])
        try await account.call("CreateVirtualMFADevice", ["VirtualMFADeviceName": "phone"])
        try await account.call("CreateOpenIDConnectProvider", ["Url": "https://idp.example.com"])
        try await account.call("CreateAccessKey")
        let summary = try #require(try await account.call("GetAccountSummary")["SummaryMap"]?.structure)
        let counts: [String: Document] = [
            "Users": 1, "Groups": 1, "Roles": 1, "InstanceProfiles": 1, "Policies": 1, "PolicyVersionsInUse": 2,
            "MFADevices": 1, "MFADevicesInUse": 0, "Providers": 1, "AccountAccessKeysPresent": 1,
            "AccountMFAEnabled": 0, "AccountPasswordPresent": 0, "ServerCertificates": 0, "UsersQuota": 5_000,
            "GroupsQuota": 300, "RolesQuota": 1_000, "PoliciesQuota": 1_500, "AccessKeysPerUserQuota": 2,
            "GroupsPerUserQuota": 10, "PolicySizeQuota": 6_144, "VersionsPerPolicyQuota": 5,
        ]
        for (name, count) in counts { #expect(summary[name] == count, "\(name)") }
        #expect(summary.count == 34)
    }

    @Test(
        "Each operation needs its action on everything",
        arguments: ["CreateAccountAlias", "ListAccountAliases", "DeleteAccountAlias", "GetAccountSummary"])
    func requirements(operation: String) async throws {
        let account = try await TestAccount()
        #expect(
            try await account.requirements(operation, ["AccountAlias": "acme"]) == [
                Requirement("iam:\(operation)", on: "*", of: TestAccount.id)
            ])
    }
}
