import Cedar
import Core

/// The schema in tables: what the pictures say, for those who do not see them, and in more detail.
enum SchemaTables {
    static func entityTypes(_ schema: Schema) -> HTML {
        tag(.details) {
            tag(.summary) { "Entity types as a table" }
            Table(
                "Entity types", schema.entityTypes.values.sorted { $0.name < $1.name }, empty: HTML(),
                columns: [
                    .init("Type") { type in code(type.name.path) },
                    .init("Member of") { type in list(type.memberOf.sorted().map(\.path)) },
                    .init("Attributes") { type in attributes(type) },
                ]
            ).html
        }
    }

    static func actions(_ schema: Schema) -> HTML {
        tag(.details) {
            tag(.summary) { "Actions as a table" }
            Table(
                "Actions", schema.actions.values.sorted { $0.uid < $1.uid }, empty: HTML(),
                columns: [
                    .init("Action") { action in code(action.uid.id.string) },
                    .init("Principals") { action in list(action.principals.sorted().map(\.path)) },
                    .init("Resources") { action in list(action.resources.sorted().map(\.path)) },
                    .init("Context") { action in list(lines(action.context)) },
                    .init("Groups") { action in list(action.memberOf.sorted().map(\.id.string)) },
                ]
            ).html
        }
    }

    private static func attributes(_ type: Schema.EntityType) -> HTML {
        if let ids = type.enumeration { return list(ids.map { "\"\($0.string)\"" }) }
        return list(lines(type.attributes) + (type.tags.map { ["tags: \($0.words)"] } ?? []))
    }

    private static func list(_ texts: [String]) -> HTML {
        guard !texts.isEmpty else { return tag(.span, .class("muted")) { "—" } }
        return group { for text in texts { tag(.div) { code(text) } } }
    }

    static func lines(_ record: SchemaRecord) -> [String] {
        record.attributes.sorted { $0.key < $1.key }.map { name, attribute in
            "\(name.string)\(attribute.isRequired ? "" : "?"): \(attribute.type.words)"
        }
    }
}

extension SchemaType {
    /// The type in a few words, as schemas write it.
    var words: String {
        switch self {
        case .bool: "Bool"
        case .long: "Long"
        case .string: "String"
        case .entity(let name): name.path
        case .set(let element): "Set<\(element.words)>"
        case .record: "{…}"
        case .decimal: "decimal"
        case .ip: "ipaddr"
        case .datetime: "datetime"
        case .duration: "duration"
        }
    }
}
