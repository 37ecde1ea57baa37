import Core
import Directory
import Plane
import Store
import StoreSQLite
import Testing

@testable import KMS

@Suite("Deletion, AWS-managed keys and last use")
struct LifecycleTests {
    private static func after(days: Int64) -> Timestamp { Fixture.time.adding(seconds: days * 86_400) }

    @Test("A key is really deleted when its time comes, with all that belongs to it")
    func deletion() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("CreateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(id)])
        try await fixture.call(
            "CreateGrant",
            [
                "KeyId": .string(id), "GranteePrincipal": "arn:aws:iam::111122223333:root",
                "RetiringPrincipal": "arn:aws:iam::111122223333:root", "Operations": ["Decrypt"],
            ])
        let blob = try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])])["CiphertextBlob"]
        try await fixture.kms.uses.flush(fixture.store)
        #expect(
            try await fixture.call("ScheduleKeyDeletion", ["KeyId": .string(id), "PendingWindowInDays": 7]) == [
                "KeyId": .string(fixture.arn(id)), "DeletionDate": .timestamp(Self.after(days: 7)),
                "KeyState": "PendingDeletion", "PendingWindowInDays": 7,
            ])
        try await fixture.kms.runDue(fixture.store, at: Self.after(days: 6))
        #expect(try await fixture.call("ListKeys")["Keys"]?.list?.count == 1)
        try await fixture.kms.runDue(fixture.store, at: Self.after(days: 7))
        let scopes = [Scope.plane, Scope(account: fixture.account, region: Fixture.region)]
        let names = [
            Records.keys.name, Records.materials.name, Records.aliases.name, Records.grants.name,
            Records.grantees.name, Records.retirers.name, Records.grantCounts.name, Records.uses.name,
            Records.owners.name, Records.due.name,
        ]
        for name in names {
            for scope in scopes {
                let left = try await fixture.store.read {
                    try $0.scan(name, in: scope, prefix: "", after: nil, limit: 10).count
                }
                #expect(left == 0, "\(name) has records left")
            }
        }
        await expectError("AccessDeniedException", "The ciphertext refers to a customer master key that does not exist")
        { try await fixture.call("Decrypt", ["CiphertextBlob": blob ?? .null]) }
    }

    @Test("Deletion takes seven to thirty days, and is cancelled into a disabled key", arguments: [6, 31])
    func windows(_ days: Int64) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        await expectError("ValidationException", "PendingWindowInDays should be between 7 and 30, but it is \(days)") {
            try await fixture.call(
                "ScheduleKeyDeletion", ["KeyId": .string(id), "PendingWindowInDays": .integer(days)])
        }
        try await fixture.call("ScheduleKeyDeletion", ["KeyId": .string(id)])
        try await fixture.call("CancelKeyDeletion", ["KeyId": .string(id)])
        try await fixture.kms.runDue(fixture.store, at: Self.after(days: 40))
        #expect(
            try await fixture.call("DescribeKey", ["KeyId": .string(id)])["KeyMetadata"]?["KeyState"] == "Disabled")
    }

    @Test("The key that AWS manages is made when a service first asks, and only it may use it")
    func managed() async throws {
        let fixture = try await Fixture()
        let alice = try await fixture.user("alice")
        let alias: Document = "alias/aws/dynamodb"
        await expectError("NotFoundException", "alias/aws/dynamodb is not found.") {
            try await fixture.call("Encrypt", ["KeyId": alias, "Plaintext": .blob([1])])
        }
        let input: Document = ["KeyId": alias, "KeySpec": "AES_256"]
        let made = try await fixture.call("GenerateDataKey", input, as: alice, via: ["dynamodb.amazonaws.com"])
        let again = try await fixture.call("GenerateDataKey", input, as: alice, via: ["dynamodb.amazonaws.com"])
        #expect(made["KeyId"] == again["KeyId"])
        await expectError("AccessDeniedException") { try await fixture.call("GenerateDataKey", input, as: alice) }
        await expectError("AccessDeniedException") {
            try await fixture.call("GenerateDataKey", input, as: alice, via: ["s3.amazonaws.com"])
        }
        let id = try #require(made["KeyId"])
        let metadata = try await fixture.call("DescribeKey", ["KeyId": id])["KeyMetadata"]
        #expect(metadata?["KeyManager"] == "AWS")
        let status = try await fixture.call("GetKeyRotationStatus", ["KeyId": id])
        #expect(status["KeyRotationEnabled"] == true)
        for operation in ["DisableKey", "ScheduleKeyDeletion", "DisableKeyRotation", "RotateKeyOnDemand"] {
            await expectError("AccessDeniedException") { try await fixture.call(operation, ["KeyId": id]) }
        }
        await expectError("AccessDeniedException") {
            try await fixture.call(
                "PutKeyPolicy", ["KeyId": id, "Policy": "{}", "BypassPolicyLockoutSafetyCheck": true])
        }
        await expectError("AccessDeniedException") { try await fixture.call("DeleteAlias", ["AliasName": alias]) }
    }

    @Test("Describing an AWS-managed key of a service that is here makes it", arguments: [true, false])
    func described(isHere: Bool) async throws {
        let fixture = try await Fixture()
        let input: Document = ["KeyId": isHere ? "alias/aws/dynamodb" : "alias/aws/nothing"]
        guard isHere else {
            return await expectError("NotFoundException") { try await fixture.call("DescribeKey", input) }
        }
        let made = try await fixture.call("DescribeKey", input)["KeyMetadata"]
        #expect(made?["KeyManager"] == "AWS")
        let used = try await fixture.call(
            "GenerateDataKey", ["KeyId": "alias/aws/dynamodb", "KeySpec": "AES_256"], via: ["dynamodb.amazonaws.com"])
        #expect(used["KeyId"] == made?["Arn"])
    }

    @Test("A key's last use is known at once, and written now and then")
    func lastUse() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        var expected: [String: Document] = [
            "KeyId": .string(id), "TrackingStartDate": .timestamp(Fixture.time),
            "KeyCreationDate": .timestamp(Fixture.time),
        ]
        #expect(try await fixture.call("GetKeyLastUsage", ["KeyId": .string(id)]) == .structure(expected))
        let later = Fixture.time.adding(seconds: 5)
        try await fixture.call("GenerateDataKey", ["KeyId": .string(id), "KeySpec": "AES_256"], at: later)
        expected["KeyLastUsage"] = [
            "Operation": "GenerateDataKey", "Timestamp": .timestamp(later), "KmsRequestId": "r-GenerateDataKey",
        ]
        #expect(try await fixture.call("GetKeyLastUsage", ["KeyId": .string(id)]) == .structure(expected))
        let revision = fixture.store.revision(of: Records.keys.name)
        try await fixture.kms.uses.flush(fixture.store)
        #expect(fixture.store.revision(of: Records.keys.name) == revision)
        let other = KMSService(directory: fixture.directory, keyring: fixture.keyring)
        let name = KeyName(account: fixture.account, region: Fixture.region, id: id)
        #expect(try await other.uses.last(of: name, fixture.store)?.time == later)
    }

    @Test("Using a key reads and writes nothing once it is known")
    func hotPath() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let input: Document = ["KeyId": .string(id), "KeySpec": "AES_256", "EncryptionContext": ["a": "b"]]
        let first = try await fixture.call("GenerateDataKey", input)
        let decrypting: Document = [
            "CiphertextBlob": first["CiphertextBlob"] ?? .null, "EncryptionContext": ["a": "b"],
        ]
        try await fixture.call("Decrypt", decrypting)
        let counting = CountingStore(fixture.store)
        for (name, input) in [("GenerateDataKey", input), ("Decrypt", decrypting)] {
            let operation = try #require(fixture.kms.service.operations[name])
            let call = Call(
                requestID: "r", service: "kms", operation: name, caller: fixture.root, region: Fixture.region,
                time: Fixture.time, origin: Origin(sourceIP: "127.0.0.1", userAgent: "test"), input: input,
                store: counting, dispatcher: fixture)
            _ = try await operation.requirements(call)
            _ = try await operation.handler(call)
        }
        #expect(counting.transactions == 0)
    }
}
