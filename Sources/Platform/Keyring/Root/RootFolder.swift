package import Core
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A home's root key: found, made, and exchanged for another one.
package struct RootFolder: Sendable {
    private static let handover = "root-handover"
    private static let retired = "root-retired"
    private static let firstFile = "root.key"
    /// As long as a session may last, whose token the key has sealed.
    private static let retirementSeconds: Int64 = 36 * 3_600

    package let path: String

    package init(_ path: String) { self.path = path }

    private var stateFile: String { path + "/root.json" }

    /// nil for a home that has no root key yet.
    ///
    /// - Throws: `KeyringError`.
    package func state() throws -> RootState? {
        do {
            let bytes = try ProtectedFile.read(stateFile)
            guard let state = try? JSONDecoder().decode(RootState.self, from: Data(bytes)) else {
                throw KeyringError(.unknownFormat, stateFile)
            }
            return state
        } catch let error as KeyringError where error.reason == .notFound {
            do {
                let root = try RootKey.load(from: path + "/" + Self.firstFile)
                return RootState(current: .init(keyID: root.id, source: .file(name: Self.firstFile)))
            } catch let error as KeyringError where error.reason == .notFound {
                return nil
            }
        }
    }

    /// The keyring of the home, which is made with a key file when there is none.
    ///
    /// - Throws: `KeyringError`, and what `secrets` throws.
    package func open(_ secrets: RootSecrets) throws -> Keyring {
        guard let state = try state() else {
            return Keyring(try RootKey.loadOrCreate(at: path + "/" + Self.firstFile))
        }
        let root = try root(state.current, secrets)
        let opening = Keyring(root)
        // Those whose time is over as well: what they sealed late is sealed anew before they are forgotten.
        let earlier = try state.retired.map { try Self.key($0.sealed, Self.retired, $0.keyID, opening) }
        let keyring = Keyring(root, earlier: earlier)
        _ = try advance(keyring)
        try removeStrayFiles()
        return keyring
    }

    private func root(_ entry: RootState.Entry, _ secrets: RootSecrets) throws -> RootKey {
        let root =
            switch entry.source {
            case .file(let name): try RootKey.load(from: path + "/" + name)
            case .passphrase(let wrap): try wrap.open(keyID: entry.keyID, with: try secrets.passphrase())
            case .token(let wrap): try wrap.open(keyID: entry.keyID, with: try secrets.pin())
            }
        guard root.id == entry.keyID else { throw KeyringError(.notAuthentic, path) }
        return root
    }

    private static func key(_ sealed: Data, _ purpose: String, _ keyID: String, _ keyring: Keyring) throws -> RootKey {
        var bytes = try keyring.open(Array(sealed), purpose: purpose, context: keyID)
        defer { bytes.wipe() }
        return try RootKey(bytes: bytes, named: "Root key \(keyID)")
    }
}

extension RootFolder {
    /// How a new root key is to be kept.
    package enum Target: Sendable {
        case file
        case passphrase(Secret)
        case token(module: String, token: String, key: String, pin: Secret)
    }

    /// Begins a change: makes a new root key, puts it where it will be kept and writes that down.
    ///
    /// - Parameter keyring: opened from this folder.
    /// - Throws: `KeyringError`, with `exists` while another change is under way.
    package func begin(_ target: Target, _ keyring: Keyring) throws -> RootState {
        try locked { try beginLocked(target, keyring) }
    }

    private func beginLocked(_ target: Target, _ keyring: Keyring) throws -> RootState {
        guard var state = try state() else { throw KeyringError(.notFound, path) }
        guard state.next == nil else { throw KeyringError(.exists, "A change of the root key") }
        let root = RootKey()
        let source = try keep(root, target)
        let handover = try Self.sealed(root, Self.handover, keyring)
        state.next = .init(entry: .init(keyID: root.id, source: source), handover: handover)
        try write(state)
        return state
    }

