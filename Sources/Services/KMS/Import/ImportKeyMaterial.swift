import Core
import Cryptography
import Plane
import Store

extension KMSService {
    struct ImportInput: KeyInput {
        let KeyId: String
        let ImportToken: [UInt8]
        let EncryptedKeyMaterial: [UInt8]
        let ValidTo: Timestamp?
        let ExpirationModel: String?
        let ImportType: String?
        let KeyMaterialDescription: String?
        let KeyMaterialId: String?

        var expires: Bool { ExpirationModel != "KEY_MATERIAL_DOES_NOT_EXPIRE" }
    }

    private struct Output: Encodable, Sendable {
        let KeyId: String
        let KeyMaterialId: String?
    }

    var importKeyMaterial: Operation {
        keyOperation("ImportKeyMaterial", .write, in: .any) { (input: ImportInput) in
            var context: [String: ConditionValue] = [
                "kms:ExpirationModel": .one(input.ExpirationModel ?? "KEY_MATERIAL_EXPIRES")
            ]
            if let time = input.ValidTo { context["kms:ValidTo"] = .one(time.iso8601) }
            return context
        } handler: { (input: ImportInput, key, call) in
            try Self.requireImportable(key, call)
            try Self.check(input, key, call)
            let token = try KMS.ImportToken(input.ImportToken, for: key.name, at: call.time, keyring)
            let material = try Self.material(input, token, key)
            let new = try NewMaterial(imported: material, for: key.name.id, keyring)
            try await call.store.write { writer in
                var record = try KeyRecord.get(key.name, writer)
                try record.require(.notPendingDeletion, at: call.time)
                try record.admit(new.id, input, at: call.time)
                try new.sealed.put(in: record.name.scope, writer)
                try record.put(writer)
                try Self.settlePending(new.id, record, at: call.time, writer)
            }
            return Output(KeyId: key.arn, KeyMaterialId: key.record.canRotate ? new.id : nil)
        }
        .recorded(
            Recording(
                input: { $0.without("ImportToken").without("EncryptedKeyMaterial") }, output: { $0 }))
    }

    private static func check(_ input: ImportInput, _ key: Key, _ call: Call) throws(AWSError) {
        if input.expires {
            guard let time = input.ValidTo else {
                throw .validation("A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES")
            }
            guard time > call.time, time <= call.time.adding(seconds: 365 * 86_400) else {
                throw .validation("ValidTo must be in the future, and at most 365 days from now.")
            }
        } else if input.ValidTo != nil {
            throw .validation("A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE")
        }
        let names = [input.ImportType, input.KeyMaterialDescription, input.KeyMaterialId]
        guard key.record.canRotate || names.allSatisfy({ $0 == nil }) else {
            throw .validation(
                "ImportType, KeyMaterialDescription and KeyMaterialId are valid only for symmetric encryption KMS keys."
            )
        }
        guard input.KeyMaterialId == nil || input.ImportType != "NEW_KEY_MATERIAL" else {
            throw .validation("KeyMaterialId cannot be specified when ImportType is NEW_KEY_MATERIAL.")
        }
    }

    private static func material(_ input: ImportInput, _ token: KMS.ImportToken, _ key: Key) throws -> KeyMaterial {
        let secret = try token.unwrap(input.EncryptedKeyMaterial)
        do throws(CryptographyError) {
            return try KeyMaterial(key.record.spec, imported: secret)
        } catch {
            throw AWSError("IncorrectKeyMaterialException", "")
        }
    }

    /// Material of a multi-Region key may be rotated to once all of its keys have it.
    private static func settlePending(
        _ id: String, _ record: KeyRecord, at now: Timestamp, _ writer: any StoreWriter
    ) throws {
        guard let regions = record.multiRegion else { return }
        var keys = try regions.all.compactMap { try KeyRecord.find(record.name.in($0), writer) }
        let isEverywhere = keys.allSatisfy { key in key.materials.contains { $0.id == id && $0.isUsable(at: now) } }
        guard isEverywhere else { return }
        for index in keys.indices {
            guard let place = keys[index].materials.firstIndex(where: { $0.id == id }),
                keys[index].materials[place].state == .pendingImportAndRotation
            else { continue }
            keys[index].materials[place].state = .pendingRotation
            try keys[index].put(writer)
        }
    }
}
