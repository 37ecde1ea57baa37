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

/// Entities under the text that brought them, for one snapshot.
///
/// Applications ask about the same principals and resources time and again, in the same words, and reading those takes
/// longer than deciding. Nothing here can be out of date: another attribute is another text, and another schema or policy
/// another snapshot. Bounded by the texts' bytes, as a plane may have a thousand snapshots; past that it starts anew.
final class KnownEntities: Sendable {
    private struct State {
        var entities: [Text: LoadedEntities] = [:]
        var bytes = 0
    }

    static let capacity = 64 * 1_024
    /// A longer text is read each time: few callers send it twice, and it would drive out many short ones.
    static let longestText = 4 * 1_024

    private let state = Mutex(State())

    func find(_ text: Text) -> LoadedEntities? { state.withLock { $0.entities[text] } }

    func keep(_ loaded: LoadedEntities, as text: Text) {
        let size = text.string.utf8.count
        guard size <= Self.longestText else { return }
        state.withLock { state in
            if state.bytes + size > Self.capacity { state = State() }
            if state.entities.updateValue(loaded, forKey: text) == nil { state.bytes += size }
        }
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
        guard let members = definition?.structure, members.count == 1, let given = members["cedarJson"]?.string,
            given.utf8.count <= KnownEntities.longestText
        else { return load(try reader.entities(definition)) }
        let text = Text(given)
        if let loaded = known.find(text) { return loaded }
        let loaded = load(try reader.entities(definition))
        known.keep(loaded, as: text)
        return loaded
    }
}
