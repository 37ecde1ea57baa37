import Core
import Plane
import Testing

@testable import KMS

@Suite("Authorisation")
struct AuthorisationTests {
    /// Lets a role's tenants use the key for their own context alone, as the tenant-vault example does.
    private static func tenantPolicy(_ extra: String = "") -> Document {
        .string(
            """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*",
            "Condition":{"StringNotEquals":{"aws:PrincipalTag/role":"tenant"}}},
            {"Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Encrypt","kms:Decrypt"],"Resource":"*",
            "Condition":{"StringEquals":{"aws:PrincipalTag/role":"tenant",
            "kms:EncryptionContext:tenant_id":"${aws:PrincipalTag/TenantID}"}}}\(extra)]}
            """)
    }

    private func tenant(_ fixture: Fixture, _ name: String) async throws -> Caller {
        try await fixture.user(name, tags: [Tag(Key: "role", Value: "tenant"), Tag(Key: "TenantID", Value: name)])
    }

    private static let contexts: [(Document, Bool)] = [
        (["tenant_id": "red"], true), (["tenant_id": "red", "more": "x"], true), (["tenant_id": "blue"], false),
        (.empty, false), (["tenant": "red"], false), (["tenant_id": "red", "Tenant_ID": "blue"], false),
        (["tenant_id": "Red"], false),
    ]

    @Test("The encryption context reaches conditions, one value a key", arguments: contexts)
    func encryptionContext(_ context: Document, _ isAllowed: Bool) async throws {
        let fixture = try await Fixture()
        let red = try await tenant(fixture, "red")
        let id = try await fixture.key(["Policy": Self.tenantPolicy()])
        let input: Document = ["KeyId": .string(id), "Plaintext": .blob([1]), "EncryptionContext": context]
        if isAllowed {
            try await fixture.call("Encrypt", input, as: red)
        } else {
            await expectError("AccessDeniedException") { try await fixture.call("Encrypt", input, as: red) }
        }
    }

