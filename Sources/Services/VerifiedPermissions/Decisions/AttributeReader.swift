import Cedar
import Core

/// Reads the API's values: unions of which exactly one member is given.
enum AttributeReader {
    /// - Parameter path: for errors, such as `context.contextMap.age`.
    /// - Throws: `ValidationException`.
    static func value(_ document: Document, at path: String) throws -> Value {
        let members = (document.structure ?? [:]).filter { !$0.value.isNull }
        guard members.count == 1, let (kind, content) = members.first else {
            throw AWSError.validation(
                "A value has exactly one of boolean, entityIdentifier, long, string, set, record, ipaddr, decimal, "
                    + "datetime and duration.", at: path)
        }
        switch (kind, content) {
        case ("boolean", .boolean(let value)): return .bool(value)
        case ("long", .integer(let value)): return .long(value)
        case ("string", .string(let text)): return .string(Text(text))
        case ("entityIdentifier", _): return .entity(try entity(content, at: "\(path).entityIdentifier"))
        case ("set", .list(let elements)):
            return .set(of: try elements.enumerated().map { try value($1, at: "\(path).set.\($0)") })
        case ("record", .structure(let members)): return .record(try record(members, at: "\(path).record"))
        case (_, .string(let text)): return try extensionValue(kind, Text(text), at: "\(path).\(kind)")
        default: throw AWSError.validation("\(kind) is no kind of value.", at: path)
        }
    }

    static func record(_ members: [String: Document], at path: String) throws -> [Text: Value] {
        var record: [Text: Value] = [:]
        record.reserveCapacity(members.count)
        for (name, document) in members { record[Text(name)] = try value(document, at: "\(path).\(name)") }
        return record
    }

    static func entity(_ document: Document, at path: String) throws -> EntityUID {
        try uid(document["entityType"]?.string, document["entityId"]?.string, at: path, "entityType")
    }

    static func action(_ document: Document, at path: String) throws -> EntityUID {
        try uid(document["actionType"]?.string, document["actionId"]?.string, at: path, "actionType")
    }

    private static func uid(_ type: String?, _ id: String?, at path: String, _ member: String) throws -> EntityUID {
        guard let type, let id, let name = Name(parsing: type) else {
            throw AWSError.validation(
                "\(type ?? "") is no type of Cedar's: it is written as identifiers joined by ::",
                at: "\(path).\(member)")
        }
        return EntityUID(type: name, id: Text(id))
    }

    private static func extensionValue(_ kind: String, _ text: Text, at path: String) throws -> Value {
        do throws(ExtensionFailure) {
            switch kind {
            case "ipaddr": return .ip(try IPAddress(parsing: text))
            case "decimal": return .decimal(try Decimal(parsing: text))
            case "datetime": return .datetime(try Datetime(parsing: text))
            case "duration": return .duration(try Duration(parsing: text))
            default: break
            }
        } catch {
            throw AWSError.validation(error.message, at: path)
        }
        throw AWSError.validation("\(kind) is no kind of value.", at: path)
    }
}
