import Core
import Directory
import Store
import Testing

@testable import IAM

@Suite("Deletion of users")
struct UserDeletionTests {
    @Test("A user goes only once it holds nothing, and says what it holds")
    func conflicts() async throws {
        let account = try await TestAccount()
        let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        let alice: [String: Document] = ["UserName": "alice"]
        try await account.call("CreateUser", .structure(alice))
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": policy])
        try await account.call(
            "PutUserPolicy",
            ["UserName": "alice", "PolicyName": "p", "PolicyDocument": Documents.allow("s3:GetObject")])

        try await expectConflict("remove users from group", account)
        try await account.call("RemoveUserFromGroup", ["GroupName": "crew", "UserName": "alice"])
        try await expectConflict("detach all policies", account)
        try await account.call("DetachUserPolicy", ["UserName": "alice", "PolicyArn": policy])
        try await expectConflict("delete policies", account)
        try await account.call("DeleteUserPolicy", ["UserName": "alice", "PolicyName": "p"])
        try await account.call("DeleteUser", .structure(alice))
        try await account.expect("NoSuchEntity", from: "GetUser", .structure(alice))
    }

    @Test(
        "Credentials hold a user as well",
        arguments: ["delete access keys", "delete MFA device", "delete login profile"])
    func credentials(condition: String) async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.store.write { writer in
            let scope = Scope(account: TestAccount.id)
            guard var user = try Collections.users.get("alice", in: scope, writer) else { return }
            switch condition {
            case "delete access keys": user.accessKeys = ["AKIA"]
            case "delete MFA device": user.mfaDevices = ["arn:aws:iam::123456789012:mfa/a"]
            default: user.hasLoginProfile = true
            }
            try Collections.users.put(user, at: "alice", in: scope, writer)
        }
        try await expectConflict(condition, account)
    }

    @Test("A deleted user leaves no trace in the usage of its boundary")
    func boundary() async throws {
        let account = try await TestAccount()
        let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        try await account.call("CreateUser", ["UserName": "alice", "PermissionsBoundary": policy])
        try await account.call("DeleteUser", ["UserName": "alice"])
        let got = try await account.call("GetPolicy", ["PolicyArn": policy])["Policy"]
        #expect(got?["PermissionsBoundaryUsageCount"] == 0)
        #expect(
            try await account.call("ListEntitiesForPolicy", ["PolicyArn": policy]).strings("PolicyUsers", "UserName")
                == [])
    }

    private func expectConflict(_ condition: String, _ account: TestAccount) async throws {
        try await account.expect(
            "DeleteConflict", "Cannot delete entity, must \(condition) first.", from: "DeleteUser",
            ["UserName": "alice"])
    }
}
