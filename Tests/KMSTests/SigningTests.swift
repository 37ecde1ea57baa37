import Core
import Plane
import Testing

@testable import KMS

@Suite("Signatures, MACs and shared secrets")
struct SigningTests {
    private static let kinds: [(String, String, String)] = [
        ("ECC_NIST_P256", "ECDSA_SHA_256", "RAW"), ("ECC_NIST_P384", "ECDSA_SHA_384", "RAW"),
        ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "RAW"), ("RSA_2048", "RSASSA_PSS_SHA_256", "RAW"),
        ("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_512", "RAW"),
    ]

    @Test("A signature verifies, and no other does", arguments: kinds)
    func signatures(_ spec: String, _ algorithm: String, _ type: String) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["KeySpec": .string(spec), "KeyUsage": "SIGN_VERIFY"])
        let base: [String: Document] = [
            "KeyId": .string(id), "Message": .blob([1, 2]), "SigningAlgorithm": .string(algorithm),
            "MessageType": .string(type),
        ]
        let signature = try #require(try await fixture.call("Sign", .structure(base))["Signature"]?.blob)
        var input = base
        input["Signature"] = .blob(signature)
        #expect(
            try await fixture.call("Verify", .structure(input)) == [
                "KeyId": .string(fixture.arn(id)), "SignatureValid": true, "SigningAlgorithm": .string(algorithm),
            ])
        input["Message"] = .blob([1, 3])
        await expectError("KMSInvalidSignatureException") { try await fixture.call("Verify", .structure(input)) }
        let publicKey = try await fixture.call("GetPublicKey", ["KeyId": .string(id)])
        #expect((publicKey["PublicKey"]?.blob?.count ?? 0) > 40)
        #expect(publicKey["KeyUsage"] == "SIGN_VERIFY")
    }

    @Test("Algorithms and digests must fit the key")
    func misfits() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"])
        await expectError(
            "InvalidKeyUsageException", "Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256."
        ) {
            try await fixture.call(
                "Sign", ["KeyId": .string(id), "Message": .blob([1]), "SigningAlgorithm": "ECDSA_SHA_384"])
        }
        await expectError("ValidationException", "Digest is invalid length for algorithm ECDSA_SHA_256.") {
            try await fixture.call(
                "Sign",
                [
                    "KeyId": .string(id), "Message": .blob([1]), "SigningAlgorithm": "ECDSA_SHA_256",
                    "MessageType": "DIGEST",
                ])
        }
        await expectError("UnsupportedOperationException") {
            try await fixture.call("GetPublicKey", ["KeyId": .string(try await fixture.key())])
        }
    }

    @Test("A MAC verifies, and no other does")
    func macs() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"])
        let base: [String: Document] = [
            "KeyId": .string(id), "Message": .blob([1, 2]), "MacAlgorithm": "HMAC_SHA_256",
        ]
        let mac = try #require(try await fixture.call("GenerateMac", .structure(base))["Mac"])
        var input = base
        input["Mac"] = mac
        #expect(
            try await fixture.call("VerifyMac", .structure(input)) == [
                "KeyId": .string(fixture.arn(id)), "MacValid": true, "MacAlgorithm": "HMAC_SHA_256",
            ])
        input["Message"] = .blob([1])
        await expectError("KMSInvalidMacException") { try await fixture.call("VerifyMac", .structure(input)) }
        input["MacAlgorithm"] = "HMAC_SHA_512"
        await expectError(
            "InvalidKeyUsageException", "Algorithm HMAC_SHA_512 is incompatible with key spec HMAC_256."
        ) { try await fixture.call("VerifyMac", .structure(input)) }
    }

    @Test("Two parties derive one secret, and a point off the curve none")
    func sharedSecrets() async throws {
        let fixture = try await Fixture()
        var ids: [String] = []
        var publicKeys: [Document] = []
        for _ in 0..<2 {
            let id = try await fixture.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "KEY_AGREEMENT"])
            ids.append(id)
            publicKeys.append(try #require(try await fixture.call("GetPublicKey", ["KeyId": .string(id)])["PublicKey"]))
        }
        func secret(_ own: Int, _ peer: Document) async throws -> Document {
            try await fixture.call(
                "DeriveSharedSecret",
                ["KeyId": .string(ids[own]), "KeyAgreementAlgorithm": "ECDH", "PublicKey": peer])
        }
        let one = try await secret(0, publicKeys[1])
        #expect(one["SharedSecret"]?.blob?.count == 32)
        #expect(one["SharedSecret"] == (try await secret(1, publicKeys[0]))["SharedSecret"])
        #expect(one["KeyOrigin"] == "AWS_KMS")
        await expectError("ValidationException") { try await secret(0, .blob([1, 2, 3])) }
    }

    @Test("A data key pair's private key is under the key")
    func dataKeyPairs() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let answer = try await fixture.call(
            "GenerateDataKeyPair",
            ["KeyId": .string(id), "KeyPairSpec": "ECC_NIST_P256", "EncryptionContext": ["a": "b"]])
        let plain = try await fixture.call(
            "Decrypt",
            ["CiphertextBlob": answer["PrivateKeyCiphertextBlob"] ?? .null, "EncryptionContext": ["a": "b"]])
        #expect(plain["Plaintext"] == answer["PrivateKeyPlaintext"])
        let hidden = try await fixture.call(
            "GenerateDataKeyPairWithoutPlaintext", ["KeyId": .string(id), "KeyPairSpec": "ECC_NIST_P256"])
        #expect(hidden["PrivateKeyPlaintext"] == nil)
    }

    @Test("Random bytes are as many as asked for")
    func random() async throws {
        let fixture = try await Fixture()
        #expect(try await fixture.call("GenerateRandom", ["NumberOfBytes": 24])["Plaintext"]?.blob?.count == 24)
        await expectError("ValidationException", "NumberOfBytes is required.") {
            try await fixture.call("GenerateRandom")
        }
    }
}
