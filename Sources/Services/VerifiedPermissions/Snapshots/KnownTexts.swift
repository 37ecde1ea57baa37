import Cedar
import Core
import Synchronization

/// What texts of callers were read as, for one snapshot.
///
/// Applications ask about the same principals and resources time and again, in the same words, and reading those takes
/// longer than deciding. Nothing here can be out of date: another attribute is another text, and another schema or policy
/// another snapshot. Bounded by the keys' bytes, as a plane may have a thousand snapshots; past that it starts anew.
final class KnownTexts<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        var values: [Key: Value] = [:]
        var bytes = 0
    }

    private let capacity = 64 * 1_024
    private let state = Mutex(State())

    func find(_ key: Key) -> Value? { state.withLock { $0.values[key] } }

    /// - Parameter bytes: how long the key is.
    func keep(_ value: Value, as key: Key, bytes: Int) {
        // A longer text is read each time: few callers send it twice, and it would drive out many short ones.
        guard bytes <= capacity / 16 else { return }
        state.withLock { state in
            if state.bytes + bytes > capacity { state = State() }
            if state.values.updateValue(value, forKey: key) == nil { state.bytes += bytes }
        }
    }
}

/// A context's text, which schemas read by the action that it is for.
struct ContextText: Hashable, Sendable {
    let action: EntityUID
    let text: Text

    var bytes: Int { action.type.path.utf8.count + action.id.string.utf8.count + text.string.utf8.count }
}

extension Document {
    /// The text of a union whose `cedarJson` alone is given; what has another member beside it is an error that the reader
    /// tells.
    var soleText: Text? {
        guard let members = structure, members.count == 1 else { return nil }
        return members["cedarJson"]?.string.map { Text($0) }
    }
}