    @Test(
        "Each operation tells conditions what it does",
        arguments: [
            ("Encrypt", ["Plaintext": .blob([1])], "kms:EncryptionAlgorithm", .one("SYMMETRIC_DEFAULT")),
            (
                "GenerateDataKey", ["KeySpec": "AES_256", "EncryptionContext": ["b": "2", "a": "1"]],
                "kms:EncryptionContextKeys", .many(["a", "b"])
            ),
            ("GenerateDataKeyPair", ["KeyPairSpec": "RSA_2048"], "kms:DataKeyPairSpec", .one("RSA_2048")),
            ("EnableKeyRotation", ["RotationPeriodInDays": 100], "kms:RotationPeriodInDays", .one("100")),
            (
                "ScheduleKeyDeletion", ["PendingWindowInDays": 7], "kms:ScheduleKeyDeletionPendingWindowInDays",
                .one("7")
            ),
            ("DescribeKey", .empty, "kms:KeySpec", .one("SYMMETRIC_DEFAULT")),
            ("DescribeKey", .empty, "kms:KeyUsage", .one("ENCRYPT_DECRYPT")),
            ("DescribeKey", .empty, "kms:KeyOrigin", .one("AWS_KMS")),
            ("DescribeKey", .empty, "kms:MultiRegion", .one("false")),
            ("DescribeKey", .empty, "kms:CallerAccount", .one("111122223333")),
            ("DescribeKey", .empty, "kms:ResourceAliases", .many(["alias/a"])),
            (
                "CreateGrant",
                [
                    "GranteePrincipal": "arn:aws:iam::111122223333:root", "Operations": ["Decrypt", "Encrypt"],
                    "Constraints": ["EncryptionContextSubset": ["a": "1"]],
                ], "kms:GrantConstraintType", .one("EncryptionContextSubset")
            ),
            (
                "CreateGrant",
                ["GranteePrincipal": "arn:aws:iam::111122223333:root", "Operations": ["Decrypt", "Encrypt"]],
                "kms:GrantOperations", .many(["Decrypt", "Encrypt"])
            ),
            (
                "PutKeyPolicy", ["Policy": "{}", "BypassPolicyLockoutSafetyCheck": true],
                "kms:BypassPolicyLockoutSafetyCheck", .one("true")
            ),
        ] as [(String, Document, String, ConditionValue)])
    func conditions(_ operation: String, _ input: Document, _ key: String, _ value: ConditionValue) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(id)])
        var members = input.structure ?? [:]
        members["KeyId"] = .string(id)
        let requirements = try await #require(fixture.kms.service.operations[operation])
            .requirements(fixture.call(operation, .structure(members), fixture.root))
        #expect(requirements.count == 1)
        #expect(requirements.first?.action == "kms:\(operation)")
        #expect(requirements.first?.resource == fixture.arn(id))
        #expect(requirements.first?.context[key] == value)
    }

    @Test("A service that calls for somebody is named with its region, an alias by its name")
    func viaService() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(id)])
        let requirement = try await #require(fixture.kms.service.operations["DescribeKey"]).requirements(
            fixture.call(
                "DescribeKey", ["KeyId": "alias/a"], fixture.root, Fixture.region, Fixture.time,
                ["dynamodb.amazonaws.com"]))[0]
        #expect(requirement.context["kms:ViaService"] == .one("dynamodb.eu-central-1.amazonaws.com"))
        #expect(requirement.context["kms:RequestAlias"] == .one("alias/a"))
    }

    @Test("ReEncrypt asks for both keys, alias operations for alias and key")
    func severalRequirements() async throws {
        let fixture = try await Fixture()
        let (one, two) = (try await fixture.key(), try await fixture.key())
        let blob = try #require(
            try await fixture.call("Encrypt", ["KeyId": .string(one), "Plaintext": .blob([1])])["CiphertextBlob"])
        func asked(_ operation: String, _ input: Document) async throws -> [String] {
            try await #require(fixture.kms.service.operations[operation])
                .requirements(fixture.call(operation, input, fixture.root)).map { "\($0.action) \($0.resource)" }
        }
        #expect(
            try await asked("ReEncrypt", ["CiphertextBlob": blob, "DestinationKeyId": .string(two)]) == [
                "kms:ReEncryptFrom \(fixture.arn(one))", "kms:ReEncryptTo \(fixture.arn(two))",
            ])
        let alias = "arn:aws:kms:eu-central-1:111122223333:alias/a"
        #expect(
            try await asked("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(one)]) == [
                "kms:CreateAlias \(alias)", "kms:CreateAlias \(fixture.arn(one))",
            ])
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(one)])
        #expect(
            try await asked("UpdateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(two)]) == [
                "kms:UpdateAlias \(alias)", "kms:UpdateAlias \(fixture.arn(one))",
                "kms:UpdateAlias \(fixture.arn(two))",
            ])
        #expect(
            try await asked("DeleteAlias", ["AliasName": "alias/a"]) == [
                "kms:DeleteAlias \(alias)", "kms:DeleteAlias \(fixture.arn(one))",
            ])
        #expect(
            try await asked("CreateKey", ["Tags": [["TagKey": "a", "TagValue": "b"]]]) == [
                "kms:CreateKey *", "kms:TagResource *",
            ])
    }

    @Test("Without the account in its policy, a key is closed to identity policies, the root's too")
    func closed() async throws {
        let fixture = try await Fixture()
        let alice = try await fixture.user("alice", allowed: ["kms:*"])
        let policy = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow",\
            "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},"Action":"kms:*","Resource":"*"}}
            """
        let id = try #require(
            try await fixture.call("CreateKey", ["Policy": .string(policy)], as: alice)["KeyMetadata"]?["KeyId"])
        try await fixture.call("DescribeKey", ["KeyId": id], as: alice)
        await expectError("AccessDeniedException", "no resource-based policy allows the kms:DescribeKey action") {
            try await fixture.call("DescribeKey", ["KeyId": id])
        }
    }

    @Test("What a handler works on is what was decided on, though an alias moves in between")
    func aliasMoves() async throws {
        let fixture = try await Fixture()
        let (mine, other) = (try await fixture.key(), try await fixture.key())
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(mine)])
        let operation = try #require(fixture.kms.service.operations["Encrypt"])
        let call = fixture.call("Encrypt", ["KeyId": "alias/a", "Plaintext": .blob([1])], fixture.root)
        _ = try await operation.requirements(call)
        try await fixture.call("UpdateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(other)])
        #expect(try await operation.handler(call)["KeyId"] == .string(fixture.arn(mine)))
    }

    @Test("Audit events show the context and never what is secret")
    func recording() async throws {
        let fixture = try await Fixture()
        let recording = try #require(fixture.kms.service.operations["Encrypt"]?.recording)
        #expect(
            recording.input(["KeyId": "k", "Plaintext": .blob([1]), "EncryptionContext": ["a": "b"]])
                == ["KeyId": "k", "EncryptionContext": ["a": "b"]])
        for name in ["Decrypt", "ReEncrypt", "GenerateDataKey", "Sign", "VerifyMac", "DeriveSharedSecret"] {
            let recording = try #require(fixture.kms.service.operations[name]?.recording)
            #expect(
                recording.input([
                    "CiphertextBlob": .blob([1]), "Message": .blob([1]), "Mac": .blob([1]), "PublicKey": .blob([1]),
                    "GrantTokens": ["t"],
                ]) == .empty)
            #expect(recording.output(["Plaintext": .blob([1])]) == nil)
        }
        let grant = try #require(fixture.kms.service.operations["CreateGrant"]?.recording)
        #expect(grant.output(["GrantToken": "t", "GrantId": "g"]) == ["GrantId": "g"])
        let material = try #require(fixture.kms.service.operations["ImportKeyMaterial"]?.recording)
        #expect(
            material.input(["KeyId": "k", "ImportToken": .blob([1]), "EncryptedKeyMaterial": .blob([1])])
                == ["KeyId": "k"])
    }
}
