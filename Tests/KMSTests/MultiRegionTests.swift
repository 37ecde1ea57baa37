import Core
import Plane
import Testing

@testable import KMS

@Suite("Multi-Region keys")
struct MultiRegionTests {
    private func primary(_ fixture: Fixture, _ more: [String: Document] = [:]) async throws -> String {
        var input = more
        input["MultiRegion"] = true
        return try await fixture.key(.structure(input))
    }

    private func replicate(_ fixture: Fixture, _ id: String) async throws -> Document {
        try await fixture.call(
            "ReplicateKey",
            [
                "KeyId": .string(id), "ReplicaRegion": .string(Fixture.other.rawValue), "Description": "replica",
                "Tags": [["TagKey": "a", "TagValue": "b"]],
            ])
    }

    private func metadata(_ fixture: Fixture, _ id: String, _ region: Region) async throws -> Document? {
        try await fixture.call("DescribeKey", ["KeyId": .string(id)], in: region)["KeyMetadata"]
    }

    @Test("A replica decrypts what the primary encrypted, and the other way round")
    func replica() async throws {
        let fixture = try await Fixture()
        let id = try await primary(fixture)
        #expect(id.hasPrefix("mrk-"))
        let answer = try await replicate(fixture, id)
        #expect(answer["ReplicaTags"] == [["TagKey": "a", "TagValue": "b"]])
        let regions: Document = [
            "MultiRegionKeyType": "PRIMARY",
            "PrimaryKey": ["Arn": .string(fixture.arn(id)), "Region": "eu-central-1"],
            "ReplicaKeys": [["Arn": .string(fixture.arn(id, in: Fixture.other)), "Region": "us-west-2"]],
        ]
        #expect(try await metadata(fixture, id, Fixture.region)?["MultiRegionConfiguration"] == regions)
        #expect(try await metadata(fixture, id, Fixture.other)?["Description"] == "replica")
        for (from, to) in [(Fixture.region, Fixture.other), (Fixture.other, Fixture.region)] {
            let blob = try await fixture.call(
                "Encrypt", ["KeyId": .string(id), "Plaintext": .blob([3]), "EncryptionContext": ["a": "b"]], in: from)
            let plain = try await fixture.call(
                "Decrypt", ["CiphertextBlob": blob["CiphertextBlob"] ?? .null, "EncryptionContext": ["a": "b"]], in: to)
            #expect(plain["Plaintext"] == .blob([3]))
            #expect(plain["KeyId"] == .string(fixture.arn(id, in: to)))
        }
        await expectError("AlreadyExistsException") { try await replicate(fixture, id) }
        await expectError("UnsupportedOperationException", "is not a multi-region primary key.") {
            try await fixture.call(
                "ReplicateKey", ["KeyId": .string(id), "ReplicaRegion": "eu-west-1"], in: Fixture.other)
        }
        let single = try await fixture.key()
        await expectError("UnsupportedOperationException", "is not a multi-region primary key.") {
            try await replicate(fixture, single)
        }
    }

    @Test("Rotation is the primary's and reaches all")
    func rotation() async throws {
        let fixture = try await Fixture()
        let id = try await primary(fixture)
        _ = try await replicate(fixture, id)
        await expectError("UnsupportedOperationException") {
            try await fixture.call("EnableKeyRotation", ["KeyId": .string(id)], in: Fixture.other)
        }
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id), "RotationPeriodInDays": 90])
        try await fixture.call("RotateKeyOnDemand", ["KeyId": .string(id)])
        let due = Fixture.time.adding(seconds: 91 * 86_400)
        // The replica is asked first; the rotation is of the whole.
        try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])], in: Fixture.other, at: due)
        let (one, two) = (
            try await metadata(fixture, id, Fixture.region), try await metadata(fixture, id, Fixture.other)
        )
        #expect(one?["CurrentKeyMaterialId"] == two?["CurrentKeyMaterialId"])
        for region in [Fixture.region, Fixture.other] {
            let rotations = try await fixture.call("ListKeyRotations", ["KeyId": .string(id)], in: region, at: due)
            #expect(rotations["Rotations"]?.list?.map { $0["RotationType"] } == ["ON_DEMAND", "AUTOMATIC"])
        }
    }

    @Test("A disabled primary key is not rotated, whoever asks")
    func disabledPrimary() async throws {
        let fixture = try await Fixture()
        let id = try await primary(fixture)
        _ = try await replicate(fixture, id)
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id), "RotationPeriodInDays": 90])
        try await fixture.call("DisableKey", ["KeyId": .string(id)])
        let due = Fixture.time.adding(seconds: 91 * 86_400)
        try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])], in: Fixture.other, at: due)
        let rotations = try await fixture.call("ListKeyRotations", ["KeyId": .string(id)], in: Fixture.other, at: due)
        #expect(rotations["Rotations"] == [])
    }

    @Test("Another region becomes the primary one")
    func primaryRegion() async throws {
        let fixture = try await Fixture()
        let id = try await primary(fixture)
        _ = try await replicate(fixture, id)
        try await fixture.call("UpdatePrimaryRegion", ["KeyId": .string(id), "PrimaryRegion": "us-west-2"])
        for (region, type) in [(Fixture.region, "REPLICA"), (Fixture.other, "PRIMARY")] as [(Region, Document)] {
            let regions = try await metadata(fixture, id, region)?["MultiRegionConfiguration"]
            #expect(regions?["MultiRegionKeyType"] == type)
            #expect(regions?["PrimaryKey"]?["Region"] == "us-west-2")
            #expect(regions?["ReplicaKeys"]?.list?.map { $0["Region"] } == ["eu-central-1"])
        }
        await expectError("UnsupportedOperationException") {
            try await fixture.call("UpdatePrimaryRegion", ["KeyId": .string(id), "PrimaryRegion": "us-west-2"])
        }
    }

    @Test("A primary key waits for its replicas to be gone")
    func deletion() async throws {
        let fixture = try await Fixture()
        let id = try await primary(fixture)
        _ = try await replicate(fixture, id)
        let answer = try await fixture.call("ScheduleKeyDeletion", ["KeyId": .string(id), "PendingWindowInDays": 7])
        #expect(
            answer == [
                "KeyId": .string(fixture.arn(id)), "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7,
            ])
        #expect(try await metadata(fixture, id, Fixture.region)?["PendingDeletionWindowInDays"] == 7)
        await expectError("KMSInvalidStateException", "is pending replica deletion.") {
            try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])])
        }
        try await fixture.call(
            "ScheduleKeyDeletion", ["KeyId": .string(id), "PendingWindowInDays": 10], in: Fixture.other)
        let gone = Fixture.time.adding(seconds: 10 * 86_400)
        try await fixture.kms.runDue(fixture.store, at: gone)
        let primary = try await metadata(fixture, id, Fixture.region)
        #expect(primary?["KeyState"] == "PendingDeletion")
        #expect(primary?["DeletionDate"] == .timestamp(gone.adding(seconds: 7 * 86_400)))
        #expect(primary?["MultiRegionConfiguration"]?["ReplicaKeys"] == [])
    }
}