    /// Puts a root key where it will be kept, and gets it back from there once: what cannot be opened again now could not
    /// be at the next start either.
    private func keep(_ root: RootKey, _ target: Target) throws -> RootKeySource {
        let source: RootKeySource
        let kept: RootKey
        switch target {
        case .file:
            let name = "root-\(root.id).key"
            var bytes = root.revealedBytes
            defer { bytes.wipe() }
            try ProtectedFile.write(bytes, to: "\(path)/\(name)")
            source = .file(name: name)
            kept = try RootKey.load(from: "\(path)/\(name)")
        case .passphrase(let passphrase):
            let wrap = try PassphraseWrap(root, under: passphrase)
            source = .passphrase(wrap)
            kept = try wrap.open(keyID: root.id, with: passphrase)
        case .token(let module, let token, let key, let pin):
            let wrap = try TokenWrap(root, module: module, token: token, key: key, pin: pin)
            source = .token(wrap)
            kept = try wrap.open(keyID: root.id, with: pin)
        }
        guard kept.id == root.id else { throw KeyringError(.notAuthentic, "Root key") }
        return source
    }

    /// Seals under the next root key from now on, if a change was begun.
    ///
    /// - Returns: whether one was.
    package func advance(_ keyring: Keyring) throws -> Bool {
        guard let next = try state()?.next else { return false }
        guard keyring.keyID != next.entry.keyID else { return true }
        keyring.advance(to: try Self.key(next.handover, Self.handover, next.entry.keyID, keyring))
        return true
    }

    /// Ends a change, once nothing that rests needs the old root key.
    package func finish(_ keyring: Keyring, at now: Timestamp) throws {
        try locked { try finishLocked(keyring, at: now) }
        try removeStrayFiles()
    }

    private func finishLocked(_ keyring: Keyring, at now: Timestamp) throws {
        guard var state = try state(), let next = state.next, keyring.keyID == next.entry.keyID else { return }
        let old = state.current
        guard let root = keyring.root(keyID: old.keyID) else { throw KeyringError(.notFound, "Root key \(old.keyID)") }
        let until = now.adding(seconds: Self.retirementSeconds)
        var retired = try state.retired.map { earlier in
            guard
                let sealed = try keyring.reseal(
                    Array(earlier.sealed), purpose: Self.retired, context: earlier.keyID)
            else { return earlier }
            return RootState.Retired(keyID: earlier.keyID, sealed: Data(sealed), until: earlier.until)
        }
        retired.append(.init(keyID: old.keyID, sealed: try Self.sealed(root, Self.retired, keyring), until: until))
        state = RootState(current: next.entry, next: nil, retired: retired)
        try write(state)
    }

    /// Forgets root keys whose time is over.
    ///
    /// - Parameter keyIDs: those of which the caller knows that nothing needs them.
    package func forget(_ keyIDs: Set<String>, _ keyring: Keyring) throws {
        try locked {
            guard var state = try state(), state.next == nil else { return }
            state.retired.removeAll { keyIDs.contains($0.keyID) }
            try write(state)
            for keyID in keyIDs { keyring.forget(keyID: keyID) }
        }
    }

    /// Removes the key files of before that the state no longer names, which a kill may have left. Files by other names,
    /// such as a copy that somebody made, stay.
    package func removeStrayFiles() throws {
        guard FileManager.default.fileExists(atPath: stateFile) else { return }
        try locked {
            guard let state = try state() else { return }
            let named = [state.current.source, state.next?.entry.source].compactMap { source -> String? in
                if case .file(let name)? = source { name } else { nil }
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            for name in names where Self.isKeyFile(name) && !named.contains(name) { remove("\(path)/\(name)") }
        }
    }

    /// `root.key`, or `root-` and a key's id.
    private static func isKeyFile(_ name: String) -> Bool {
        if name == firstFile { return true }
        guard name.hasPrefix("root-"), name.hasSuffix(".key") else { return false }
        return Hexadecimal.decode(name.dropFirst(5).dropLast(4))?.count == 4
    }

    /// Overwrites and removes a file, as far as the file system lets one: what it wrote elsewhere before is out of reach,
    /// and another name of the same file is somebody's copy.
    private func remove(_ file: String) {
        defer { unlink(file) }
        let descriptor = Glibc.open(file, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_nlink == 1 else { return }
        let zeros = [UInt8](repeating: 0, count: Int(status.st_size))
        _ = pwrite(descriptor, zeros, zeros.count, 0)
        fsync(descriptor)
    }

    private static func sealed(_ root: RootKey, _ purpose: String, _ keyring: Keyring) throws -> Data {
        var bytes = root.revealedBytes
        defer { bytes.wipe() }
        return Data(try keyring.seal(bytes, purpose: purpose, context: root.id))
    }

    private func write(_ state: RootState) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try ProtectedFile.write([UInt8](try encoder.encode(state)), to: stateFile, replacing: true)
    }
}
