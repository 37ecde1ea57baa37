import Core
import Plane

extension KMSService {
    private struct Input: KeyInput, PagedInput {
        let KeyId: String
        let IncludeKeyMaterial: String?
        let Limit: Int?
        let Marker: String?
    }

    private struct Entry: Encodable, Sendable {
        let KeyId: String
        let KeyMaterialId: String
        let KeyMaterialDescription: String?
        let ImportState: String?
        let KeyMaterialState: String
        let ExpirationModel: String?
        let ValidTo: Timestamp?
        let RotationDate: Timestamp?
        let RotationType: String?

        init(_ material: KeyMaterialRecord, of key: Key, at now: Timestamp) {
            let isExternal = key.record.origin == .external
            let isPresent = material.isUsable(at: now)
            KeyId = key.arn
            KeyMaterialId = material.id
            KeyMaterialDescription = material.description
            ImportState = isExternal ? (isPresent ? "IMPORTED" : "PENDING_IMPORT") : nil
            KeyMaterialState = material.state.rawValue
            ExpirationModel =
                isExternal && isPresent
                ? (material.expires == nil ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES") : nil
            ValidTo = isExternal && isPresent ? material.expires : nil
            RotationDate = material.rotated
            RotationType = material.rotationType?.rawValue
        }
    }

    private struct Output: Encodable, Sendable {
        let Rotations: [Entry]
        let NextMarker: String?
        let Truncated: Bool
    }

    var listKeyRotations: Operation {
        keyOperation("ListKeyRotations", .list, in: .any) { (input: Input, key, call) in
            guard key.record.canRotate else { throw AWSError.unsupported() }
            let key = try await current(key, call)
            let showsAll = input.IncludeKeyMaterial == "ALL_KEY_MATERIAL"
            let entries = key.record.materials.enumerated().filter { showsAll || $0.element.rotated != nil }
            let page = try input.page(of: entries, in: "kms.rotations \(key.arn) \(showsAll)") {
                // Oldest first, as the record has them; the number is padded to sort as text.
                String(1_000_000 + $0.offset)
            }
            return Output(
                Rotations: page.elements.map { Entry($0.element, of: key, at: call.time) }, NextMarker: page.marker,
                Truncated: page.isTruncated)
        }
    }
}
