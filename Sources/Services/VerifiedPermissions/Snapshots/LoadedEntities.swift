import Cedar
import Core
import Synchronization

/// Entities of a request, ready for decisions by one snapshot.
final class LoadedEntities: Sendable {
    let entities: Entities
    let graph: EntityGraph
    private let logged = Mutex<Logged>(.notYet)

    private enum Logged {
        case notYet
        case text(String?)
    }

    init(_ entities: Entities, _ graph: EntityGraph) {
        self.entities = entities
        self.graph = graph
    }

    /// What a decision log keeps of them whole, made once for all decisions that share them.
    func logText(_ write: (Entities) -> String?) -> String? {
        if case .text(let text) = logged.withLock({ $0 }) { return text }
        let text = write(entities)
        logged.withLock { $0 = .text(text) }
        return text
    }
}

extension StoreSnapshot {
    func load(_ entities: Entities) -> LoadedEntities {
        LoadedEntities(entities, authorizer.load(entities, on: actions))
    }

    /// The entities that a caller gives.
    ///
    /// - Parameter reader: for this snapshot's schema.
    /// - Throws: `ValidationException`, as `RequestReader.entities` does.
    func load(_ definition: Document?, _ reader: RequestReader) throws -> LoadedEntities {
        // What has another member beside the text is an error that the reader tells.
        guard let text = definition?.soleText else { return load(try reader.entities(definition)) }
        if let loaded = knownEntities.find(text) { return loaded }
        let loaded = load(try reader.entities(definition))
        knownEntities.keep(loaded, as: text, bytes: text.string.utf8.count)
        return loaded
    }
}
