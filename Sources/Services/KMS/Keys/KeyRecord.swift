import Core
import Cryptography
import Store

/// A KMS key in one region: everything but its secret.
struct KeyRecord: Codable, Sendable, Hashable {
    enum Manager: String, Codable, Sendable {
        case aws = "AWS"
        case customer = "CUSTOMER"
    }

    enum Origin: String, Codable, Sendable {
        case kms = "AWS_KMS"
        case external = "EXTERNAL"
    }

    struct Deletion: Codable, Sendable, Hashable {
        /// Of the waiting period.
        let days: Int
        /// nil while a primary key waits for its replicas to go.
        var date: Timestamp?
    }

    struct Rotation: Codable, Sendable, Hashable {
        let periodInDays: Int
        var next: Timestamp
    }

    /// The same in every key of a multi-Region key.
    struct MultiRegion: Codable, Sendable, Hashable {
        var primary: Region
        var replicas: [Region]

        var all: [Region] { [primary] + replicas }
    }

    let id: String
    let account: AccountID
    let region: Region
    let spec: KeySpec
    let usage: KeyUsage
    let origin: Origin
    let manager: Manager
    let created: Timestamp
    var description = ""
    /// What EnableKey and DisableKey set; see `state`.
    var isEnabled = true
    var deletion: Deletion?
    var policy: KeyPolicy
    var tags: [Tag] = []
    /// Names, `alias/` included, in the order in which they were given.
    var aliases: [String] = []
    /// Oldest first.
    var materials: [KeyMaterialRecord] = []
    var rotation: Rotation?
    var onDemandRotations = 0
    var multiRegion: MultiRegion?
    /// What stands for this record in the index of what is due.
    var due: Timestamp?

    var name: KeyName { KeyName(account: account, region: region, id: id) }
    var arn: String { name.arn }
    var isReplica: Bool { multiRegion.map { $0.primary != region } ?? false }

    /// Only symmetric encryption keys can have several materials (AWS KMS Developer Guide, "Rotate AWS KMS keys").
    var canRotate: Bool { spec == .symmetricDefault }
    var current: KeyMaterialRecord? { materials.last { $0.state == .current } }
}

/// What is known of one of a key's materials; the secret is a `SealedMaterial`.
struct KeyMaterialRecord: Codable, Sendable, Hashable {
    enum State: String, Codable, Sendable {
        case current = "CURRENT"
        case nonCurrent = "NON_CURRENT"
        case pendingRotation = "PENDING_ROTATION"
        case pendingImportAndRotation = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"

        /// Whether the material belongs to the key for good.
        var isPermanent: Bool { self == .current || self == .nonCurrent }
    }

    enum RotationType: String, Codable, Sendable {
        case automatic = "AUTOMATIC"
        case onDemand = "ON_DEMAND"
    }

    /// 64 hexadecimal digits: KMS's KeyMaterialId.
    let id: String
    var state: State
    /// False when imported material was deleted or has expired.
    var isPresent = true
    var rotated: Timestamp?
    var rotationType: RotationType?
    /// Of imported material that expires.
    var expires: Timestamp?
    var description: String?

    func isUsable(at now: Timestamp) -> Bool { isPresent && expires.map { now < $0 } ?? true }
}
