import Crypto
import FoundationEssentials

/// The one key that all others come from: 32 random bytes, kept where a `RootKeySource` says or, for a plane that
/// forgets, in memory alone. Its memory is overwritten when it goes.
package struct RootKey: Sendable, CustomStringConvertible, CustomReflectable {
    private static let length = 32

    let key: SymmetricKey

    /// A new key, held in memory alone until it is written.
    package init() { self.init(validated: SecureRandom.bytes(Self.length)) }

    private init(validated bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

    /// - Throws: `KeyringError` unless there are exactly 32 bytes.
    package init(bytes: [UInt8], named name: String = "Root key") throws(KeyringError) {
        guard bytes.count == Self.length else {
            throw KeyringError(.wrongLength(expected: Self.length, found: bytes.count), name)
        }
        self.init(validated: bytes)
    }

    /// Reads a key that `create(at:)` wrote.
    ///
    /// - Throws: `KeyringError` when the file is absent, open to others than its owner, or of another length.
    package static func load(from path: String) throws(KeyringError) -> RootKey {
        try RootKey(bytes: try ProtectedFile.read(path), named: path)
    }

    /// Makes a key and writes it, durably, to a new file of mode 0600.
    package static func create(at path: String) throws(KeyringError) -> RootKey {
        let bytes = SecureRandom.bytes(length)
        try ProtectedFile.write(bytes, to: path)
        return RootKey(validated: bytes)
    }

    /// Reads the key, or makes it on the first start; of two processes that start at once, both get the same.
    package static func loadOrCreate(at path: String) throws(KeyringError) -> RootKey {
        do throws(KeyringError) {
            return try load(from: path)
        } catch  where error.reason == .notFound {
            do throws(KeyringError) {
                return try create(at: path)
            } catch  where error.reason == .exists {
                return try load(from: path)
            }
        }
    }

    /// The key's id as `Keyring` puts it into blobs, in hexadecimal.
    package var id: String { Keyring(self).keyID }

    /// For those that wrap the key; they wipe what they get.
    var revealedBytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

    package var description: String { "RootKey [redacted]" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
