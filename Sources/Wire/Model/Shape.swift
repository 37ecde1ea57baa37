/// A type of a service model, resolved: members point at their shapes by index, constraints are ready to be checked.
package final class Shape: Sendable {
    package enum Kind: Sendable, Hashable {
        case structure, list, map
        case string, boolean, integer, long, float, double, blob, timestamp
        /// JSON of any form.
        case document
    }

    package let name: String
    package let kind: Kind
    /// A structure's members in the order of the model.
    package let members: [Member]
    /// A list's element or a map's value.
    package let element: Reference?
    package let key: Reference?
    package let constraints: Constraints
    let isConstrained: Bool
    /// How many members must stand in the body.
    let requiredInBody: Int
    package let isSensitive: Bool
    /// The member that is the whole HTTP body, by its index in `members`.
    package let payload: Int?
    /// What the model says of an error; nil for all other shapes.
    package let error: ErrorModel?
    package let isEventStream: Bool
    private let indexByName: [String: Int]
    private let indexByWireName: [String: Int]
    private let indexByQueryName: [String: Int]
    private let indexByElementName: [String: Int]

    init(_ parts: Parts) {
        name = parts.name
        kind = parts.kind
        members = parts.members
        element = parts.element
        key = parts.key
        constraints = parts.constraints
        isConstrained = !parts.constraints.isEmpty
        requiredInBody = parts.members.count { $0.isRequired && $0.reference.location == .body }
        isSensitive = parts.isSensitive
        payload = parts.payload
        error = parts.error
        isEventStream = parts.isEventStream
        indexByName = Self.index(parts.members, by: \.name)
        indexByWireName = Self.index(parts.members, by: \.reference.wireName)
        indexByQueryName = Self.index(parts.members, by: \.reference.queryName)
        // Requests put a flattened list under the member's name, responses under the elements'; both are understood.
        indexByElementName = Self.index(parts.members, by: \.reference.elementName).merging(indexByWireName) { $1 }
    }

    private static func index(_ members: [Member], by key: KeyPath<Member, String>) -> [String: Int] {
        Dictionary(members.enumerated().map { ($1[keyPath: key], $0) }) { first, _ in first }
    }

    /// Up to so many members are compared one by one, which is quicker than to hash a name.
    private static let few = 8

    package func member(named name: String) -> Member? {
        if members.count <= Self.few { return members.first { $0.name == name } }
        return indexByName[name].map { members[$0] }
    }

    func member(wireName: String) -> Member? {
        if members.count <= Self.few { return members.first { $0.reference.wireName == wireName } }
        return indexByWireName[wireName].map { members[$0] }
    }

    func member(elementName: String) -> Member? { indexByElementName[elementName].map { members[$0] } }
    func member(queryName: String) -> Member? { indexByQueryName[queryName].map { members[$0] } }
}

extension Shape {
    /// The input of operations that take none.
    static let empty = Shape(Parts(name: "", kind: .structure))

    /// What a shape is made from.
    struct Parts {
        var name: String
        var kind: Kind
        var members: [Member] = []
        var element: Reference?
        var key: Reference?
        var constraints = Constraints()
        var isSensitive = false
        var payload: Int?
        var error: ErrorModel?
        var isEventStream = false
    }
}

package struct Member: Sendable {
    /// The name in the service model, which is the name in a `Document`.
    package let name: String
    package let isRequired: Bool
    package let reference: Reference
}

/// The use of a shape at one place, with the traits of both merged. A class, as readers and writers hand it on for
/// every value.
package final class Reference: Sendable {
    package enum Location: Sendable, Hashable {
        case body
        case uri
        case query
        case header
        /// All headers whose names begin with the wire name, as a map.
        case headers
        case statusCode
    }

    /// Index into the model's shapes.
    package let shape: Int
    package let location: Location
    /// The name on the wire, of header, query parameter, JSON member or XML element.
    let wireName: String
    /// The name in the model of the wire when it has one of its own.
    let locationName: String?
    /// The name in form-encoded requests; differs for ec2.
    let queryName: String
    /// The name of the XML element that holds the value; a flattened list goes by its elements' name.
    let elementName: String
    let isFlattened: Bool
    let isXMLAttribute: Bool
    let isJSONValue: Bool
    package let isStreaming: Bool
    package let isIdempotencyToken: Bool
    package let isSensitive: Bool
    let namespace: XMLNamespace?
    let timestampFormat: TimestampFormat?
    let resultWrapper: String?

    init(
        shape: Int, location: Location, wireName: String, locationName: String?, queryName: String,
        elementName: String, isFlattened: Bool, isXMLAttribute: Bool, isJSONValue: Bool, isStreaming: Bool,
        isIdempotencyToken: Bool, isSensitive: Bool, namespace: XMLNamespace?, timestampFormat: TimestampFormat?,
        resultWrapper: String?
    ) {
        self.shape = shape
        self.location = location
        self.wireName = wireName
        self.locationName = locationName
        self.queryName = queryName
        self.elementName = elementName
        self.isFlattened = isFlattened
        self.isXMLAttribute = isXMLAttribute
        self.isJSONValue = isJSONValue
        self.isStreaming = isStreaming
        self.isIdempotencyToken = isIdempotencyToken
        self.isSensitive = isSensitive
        self.namespace = namespace
        self.timestampFormat = timestampFormat
        self.resultWrapper = resultWrapper
    }
}

struct XMLNamespace: Sendable, Hashable {
    let uri: String
    let prefix: String?
}

enum TimestampFormat: Sendable, Hashable {
    case iso8601
    case epoch
    case rfc822

    init?(_ name: String) {
        switch name {
        case "iso8601": self = .iso8601
        case "unixTimestamp": self = .epoch
        case "rfc822": self = .rfc822
        default: return nil
        }
    }
}

/// What values of a shape must satisfy, over their type.
package struct Constraints: Sendable {
    /// Least length of strings, blobs, lists and maps, least value of numbers.
    package var minimum: Double?
    package var maximum: Double?
    package var pattern: Pattern?
    package var enumeration: [String] = []

    var isEmpty: Bool { minimum == nil && maximum == nil && pattern == nil && enumeration.isEmpty }
}
