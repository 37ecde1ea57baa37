/// One entry of `AttributeUpdates`.
public struct LegacyUpdate: Sendable, Hashable {
    public enum Action: String, Sendable, Hashable {
        case PUT, ADD, DELETE
    }

    let action: UpdateAction

    /// - Throws: `ItemError` for an action that the value's type, or its absence, does not allow.
    public init(_ attribute: String, _ action: Action, _ value: AttributeValue?) throws(ItemError) {
        let path = AttributePath(attribute)
        switch (action, value) {
        case (.PUT, let value?): self.action = .set(path, .value(value))
        case (.DELETE, nil): self.action = .remove(path)
        case (_, nil):
            throw .invalidParameter("Only DELETE action is allowed when no attribute value is specified")
        case (.ADD, let value?):
            guard [.N, .SS, .NS, .BS, .L].contains(value.type) else {
                throw .invalidParameter("ADD action is not supported for the type \(value.type.rawValue)")
            }
            self.action = .add(path, value)
        case (.DELETE, let value?):
            guard [.SS, .NS, .BS].contains(value.type) else {
                throw .invalidParameter(
                    "DELETE action with value is not supported for the type \(value.type.rawValue)")
            }
            self.action = .delete(path, value)
        }
    }
}

extension Update {
    /// From `AttributeUpdates`, which names each attribute once.
    public init(_ updates: [LegacyUpdate]) { self.init(updates.map(\.action)) }
}
