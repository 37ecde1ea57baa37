import Core
import Directory
import Plane
import Store
import Testing

@testable import IAM

@Suite("Users")
struct UserTests {
    @Test("A new user comes with its path, id, ARN, boundary and tags")
    func create() async throws {
        let account = try await TestAccount()
        let boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
        let made = try await account.call(
            "CreateUser",
            [
                "UserName": "Alice", "Path": "/crew/", "PermissionsBoundary": .string(boundary),
                "Tags": [["Key": "team", "Value": "blue"]],
            ])["User"]
        #expect(made?["Arn"] == "arn:aws:iam::123456789012:user/crew/Alice")
        #expect(made?["UserId"]?.string?.hasPrefix("AIDA") == true)
        #expect(made?["CreateDate"] == .timestamp(account.clock.now()))
        #expect(made?["PermissionsBoundary"]?["PermissionsBoundaryArn"] == .string(boundary))
        #expect(made?.tags == ["team": "blue"])
        #expect(try await account.call("GetUser", ["UserName": "aLICE"])["User"] == made)
    }

    @Test("Dates are whole seconds")
    func wholeSeconds() async throws {
        let account = try await TestAccount()
        account.clock.set(Timestamp(microseconds: 1_800_000_000_900_000))
        let user = try await account.call("CreateUser", ["UserName": "alice"])["User"]
        #expect(user?["CreateDate"] == .timestamp(Timestamp(seconds: 1_800_000_000)))
    }

    @Test("Names are unique without regard to case", arguments: ["alice", "ALICE"])
    func duplicates(name: String) async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "Alice"])
        try await account.expect(
            "EntityAlreadyExists", "User with name \(name) already exists.", from: "CreateUser",
            ["UserName": .string(name), "Path": "/other/"])
    }

    @Test(
        "What is asked of a user that does not exist fails the same way",
        arguments: [
            "GetUser", "UpdateUser", "DeleteUser", "ListGroupsForUser", "ListUserPolicies",
            "ListAttachedUserPolicies", "ListUserTags", "DeleteUserPermissionsBoundary",
        ])
    func missing(operation: String) async throws {
        let account = try await TestAccount()
        try await account.expect(
            "NoSuchEntity", "The user with name nobody cannot be found.", from: operation, ["UserName": "nobody"])
    }

    @Test("Without a name a user asks about itself, root about the account, and a role about nothing")
    func getSelf() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        let alice = Caller(.user(name: "alice", path: "/", id: "AIDA"), account: TestAccount.id)
        #expect(try await account.call("GetUser", as: alice)["User"]?["UserName"] == "alice")
        #expect(
            try await account.requirements("GetUser", as: alice).map(\.resource)
                == ["arn:aws:iam::123456789012:user/alice"])

        let root = try await account.call("GetUser", keepsModel: false)["User"]
        #expect(root?["Arn"] == "arn:aws:iam::123456789012:root")
        #expect(root?["UserId"] == "123456789012")

        let role = Caller(
            .assumedRole(name: "r", path: "/", id: "AROA", sessionName: "s", isServiceLinked: false),
            account: TestAccount.id)
        try await account.expect(
            "ValidationError", "Must specify userName when calling with non-User credentials", from: "GetUser",
            as: role)
    }

    @Test("When a password was last used shows in GetUser and ListUsers")
    func passwordLastUsed() async throws {
        let account = try await TestAccount()
        let id = try #require(try await account.call("CreateUser", ["UserName": "alice"])["User"]?["UserId"]?.string)
        let uses = CredentialUse(store: account.store)
        let time = Timestamp(seconds: 1_800_000_100)
        uses.record(CredentialUseRecord(time: time), of: id, in: TestAccount.id)
        try await uses.flush()
        #expect(
            try await account.call("GetUser", ["UserName": "alice"])["User"]?["PasswordLastUsed"] == .timestamp(time))
        #expect(
            try await account.call("ListUsers")["Users"]?.list?.first?["PasswordLastUsed"] == .timestamp(time))
    }

    @Test("Pages hold what they should, stay stable while users go, and know their own markers")
    func paging() async throws {
        let account = try await TestAccount()
        for name in ["e", "B", "d", "a", "C"] {
            try await account.call("CreateUser", ["UserName": .string(name), "Path": "/p/"])
            try await account.call("CreateUser", ["UserName": .string("x" + name)])
        }
        let first = try await account.call("ListUsers", ["PathPrefix": "/p/", "MaxItems": 2])
        #expect(first.strings("Users", "UserName") == ["a", "B"])
        #expect(first["IsTruncated"] == true)
        try await account.call("DeleteUser", ["UserName": "b"])
        let marker = try #require(first["Marker"])
        let second = try await account.call("ListUsers", ["PathPrefix": "/p/", "MaxItems": 3, "Marker": marker])
        #expect(second.strings("Users", "UserName") == ["C", "d", "e"])
        #expect(second["IsTruncated"] == false)
        #expect(second["Marker"] == nil)
        try await account.expect(
            "ValidationError", "Invalid Marker.", from: "ListUsers", ["PathPrefix": "/q/", "Marker": marker])
    }

    @Test("A full account takes no more users until one goes")
    func quota() async throws {
        let account = try await TestAccount()
        try await account.store.write { writer in
            try Collections.entityCounts.put(
                EntityCount(4_999), at: EntityKind.users.rawValue, in: Scope(account: TestAccount.id), writer)
        }
        try await account.call("CreateUser", ["UserName": "last"])
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for UsersPerAccount: 5000", from: "CreateUser",
            ["UserName": "more"])
        try await account.call("DeleteUser", ["UserName": "last"])
        try await account.call("CreateUser", ["UserName": "more"])
    }

    @Test("Making a user asks for the boundary, the tags and, with tags, for the right to tag")
    func creationRequirements() async throws {
        let account = try await TestAccount()
        let requirements = try await account.requirements(
            "CreateUser",
            [
                "UserName": "alice", "Path": "/p/", "PermissionsBoundary": "arn:b",
                "Tags": [["Key": "team", "Value": "blue"]],
            ])
        let tags: [String: ConditionValue] = ["aws:RequestTag/team": "blue", "aws:TagKeys": .many(["team"])]
        let arn = "arn:aws:iam::123456789012:user/p/alice"
        #expect(
            requirements == [
                Requirement(
                    "iam:CreateUser", on: arn, of: TestAccount.id,
                    context: tags.merging(["iam:PermissionsBoundary": "arn:b"]) { $1 }),
                Requirement("iam:TagUser", on: arn, of: TestAccount.id, context: tags),
            ])
    }

    @Test("Acting on a user shows its path and tags to the decision")
    func requirementOfExisting() async throws {
        let account = try await TestAccount()
        try await account.call(
            "CreateUser", ["UserName": "Alice", "Path": "/p/", "Tags": [["Key": "team", "Value": "blue"]]])
        #expect(
            try await account.requirements("DeleteUser", ["UserName": "alice"]) == [
                Requirement(
                    "iam:DeleteUser", on: "arn:aws:iam::123456789012:user/p/Alice", of: TestAccount.id,
                    tags: [Tag(Key: "team", Value: "blue")])
            ])
        #expect(
            try await account.requirements("DeleteUser", ["UserName": "bob"]).map(\.resource)
                == ["arn:aws:iam::123456789012:user/bob"])
        #expect(
            try await account.requirements("ListUsers", ["PathPrefix": "/p/"]).map(\.resource)
                == ["arn:aws:iam::123456789012:user/p/"])
    }
}
