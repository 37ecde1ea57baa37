import Core
import Keyring
import Plane
import Store
import Testing

@testable import IAM

@Suite("Login profiles")
struct LoginProfileTests {
    static let alice = AccessKeyTests.alice
    static let password: Document = "Correct-horse-7"

    private func account(_ password: Document? = password) async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        if let password {
            try await account.call("CreateLoginProfile", ["UserName": "alice", "Password": password])
        }
        return account
    }

    @Test("A password makes a profile and rests as a scrypt hash")
    func create() async throws {
        let account = try await account(nil)
        let created = try await account.call(
            "CreateLoginProfile",
            ["UserName": "Alice", "Password": Self.password, "PasswordResetRequired": true])
        let profile: Document = [
            "LoginProfile": [
                "UserName": "alice", "CreateDate": .timestamp(account.clock.now()), "PasswordResetRequired": true,
            ]
        ]
        #expect(created == profile)
        #expect(try await account.call("GetLoginProfile", ["UserName": "alice"]) == profile)
        let records = try await account.store.read {
            try LoginProfileRecord.collection.list(in: Scope(account: TestAccount.id), $0).map(\.value)
        }
        #expect(records.count == 1)
        #expect(records.first?.hashes.first?.hasPrefix("$scrypt$") == true)
        #expect(try records.first?.matches(Secret("Correct-horse-7")) == true)
        try await account.expect(
            "EntityAlreadyExists", "Login Profile for user alice already exists.", from: "CreateLoginProfile",
            ["UserName": "alice", "Password": Self.password])
        try await account.expect(
            "DeleteConflict", "Cannot delete entity, must delete login profile first.", from: "DeleteUser",
            ["UserName": "alice"])
    }

    @Test("Deleting takes the password away, and the user can go")
    func delete() async throws {
        let account = try await account()
        try await account.call("DeleteLoginProfile", ["UserName": "alice"])
        let missing = "Login Profile for User alice cannot be found."
        try await account.expect("NoSuchEntity", missing, from: "DeleteLoginProfile", ["UserName": "alice"])
        try await account.expect("NoSuchEntity", missing, from: "GetLoginProfile", ["UserName": "alice"])
        try await account.expect(
            "NoSuchEntity", missing, from: "UpdateLoginProfile", ["UserName": "alice", "PasswordResetRequired": true])
        try await account.call("DeleteUser", ["UserName": "alice"])
        try await account.expect(
            "NoSuchEntity", "The user with name alice cannot be found.", from: "CreateLoginProfile",
            ["UserName": "alice", "Password": Self.password])
    }

    @Test("An update changes the password, the need to reset it, or both")
    func update() async throws {
        let account = try await account()
        try await account.call("UpdateLoginProfile", ["UserName": "alice", "PasswordResetRequired": true])
        try await account.call("UpdateLoginProfile", ["UserName": "alice", "Password": "Another-horse-8"])
        let profile = try await account.call("GetLoginProfile", ["UserName": "alice"])["LoginProfile"]
        #expect(profile?["PasswordResetRequired"] == true)
        try await account.call(
            "ChangePassword", ["OldPassword": "Another-horse-8", "NewPassword": "Third-horse-9"], as: Self.alice)
        #expect(
            try await account.call("GetLoginProfile", as: Self.alice)["LoginProfile"]?["PasswordResetRequired"]
                == false)
    }

    @Test("Users change their passwords by the old one; others cannot")
    func changePassword() async throws {
        let account = try await account()
        let change: Document = ["OldPassword": Self.password, "NewPassword": "Another-horse-8"]
        try await account.call("ChangePassword", change, as: Self.alice)
        try await account.expect(
            "AccessDenied", "The old password was incorrect.", from: "ChangePassword", change, as: Self.alice)
        try await account.expect("InvalidUserType", from: "ChangePassword", change)
        try await account.expect("InvalidUserType", from: "ChangePassword", change, as: AccessKeyTests.role)
    }

    @Test("Remembered passwords cannot be used again")
    func reuse() async throws {
        let account = try await account()
        try await account.call("UpdateAccountPasswordPolicy", ["PasswordReusePrevention": 2])
        func change(_ old: Document, _ new: Document) -> Document { ["OldPassword": old, "NewPassword": new] }
        let message = "Policy constraint violation with password reuse prevention during password change"
        try await account.call("ChangePassword", change(Self.password, "second-horse"), as: Self.alice)
        for password in ["second-horse", Self.password] {
            try await account.expect(
                "PasswordPolicyViolation", message, from: "ChangePassword", change("second-horse", password),
                as: Self.alice)
        }
        try await account.expect(
            "PasswordPolicyViolation", message, from: "UpdateLoginProfile",
            ["UserName": "alice", "Password": Self.password])
        try await account.call("ChangePassword", change("second-horse", "third-horse"), as: Self.alice)
        try await account.call("ChangePassword", change("third-horse", Self.password), as: Self.alice)
    }

    @Test("Root and roles have no login profile")
    func withoutName() async throws {
        let account = try await account()
        for caller in [Caller(.root, account: TestAccount.id), AccessKeyTests.role] {
            try await account.expect("ValidationError", from: "GetLoginProfile", as: caller)
        }
        try await account.expect("ValidationError", from: "CreateLoginProfile", ["UserName": "alice"])
    }

    @Test("The password policy lets users change their own as a policy on the user would")
    func allowedByPolicy() async throws {
        let account = try await account(nil)
        let input: Document = ["OldPassword": "a", "NewPassword": "b"]
        let arn = "arn:aws:iam::123456789012:user/alice"
        #expect(
            try await account.requirements("ChangePassword", input, as: Self.alice)
                == [Requirement("iam:ChangePassword", on: arn, of: TestAccount.id, tags: [])])
        try await account.call("UpdateAccountPasswordPolicy", ["AllowUsersToChangePassword": true])
        let requirement = try await account.requirements("ChangePassword", input, as: Self.alice).first
        #expect(
            requirement?.resourcePolicy?.document
                == #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"\#(arn)"},"#
                + #""Action":"iam:ChangePassword","Resource":"\#(arn)"}}"#)
    }
}
