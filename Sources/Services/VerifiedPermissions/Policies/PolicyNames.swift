import Core
import Store

/// Names of policies and templates: unique in their store, and good for an id wherever one is asked for.
enum PolicyNames: String {
    case policy, template

    static let prefix = "name/"

    private var type: ResourceType { self == .policy ? .policy : .policyTemplate }

    /// The id that an id or a name stands for.
    ///
    /// - Throws: `ResourceNotFoundException` for a name that nothing has.
    func resolve(_ reference: String, _ store: OpenStore, _ reader: any StoreReader) throws -> String {
        guard reference.hasPrefix(Self.prefix) else { return reference }
        guard let record = try StoreContent.names.get(key(reference, store), store, reader) else {
            throw AWSError.notFound(type, reference)
        }
        return record.id
    }

    /// Gives `id` a new name in the place of its old one; an empty one takes the name away, nil leaves it.
    ///
    /// - Returns: the name that it has then.
    /// - Throws: `ConflictException` when another one has the name.
    func rename(
        _ id: String, from old: String?, to new: String?, _ store: OpenStore, _ writer: any StoreWriter
    ) throws -> String? {
        guard let new, new != old else { return old }
        guard new.isEmpty || new.hasPrefix(Self.prefix) else {
            throw AWSError.validation("A name begins with \(Self.prefix)", at: "name")
        }
        if let old { try StoreContent.names.delete(key(old, store), store, writer) }
        guard !new.isEmpty else { return nil }
        if let taken = try StoreContent.names.get(key(new, store), store, writer) {
            throw AWSError.conflict("The name \(new) is that of \(taken.id) already.", type, taken.id)
        }
        try StoreContent.names.put(NameRecord(id: id), at: key(new, store), store, writer)
        return new
    }

    func forget(_ name: String?, _ store: OpenStore, _ writer: any StoreWriter) throws {
        if let name { try StoreContent.names.delete(key(name, store), store, writer) }
    }

    private func key(_ name: String, _ store: OpenStore) -> String { "\(rawValue)/\(store.key.digest(of: name))" }
}
