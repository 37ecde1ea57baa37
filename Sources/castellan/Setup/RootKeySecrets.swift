import Core
import FoundationEssentials
import Keyring

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Passphrases and PINs: from the environment, from a file of mode 0600, or asked for on the terminal; never from the
/// command line, which others can read.
struct RootKeySecrets {
    /// What to call it when asking.
    let title: String
    /// Such as `CASTELLAN_ROOT_PASSPHRASE`; with `_FILE` behind it, the variable that names a file.
    let variable: String

    static let passphrase = RootKeySecrets(title: "Passphrase of the root key", variable: "CASTELLAN_ROOT_PASSPHRASE")
    static let pin = RootKeySecrets(title: "PIN of the token", variable: "CASTELLAN_PKCS11_PIN")
    static let newPassphrase = RootKeySecrets(
        title: "New passphrase of the root key", variable: "CASTELLAN_NEW_ROOT_PASSPHRASE")
    static let newPin = RootKeySecrets(title: "PIN of the new token", variable: "CASTELLAN_NEW_PKCS11_PIN")

    static let current = RootSecrets(passphrase: { try passphrase.read() }, pin: { try pin.read() })

    /// - Parameter confirmed: asks twice on a terminal.
    func read(confirmed: Bool = false) throws -> Secret {
        let environment = ProcessInfo.processInfo.environment
        if let value = environment[variable], !value.isEmpty { return Secret(value) }
        if let file = environment[variable + "_FILE"] { return Self.line(try ProtectedFile.read(file)) }
        guard isatty(STDIN_FILENO) == 1 else {
            throw Complaint(
                "the \(title.prefix(1).lowercased() + title.dropFirst()) is needed",
                remedy: "set \(variable), or \(variable)_FILE to a file of mode 0600, or run it on a terminal")
        }
        let answer = try ask(title)
        if confirmed, try ask("The same again") != answer { throw Complaint("the two entries differ") }
        return answer
    }

    /// Without the line's end that editors leave.
    private static func line(_ bytes: [UInt8]) -> Secret { Secret(bytes: bytes.prefix { $0 != 0x0A && $0 != 0x0D }) }

    private func ask(_ question: String) throws -> Secret {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { throw Complaint("the terminal cannot be read") }
        let echoing = settings
        settings.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        defer {
            var echoing = echoing
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &echoing)
            tell("\n")
        }
        tell("\(question): ")
        guard let line = readLine(strippingNewline: true), !line.isEmpty else { throw Complaint("nothing was entered") }
        return Secret(line)
    }
}
