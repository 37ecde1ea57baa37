import Core
import Directory
import Plane
import Testing

@testable import IAM

@Suite("Account authorization details")
struct AuthorizationDetailsTests {
    private static let readOnly: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"

    /// Two users, a group, a role in an instance profile, a policy of each owner, all tied together.
    private func account() async throws -> TestAccount {
        let account = try await TestAccount()
        let own = try await account.call(
            "CreatePolicy", ["PolicyName": "own", "PolicyDocument": Documents.allow("sqs:*")])
        let arn = try #require(own["Policy"]?["Arn"])
        try await account.call(
            "CreateUser", ["UserName": "alice", "PermissionsBoundary": arn, "Tags": [["Key": "k", "Value": "v"]]])
        try await account.call("CreateUser", ["UserName": "bob"])
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call("AttachGroupPolicy", ["GroupName": "crew", "PolicyArn": Self.readOnly])
        try await account.call("CreateRole", ["RoleName": "r", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.call("AttachRolePolicy", ["RoleName": "r", "PolicyArn": arn])
        try await account.call("CreateInstanceProfile", ["InstanceProfileName": "p"])
        try await account.call("AddRoleToInstanceProfile", ["InstanceProfileName": "p", "RoleName": "r"])
        try await account.call(
            "PutUserPolicy",
            ["UserName": "alice", "PolicyName": "in", "PolicyDocument": Documents.allow("s3:GetObject")])
        return account
    }

    @Test("Everything is there, with documents percent-encoded")
    func everything() async throws {
        let account = try await account()
        let details = try await account.call("GetAccountAuthorizationDetails")
        #expect(details["IsTruncated"] == false)
        let alice = try #require(details["UserDetailList"]?.list?.first)
        #expect(alice["GroupList"] == ["crew"])
        #expect(alice["PermissionsBoundary"]?["PermissionsBoundaryArn"] == "arn:aws:iam::123456789012:policy/own")
        #expect(alice.tags == ["k": "v"])
        let text = PolicyText.encoded(Documents.text(allow: "s3:GetObject"))
        #expect(text.hasPrefix("%7B%22Version%22%3A"))
        #expect(alice["UserPolicyList"] == [["PolicyName": "in", "PolicyDocument": .string(text)]])
        let group = try #require(details["GroupDetailList"]?.list?.first)
        #expect(
            group["AttachedManagedPolicies"] == [["PolicyName": "ReadOnlyAccess", "PolicyArn": Self.readOnly]])
        let role = try #require(details["RoleDetailList"]?.list?.first)
        #expect(role.strings("InstanceProfileList", "InstanceProfileName") == ["p"])
        #expect(role["AssumeRolePolicyDocument"]?.string?.hasPrefix("%7B") == true)
        let policies = try #require(details["Policies"]?.list)
        #expect(policies.map { $0["PolicyName"] } == ["own", "ReadOnlyAccess"])
        #expect(policies.map { $0["AttachmentCount"] } == [1, 1])
        #expect(policies.map { $0["PermissionsBoundaryUsageCount"] } == [1, 0])
        #expect(policies.map { $0["PolicyVersionList"]?.list?.count } == [1, 1])
    }

    @Test(
        "A filter leaves the rest out",
        arguments: [
            ("User", ["alice", "bob"]), ("Group", ["crew"]), ("Role", ["r"]), ("LocalManagedPolicy", ["own"]),
            ("AWSManagedPolicy", ["ReadOnlyAccess"]),
        ])
    func filter(kind: String, names: [String]) async throws {
        let account = try await account()
        let details = try await account.call("GetAccountAuthorizationDetails", ["Filter": [.string(kind)]])
        #expect(Self.names(details) == names)
    }

    @Test("Pages of any size go through all sections in order, nothing twice", arguments: 1...7)
    func paging(size: Int) async throws {
        let account = try await account()
        var names: [String] = []
        var marker: Document?
        repeat {
            var input: [String: Document] = ["MaxItems": .integer(Int64(size))]
            input["Marker"] = marker
            let page = try await account.call("GetAccountAuthorizationDetails", .structure(input))
            #expect(Self.names(page).count <= size)
            names += Self.names(page)
            marker = page["Marker"].flatMap { $0.isNull ? nil : $0 }
            #expect(page["IsTruncated"] == .boolean(marker != nil))
        } while marker != nil
        #expect(names == ["alice", "bob", "crew", "r", "own", "ReadOnlyAccess"])
    }

    @Test("A marker of another filter is refused")
    func marker() async throws {
        let account = try await account()
        let page = try await account.call("GetAccountAuthorizationDetails", ["MaxItems": 1])
        try await account.expect(
            "ValidationError", from: "GetAccountAuthorizationDetails",
            ["Filter": ["User"], "Marker": page["Marker"] ?? .null])
    }

    @Test("It needs its action on everything")
    func requirements() async throws {
        let account = try await TestAccount()
        #expect(
            try await account.requirements("GetAccountAuthorizationDetails") == [
                Requirement("iam:GetAccountAuthorizationDetails", on: "*", of: TestAccount.id)
            ])
    }

    private static func names(_ details: Document) -> [String] {
        details.strings("UserDetailList", "UserName") + details.strings("GroupDetailList", "GroupName")
            + details.strings("RoleDetailList", "RoleName") + details.strings("Policies", "PolicyName")
    }
}
