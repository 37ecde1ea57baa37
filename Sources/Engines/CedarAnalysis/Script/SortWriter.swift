import Cedar

/// Names the solver's sorts and declares those that it does not bring along.
///
/// Entities are their ids, as strings; of enumerated types and actions, constructors of a datatype. Records, options
/// and addresses are datatypes.
struct SortWriter {
    private let schema: Schema
    private var names: [Sort: String] = [:]
    private var members: [Name: [Text]] = [:]
    private var declarations = ""

    init(_ schema: Schema) {
        self.schema = schema
    }

    /// What must be written before the names given since the last call.
    mutating func takeDeclarations() -> String {
        defer { declarations = "" }
        return declarations
    }

    mutating func name(of sort: Sort) -> String {
        if let name = names[sort] { return name }
        let name = makeName(of: sort)
        names[sort] = name
        return name
    }

    private mutating func makeName(of sort: Sort) -> String {
        switch sort {
        case .bool: return "Bool"
        case .string: return "String"
        case .long, .decimal, .datetime, .duration: return "(_ BitVec 64)"
        case .bits(let width): return "(_ BitVec \(width))"
        case .set(let element): return "(Set \(name(of: element)))"
        case .ip:
            declarations += SortWriter.address
            return "IP"
        case .entity(let type): return entity(type)
        case .record(let fields): return record(fields)
        case .option(let sort):
            let value = self.name(of: sort)
            let name = "O\(names.count)"
            declarations += "(declare-datatype \(name) ((\(name)_none) (\(name)_some (\(name)_value \(value)))))\n"
            return name
        }
    }

    private mutating func entity(_ type: Name) -> String {
        guard let ids = schema.ids(of: type) else { return "String" }
        let name = "E\(names.count)"
        members[type] = ids
        declarations += "; \(type): \(ids.map(\.string.escapedForCedar).joined(separator: ", "))\n"
        declarations += "(declare-datatype \(name) (\(ids.indices.map { "(\(name)_\($0))" }.joined(separator: " "))))\n"
        return name
    }

    private mutating func record(_ fields: [Sort.Field]) -> String {
        let sorts = fields.map { self.name(of: $0.sort) }
        let name = "R\(names.count)"
        let selectors = sorts.enumerated().map { " (\(name)_\($0) \($1))" }.joined()
        declarations += "; { \(fields.map(\.name.string.escapedForCedar).joined(separator: ", ")) }\n"
        declarations += "(declare-datatype \(name) ((\(name)_of\(selectors))))\n"
        return name
    }

    /// The constructor for an entity; nil when entities of the type are strings.
    func constructor(of uid: EntityUID, _ sort: String) -> String? {
        members[uid.type]?.firstIndex(of: uid.id).map { "\(sort)_\($0)" }
    }

    /// One address and ranges are told apart, so that each address has one form only.
    private static let address = """
        (declare-datatype IP (
          (V4 (V4_address (_ BitVec 32))) (V4Range (V4Range_address (_ BitVec 32)) (V4Range_prefix (_ BitVec 5)))
          (V6 (V6_address (_ BitVec 128))) (V6Range (V6Range_address (_ BitVec 128)) (V6Range_prefix (_ BitVec 7)))))

        """
}

extension Schema {
    /// The only ids that entities of the type have, in a fixed order; nil when there may be any.
    func ids(of type: Name) -> [Text]? {
        if type.isAction { return actions.keys.filter { $0.type == type }.map(\.id).sorted() }
        return entityTypes[type]?.enumeration
    }
}
