import Core
import Directory
import Plane
import Testing

@testable import KMS

@Suite("Keys of other accounts")
struct CrossAccountTests {
    /// A key whose policy lets another account do everything, and that account's root.
    private func shared(_ fixture: Fixture) async throws -> (arn: String, Caller) {
        let other = try #require(AccountID("444455556666"))
        _ = try await fixture.directory.createAccount(other, rootKey: nil, at: Fixture.time)
        let policy = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow",\
            "Principal":{"AWS":["111122223333","444455556666"]},"Action":"kms:*","Resource":"*"}}
            """
        let id = try await fixture.key(["Policy": .string(policy)])
        return (fixture.arn(id), Caller(.root, account: other))
    }

    @Test("A key is used by its ARN, and its ciphertext decrypts without a name")
    func use() async throws {
        let fixture = try await Fixture()
        let (arn, other) = try await shared(fixture)
        let answer = try await fixture.call("Encrypt", ["KeyId": .string(arn), "Plaintext": .blob([1])], as: other)
        #expect(answer["KeyId"] == .string(arn))
        let plain = try await fixture.call("Decrypt", ["CiphertextBlob": answer["CiphertextBlob"] ?? .null], as: other)
        #expect(plain["Plaintext"] == .blob([1]))
        try await fixture.call("DescribeKey", ["KeyId": .string(arn)], as: other)
        let id = String(arn.suffix(36))
        await expectError("NotFoundException", "Key 'arn:aws:kms:eu-central-1:444455556666:key/\(id)' does not exist") {
            try await fixture.call("DescribeKey", ["KeyId": .string(id)], as: other)
        }
    }

    @Test(
        "Its own account alone manages it",
        arguments: [
            ("DisableKey", .empty), ("ScheduleKeyDeletion", .empty), ("GetKeyPolicy", .empty),
            ("TagResource", ["Tags": [["TagKey": "a", "TagValue": "b"]]]), ("RotateKeyOnDemand", .empty),
        ] as [(String, Document)])
    func management(_ operation: String, _ input: Document) async throws {
        let fixture = try await Fixture()
        let (arn, other) = try await shared(fixture)
        var members = input.structure ?? [:]
        members["KeyId"] = .string(arn)
        await expectError("InvalidArnException") {
            try await fixture.call(operation, .structure(members), as: other)
        }
        await expectError("InvalidArnException") {
            try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(arn)], as: other)
        }
    }

    @Test("A stranger is refused, whatever its own policies say")
    func strangers() async throws {
        let fixture = try await Fixture()
        let other = try #require(AccountID("444455556666"))
        let id = try await fixture.key()
        let blob = try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])])["CiphertextBlob"]
        await expectError("AccessDeniedException") {
            try await fixture.call("Decrypt", ["CiphertextBlob": blob ?? .null], as: Caller(.root, account: other))
        }
    }
}
