package import Resealing

extension KMSService {
    /// What of KMS rests sealed: the material of every key.
    package static let sealedCollections = [
        SealedCollection(Records.materials) { record, _, keyring in try record.reseal(keyring) }
    ]
}
