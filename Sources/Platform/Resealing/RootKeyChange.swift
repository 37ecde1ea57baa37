package import Core
package import Keyring
package import Store

/// Carries a change of the root key through, wherever it was left off.
package struct RootKeyChange: Sendable {
    private let folder: RootFolder
    private let keyring: Keyring
    private let resealer: Resealer

    /// - Parameter keyring: opened from the folder.
    package init(_ folder: RootFolder, _ keyring: Keyring, _ collections: [SealedCollection], store: any Store) {
        self.folder = folder
        self.keyring = keyring
        resealer = Resealer(collections, store: store, keyring: keyring)
    }

    /// Finishes the change that the folder says was begun, if any, and forgets retired keys whose time is over, once
    /// nothing needs them.
    ///
    /// - Returns: how many records were sealed anew.
    @discardableResult
    package func run(at now: Timestamp, _ progress: @Sendable (Int) -> Void = { _ in }) async throws -> Int {
        guard try folder.advance(keyring) else { return try await forgetRetired(at: now) }
        let count = try await resealer.run(progress)
        try folder.finish(keyring, at: now)
        return count
    }

    private func forgetRetired(at now: Timestamp) async throws -> Int {
        guard let state = try folder.state() else { return 0 }
        let over = Set(state.retired.filter { $0.until <= now }.map(\.keyID))
        guard !over.isEmpty else { return 0 }
        let count = try await resealer.run()
        try folder.forget(over, keyring)
        return count
    }
}
