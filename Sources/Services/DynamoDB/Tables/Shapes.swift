import Core

/// `S`, `N` or `B`: what a key attribute may be.
enum KeyAttributeType: String, Codable, Sendable, Hashable {
    case S
    case N
    case B
}

struct AttributeDefinition: Codable, Sendable, Hashable {
    let AttributeName: String
    let AttributeType: KeyAttributeType
}

struct KeySchemaElement: Codable, Sendable, Hashable {
    enum KeyType: String, Codable, Sendable {
        case HASH
        case RANGE
    }

    let AttributeName: String
    let KeyType: KeyType
}

extension [KeySchemaElement] {
    var hash: String? { first?.AttributeName }
    var range: String? { count > 1 ? self[1].AttributeName : nil }
}

struct Projection: Codable, Sendable, Hashable {
    enum ProjectionType: String, Codable, Sendable {
        case ALL
        case KEYS_ONLY
        case INCLUDE
    }

    let ProjectionType: ProjectionType?
    let NonKeyAttributes: [String]?
}

struct ProvisionedThroughput: Codable, Sendable, Hashable {
    let ReadCapacityUnits: Int
    let WriteCapacityUnits: Int

    static let none = ProvisionedThroughput(ReadCapacityUnits: 0, WriteCapacityUnits: 0)
}

struct OnDemandThroughput: Codable, Sendable, Hashable {
    let MaxReadRequestUnits: Int?
    let MaxWriteRequestUnits: Int?
}

struct WarmThroughput: Codable, Sendable, Hashable {
    let ReadUnitsPerSecond: Int?
    let WriteUnitsPerSecond: Int?
}

enum BillingMode: String, Codable, Sendable, Hashable {
    case PROVISIONED
    case PAY_PER_REQUEST
}

enum TableClass: String, Codable, Sendable, Hashable {
    case STANDARD
    case STANDARD_INFREQUENT_ACCESS
}

enum TableStatus: String, Codable, Sendable, Hashable {
    case CREATING
    case UPDATING
    case DELETING
    case ACTIVE
    case INACCESSIBLE_ENCRYPTION_CREDENTIALS
}

enum IndexStatus: String, Codable, Sendable, Hashable {
    case CREATING
    case UPDATING
    case DELETING
    case ACTIVE
}

struct SSESpecification: Codable, Sendable, Hashable {
    let Enabled: Bool?
    let SSEType: String?
    let KMSMasterKeyId: String?
}

struct StreamSpecification: Codable, Sendable, Hashable {
    let StreamEnabled: Bool
}
