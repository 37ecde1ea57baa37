import Cedar
import Core

/// A form's fields for the context that an action takes: one an attribute, each by its type.
struct ContextFields: Sendable {
    static let prefix = "context."

    private let attributes: [(name: String, attribute: SchemaRecord.Attribute)]
    private(set) var values: [String: String] = [:]
    private(set) var errors: [String: String] = [:]

    private init(_ record: SchemaRecord) {
        attributes = record.attributes.sorted { $0.key < $1.key }.map { ($0.key.string, $0.value) }
    }

    /// - Parameter context: a JSON object, of which the attributes that the action takes are shown.
    init(_ record: SchemaRecord, context: String) {
        self.init(record)
        let node = try? JSONParser.parse(context)
        for (name, attribute) in attributes {
            if let value = node?[name] { values[name] = Self.shown(value, attribute.type) }
        }
    }

    init(_ record: SchemaRecord, form: Fields) {
        self.init(record)
        for (name, value) in form.values(under: Self.prefix) { values[name] = value }
        for (name, attribute) in attributes {
            if let value = given(name, attribute), Self.json(value, attribute.type) == nil {
                errors[name] = Self.complaint(attribute.type)
            }
        }
    }

    var isEmpty: Bool { attributes.isEmpty }

    /// The context as a JSON object; what is left empty is left out, but for strings that must be there.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            for (name, attribute) in attributes {
                guard let value = given(name, attribute), let text = Self.json(value, attribute.type) else { continue }
                json.name(name)
                json.raw(text)
            }
        }
        return json.text
    }

    private func given(_ name: String, _ attribute: SchemaRecord.Attribute) -> String? {
        let value = values[name] ?? ""
        if value.isEmpty { return attribute.isRequired && attribute.type == .string ? "" : nil }
        return value
    }

    var html: HTML {
        tag(.div, .class("columns")) {
            for (name, attribute) in attributes {
                let field = Field(
                    Self.prefix + name, name, value: values[name] ?? "",
                    isRequired: attribute.isRequired && attribute.type != .string,
                    isCode: true, help: attribute.type.words, error: errors[name])
                switch attribute.type {
                case .bool: field.select([("", "not given"), ("true", "true"), ("false", "false")])
                case .set, .record: field.area(rows: 3)
                default: field.input()
                }
            }
        }
    }

    private static func shown(_ value: JSONNode, _ type: SchemaType) -> String {
        switch type {
        case .string: value.string ?? value.json
        case .entity: (value["__entity"] ?? value)["id"]?.string ?? value.json
        case .decimal, .ip, .datetime, .duration: value["__extn"]?["arg"]?.string ?? value.string ?? value.json
        default: value.json
        }
    }

    private static func json(_ value: String, _ type: SchemaType) -> String? {
        var json = JSONWriter()
        switch type {
        case .string: json.string(value)
        case .bool: return ["true", "false"].contains(value) ? value : nil
        case .long: return Int64(value.trimmed).map { String($0) }
        case .entity(let name): wrap("__entity", ["type": name.path, "id": value], &json)
        case .decimal: wrap("__extn", ["fn": "decimal", "arg": value.trimmed], &json)
        case .ip: wrap("__extn", ["fn": "ip", "arg": value.trimmed], &json)
        case .datetime: wrap("__extn", ["fn": "datetime", "arg": value.trimmed], &json)
        case .duration: wrap("__extn", ["fn": "duration", "arg": value.trimmed], &json)
        case .set: return (try? JSONParser.parse(value)).flatMap { $0.array == nil ? nil : $0.json }
        case .record: return (try? JSONParser.parse(value)).flatMap { $0.members == nil ? nil : $0.json }
        }
        return json.text
    }

    private static func wrap(_ name: String, _ members: KeyValuePairs<String, String>, _ json: inout JSONWriter) {
        json.object { json in
            json.name(name)
            json.object { json in for (name, value) in members { json.member(name, value) } }
        }
    }

    private static func complaint(_ type: SchemaType) -> String {
        switch type {
        case .long: "A whole number."
        case .set: "A JSON array."
        case .record: "A JSON object."
        default: "This is no \(type.words)."
        }
    }
}
