import Core
import Testing

@testable import IAM

@Suite("Versions of policies")
struct PolicyVersionTests {
    private static let arn: Document = "arn:aws:iam::123456789012:policy/p"

    @Test("There are five versions at most, their numbers are never used again, and the default stays")
    func versions() async throws {
        let account = try await accountWithPolicy()
        for number in 2...5 {
            account.clock.advance(seconds: 10)
            let version = try await create("s3:Get\(number)", number == 4, account)["PolicyVersion"]
            #expect(version?["VersionId"] == .string("v\(number)"))
            #expect(version?["IsDefaultVersion"] == .boolean(number == 4))
        }
        try await account.expect(
            "LimitExceeded",
            "A managed policy can have up to 5 versions. Before you create a new version, you must delete an "
                + "existing version.", from: "CreatePolicyVersion",
            ["PolicyArn": Self.arn, "PolicyDocument": Documents.allow("s3:*")])
        try await account.expect(
            "DeleteConflict", "Cannot delete the default version of a policy.", from: "DeletePolicyVersion",
            ["PolicyArn": Self.arn, "VersionId": "v4"])
        try await account.call("DeletePolicyVersion", ["PolicyArn": Self.arn, "VersionId": "v5"])
        #expect(try await create("s3:*", false, account)["PolicyVersion"]?["VersionId"] == "v6")
        let listed = try await account.call("ListPolicyVersions", ["PolicyArn": Self.arn])
        #expect(listed.strings("Versions", "VersionId") == ["v6", "v4", "v3", "v2", "v1"])
        let policy = try await account.call("GetPolicy", ["PolicyArn": Self.arn])["Policy"]
        #expect(policy?["DefaultVersionId"] == "v4")
        #expect(policy?["UpdateDate"] == .timestamp(account.clock.now()))
    }

    @Test("The default can be set to any version that exists")
    func setDefault() async throws {
        let account = try await accountWithPolicy()
        _ = try await create("s3:PutObject", false, account)
        try await account.call("SetDefaultPolicyVersion", ["PolicyArn": Self.arn, "VersionId": "v2"])
        let version = try await account.call("GetPolicyVersion", ["PolicyArn": Self.arn, "VersionId": "v2"])
        #expect(version["PolicyVersion"]?["IsDefaultVersion"] == true)
        #expect(
            version["PolicyVersion"]?["Document"]
                == .string(PolicyText.encoded(Documents.text(allow: "s3:PutObject"))))
        for operation in ["SetDefaultPolicyVersion", "GetPolicyVersion", "DeletePolicyVersion"] {
            try await account.expect(
                "NoSuchEntity",
                "Policy arn:aws:iam::123456789012:policy/p version v9 does not exist or is not attachable.",
                from: operation, ["PolicyArn": Self.arn, "VersionId": "v9"])
        }
    }

    @Test("A policy with more than its default version is not deleted")
    func deleteConflict() async throws {
        let account = try await accountWithPolicy()
        _ = try await create("s3:PutObject", true, account)
        try await account.expect("DeleteConflict", from: "DeletePolicy", ["PolicyArn": Self.arn])
        try await account.call("DeletePolicyVersion", ["PolicyArn": Self.arn, "VersionId": "v1"])
        try await account.call("DeletePolicy", ["PolicyArn": Self.arn])
    }

    private func accountWithPolicy() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call(
            "CreatePolicy", ["PolicyName": "p", "PolicyDocument": Documents.allow("s3:GetObject")])
        return account
    }

    private func create(_ action: String, _ isDefault: Bool, _ account: TestAccount) async throws -> Document {
        try await account.call(
            "CreatePolicyVersion",
            [
                "PolicyArn": Self.arn, "PolicyDocument": Documents.allow(action), "SetAsDefault": .boolean(isDefault),
            ])
    }
}
