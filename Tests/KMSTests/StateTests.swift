import Core
import Plane
import Testing

@testable import KMS

/// Every operation on a key in every state (KMS Developer Guide, "Key states of KMS keys").
@Suite("Key states")
struct StateTests {
    enum Want: Sendable {
        case works
        case disabled
        case pendingDeletion
        case pendingImport
        case notPendingDeletion
        case unsupported

        var code: String? {
            switch self {
            case .works: nil
            case .disabled: "DisabledException"
            case .pendingDeletion, .pendingImport, .notPendingDeletion: "KMSInvalidStateException"
            case .unsupported: "UnsupportedOperationException"
            }
        }

        func text(_ arn: String) -> String {
            switch self {
            case .works: ""
            case .disabled: "\(arn) is disabled."
            case .pendingDeletion: "\(arn) is pending deletion."
            case .pendingImport: "\(arn) is pending import."
            case .notPendingDeletion: "\(arn) is not pending deletion."
            case .unsupported: ""
            }
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let operation: String
        var input: Document = .empty
        let enabled: Want
        let disabled: Want
        let pendingDeletion: Want
        let pendingImport: Want

        var testDescription: String { operation }

        init(_ operation: String, _ input: Document = .empty, _ wants: Want...) {
            self.operation = operation
            self.input = input
            enabled = wants[0]
            disabled = wants[1]
            pendingDeletion = wants[2]
            pendingImport = wants[3]
        }
    }

    private static let grant: Document = [
        "GranteePrincipal": "arn:aws:iam::111122223333:root", "Operations": ["Decrypt"],
    ]

    static let rows = [
        Row("DescribeKey", .empty, .works, .works, .works, .works),
        Row("GetKeyPolicy", .empty, .works, .works, .works, .works),
        Row("PutKeyPolicy", ["Policy": .string(policy)], .works, .works, .works, .works),
        Row("ListKeyPolicies", .empty, .works, .works, .works, .works),
        Row("ListGrants", .empty, .works, .works, .works, .works),
        Row("ListResourceTags", .empty, .works, .works, .works, .works),
        Row("GetKeyLastUsage", .empty, .works, .works, .works, .works),
        Row("GetKeyRotationStatus", .empty, .works, .works, .works, .works),
        Row("ListKeyRotations", .empty, .works, .works, .works, .works),
        Row("TagResource", ["Tags": []], .works, .works, .pendingDeletion, .works),
        Row("UntagResource", ["TagKeys": []], .works, .works, .pendingDeletion, .works),
        Row("UpdateKeyDescription", ["Description": "d"], .works, .works, .pendingDeletion, .works),
        Row("ScheduleKeyDeletion", .empty, .works, .works, .pendingDeletion, .works),
        Row("CancelKeyDeletion", .empty, .notPendingDeletion, .notPendingDeletion, .works, .notPendingDeletion),
        Row("EnableKey", .empty, .works, .works, .pendingDeletion, .pendingImport),
        Row("DisableKey", .empty, .works, .works, .pendingDeletion, .pendingImport),
        Row("CreateGrant", grant, .works, .disabled, .pendingDeletion, .pendingImport),
        Row("Encrypt", ["Plaintext": .blob([1])], .works, .disabled, .pendingDeletion, .pendingImport),
        Row("GenerateDataKey", ["KeySpec": "AES_256"], .works, .disabled, .pendingDeletion, .pendingImport),
        Row(
            "GenerateDataKeyWithoutPlaintext", ["KeySpec": "AES_128"], .works, .disabled, .pendingDeletion,
            .pendingImport),
        Row(
            "GenerateDataKeyPair", ["KeyPairSpec": "ECC_NIST_P256"], .works, .disabled, .pendingDeletion,
            .pendingImport),
        Row(
            "GenerateDataKeyPairWithoutPlaintext", ["KeyPairSpec": "ECC_NIST_P384"], .works, .disabled,
            .pendingDeletion, .pendingImport),
        Row("EnableKeyRotation", .empty, .works, .disabled, .pendingDeletion, .unsupported),
        Row("DisableKeyRotation", .empty, .works, .disabled, .pendingDeletion, .unsupported),
        Row("RotateKeyOnDemand", .empty, .works, .disabled, .pendingDeletion, .pendingImport),
        Row(
            "GetParametersForImport", ["WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"],
            .unsupported, .unsupported, .unsupported, .works),
        Row("DeleteImportedKeyMaterial", .empty, .unsupported, .unsupported, .unsupported, .works),
    ]

    private static let policy =
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"}}"#

    @Test("Each operation works, or is refused in AWS's words, in each state", arguments: rows)
    func table(_ row: Row) async throws {
        let states: [(Want, setUp: String?, Document)] = [
            (row.enabled, nil, .empty), (row.disabled, "DisableKey", .empty),
            (row.pendingDeletion, "ScheduleKeyDeletion", .empty), (row.pendingImport, nil, ["Origin": "EXTERNAL"]),
        ]
        let fixture = try await Fixture()
        for (want, setUp, kind) in states {
            let id = try await fixture.key(kind)
            if let setUp { try await fixture.call(setUp, ["KeyId": .string(id)]) }
            var members = row.input.structure ?? [:]
            members["KeyId"] = .string(id)
            let input = Document.structure(members)
            guard let code = want.code else {
                try await fixture.call(row.operation, input)
                continue
            }
            await expectError(code, want.text(fixture.arn(id))) { try await fixture.call(row.operation, input) }
        }
    }

    private static let uses: [(String, Document, String, Document)] = [
        ("Encrypt", ["Plaintext": .blob([1])], "SIGN_VERIFY", ["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"]),
        (
            "GenerateDataKey", ["KeySpec": "AES_256"], "GENERATE_VERIFY_MAC",
            ["KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"]
        ),
        (
            "Sign", ["Message": .blob([1]), "SigningAlgorithm": "ECDSA_SHA_256"], "ENCRYPT_DECRYPT", .empty
        ),
        (
            "Verify", ["Message": .blob([1]), "Signature": .blob([1]), "SigningAlgorithm": "ECDSA_SHA_256"],
            "ENCRYPT_DECRYPT", .empty
        ),
        ("GenerateMac", ["Message": .blob([1]), "MacAlgorithm": "HMAC_SHA_256"], "ENCRYPT_DECRYPT", .empty),
        (
            "VerifyMac", ["Message": .blob([1]), "Mac": .blob([1]), "MacAlgorithm": "HMAC_SHA_256"],
            "ENCRYPT_DECRYPT", .empty
        ),
        (
            "DeriveSharedSecret", ["PublicKey": .blob([1]), "KeyAgreementAlgorithm": "ECDH"], "SIGN_VERIFY",
            ["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"]
        ),
    ]

    @Test("A key refuses what it is not for", arguments: uses)
    func usage(_ operation: String, _ input: Document, _ usage: String, _ kind: Document) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(kind)
        var members = input.structure ?? [:]
        members["KeyId"] = .string(id)
        await expectError(
            "InvalidKeyUsageException",
            "\(fixture.arn(id)) key usage is \(usage) which is not valid for \(operation)."
        ) { try await fixture.call(operation, .structure(members)) }
    }
}
