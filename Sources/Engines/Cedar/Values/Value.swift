/// A value of the language.
///
/// Equality is Cedar's: sets without order or duplicates, extension values by what they mean, never an error between
/// kinds.
public enum Value: Hashable, Sendable {
    case bool(Bool)
    case long(Int64)
    case string(Text)
    case entity(EntityUID)
    /// Elements in the order in which they were given, without duplicates; see ``set(of:)``.
    case set(ValueSet)
    case record([Text: Value])
    case decimal(Decimal)
    case ip(IPAddress)
    case datetime(Datetime)
    case duration(Duration)

    public static func set(of elements: [Value]) -> Value { .set(ValueSet(elements)) }

    public var type: ValueType {
        switch self {
        case .bool: .bool
        case .long: .long
        case .string: .string
        case .entity: .entity
        case .set: .set
        case .record: .record
        case .decimal: .decimal
        case .ip: .ip
        case .datetime: .datetime
        case .duration: .duration
        }
    }
}

/// A set of values of any kinds.
public struct ValueSet: Hashable, Sendable {
    /// Each element once, in the order of its first appearance.
    public let elements: [Value]
    private let members: Set<Value>

    public init(_ elements: some Sequence<Value>) {
        var members = Set<Value>()
        self.elements = elements.filter { members.insert($0).inserted }
        self.members = members
    }

    public func contains(_ value: Value) -> Bool { members.contains(value) }

    public func isSuperset(of other: ValueSet) -> Bool { other.members.isSubset(of: members) }

    public func intersects(_ other: ValueSet) -> Bool { !members.isDisjoint(with: other.members) }

    public var isEmpty: Bool { elements.isEmpty }

    public static func == (left: ValueSet, right: ValueSet) -> Bool { left.members == right.members }

    public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}

/// Why the text of an extension value, or an operation on one, was refused.
public struct ExtensionFailure: Error, Hashable, Sendable {
    public let message: String
}
