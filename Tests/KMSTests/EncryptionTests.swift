import Core
import Plane
import Testing

@testable import KMS

@Suite("Encryption")
struct EncryptionTests {
    private static let context: Document = ["tenant_id": "red", "purpose": "test"]

    private func sealed(_ fixture: Fixture, _ id: String, _ context: Document = Self.context) async throws -> [UInt8] {
        let answer = try await fixture.call(
            "Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1, 2, 3]), "EncryptionContext": context])
        return try #require(answer["CiphertextBlob"]?.blob)
    }

    @Test("What is encrypted decrypts with and without the key's name, and says by what")
    func roundTrip() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let blob = try await sealed(fixture, id)
        let material = try await fixture.call("DescribeKey", ["KeyId": .string(id)])["KeyMetadata"]?[
            "CurrentKeyMaterialId"]
        for name: [String: Document] in [[:], ["KeyId": .string(id)], ["KeyId": .string(fixture.arn(id))]] {
            var input = name
            input["CiphertextBlob"] = .blob(blob)
            input["EncryptionContext"] = Self.context
            let answer = try await fixture.call("Decrypt", .structure(input))
            #expect(
                answer == [
                    "Plaintext": .blob([1, 2, 3]), "KeyId": .string(fixture.arn(id)),
                    "EncryptionAlgorithm": "SYMMETRIC_DEFAULT", "KeyMaterialId": material ?? .null,
                ])
        }
    }

    @Test("A change of any byte is refused")
    func tampering() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let blob = try await sealed(fixture, id)
        let refusals: Set<String> = [
            "InvalidCiphertextException", "IncorrectKeyException", "AccessDeniedException",
        ]
        for index in blob.indices {
            var altered = blob
            altered[index] ^= 1
            for name: [String: Document] in [[:], ["KeyId": .string(id)]] {
                var input = name
                input["CiphertextBlob"] = .blob(altered)
                input["EncryptionContext"] = Self.context
                do {
                    try await fixture.call("Decrypt", .structure(input))
                    Issue.record("byte \(index) is not authenticated")
                } catch let error as AWSError {
                    #expect(refusals.contains(error.code), "byte \(index): \(error)")
                }
            }
        }
        for count in 0..<blob.count where count > 0 {
            await expectError("InvalidCiphertextException") {
                try await fixture.call(
                    "Decrypt",
                    [
                        "KeyId": .string(id), "CiphertextBlob": .blob(Array(blob.prefix(count))),
                        "EncryptionContext": Self.context,
                    ])
            }
        }
    }

    private static let otherContexts: [Document] = [
        .empty, ["tenant_id": "red"], ["tenant_id": "blue", "purpose": "test"],
        ["tenant_id": "red", "purpose": "test", "more": ""], ["Tenant_id": "red", "purpose": "test"],
        ["tenant_id": "redp", "urpose": "test"],
    ]

    @Test("A missing, extra or altered context is refused without a word", arguments: otherContexts)
    func contexts(_ context: Document) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let blob = try await sealed(fixture, id)
        do {
            try await fixture.call("Decrypt", ["CiphertextBlob": .blob(blob), "EncryptionContext": context])
            Issue.record("decrypted under \(context)")
        } catch let error as AWSError {
            #expect(error == AWSError("InvalidCiphertextException", ""))
        }
    }

    @Test("The key that is named must be the one that encrypted")
    func incorrectKey() async throws {
        let fixture = try await Fixture()
        let blob = try await sealed(fixture, try await fixture.key())
        let other = try await fixture.key()
        await expectError(
            "IncorrectKeyException",
            "The key ID in the request does not identify a CMK that can perform this operation."
        ) {
            try await fixture.call(
                "Decrypt",
                ["KeyId": .string(other), "CiphertextBlob": .blob(blob), "EncryptionContext": Self.context])
        }
    }

    @Test("ReEncrypt moves a ciphertext to another key and context")
    func reEncrypt() async throws {
        let fixture = try await Fixture()
        let (from, to) = (try await fixture.key(), try await fixture.key())
        let blob = try await sealed(fixture, from)
        let answer = try await fixture.call(
            "ReEncrypt",
            [
                "CiphertextBlob": .blob(blob), "SourceEncryptionContext": Self.context,
                "DestinationKeyId": .string(to), "DestinationEncryptionContext": ["a": "b"],
            ])
        #expect(answer["SourceKeyId"] == .string(fixture.arn(from)))
        #expect(answer["KeyId"] == .string(fixture.arn(to)))
        let plain = try await fixture.call(
            "Decrypt",
            ["CiphertextBlob": answer["CiphertextBlob"] ?? .null, "EncryptionContext": ["a": "b"]])
        #expect(plain["Plaintext"] == .blob([1, 2, 3]))
        #expect(plain["KeyId"] == .string(fixture.arn(to)))
    }

    @Test(
        "Data keys come with the ciphertext that decrypts to them",
        arguments: [
            (["KeySpec": "AES_256"], 32), (["KeySpec": "AES_128"], 16), (["NumberOfBytes": 64], 64),
        ] as [(Document, Int)])
    func dataKeys(_ size: Document, _ count: Int) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        var input = size.structure ?? [:]
        input["KeyId"] = .string(id)
        let answer = try await fixture.call("GenerateDataKey", .structure(input))
        #expect(answer["Plaintext"]?.blob?.count == count)
        let plain = try await fixture.call("Decrypt", ["CiphertextBlob": answer["CiphertextBlob"] ?? .null])
        #expect(plain["Plaintext"] == answer["Plaintext"])
        let hidden = try await fixture.call("GenerateDataKeyWithoutPlaintext", .structure(input))
        #expect(hidden["Plaintext"] == nil)
        #expect(hidden["CiphertextBlob"] != answer["CiphertextBlob"])
    }

    @Test(
        "A data key has one size",
        arguments: [
            .empty, ["KeySpec": "AES_256", "NumberOfBytes": 32],
        ] as [Document])
    func dataKeySizes(_ size: Document) async throws {
        let fixture = try await Fixture()
        var input = size.structure ?? [:]
        input["KeyId"] = .string(try await fixture.key())
        await expectError("ValidationException", "Please specify either number of bytes or key spec.") {
            try await fixture.call("GenerateDataKey", .structure(input))
        }
    }

    @Test(
        "A dry run does all checks and nothing else",
        arguments: [
            "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateDataKeyPair", "CreateGrant",
        ])
    func dryRun(_ operation: String) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let inputs: [String: [String: Document]] = [
            "Encrypt": ["Plaintext": .blob([1])], "GenerateDataKey": ["KeySpec": "AES_256"],
            "GenerateDataKeyWithoutPlaintext": ["KeySpec": "AES_256"],
            "GenerateDataKeyPair": ["KeyPairSpec": "RSA_2048"],
            "CreateGrant": [
                "GranteePrincipal": "arn:aws:iam::111122223333:root", "Operations": ["Decrypt"],
            ],
        ]
        var input = inputs[operation] ?? [:]
        input["KeyId"] = .string(id)
        input["DryRun"] = true
        await expectError(
            "DryRunOperationException", "The request would have succeeded, but the DryRun option is set."
        ) { try await fixture.call(operation, .structure(input)) }
        let stranger = try await fixture.user("stranger")
        await expectError("AccessDeniedException") {
            try await fixture.call(operation, .structure(input), as: stranger)
        }
        try await fixture.call("DisableKey", ["KeyId": .string(id)])
        await expectError("DisabledException") { try await fixture.call(operation, .structure(input)) }
        #expect(try await fixture.call("ListGrants", ["KeyId": .string(id)])["Grants"] == [])
    }

    @Test("A dry run of Decrypt may go without a ciphertext")
    func dryDecrypt() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let ignoring: Document = ["KeyId": .string(id), "DryRun": true, "DryRunModifiers": ["IGNORE_CIPHERTEXT"]]
        await expectError("DryRunOperationException") { try await fixture.call("Decrypt", ignoring) }
        await expectError("InvalidCiphertextException") {
            try await fixture.call("Decrypt", ["KeyId": .string(id), "DryRun": true, "CiphertextBlob": .blob([9])])
        }
    }

    @Test("RSA keys encrypt what fits, and say how much that is")
    func rsa() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["KeySpec": "RSA_2048", "KeyUsage": "ENCRYPT_DECRYPT"])
        let algorithm: Document = "RSAES_OAEP_SHA_256"
        let answer = try await fixture.call(
            "Encrypt", ["KeyId": .string(id), "Plaintext": .blob([7]), "EncryptionAlgorithm": algorithm])
        let plain = try await fixture.call(
            "Decrypt",
            [
                "KeyId": .string(id), "CiphertextBlob": answer["CiphertextBlob"] ?? .null,
                "EncryptionAlgorithm": algorithm,
            ])
        #expect(
            plain == ["Plaintext": .blob([7]), "KeyId": .string(fixture.arn(id)), "EncryptionAlgorithm": algorithm])
        await expectError(
            "ValidationException",
            "Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes."
        ) {
            try await fixture.call(
                "Encrypt",
                [
                    "KeyId": .string(id), "Plaintext": .blob(Array(repeating: 1, count: 191)),
                    "EncryptionAlgorithm": algorithm,
                ])
        }
        await expectError(
            "InvalidKeyUsageException", "Algorithm SYMMETRIC_DEFAULT is incompatible with key spec RSA_2048."
        ) { try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([7])]) }
        await expectError("InvalidCiphertextException") {
            try await fixture.call(
                "Decrypt",
                ["KeyId": .string(id), "CiphertextBlob": .blob([1, 2]), "EncryptionAlgorithm": algorithm])
        }
    }
}
