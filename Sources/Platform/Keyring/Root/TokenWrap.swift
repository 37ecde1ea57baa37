package import Core
package import FoundationEssentials

/// A root key wrapped by an AES key that never leaves a PKCS #11 token (CKM_AES_GCM).
package struct TokenWrap: Sendable, Hashable, Codable {
    /// The file of the module, its token and the key's label on it.
    package let module: String
    package let token: String
    package let key: String
    let nonce: Data
    let wrapped: Data

    /// Wraps under the token's key of that label, which is made when there is none.
    ///
    /// - Throws: `KeyringError`.
    package init(_ root: RootKey, module: String, token: String, key: String, pin: Secret) throws {
        self.module = module
        self.token = token
        self.key = key
        let nonce = SecureRandom.bytes(12)
        self.nonce = Data(nonce)
        var bytes = root.revealedBytes
        defer { bytes.wipe() }
        let session = try TokenSession(module: module, token: token, pin: pin)
        let handle = try session.key(labelled: key) ?? session.makeKey(labelled: key)
        wrapped = Data(try session.seal(bytes, nonce: nonce, authenticating: Array(root.id.utf8), with: handle))
    }

    /// - Throws: `KeyringError`.
    func open(keyID: String, with pin: Secret) throws -> RootKey {
        let session = try TokenSession(module: module, token: token, pin: pin)
        guard let handle = try session.key(labelled: key) else {
            throw KeyringError(.token("there is no AES key with the label \"\(key)\""), "Token \"\(token)\"")
        }
        var bytes = try session.open(
            Array(wrapped), nonce: Array(nonce), authenticating: Array(keyID.utf8), with: handle)
        defer { bytes.wipe() }
        return try RootKey(bytes: bytes)
    }
}
