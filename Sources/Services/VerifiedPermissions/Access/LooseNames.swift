import Cedar
import Core

/// Finds what a caller means who does not know how a schema spells its names: `user` for `PhotoFlash::User`, `view` for
/// `PhotoFlash::Action::"view"`. What is spelled as in the schema is always taken as it is.
struct LooseNames: Sendable {
    let schema: Schema?

    /// - Throws: `ValidationException` for what is no type, or could be several.
    func type(_ text: String, at path: String) throws -> Name {
        let exact = Name(parsing: text)
        if let exact, schema.map({ $0.entityTypes[exact] != nil }) ?? true { return exact }
        let alike = (schema?.entityTypes.keys).map { $0.filter { $0.basename.lowercased() == text.lowercased() } } ?? []
        if alike.count == 1, let only = alike.first { return only }
        guard alike.isEmpty else {
            throw AWSError.validation(
                "\(text) could be \(alike.sorted().map(\.path).joined(separator: " or ")); name one in full.", at: path)
        }
        guard let exact else { throw AWSError.validation("\(text) is no entity type.", at: path) }
        return exact
    }

    /// An action by its id, or as policies write it.
    func action(_ text: String, at path: String) throws -> EntityUID {
        if let uid = try? EntityUID(parsing: text) { return uid }
        guard let schema else { return EntityUID(type: Self.plainAction, id: Text(text)) }
        let alike = schema.actions.keys.filter { $0.id == Text(text) }
        if alike.count > 1 {
            throw AWSError.validation(
                "\(text) could be \(alike.sorted().map(\.description).joined(separator: " or ")); name one in full.",
                at: path)
        }
        return alike.first ?? EntityUID(type: schema.actions.keys.min()?.type ?? Self.plainAction, id: Text(text))
    }

    func entity(_ identifier: EntityIdentifier, at path: String) throws -> EntityUID {
        EntityUID(type: try type(identifier.entityType, at: "\(path).entityType"), id: Text(identifier.entityId))
    }

    private static let plainAction = Name(parsing: "Action")!  // it is a name
}
