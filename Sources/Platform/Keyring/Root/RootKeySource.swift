package import Core

/// Where a home's root key comes from. What is kept of it opens nothing without the file, passphrase or token.
package enum RootKeySource: Sendable, Hashable, Codable {
    /// A file of mode 0600 in the home, by its name.
    case file(name: String)
    case passphrase(PassphraseWrap)
    case token(TokenWrap)

    /// `file`, `passphrase` or `pkcs11`, as the command line names it.
    package var kind: String {
        switch self {
        case .file: "file"
        case .passphrase: "passphrase"
        case .token: "pkcs11"
        }
    }
}

/// What unlocks a root key and is never kept: asked for when it is needed, and no earlier.
package struct RootSecrets: Sendable {
    package let passphrase: @Sendable () throws -> Secret
    package let pin: @Sendable () throws -> Secret

    package init(
        passphrase: @escaping @Sendable () throws -> Secret, pin: @escaping @Sendable () throws -> Secret
    ) {
        self.passphrase = passphrase
        self.pin = pin
    }
}
