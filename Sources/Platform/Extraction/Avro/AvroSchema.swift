import Core

/// An Avro schema as a table of types that name one another by number, because named types may be recursive (Avro 1.11
/// specification, "Schema Declaration").
struct AvroSchema {
    indirect enum Kind {
        case null, boolean, int, long, float, double, bytes, string
        case fixed(Int)
        case enumeration([[UInt8]])
        case array(Int)
        case map(Int)
        case union([Int])
        case record([(name: String, type: Int)])
        /// Named and not yet defined.
        case forward
    }

    enum Logical: Hashable {
        case date
        /// Units in a second.
        case time(Int64)
        case timestamp(Int64, isUTC: Bool)
        case decimal(scale: Int)
        case uuid
    }

    struct Kinded {
        var kind: Kind
        var logical: Logical?
    }

    private(set) var types: [Kinded] = []
    /// The type of a record of the file.
    private(set) var root = 0
    private var names: [String: Int] = [:]

    /// - Throws: `ReadingError.malformed`.
    init(json: [UInt8]) throws {
        guard json.count <= 16 << 20, let node = try? JSONParser.parse(json) else {
            throw ReadingError.malformed("Its schema is no JSON.")
        }
        root = try add(node, namespace: "")
    }

    private mutating func add(_ node: JSONNode, namespace: String) throws -> Int {
        guard types.count < 100_000 else { throw ReadingError.malformed("Its schema is too large.") }
        switch node.value {
        case .string(let name): return try named(name, namespace: namespace, logical: nil)
        case .array(let branches):
            let number = reserve()
            types[number].kind = .union(try branches.map { try add($0, namespace: namespace) })
            return number
        case .object(let members): return try add(members, namespace: namespace)
        default: throw ReadingError.malformed("Its schema has a type that is none.")
        }
    }

    private mutating func reserve() -> Int {
        types.append(Kinded(kind: .forward, logical: nil))
        return types.count - 1
    }

    private mutating func named(_ name: String, namespace: String, logical: Logical?) throws -> Int {
        if let kind = Self.primitive(name) {
            types.append(Kinded(kind: kind, logical: logical))
            return types.count - 1
        }
        let full = name.contains(".") || namespace.isEmpty ? name : namespace + "." + name
        guard let known = names[full] ?? names[name] else { throw ReadingError.malformed("Its schema lacks a type.") }
        return known
    }

    private static func primitive(_ name: String) -> Kind? {
        switch name {
        case "null": .null
        case "boolean": .boolean
        case "int": .int
        case "long": .long
        case "float": .float
        case "double": .double
        case "bytes": .bytes
        case "string": .string
        default: nil
        }
    }

    private mutating func add(_ members: [JSONMember], namespace: String) throws -> Int {
        func member(_ name: String) -> JSONNode? { members.first { $0.name == name }?.value }
        guard let type = member("type") else { throw ReadingError.malformed("Its schema has a type that is none.") }
        guard case .string(let name) = type.value else { return try add(type, namespace: namespace) }
        let logical = Self.logical(members)
        switch name {
        case "array", "map":
            guard let items = member(name == "array" ? "items" : "values") else { break }
            let number = reserve()
            let inner = try add(items, namespace: namespace)
            types[number].kind = name == "array" ? .array(inner) : .map(inner)
            return number
        case "record", "error", "enum", "fixed":
            return try define(name, members, logical: logical, namespace: namespace)
        default: return try named(name, namespace: namespace, logical: logical)
        }
        throw ReadingError.malformed("Its schema has a type that is none.")
    }

    private mutating func define(
        _ type: String, _ members: [JSONMember], logical: Logical?, namespace: String
    ) throws -> Int {
        func text(_ name: String) -> String? {
            guard case .string(let text)? = members.first(where: { $0.name == name })?.value.value else { return nil }
            return text
        }
        func list(_ name: String) -> [JSONNode] {
            guard case .array(let list)? = members.first(where: { $0.name == name })?.value.value else { return [] }
            return list
        }
        let name = text("name") ?? ""
        var space = text("namespace") ?? namespace
        if let dot = name.lastIndex(of: ".") { space = String(name[..<dot]) }
        let number = reserve()
        names[name.contains(".") || space.isEmpty ? name : space + "." + name] = number
        types[number].logical = logical
        switch type {
        case "enum":
            types[number].kind = .enumeration(
                list("symbols").map { if case .string(let symbol) = $0.value { Array(symbol.utf8) } else { [] } })
        case "fixed":
            guard let size = Self.integer(members, "size"), (0...(1 << 24)).contains(size) else {
                throw ReadingError.malformed("Its schema has a fixed type without a size.")
            }
            types[number].kind = .fixed(size)
        default:
            types[number].kind = .record(
                try list("fields").map { node in
                    guard case .object(let field) = node.value,
                        case .string(let fieldName)? = field.first(where: { $0.name == "name" })?.value.value,
                        let fieldType = field.first(where: { $0.name == "type" })?.value
                    else { throw ReadingError.malformed("Its schema has a field that is none.") }
                    return (fieldName, try add(fieldType, namespace: space))
                })
        }
        return number
    }

    private static func integer(_ members: [JSONMember], _ name: String) -> Int? {
        guard case .number(let digits)? = members.first(where: { $0.name == name })?.value.value else { return nil }
        return Int(digits)
    }

    private static func logical(_ members: [JSONMember]) -> Logical? {
        guard case .string(let name)? = members.first(where: { $0.name == "logicalType" })?.value.value else {
            return nil
        }
        switch name {
        case "date": return .date
        case "time-millis": return .time(1000)
        case "time-micros": return .time(1_000_000)
        case "timestamp-millis", "local-timestamp-millis": return .timestamp(1000, isUTC: name.hasPrefix("t"))
        case "timestamp-micros", "local-timestamp-micros": return .timestamp(1_000_000, isUTC: name.hasPrefix("t"))
        case "timestamp-nanos", "local-timestamp-nanos": return .timestamp(1_000_000_000, isUTC: name.hasPrefix("t"))
        case "decimal": return .decimal(scale: min(max(0, integer(members, "scale") ?? 0), 128))
        case "uuid": return .uuid
        default: return nil
        }
    }
}
