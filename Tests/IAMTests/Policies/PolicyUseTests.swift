import Core
import Testing

@testable import IAM

@Suite("Who uses a policy")
struct PolicyUseTests {
    private static let arn: Document = "arn:aws:iam::123456789012:policy/p"

    @Test("Entities are listed once, by kind, use and path")
    func entities() async throws {
        let account = try await accountWithUses()
        func list(_ input: [String: Document]) async throws -> [[String]] {
            let listed = try await account.call(
                "ListEntitiesForPolicy", .structure(input.merging(["PolicyArn": Self.arn]) { $1 }))
            return [
                listed.strings("PolicyUsers", "UserName").sorted(), listed.strings("PolicyGroups", "GroupName"),
                listed.strings("PolicyRoles", "RoleName"),
            ]
        }
        #expect(try await list([:]) == [["alice", "bob"], ["crew"], ["web"]])
        #expect(try await list(["EntityFilter": "User"]) == [["alice", "bob"], [], []])
        #expect(try await list(["PolicyUsageFilter": "PermissionsBoundary"]) == [["alice", "bob"], [], []])
        #expect(try await list(["PolicyUsageFilter": "PermissionsPolicy"]) == [["alice"], ["crew"], ["web"]])
        #expect(try await list(["PathPrefix": "/p/"]) == [["alice"], [], []])
        let policy = try await account.call("GetPolicy", ["PolicyArn": Self.arn])["Policy"]
        #expect(policy?["AttachmentCount"] == 3)
        #expect(policy?["PermissionsBoundaryUsageCount"] == 2)
    }

    @Test("The listing pages over kinds")
    func paging() async throws {
        let account = try await accountWithUses()
        var found: [String] = []
        var marker: Document?
        repeat {
            var input: [String: Document] = ["PolicyArn": Self.arn, "MaxItems": 1]
            input["Marker"] = marker
            let page = try await account.call("ListEntitiesForPolicy", .structure(input))
            let names =
                page.strings("PolicyUsers", "UserName") + page.strings("PolicyGroups", "GroupName")
                + page.strings("PolicyRoles", "RoleName")
            #expect(names.count == 1)
            found += names
            marker = page["Marker"]
        } while marker != nil
        #expect(found.sorted() == ["alice", "bob", "crew", "web"])
    }

    @Test("Policies that grant access to a service are found on the user and its groups")
    func serviceAccess() async throws {
        let account = try await accountWithUses()
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call(
            "PutGroupPolicy",
            ["GroupName": "crew", "PolicyName": "q", "PolicyDocument": Documents.allow("sqs:SendMessage")])
        let listed = try await account.call(
            "ListPoliciesGrantingServiceAccess",
            ["Arn": "arn:aws:iam::123456789012:user/p/alice", "ServiceNamespaces": ["sqs", "s3", "iam"]])
        let entries = listed["PoliciesGrantingServiceAccess"]?.list ?? []
        #expect(entries.map { $0["ServiceNamespace"] } == ["iam", "s3", "sqs"])
        #expect(entries.map { $0.strings("Policies", "PolicyName") } == [[], ["p", "p"], ["q"]])
        #expect(entries.last?["Policies"]?.list?.first?["EntityType"] == "GROUP")
    }

    /// Alice, under `/p/`, is bounded by the policy and has it; Bob is bounded by it; crew and web have it.
    private func accountWithUses() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call(
            "CreatePolicy", ["PolicyName": "p", "PolicyDocument": Documents.allow("s3:GetObject")])
        try await account.call(
            "CreateUser", ["UserName": "alice", "Path": "/p/", "PermissionsBoundary": Self.arn])
        try await account.call("CreateUser", ["UserName": "bob", "PermissionsBoundary": Self.arn])
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("CreateRole", ["RoleName": "web", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": Self.arn])
        try await account.call("AttachGroupPolicy", ["GroupName": "crew", "PolicyArn": Self.arn])
        try await account.call("AttachRolePolicy", ["RoleName": "web", "PolicyArn": Self.arn])
        return account
    }
}
