import Core
import Crypto
import CryptoExtras
import FoundationEssentials
import Plane
import Store
import StoreSQLite
import Testing

@testable import KMS

@Suite("Imported key material")
struct ImportTests {
    private static let material = [UInt8](repeating: 7, count: 32)
    private static let other = [UInt8](repeating: 8, count: 32)

    private func importing(
        _ material: [UInt8], into id: String, _ fixture: Fixture, _ more: [String: Document] = [:],
        in region: Region = Fixture.region, at time: Timestamp = Fixture.time
    ) async throws -> Document {
        let parameters = try await fixture.call(
            "GetParametersForImport",
            ["KeyId": .string(id), "WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"],
            in: region)
        let publicKey = try _RSA.Encryption.PublicKey(
            derRepresentation: try #require(parameters["PublicKey"]?.blob))
        var input = more
        input["KeyId"] = .string(id)
        input["ImportToken"] = parameters["ImportToken"]
        input["EncryptedKeyMaterial"] = .blob(
            Array(try publicKey.encrypt(Data(material), padding: .PKCS1_OAEP_SHA256)))
        if input["ExpirationModel"] == nil, input["ValidTo"] == nil {
            input["ExpirationModel"] = "KEY_MATERIAL_DOES_NOT_EXPIRE"
        }
        return try await fixture.call("ImportKeyMaterial", .structure(input), in: region, at: time)
    }

    private func encrypted(_ fixture: Fixture, _ id: String) async throws -> Document {
        try #require(
            try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([5])])["CiphertextBlob"])
    }

    private func state(_ fixture: Fixture, _ id: String, at time: Timestamp = Fixture.time) async throws -> Document? {
        try await fixture.call("DescribeKey", ["KeyId": .string(id)], at: time)["KeyMetadata"]?["KeyState"]
    }

    @Test("Material is imported, deleted for good, and known again")
    func life() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["Origin": "EXTERNAL"])
        #expect(try await state(fixture, id) == "PendingImport")
        let imported = try await importing(Self.material, into: id, fixture)
        #expect(try await state(fixture, id) == "Enabled")
        let blob = try await encrypted(fixture, id)
        try await fixture.call("DeleteImportedKeyMaterial", ["KeyId": .string(id)])
        #expect(try await state(fixture, id) == "PendingImport")
        let scope = Scope(account: fixture.account, region: Fixture.region)
        #expect(try await fixture.store.read { try Records.materials.list(in: scope, $0).isEmpty })
        await expectError("KMSInvalidStateException", "is pending import.") {
            try await fixture.call("Decrypt", ["CiphertextBlob": blob])
        }
        await expectError("IncorrectKeyMaterialException") {
            try await importing(Self.other, into: id, fixture)
        }
        #expect(try await importing(Self.material, into: id, fixture) == imported)
        #expect(try await fixture.call("Decrypt", ["CiphertextBlob": blob])["Plaintext"] == .blob([5]))
    }

    @Test("Material expires at its time and its secret goes")
    func expiry() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["Origin": "EXTERNAL"])
        let end = Fixture.time.adding(seconds: 3_600)
        _ = try await importing(Self.material, into: id, fixture, ["ValidTo": .timestamp(end)])
        let metadata = try await fixture.call("DescribeKey", ["KeyId": .string(id)])["KeyMetadata"]
        #expect(metadata?["ValidTo"] == .timestamp(end))
        #expect(metadata?["ExpirationModel"] == "KEY_MATERIAL_EXPIRES")
        #expect(try await state(fixture, id, at: end) == "PendingImport")
        try await fixture.kms.runDue(fixture.store, at: end)
        let scope = Scope(account: fixture.account, region: Fixture.region)
        #expect(try await fixture.store.read { try Records.materials.list(in: scope, $0).isEmpty })
        #expect(try await fixture.store.read { try Records.due.list(in: .plane, $0).isEmpty })
    }

    @Test("A symmetric key rotates to material that was imported for it")
    func rotation() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key(["Origin": "EXTERNAL"])
        _ = try await importing(Self.material, into: id, fixture)
        let before = try await encrypted(fixture, id)
        await expectError("KMSInvalidStateException", "No available key material pending rotation for the key: ") {
            try await fixture.call("RotateKeyOnDemand", ["KeyId": .string(id)])
        }
        let new = try await importing(
            Self.other, into: id, fixture, ["ImportType": "NEW_KEY_MATERIAL", "KeyMaterialDescription": "second"])
        await expectError("KMSInvalidStateException", "is pending rotation.") {
            try await importing([UInt8](repeating: 9, count: 32), into: id, fixture, ["ImportType": "NEW_KEY_MATERIAL"])
        }
        let all: Document = ["KeyId": .string(id), "IncludeKeyMaterial": "ALL_KEY_MATERIAL"]
        let waiting = try await fixture.call("ListKeyRotations", all)["Rotations"]?.list ?? []
        #expect(waiting.map { $0["KeyMaterialState"] } == ["CURRENT", "PENDING_ROTATION"])
        #expect(waiting.map { $0["ImportState"] } == ["IMPORTED", "IMPORTED"])
        try await fixture.call("RotateKeyOnDemand", ["KeyId": .string(id)])
        let rotated = try await fixture.call("ListKeyRotations", all)["Rotations"]?.list ?? []
        #expect(rotated.map { $0["KeyMaterialState"] } == ["NON_CURRENT", "CURRENT"])
        #expect(rotated.last?["KeyMaterialId"] == new["KeyMaterialId"])
        #expect(try await fixture.call("Decrypt", ["CiphertextBlob": before])["Plaintext"] == .blob([5]))
        // The older material belongs to the key as much as the current one.
        try await fixture.call(
            "DeleteImportedKeyMaterial",
            ["KeyId": .string(id), "KeyMaterialId": rotated[0]["KeyMaterialId"] ?? .null])
        #expect(try await state(fixture, id) == "PendingImport")
    }

    @Test("An import is refused for its dates, its token, its length and its wrapping")
    func refusals() async throws {
        let fixture = try await Fixture()
        let (id, other) = (
            try await fixture.key(["Origin": "EXTERNAL"]), try await fixture.key(["Origin": "EXTERNAL"])
        )
        await expectError(
            "ValidationException", "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES"
        ) { try await importing(Self.material, into: id, fixture, ["ExpirationModel": "KEY_MATERIAL_EXPIRES"]) }
        await expectError("ValidationException") {
            try await importing(Self.material, into: id, fixture, ["ValidTo": .timestamp(Fixture.time)])
        }
        await expectError("IncorrectKeyMaterialException") { try await importing([1, 2, 3], into: id, fixture) }
        await expectError("ExpiredImportTokenException") {
            try await importing(Self.material, into: id, fixture, at: Fixture.time.adding(seconds: 86_400))
        }
        let parameters = try await fixture.call(
            "GetParametersForImport",
            ["KeyId": .string(id), "WrappingAlgorithm": "RSAES_OAEP_SHA_256", "WrappingKeySpec": "RSA_2048"])
        func importGarbage(_ key: String, _ token: Document) async throws -> Document {
            try await fixture.call(
                "ImportKeyMaterial",
                [
                    "KeyId": .string(key), "ImportToken": token, "EncryptedKeyMaterial": .blob([1]),
                    "ExpirationModel": "KEY_MATERIAL_DOES_NOT_EXPIRE",
                ])
        }
        let token = try #require(parameters["ImportToken"])
        await expectError("InvalidImportTokenException") { try await importGarbage(other, token) }
        await expectError("InvalidImportTokenException") { try await importGarbage(id, .blob([1])) }
        await expectError("InvalidCiphertextException") { try await importGarbage(id, token) }
        await expectError(
            "UnsupportedOperationException", "origin is AWS_KMS which is not valid for this operation."
        ) { try await importGarbage(try await fixture.key(), token) }
        await expectError(
            "UnsupportedOperationException", "origin is EXTERNAL which is not valid for this operation."
        ) { try await fixture.call("EnableKeyRotation", ["KeyId": .string(id)]) }
    }
}
