import Core
import Plane
import Testing

@testable import IAM

@Suite("Trust policies")
struct TrustPolicyTests {
    @Test(
        "Principals that exist, or that this plane cannot ask about, are taken",
        arguments: [
            "*", "123456789012", "arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:user/p/Alice",
            "arn:aws:iam::123456789012:role/web", "arn:aws:sts::123456789012:assumed-role/web/session",
            "arn:aws:iam::999999999999:user/elsewhere",
        ])
    func accepted(principal: String) async throws {
        let account = try await accountWithPrincipals()
        try await account.call(
            "CreateRole", ["RoleName": "trusting", "AssumeRolePolicyDocument": Documents.trust(aws: principal)])
    }

    @Test(
        "Principals that do not exist are refused by name",
        arguments: [
            "arn:aws:iam::123456789012:user/Alice", "arn:aws:iam::123456789012:user/nobody",
            "arn:aws:iam::123456789012:role/nothing", "arn:aws:sts::123456789012:assumed-role/nothing/session",
        ])
    func refused(principal: String) async throws {
        let account = try await accountWithPrincipals()
        let input: Document = ["RoleName": "trusting", "AssumeRolePolicyDocument": Documents.trust(aws: principal)]
        try await account.expect(
            "MalformedPolicyDocument", "Invalid principal in policy: \"AWS\":\"\(principal)\"", from: "CreateRole",
            input)
        try await account.expect("NoSuchEntity", from: "GetRole", ["RoleName": "trusting"])
    }

    @Test("An update is checked like a new role, and the documents come back encoded")
    func update() async throws {
        let account = try await accountWithPrincipals()
        let trust = Documents.trust(aws: "arn:aws:iam::123456789012:user/p/Alice")
        try await account.call("UpdateAssumeRolePolicy", ["RoleName": "web", "PolicyDocument": trust])
        let role = try await account.call("GetRole", ["RoleName": "web"])["Role"]
        #expect(role?["AssumeRolePolicyDocument"]?.string == trust.string.map(PolicyText.encoded))
        for document: Document in ["{", "{}", Documents.allow("s3:*"), Documents.trust(aws: "no-arn")] {
            try await account.expect(
                "MalformedPolicyDocument", from: "UpdateAssumeRolePolicy",
                ["RoleName": "web", "PolicyDocument": document])
        }
    }

    @Test("Trust follows a renamed user and stays with a deleted one, whoever has the name next")
    func followsPrincipals() async throws {
        let account = try await accountWithPrincipals()
        let condition = #","Condition":{"StringLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/p/Alice"}}}]}"#
        let text = try #require(Documents.trust(aws: "arn:aws:iam::123456789012:user/p/Alice").string)
        let trust = text.dropLast(3) + condition
        let other = Caller(.root, account: TestAccount.otherID)
        for caller in [Caller(.root, account: TestAccount.id), other] {
            try await account.call(
                "CreateRole",
                ["RoleName": "trusting", "AssumeRolePolicyDocument": .string(String(trust))], as: caller)
        }
        let id = try #require(
            try await account.call("GetUser", ["UserName": "Alice"])["User"]?["UserId"]?.string)

        try await account.call("UpdateUser", ["UserName": "alice", "NewUserName": "Bob"])
        try await expectTrust(in: "arn:aws:iam::123456789012:user/p/Bob", condition, account, other)
        try await account.call("DeleteUser", ["UserName": "bob"])
        try await account.call("CreateUser", ["UserName": "Bob", "Path": "/p/"])
        try await expectTrust(in: id, condition, account, other)
    }

    @Test("A role that stops trusting somebody is not touched by that one's end")
    func forgottenTrust() async throws {
        let account = try await accountWithPrincipals()
        let user = "arn:aws:iam::123456789012:user/p/Alice"
        try await account.call(
            "CreateRole", ["RoleName": "trusting", "AssumeRolePolicyDocument": Documents.trust(aws: user)])
        try await account.call(
            "UpdateAssumeRolePolicy", ["RoleName": "trusting", "PolicyDocument": Documents.ec2Trust])
        try await account.call("DeleteUser", ["UserName": "alice"])
        let role = try await account.call("GetRole", ["RoleName": "trusting"])["Role"]
        #expect(
            role?["AssumeRolePolicyDocument"]?.string == Documents.ec2Trust.string.map { PolicyText.encoded($0) })
    }

    private func expectTrust(
        in principal: String, _ condition: String, _ account: TestAccount, _ other: Caller
    ) async throws {
        let text = try #require(Documents.trust(aws: principal).string)
        for caller in [Caller(.root, account: TestAccount.id), other] {
            let role = try await account.call("GetRole", ["RoleName": "trusting"], as: caller)["Role"]
            #expect(
                role?["AssumeRolePolicyDocument"]?.string == PolicyText.encoded(text.dropLast(3) + condition))
        }
    }

    @Test("A trust policy has 2,048 characters at most, white space not counted")
    func size() async throws {
        let account = try await TestAccount()
        let principals = (0..<80).map { "\"arn:aws:iam::\(100_000_000_000 + $0):root\"" }.joined(separator: ",  ")
        let text =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["#
            + principals + #"]},"Action":"sts:AssumeRole"}]}"#
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", from: "CreateRole",
            ["RoleName": "trusting", "AssumeRolePolicyDocument": .string(text)])
    }

    private func accountWithPrincipals() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "Alice", "Path": "/p/"])
        try await account.call("CreateRole", ["RoleName": "web", "AssumeRolePolicyDocument": Documents.ec2Trust])
        return account
    }
}
