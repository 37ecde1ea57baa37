import Core
import Plane
import Testing

@testable import IAM

@Suite("Password policies")
struct PasswordPolicyTests {
    @Test("What is left out takes its default; nothing of the policy before stays")
    func update() async throws {
        let account = try await TestAccount()
        try await account.call(
            "UpdateAccountPasswordPolicy",
            [
                "MinimumPasswordLength": 14, "RequireSymbols": true, "RequireNumbers": true, "MaxPasswordAge": 90,
                "PasswordReusePrevention": 24, "HardExpiry": true, "AllowUsersToChangePassword": true,
                "RequireUppercaseCharacters": true, "RequireLowercaseCharacters": true,
            ])
        #expect(
            try await account.call("GetAccountPasswordPolicy") == [
                "PasswordPolicy": [
                    "MinimumPasswordLength": 14, "RequireSymbols": true, "RequireNumbers": true,
                    "RequireUppercaseCharacters": true, "RequireLowercaseCharacters": true,
                    "AllowUsersToChangePassword": true, "ExpirePasswords": true, "MaxPasswordAge": 90,
                    "PasswordReusePrevention": 24, "HardExpiry": true,
                ]
            ])
        try await account.call("UpdateAccountPasswordPolicy")
        #expect(
            try await account.call("GetAccountPasswordPolicy") == [
                "PasswordPolicy": [
                    "MinimumPasswordLength": 6, "RequireSymbols": false, "RequireNumbers": false,
                    "RequireUppercaseCharacters": false, "RequireLowercaseCharacters": false,
                    "AllowUsersToChangePassword": false, "ExpirePasswords": false,
                ]
            ])
    }

    @Test("An account without one says so, before and after")
    func delete() async throws {
        let account = try await TestAccount()
        let message = "The Password Policy with domain name 123456789012 cannot be found."
        for operation in ["GetAccountPasswordPolicy", "DeleteAccountPasswordPolicy"] {
            try await account.expect("NoSuchEntity", message, from: operation)
        }
        try await account.call("UpdateAccountPasswordPolicy")
        try await account.call("DeleteAccountPasswordPolicy")
        try await account.expect("NoSuchEntity", message, from: "GetAccountPasswordPolicy")
    }

    @Test(
        "Each rule refuses what breaks it",
        arguments: [
            ("Ab1!", "Password should have a minimum length of 8"),
            ("abcdefg1!", "Password should have at least one uppercase letter"),
            ("ABCDEFG1!", "Password should have at least one lowercase letter"),
            ("ABCDEFg!", "Password should have at least one number"),
            ("ABCDEFg1", "Password should have at least one symbol"),
            ("ABCDEFg1?", "Password should have at least one symbol"),
        ])
    func rules(password: String, message: String) throws {
        var policy = PasswordPolicyRecord()
        policy.minimumLength = 8
        policy.requiresSymbols = true
        policy.requiresNumbers = true
        policy.requiresUppercase = true
        policy.requiresLowercase = true
        let rules = PasswordRules(policy: policy, accountNames: [])
        let error = #expect(throws: AWSError.self) { try rules.check(password) }
        #expect(error?.code == "PasswordPolicyViolation")
        #expect(error?.message == message)
        try rules.check("ABCDEFg1!")
    }

    @Test(
        "Without a policy AWS's default holds: eight characters of three kinds, and not the account's name",
        arguments: [
            ("Ab1defg", false), ("abcdefg1", false), ("abcdefG1", true), ("abcdef!1", true), ("Acme-Corp", false),
        ])
    func defaults(password: String, isAccepted: Bool) {
        let rules = PasswordRules(policy: nil, accountNames: ["acme-corp"])
        let wasAccepted = (try? rules.check(password)) != nil
        #expect(wasAccepted == isAccepted)
    }

    @Test("The policy is checked when passwords are set")
    func enforced() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("UpdateAccountPasswordPolicy", ["MinimumPasswordLength": 20])
        try await account.expect(
            "PasswordPolicyViolation", "Password should have a minimum length of 20", from: "CreateLoginProfile",
            ["UserName": "alice", "Password": "Correct-horse-7"])
    }

    @Test(
        "Each operation needs its action on everything",
        arguments: ["UpdateAccountPasswordPolicy", "GetAccountPasswordPolicy", "DeleteAccountPasswordPolicy"])
    func requirements(operation: String) async throws {
        let account = try await TestAccount()
        #expect(
            try await account.requirements(operation) == [
                Requirement("iam:\(operation)", on: "*", of: TestAccount.id)
            ])
    }
}
