import Core
import Plane
import Testing

@testable import KMS

@Suite("Aliases")
struct AliasTests {
    @Test("An alias is made, listed, moved and deleted")
    func life() async throws {
        let fixture = try await Fixture()
        let (one, two) = (try await fixture.key(), try await fixture.key())
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(one)])
        let later = Fixture.time.adding(seconds: 60)
        try await fixture.call("UpdateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(two)], at: later)
        let entry: Document = [
            "AliasName": "alias/a", "AliasArn": "arn:aws:kms:eu-central-1:111122223333:alias/a",
            "TargetKeyId": .string(two), "CreationDate": .timestamp(Fixture.time), "LastUpdatedDate": .timestamp(later),
        ]
        #expect(try await fixture.call("ListAliases") == ["Aliases": [entry], "Truncated": false])
        #expect(try await fixture.call("ListAliases", ["KeyId": .string(two)])["Aliases"] == [entry])
        #expect(try await fixture.call("ListAliases", ["KeyId": .string(one)])["Aliases"] == [])
        try await fixture.call("DeleteAlias", ["AliasName": "alias/a"])
        await expectError(
            "NotFoundException", "Alias arn:aws:kms:eu-central-1:111122223333:alias/a is not found."
        ) { try await fixture.call("DeleteAlias", ["AliasName": "alias/a"]) }
        #expect(try await fixture.call("ListAliases")["Aliases"] == [])
    }

    @Test(
        "What is no alias is refused",
        arguments: [
            ("CreateAlias", "a", "ValidationException", "Alias must start with the prefix \"alias/\"."),
            ("CreateAlias", "alias/a:b", "ValidationException", "alias/a:b contains invalid characters for an alias"),
            ("CreateAlias", "alias/taken", "AlreadyExistsException", "alias/taken already exists"),
            ("UpdateAlias", "alias/none", "NotFoundException", "alias/none is not found."),
            ("CreateAlias", "alias/aws/own", "AccessDeniedException", "kms:CreateAlias"),
        ])
    func refused(_ operation: String, _ name: String, _ code: String, _ text: String) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("CreateAlias", ["AliasName": "alias/taken", "TargetKeyId": .string(id)])
        await expectError(code, text) {
            try await fixture.call(operation, ["AliasName": .string(name), "TargetKeyId": .string(id)])
        }
    }

    @Test("An alias stands for a key, not for another alias, and keeps to its kind of key")
    func targets() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let signing = try await fixture.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"])
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(id)])
        await expectError("ValidationException", "Aliases must refer to keys. Not aliases") {
            try await fixture.call("CreateAlias", ["AliasName": "alias/b", "TargetKeyId": "alias/a"])
        }
        await expectError("ValidationException", "differ in key spec or key usage") {
            try await fixture.call("UpdateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(signing)])
        }
        try await fixture.call("ScheduleKeyDeletion", ["KeyId": .string(id)])
        await expectError("KMSInvalidStateException", "is pending deletion.") {
            try await fixture.call("CreateAlias", ["AliasName": "alias/b", "TargetKeyId": .string(id)])
        }
    }

    @Test("A key has fifty aliases at most")
    func quota() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        for number in 0..<50 {
            try await fixture.call(
                "CreateAlias", ["AliasName": .string("alias/\(number)"), "TargetKeyId": .string(id)])
        }
        await expectError("LimitExceededException") {
            try await fixture.call("CreateAlias", ["AliasName": "alias/more", "TargetKeyId": .string(id)])
        }
    }
}
