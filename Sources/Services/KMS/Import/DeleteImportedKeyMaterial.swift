import Core
import Plane
import Store

extension KMSService {
    private struct Input: KeyInput {
        let KeyId: String
        let KeyMaterialId: String?
    }

    private struct Output: Encodable, Sendable {
        let KeyId: String
        let KeyMaterialId: String?
    }

    /// The secret is gone from the store when this answers; the key knows it again by its id.
    var deleteImportedKeyMaterial: Operation {
        keyOperation("DeleteImportedKeyMaterial", .write, in: .any) { (input: Input, key, call) in
            guard key.record.origin == .external else { throw AWSError.invalidOrigin(key.arn, key.record.origin) }
            try key.record.require(.notPendingDeletion, at: call.time)
            let id = try await call.store.write { writer in
                var record = try KeyRecord.get(key.name, writer)
                let id = input.KeyMaterialId ?? record.current?.id
                guard let id, let place = record.materials.firstIndex(where: { $0.id == id }) else {
                    if input.KeyMaterialId == nil { return String?.none }
                    throw AWSError.notFound("Key material \(input.KeyMaterialId ?? "") does not exist")
                }
                try record.dropMaterial(at: place, writer)
                try record.put(writer)
                return id
            }
            return Output(KeyId: key.arn, KeyMaterialId: key.record.canRotate ? id : nil)
        }
    }
}

extension KeyRecord {
    /// Deletes the secret of one material; one that never became the key's own is forgotten.
    mutating func dropMaterial(at place: Int, _ writer: any StoreWriter) throws {
        try Records.materials.delete(SealedMaterial.key(id, materials[place].id), in: name.scope, writer)
        if materials[place].state.isPermanent {
            materials[place].isPresent = false
            materials[place].expires = nil
        } else {
            materials.remove(at: place)
        }
    }
}
