import Core
import Plane
import Testing

@testable import KMS

@Suite("Rotation")
struct RotationTests {
    private static func after(days: Int64) -> Timestamp { Fixture.time.adding(seconds: days * 86_400) }

    private func rotations(
        _ fixture: Fixture, _ id: String, all: Bool = false, at time: Timestamp = Fixture.time
    ) async throws -> [Document] {
        let include: Document = all ? "ALL_KEY_MATERIAL" : "ROTATIONS_ONLY"
        return try #require(
            try await fixture.call(
                "ListKeyRotations", ["KeyId": .string(id), "IncludeKeyMaterial": include], at: time)[
                    "Rotations"]?.list)
    }

    private func encrypted(_ fixture: Fixture, _ id: String, at time: Timestamp = Fixture.time) async throws -> Document
    {
        try #require(
            try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([5])], at: time)[
                "CiphertextBlob"])
    }

    @Test("A schedule is set, shown and taken away")
    func schedule() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let none: Document = ["KeyId": .string(fixture.arn(id)), "KeyRotationEnabled": false]
        #expect(try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)]) == none)
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id), "RotationPeriodInDays": 90])
        #expect(
            try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)]) == [
                "KeyId": .string(fixture.arn(id)), "KeyRotationEnabled": true, "RotationPeriodInDays": 90,
                "NextRotationDate": .timestamp(Self.after(days: 90)),
            ])
        try await fixture.call("DisableKeyRotation", ["KeyId": .string(id)])
        #expect(try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)]) == none)
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id)])
        #expect(
            try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)])["RotationPeriodInDays"] == 365)
    }

    @Test(
        "A key whose time has come encrypts with new material, and decrypts what was before", arguments: [true, false])
    func automatic(byTask: Bool) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id), "RotationPeriodInDays": 90])
        let before = try await encrypted(fixture, id)
        let due = Self.after(days: 91)
        if byTask { try await fixture.kms.runDue(fixture.store, at: due) }
        let after = try await encrypted(fixture, id, at: due)
        let (old, new) = (
            try await fixture.call("Decrypt", ["CiphertextBlob": before], at: due),
            try await fixture.call("Decrypt", ["CiphertextBlob": after], at: due)
        )
        #expect(old["Plaintext"] == .blob([5]))
        #expect(new["Plaintext"] == .blob([5]))
        #expect(old["KeyMaterialId"] != new["KeyMaterialId"])
        let all = try await rotations(fixture, id, all: true, at: due)
        #expect(all.map { $0["KeyMaterialId"] } == [old["KeyMaterialId"], new["KeyMaterialId"]])
        #expect(
            try await rotations(fixture, id, at: due) == [
                [
                    "KeyId": .string(fixture.arn(id)), "KeyMaterialId": new["KeyMaterialId"] ?? .null,
                    "KeyMaterialState": "CURRENT", "RotationDate": .timestamp(due), "RotationType": "AUTOMATIC",
                ]
            ])
        #expect(
            try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)], at: due)["NextRotationDate"]
                == .timestamp(Self.after(days: 180)))
    }

    @Test("A disabled key waits, and is rotated when it comes back")
    func disabled() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id), "RotationPeriodInDays": 90])
        try await fixture.call("DisableKey", ["KeyId": .string(id)])
        let due = Self.after(days: 91)
        try await fixture.kms.runDue(fixture.store, at: due)
        #expect(try await rotations(fixture, id).isEmpty)
        try await fixture.call("EnableKey", ["KeyId": .string(id)], at: due)
        try await fixture.kms.runDue(fixture.store, at: due)
        #expect(try await rotations(fixture, id, at: due).count == 1)
    }

    @Test("A key is rotated on demand twenty-five times, and keeps its schedule")
    func onDemand() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let first = try await encrypted(fixture, id)
        try await fixture.call("EnableKeyRotation", ["KeyId": .string(id)])
        for _ in 0..<25 {
            #expect(
                try await fixture.call("RotateKeyOnDemand", ["KeyId": .string(id)])
                    == ["KeyId": .string(fixture.arn(id))])
        }
        await expectError(
            "LimitExceededException",
            "The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be "
                + "performed for this key: \(fixture.arn(id))"
        ) { try await fixture.call("RotateKeyOnDemand", ["KeyId": .string(id)]) }
        let all = try await rotations(fixture, id)
        #expect(all.count == 25)
        #expect(all.allSatisfy { $0["RotationType"] == "ON_DEMAND" })
        #expect(all.map { $0["KeyMaterialState"] }.filter { $0 == "CURRENT" }.count == 1)
        #expect(try await fixture.call("Decrypt", ["CiphertextBlob": first])["Plaintext"] == .blob([5]))
        #expect(
            try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)])["NextRotationDate"]
                == .timestamp(Self.after(days: 365)))
    }

    @Test(
        "Keys that are not symmetric are not rotated",
        arguments: [
            "EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand", "ListKeyRotations",
        ])
    func asymmetric(_ operation: String) async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"])
        await expectError("UnsupportedOperationException") { try await fixture.call(operation, ["KeyId": .string(id)]) }
        #expect(
            try await fixture.call("GetKeyRotationStatus", ["KeyId": .string(id)])["KeyRotationEnabled"] == false)
    }
}
