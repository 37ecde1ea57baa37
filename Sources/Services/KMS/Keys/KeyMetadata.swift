import Core
import Cryptography

/// KMS's KeyMetadata.
struct KeyMetadata: Encodable, Sendable {
    struct MultiRegionKey: Encodable, Sendable {
        let Arn: String
        let Region: String

        init(_ name: KeyName) {
            Arn = name.arn
            Region = name.region.rawValue
        }
    }

    struct MultiRegionConfigurationShape: Encodable, Sendable {
        let MultiRegionKeyType: String
        let PrimaryKey: MultiRegionKey
        let ReplicaKeys: [MultiRegionKey]
    }

    let AWSAccountId: String
    let KeyId: String
    let Arn: String
    let CreationDate: Timestamp
    let Enabled: Bool
    let Description: String
    let KeyUsage: String
    let KeyState: String
    let DeletionDate: Timestamp?
    let ValidTo: Timestamp?
    let Origin: String
    let ExpirationModel: String?
    let KeyManager: String
    let CustomerMasterKeySpec: String
    let KeySpec: String
    let EncryptionAlgorithms: [String]?
    let SigningAlgorithms: [String]?
    let KeyAgreementAlgorithms: [String]?
    let MacAlgorithms: [String]?
    let MultiRegion: Bool
    let MultiRegionConfiguration: MultiRegionConfigurationShape?
    let PendingDeletionWindowInDays: Int?
    let CurrentKeyMaterialId: String?

    init(_ record: KeyRecord, at now: Timestamp) {
        let state = record.state(at: now)
        AWSAccountId = record.account.rawValue
        KeyId = record.id
        Arn = record.arn
        CreationDate = record.created
        Enabled = state == .enabled
        Description = record.description
        KeyUsage = record.usage.rawValue
        KeyState = state.rawValue
        DeletionDate = record.deletion?.date
        PendingDeletionWindowInDays = state == .pendingReplicaDeletion ? record.deletion?.days : nil
        Origin = record.origin.rawValue
        let present = record.origin == .external ? record.materials.filter { $0.isUsable(at: now) } : []
        let permanent = present.filter(\.state.isPermanent)
        ValidTo = permanent.compactMap(\.expires).min()
        ExpirationModel =
            permanent.isEmpty
            ? nil : (ValidTo == nil ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES")
        KeyManager = record.manager.rawValue
        KeySpec = record.spec.rawValue
        CustomerMasterKeySpec = KeySpec
        let algorithms = KeyAlgorithms(record.spec, record.usage)
        EncryptionAlgorithms = algorithms.encryption
        SigningAlgorithms = algorithms.signing
        KeyAgreementAlgorithms = algorithms.agreement
        MacAlgorithms = algorithms.mac
        MultiRegion = record.multiRegion != nil
        MultiRegionConfiguration = record.multiRegion.map { regions in
            MultiRegionConfigurationShape(
                MultiRegionKeyType: record.isReplica ? "REPLICA" : "PRIMARY",
                PrimaryKey: MultiRegionKey(record.name.in(regions.primary)),
                ReplicaKeys: regions.replicas.map { MultiRegionKey(record.name.in($0)) })
        }
        CurrentKeyMaterialId = record.canRotate ? record.current?.id : nil
    }
}

/// What a key of one kind and use can do, as answers list it; nil for the lists that its use has no part in.
struct KeyAlgorithms: Sendable {
    let encryption: [String]?
    let signing: [String]?
    let agreement: [String]?
    let mac: [String]?

    init(_ spec: KeySpec, _ usage: KeyUsage) {
        encryption = usage == .encryptDecrypt ? spec.encryptionAlgorithms.map(\.rawValue) : nil
        signing = usage == .signVerify ? spec.signingAlgorithms.map(\.rawValue) : nil
        agreement = usage == .keyAgreement ? spec.keyAgreementAlgorithms.map(\.rawValue) : nil
        mac = usage == .generateVerifyMAC ? spec.macAlgorithms.map(\.rawValue) : nil
    }
}
