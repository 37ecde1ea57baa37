/// A value while it is evaluated: entities are numbers, and what is large is shared.
enum RuntimeValue: Hashable, Sendable {
    case bool(Bool)
    case long(Int64)
    case string(Text)
    case entity(EntityNumber)
    case set(RuntimeSet)
    case record(RuntimeRecord)
    case decimal(Decimal)
    case ip(IPAddress)
    case datetime(Datetime)
    case duration(Duration)

    var type: ValueType {
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

/// An entity's place in its graph's tables.
typealias EntityNumber = Int32
/// A place in the tables of type names.
typealias TypeNumber = Int32

final class RuntimeSet: Hashable, Sendable {
    let elements: [RuntimeValue]
    /// Only of sets large enough that looking through them costs more than hashing.
    private let members: Set<RuntimeValue>?
    /// Whether all elements are entities, which `in` wants of every set.
    let intruder: RuntimeValue?

    init(_ given: some Collection<RuntimeValue>) {
        var seen = Set<RuntimeValue>(minimumCapacity: given.count)
        elements = given.filter { seen.insert($0).inserted }
        members = elements.count > 8 ? seen : nil
        intruder = elements.first { if case .entity = $0 { false } else { true } }
    }

    func contains(_ value: RuntimeValue) -> Bool { members?.contains(value) ?? elements.contains(value) }

    func isSuperset(of other: RuntimeSet) -> Bool { other.elements.allSatisfy(contains) }

    func intersects(_ other: RuntimeSet) -> Bool {
        elements.count < other.elements.count
            ? elements.contains(where: other.contains) : other.elements.contains(where: contains)
    }

    static func == (left: RuntimeSet, right: RuntimeSet) -> Bool {
        left === right || left.elements.count == right.elements.count && left.isSuperset(of: right)
    }

    func hash(into hasher: inout Hasher) {
        // The order of elements must not count.
        hasher.combine(elements.reduce(0) { $0 ^ $1.hashValue })
    }
}

/// Attributes in the order of their names' bytes.
final class RuntimeRecord: Hashable, Sendable {
    let names: [Text]
    let values: [RuntimeValue]

    init(_ members: [(name: Text, value: RuntimeValue)]) {
        let sorted = members.sorted { $0.name < $1.name }
        names = sorted.map(\.name)
        values = sorted.map(\.value)
    }

    subscript(name: Text) -> RuntimeValue? {
        // Few have more than a handful of attributes, and lengths differ mostly.
        for index in names.indices where names[index] == name { return values[index] }
        return nil
    }

    static func == (left: RuntimeRecord, right: RuntimeRecord) -> Bool {
        left === right || left.names == right.names && left.values == right.values
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(names)
        hasher.combine(values)
    }
}
