import Core
import Crypto
import FoundationEssentials
import Synchronization

/// Seals what must rest or travel unreadable: AES-256-GCM under a key of its own for every purpose.
///
/// A blob names its format and the root key that it needs:
/// version (1 byte) ‖ key id (4) ‖ nonce (12) ‖ ciphertext ‖ tag (16). Version, key id, purpose and context are bound
/// in, so that a blob opens only where it was meant to. Nonces are random, so one purpose should not seal more than
/// 2^32 blobs under one root key (NIST SP 800-38D, 8.3).
package struct Keyring: Sendable {
    private static let version: UInt8 = 1
    private static let keyIDLength = 4
    private static let headerLength = 1 + keyIDLength
    /// What sealing adds to a plaintext, in bytes.
    package static let overhead = headerLength + 12 + 16

    private let generations: Generations

    /// - Parameter earlier: root keys that blobs may still name; nothing new is sealed under them.
    package init(_ root: RootKey, earlier: [RootKey] = []) {
        generations = Generations(current: Subkeys(root), earlier: earlier.map { Subkeys($0) })
    }

    /// The current root key's id, in hexadecimal; it tells nothing of the key.
    package var keyID: String { Hexadecimal.encode(generations.current.keyID) }

    /// Seals under another root key from now on, and still opens what was sealed before; so do all copies.
    package func advance(to root: RootKey) { generations.advance(to: Subkeys(root)) }

    /// Opens nothing more that needs this root key, unless it is the current one; so do all copies.
    package func forget(keyID: String) { generations.forget(keyID) }

    /// The root key of that id, for a `RootFolder` that retires it.
    func root(keyID: String) -> RootKey? { generations.root(keyID) }

    /// The same secret sealed under the current root key; nil when it already is.
    package func reseal(_ blob: [UInt8], purpose: String, context: String) throws -> [UInt8]? {
        if blob.count >= Self.headerLength, blob[1..<Self.headerLength].elementsEqual(generations.current.keyID) {
            return nil
        }
        var plaintext = try open(blob, purpose: purpose, context: context)
        defer { plaintext.wipe() }
        return try seal(plaintext, purpose: purpose, context: context)
    }

    /// - Parameters:
    ///   - purpose: what kind of thing is sealed, such as `session-token`; a small, fixed set of names.
    ///   - context: which thing it is, such as an account or a record's key; needed again to open, not secret.
    package func seal(_ plaintext: [UInt8], purpose: String, context: String) throws -> [UInt8] {
        let subkeys = generations.current
        let header = [Self.version] + subkeys.keyID
        let box = try AES.GCM.seal(
            plaintext, using: subkeys.key(for: purpose),
            authenticating: Self.additionalData(header: header, purpose: purpose, context: context))
        var blob = header
        blob.reserveCapacity(plaintext.count + Self.overhead)
        blob.append(contentsOf: box.nonce)
        blob.append(contentsOf: box.ciphertext)
        blob.append(contentsOf: box.tag)
        return blob
    }

    /// - Throws: `KeyringError`: `unknownFormat` for what is no such blob, `notAuthentic` for one that was sealed with
    ///   another key, for another purpose or context, or altered.
    package func open(_ blob: [UInt8], purpose: String, context: String) throws(KeyringError) -> [UInt8] {
        guard blob.count >= Self.overhead, blob[0] == Self.version else { throw KeyringError(.unknownFormat, purpose) }
        let header = Array(blob[..<Self.headerLength])
        guard let subkeys = generations[header[1...]] else { throw KeyringError(.notAuthentic, purpose) }
        do {
            let box = try AES.GCM.SealedBox(combined: blob[Self.headerLength...])
            return Array(
                try AES.GCM.open(
                    box, using: subkeys.key(for: purpose),
                    authenticating: Self.additionalData(header: header, purpose: purpose, context: context)))
        } catch {
            throw KeyringError(.notAuthentic, purpose)
        }
    }

    /// A key for a use that is no sealing, such as an HMAC over paging tokens; no two purposes share one, and none
    /// equals a sealing key.
    package func derivedBytes(purpose: String, count: Int = 32) -> [UInt8] {
        generations.current.derive("derived:" + purpose, count: count).withUnsafeBytes { Array($0) }
    }

    /// Lengths go before the parts, so that no two triples have the same bytes.
    private static func additionalData(header: [UInt8], purpose: String, context: String) -> [UInt8] {
        var data = header
        for part in [purpose, context] {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: part.utf8.count).bigEndian) { data.append(contentsOf: $0) }
            data.append(contentsOf: part.utf8)
        }
        return data
    }
}

/// The root keys that a keyring works with, shared by all of its copies.
private final class Generations: Sendable {
    private struct State {
        var current: Subkeys
        var earlier: [Subkeys]
    }

    private let state: Mutex<State>

    init(current: Subkeys, earlier: [Subkeys]) { state = Mutex(State(current: current, earlier: earlier)) }

    var current: Subkeys { state.withLock { $0.current } }

    subscript(_ keyID: ArraySlice<UInt8>) -> Subkeys? {
        state.withLock { state in
            if state.current.keyID.elementsEqual(keyID) { return state.current }
            return state.earlier.first { $0.keyID.elementsEqual(keyID) }
        }
    }

    func advance(to next: Subkeys) {
        state.withLock { state in
            guard state.current.keyID != next.keyID else { return }
            state.earlier.append(state.current)
            state.current = next
        }
    }

    func root(_ keyID: String) -> RootKey? {
        state.withLock { state in
            ([state.current] + state.earlier).first { Hexadecimal.encode($0.keyID) == keyID }?.root
        }
    }

    func forget(_ keyID: String) {
        state.withLock { $0.earlier.removeAll { Hexadecimal.encode($0.keyID) == keyID } }
    }
}

/// The subkeys of one root key that were asked for so far.
private final class Subkeys: Sendable {
    private static let salt = Array("castellan/keyring/v1".utf8)

    let keyID: [UInt8]
    let root: RootKey
    private let keys = Mutex<[String: SymmetricKey]>([:])

    init(_ root: RootKey) {
        self.root = root
        keyID = Self.derive("key-id", from: root, count: 4).withUnsafeBytes { Array($0) }
    }

    func key(for purpose: String) -> SymmetricKey {
        keys.withLock { keys in
            if let key = keys[purpose] { return key }
            let key = derive("seal:" + purpose, count: 32)
            keys[purpose] = key
            return key
        }
    }

    func derive(_ info: String, count: Int) -> SymmetricKey { Self.derive(info, from: root, count: count) }

    private static func derive(_ info: String, from root: RootKey, count: Int) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: root.key, salt: salt, info: Array(info.utf8), outputByteCount: count)
    }
}
