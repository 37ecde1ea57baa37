import Core
import Directory
import Store
import Testing

@testable import IAM

@Suite("Renaming users")
struct UserRenameTests {
    @Test("A renamed user keeps its id, groups, policies, boundary and keys")
    func rename() async throws {
        let account = try await TestAccount()
        let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        let made = try await account.call("CreateUser", ["UserName": "alice", "PermissionsBoundary": policy])["User"]
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": policy])
        try await giveKey("AKIAEXAMPLE", to: "alice", account)

        try await account.call("UpdateUser", ["UserName": "alice", "NewUserName": "Bob", "NewPath": "/p/"])

        let moved = try await account.call("GetUser", ["UserName": "bob"])["User"]
        #expect(moved?["UserId"] == made?["UserId"])
        #expect(moved?["Arn"] == "arn:aws:iam::123456789012:user/p/Bob")
        try await account.expect("NoSuchEntity", from: "GetUser", ["UserName": "alice"])
        #expect(try await account.call("GetGroup", ["GroupName": "crew"]).strings("Users", "UserName") == ["Bob"])
        let entities = try await account.call("ListEntitiesForPolicy", ["PolicyArn": policy])
        #expect(entities.strings("PolicyUsers", "UserName") == ["Bob"])
        let key = try await account.store.read {
            try Collections.accessKeys.get("AKIAEXAMPLE", in: Scope(account: TestAccount.id), $0)
        }
        #expect(key?.userName == "Bob")

        try await account.call("DetachUserPolicy", ["UserName": "bob", "PolicyArn": policy])
        try await account.call("DeleteUserPermissionsBoundary", ["UserName": "bob"])
        let got = try await account.call("GetPolicy", ["PolicyArn": policy])["Policy"]
        #expect(got?["AttachmentCount"] == 0)
        #expect(got?["PermissionsBoundaryUsageCount"] == 0)
    }

    @Test("Only the case of a name may change")
    func changeCase() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("UpdateUser", ["UserName": "alice", "NewUserName": "Alice"])
        #expect(try await account.call("ListUsers").strings("Users", "UserName") == ["Alice"])
    }

    @Test("A name that is taken stays with who has it")
    func taken() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("CreateUser", ["UserName": "bob"])
        try await account.expect(
            "EntityAlreadyExists", "User with name BOB already exists.", from: "UpdateUser",
            ["UserName": "alice", "NewUserName": "BOB"])
    }

    @Test("Renaming takes permission on both names")
    func requirements() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice", "Path": "/p/"])
        #expect(
            try await account.requirements("UpdateUser", ["UserName": "alice", "NewUserName": "bob"]).map(\.resource)
                == ["arn:aws:iam::123456789012:user/p/alice", "arn:aws:iam::123456789012:user/p/bob"])
    }

    private func giveKey(_ id: String, to name: String, _ account: TestAccount) async throws {
        let key = AccessKeyRecord(id: id, userName: name, sealedSecret: [], created: account.clock.now())
        try await account.store.write { writer in
            let scope = Scope(account: TestAccount.id)
            guard var user = try Collections.users.get(name, in: scope, writer) else { return }
            user.accessKeys = [id]
            try Collections.users.put(user, at: name, in: scope, writer)
            try Collections.accessKeys.put(key, at: id, in: scope, writer)
        }
    }
}
