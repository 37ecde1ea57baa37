import Core
import Cryptography
import Plane

/// What CreateKey is to make, once the combination is known to be one.
struct KeyKind: Sendable {
    let spec: KeySpec
    let usage: KeyUsage
    let origin: KeyRecord.Origin
    let isMultiRegion: Bool

    /// - Throws: `ValidationException`, or `UnsupportedOperationException` for what this plane lacks: key stores outside
    ///   of it, and kinds that the crypto library has no call for.
    init(_ input: KMSService.CreateKeyInput) throws(AWSError) {
        guard input.KeySpec == nil || input.CustomerMasterKeySpec == nil else {
            throw .validation(
                "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is "
                    + "deprecated.")
        }
        let name = input.KeySpec ?? input.CustomerMasterKeySpec ?? KeySpec.symmetricDefault.rawValue
        guard let spec = KeySpec(rawValue: name) else { throw .unsupported("KeySpec \(name) is not supported.") }
        self.spec = spec
        usage = try Self.usage(input.KeyUsage, spec)
        guard spec.isSupported else { throw AWSError(.unsupported(spec.rawValue), spec, "") }
        if let store = input.CustomKeyStoreId {
            throw AWSError("CustomKeyStoreNotFoundException", "There is no custom key store \(store).")
        }
        guard let origin = KeyRecord.Origin(rawValue: input.Origin ?? KeyRecord.Origin.kms.rawValue),
            input.XksKeyId == nil
        else { throw .unsupported("Custom key stores are not supported.") }
        self.origin = origin
        isMultiRegion = input.MultiRegion ?? false
    }

    private static func usage(_ wanted: String?, _ spec: KeySpec) throws(AWSError) -> KeyUsage {
        guard let wanted else {
            guard spec == .symmetricDefault else {
                throw .validation(
                    "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
            }
            return .encryptDecrypt
        }
        guard let usage = KeyUsage(rawValue: wanted), spec.usages.contains(usage) else {
            throw .validation("KeyUsage \(wanted) is not compatible with KeySpec \(spec.rawValue)")
        }
        return usage
    }

    var context: [String: ConditionValue] {
        var context: [String: ConditionValue] = [
            "kms:KeySpec": .one(spec.rawValue), "kms:KeyUsage": .one(usage.rawValue),
            "kms:KeyOrigin": .one(origin.rawValue), "kms:MultiRegion": .boolean(isMultiRegion),
        ]
        if isMultiRegion { context["kms:MultiRegionKeyType"] = "PRIMARY" }
        return context
    }
}
