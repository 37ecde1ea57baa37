import Core
import Synchronization

/// Signing keys that were good for a signature before. Two generations bound it: when the young one is full it becomes
/// the old one, and what was not used since then is forgotten.
final class DerivedKeyCache: Sendable {
    private struct Name: Hashable {
        let accessKeyID: String
        let scope: CredentialScope
    }

    private struct Entry {
        let secret: Secret
        let key: DerivedKey
    }

    private struct Generations {
        var young: [Name: Entry] = [:]
        var old: [Name: Entry] = [:]
    }

    private let capacity: Int
    private let generations = Mutex(Generations())

    /// - Parameter capacity: entries in each generation, at least one.
    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// The key, when it was derived from this very secret: an access key id may come back with another one.
    func key(for accessKeyID: String, _ scope: CredentialScope, secret: Secret) -> DerivedKey? {
        let name = Name(accessKeyID: accessKeyID, scope: scope)
        let entry = generations.withLock { generations -> Entry? in
            if let entry = generations.young[name] { return entry }
            guard let entry = generations.old[name] else { return nil }
            Self.insert(entry, as: name, into: &generations, capacity: capacity)
            return entry
        }
        guard let entry, entry.secret == secret else { return nil }
        return entry.key
    }

    /// To be called only once the key has verified a signature, so that nobody can fill the cache with scopes of
    /// their own making.
    func insert(_ key: DerivedKey, for accessKeyID: String, _ scope: CredentialScope, secret: Secret) {
        let name = Name(accessKeyID: accessKeyID, scope: scope)
        generations.withLock {
            Self.insert(Entry(secret: secret, key: key), as: name, into: &$0, capacity: capacity)
        }
    }

    var count: Int { generations.withLock { $0.young.count + $0.old.count } }

    private static func insert(_ entry: Entry, as name: Name, into generations: inout Generations, capacity: Int) {
        if generations.young.count >= capacity {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[name] = entry
    }
}
