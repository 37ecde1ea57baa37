import Core
import Plane

extension KeyRecord {
    private static let incorrect = AWSError("IncorrectKeyMaterialException", "")

    /// Takes imported material in: the first, one that was there before, or one to rotate to.
    ///
    /// - Throws: `IncorrectKeyMaterialException` for another material than the one that is expected,
    ///   `KMSInvalidStateException` while another one waits for rotation.
    mutating func admit(_ id: String, _ input: KMSService.ImportInput, at now: Timestamp) throws(AWSError) {
        if let wanted = input.KeyMaterialId, wanted != id { throw Self.incorrect }
        let known = materials.firstIndex { $0.id == id }
        let isNew = input.ImportType.map { $0 == "NEW_KEY_MATERIAL" } ?? materials.isEmpty
        if let known {
            guard !isNew else { throw Self.incorrect }
            materials[known].isPresent = true
            materials[known].expires = input.ValidTo
            materials[known].description = input.KeyMaterialDescription ?? materials[known].description
            return
        }
        // What is not known is new, and only symmetric encryption keys have more than one.
        guard isNew, !isReplica, materials.isEmpty || canRotate else { throw Self.incorrect }
        materials.append(
            KeyMaterialRecord(
                id: id, state: try stateOfNewMaterial(id), expires: input.ValidTo,
                description: input.KeyMaterialDescription))
    }

    private func stateOfNewMaterial(_ id: String) throws(AWSError) -> KeyMaterialRecord.State {
        if materials.isEmpty { return .current }
        if let pending = materials.first(where: { !$0.state.isPermanent }) {
            throw .invalidState(
                "New key material (id: \(id)) cannot be imported into KMS key \(arn), because another key material "
                    + "(id: \(pending.id)) is pending rotation.")
        }
        return multiRegion?.replicas.isEmpty == false ? .pendingImportAndRotation : .pendingRotation
    }
}
