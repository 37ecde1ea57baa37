import Core
import Plane
import Testing

@testable import KMS

@Suite("Keys")
struct KeyTests {
    private static let kinds: [(spec: String, usage: String, list: String, algorithms: [String])] = [
        ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "EncryptionAlgorithms", ["SYMMETRIC_DEFAULT"]),
        ("RSA_2048", "ENCRYPT_DECRYPT", "EncryptionAlgorithms", ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]),
        (
            "RSA_2048", "SIGN_VERIFY", "SigningAlgorithms",
            [
                "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512", "RSASSA_PKCS1_V1_5_SHA_256",
                "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
            ]
        ),
        ("ECC_NIST_P256", "SIGN_VERIFY", "SigningAlgorithms", ["ECDSA_SHA_256"]),
        ("ECC_NIST_P521", "KEY_AGREEMENT", "KeyAgreementAlgorithms", ["ECDH"]),
        ("ECC_NIST_EDWARDS25519", "SIGN_VERIFY", "SigningAlgorithms", ["ED25519_SHA_512"]),
        ("HMAC_384", "GENERATE_VERIFY_MAC", "MacAlgorithms", ["HMAC_SHA_384"]),
    ]

    @Test("A new key is described with the algorithms of its spec and use", arguments: kinds)
    func algorithms(_ kind: (spec: String, usage: String, list: String, algorithms: [String])) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["KeySpec": .string(kind.spec), "KeyUsage": .string(kind.usage)])
        let metadata = try #require(
            try await fixture.call("DescribeKey", ["KeyId": .string(id)])["KeyMetadata"]?.structure)
        let isSymmetric = kind.spec == "SYMMETRIC_DEFAULT"
        var expected: [String: Document] = [
            "AWSAccountId": "111122223333", "KeyId": .string(id), "Arn": .string(fixture.arn(id)),
            "CreationDate": .timestamp(Fixture.time), "Enabled": true, "Description": "",
            "KeyUsage": .string(kind.usage), "KeyState": "Enabled", "Origin": "AWS_KMS", "KeyManager": "CUSTOMER",
            "KeySpec": .string(kind.spec), "CustomerMasterKeySpec": .string(kind.spec), "MultiRegion": false,
            kind.list: .list(kind.algorithms.map { .string($0) }),
        ]
        if isSymmetric { expected["CurrentKeyMaterialId"] = metadata["CurrentKeyMaterialId"] }
        #expect(metadata == expected)
        #expect((metadata["CurrentKeyMaterialId"]?.string?.count == 64) == isSymmetric)
    }

    private static let refused: [(Document, String, String)] = [
        (
            ["KeySpec": "RSA_2048"], "ValidationException",
            "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."
        ),
        (
            ["KeySpec": "RSA_2048", "KeyUsage": "KEY_AGREEMENT"], "ValidationException",
            "KeyUsage KEY_AGREEMENT is not compatible with KeySpec RSA_2048"
        ),
        (["KeySpec": "RSA_2048", "CustomerMasterKeySpec": "RSA_2048"], "ValidationException", "deprecated"),
        (
            ["KeySpec": "SM2", "KeyUsage": "SIGN_VERIFY"], "UnsupportedOperationException",
            "SM2"
        ),
        (["Origin": "AWS_CLOUDHSM"], "UnsupportedOperationException", "Custom key stores"),
        (["CustomKeyStoreId": "cks-1"], "CustomKeyStoreNotFoundException", "cks-1"),
        (["Tags": [["TagKey": "aws:x", "TagValue": ""]]], "TagException", "Tags beginning with aws: are reserved"),
        (
            ["Tags": [["TagKey": "a", "TagValue": ""], ["TagKey": "a", "TagValue": "1"]]], "TagException",
            "Duplicate tag keys"
        ),
    ]

    @Test("CreateKey refuses combinations that make no key", arguments: refused)
    func refuses(_ input: Document, _ code: String, _ text: String) async throws {
        let fixture = try await Fixture()
        await expectError(code, text) { try await fixture.call("CreateKey", input) }
    }

    @Test("A key is found by each of its names, and by aliases only where aliases are taken")
    func identifiers() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(id)])
        let aliasARN = "arn:aws:kms:eu-central-1:111122223333:alias/a"
        for name in [id, fixture.arn(id), "alias/a", aliasARN] {
            #expect(
                try await fixture.call("DescribeKey", ["KeyId": .string(name)])["KeyMetadata"]?["KeyId"]
                    == .string(id))
        }
        await expectError("NotFoundException", "Invalid keyId 'alias/a'") {
            try await fixture.call("EnableKey", ["KeyId": "alias/a"])
        }
        await expectError("InvalidArnException") { try await fixture.call("EnableKey", ["KeyId": .string(aliasARN)]) }
    }

    private static let strangers: [(String, String, String)] = [
        ("nothing", "NotFoundException", "Invalid keyId 'nothing'"),
        (
            "1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException",
            "Key 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist"
        ),
        (
            "alias/none", "NotFoundException",
            "Alias arn:aws:kms:eu-central-1:111122223333:alias/none is not found."
        ),
        (
            "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException",
            "Invalid arn us-west-2"
        ),
        ("arn:aws:s3:::bucket", "InvalidArnException", ""),
    ]

    @Test("A key that does not exist is named as AWS names it", arguments: strangers)
    func missing(_ name: String, _ code: String, _ text: String) async throws {
        let fixture = try await Fixture()
        await expectError(code, text) { try await fixture.call("DescribeKey", ["KeyId": .string(name)]) }
    }

    @Test("Who may use no key learns nothing of which exist")
    func missingForStrangers() async throws {
        let fixture = try await Fixture()
        let stranger = try await fixture.user("stranger")
        let id = try await fixture.key()
        for name in [id, "1234abcd-12ab-34cd-56ef-1234567890ab"] {
            await expectError("AccessDeniedException", "because no identity-based policy allows the kms:Decrypt action")
            {
                try await fixture.call(
                    "Decrypt", ["KeyId": .string(name), "CiphertextBlob": .blob([1])], as: stranger)
            }
        }
    }

    @Test("Descriptions and tags are changed and listed in pages")
    func changes() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["Tags": [["TagKey": "b", "TagValue": "1"]]])
        try await fixture.call("UpdateKeyDescription", ["KeyId": .string(id), "Description": "new"])
        try await fixture.call(
            "TagResource",
            ["KeyId": .string(id), "Tags": [["TagKey": "a", "TagValue": "2"], ["TagKey": "b", "TagValue": "3"]]])
        let page = try await fixture.call("ListResourceTags", ["KeyId": .string(id), "Limit": 1])
        #expect(page["Tags"] == [["TagKey": "a", "TagValue": "2"]])
        #expect(page["Truncated"] == true)
        let marker = try #require(page["NextMarker"])
        let next = try await fixture.call("ListResourceTags", ["KeyId": .string(id), "Marker": marker])
        #expect(next == ["Tags": [["TagKey": "b", "TagValue": "3"]], "Truncated": false])
        await expectError("InvalidMarkerException") {
            try await fixture.call("ListKeys", ["Marker": marker])
        }
        try await fixture.call("UntagResource", ["KeyId": .string(id), "TagKeys": ["a", "b"]])
        #expect(try await fixture.call("ListResourceTags", ["KeyId": .string(id)])["Tags"] == [])
        #expect(
            try await fixture.call("DescribeKey", ["KeyId": .string(id)])["KeyMetadata"]?["Description"] == "new")
    }

    @Test("Keys are listed in the order of their ids, page by page, each once")
    func listing() async throws {
        let fixture = try await Fixture()
        var ids: Set<String> = []
        for _ in 0..<5 { ids.insert(try await fixture.key()) }
        _ = try await fixture.key(in: Fixture.other)
        var found: [String] = []
        var marker: Document = .null
        repeat {
            let page = try await fixture.call(
                "ListKeys", Document.structure(["Limit": 2, "Marker": marker]).dropping(.null))
            found += try #require(page["Keys"]?.list).compactMap { $0["KeyId"]?.string }
            marker = page["NextMarker"] ?? .null
        } while !marker.isNull
        #expect(found == ids.sorted())
    }
}

extension Document {
    /// Without members of that value.
    func dropping(_ value: Document) -> Document { .structure((structure ?? [:]).filter { $0.value != value }) }
}
