import Cedar
import Core

/// Entities and actions as policies write them.
enum EntityText {
    static func of(_ document: Document?) -> String? {
        guard let document else { return nil }
        if let type = document["entityType"]?.string { return text(type, document.text("entityId")) }
        if let type = document["actionType"]?.string { return text(type, document.text("actionId")) }
        return nil
    }

    static func text(_ type: String, _ id: String) -> String {
        guard let name = Name(parsing: type) else { return "\(type)::\"\(id)\"" }
        return EntityUID(type: name, id: Text(id)).description
    }

    /// nil for what is no entity, such as text without quotes.
    static func read(_ text: String) -> EntityUID? { try? EntityUID(parsing: text.trimmed) }
}

extension EntityUID {
    var entityIdentifier: Document { ["entityType": .string(type.path), "entityId": .string(id.string)] }
    var actionIdentifier: Document { ["actionType": .string(type.path), "actionId": .string(id.string)] }
}
