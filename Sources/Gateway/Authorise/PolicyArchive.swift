import Directory
import Keyring
import Synchronization

/// Every policy text that ever took part in a decision, by its digest, so that a decision can be replayed years later
/// with the words that decided it. Texts are written once and never changed.
package final class PolicyArchive: Sendable {
    package enum Place: Sendable {
        case folder(String)
        case memory
    }

    private let place: Place
    /// Digests that are kept for certain; in memory, their texts.
    private let kept = Mutex<[String: String]>([:])

    package init(_ place: Place) { self.place = place }

    /// Keeps the text; on disk when this returns.
    ///
    /// - Throws: `KeyringError` when it cannot be written: a decision that could not be explained is not made.
    package func keep(_ text: String, digest: String) throws {
        if kept.withLock({ $0[digest] != nil }) { return }
        guard case .folder(let folder) = place else { return kept.withLock { $0[digest] = text } }
        do {
            try ProtectedFile.write(Array(text.utf8), to: "\(folder)/\(digest).json")
        } catch {
            // A text that an earlier run wrote has a name that says what it holds.
            guard error.reason == .exists else { throw error }
        }
        kept.withLock { $0[digest] = "" }
    }

    /// The text of a digest; nil when it was never kept, or was altered since.
    package func text(of digest: String) -> String? {
        guard digest.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 }) else { return nil }
        switch place {
        case .memory: return kept.withLock { $0[digest] }
        case .folder(let folder):
            guard let bytes = try? ProtectedFile.read("\(folder)/\(digest).json") else { return nil }
            let text = String(decoding: bytes, as: UTF8.self)
            return PolicyDigest(text).description == digest ? text : nil
        }
    }
}
