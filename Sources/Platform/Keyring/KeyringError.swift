/// Why key material cannot be used. Messages name files and purposes, never key or content bytes.
package struct KeyringError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        /// The file lets others than its owner in; the associated value is its mode in octal.
        case exposed(mode: String)
        case wrongLength(expected: Int, found: Int)
        case notFound
        case exists
        case system(call: String, code: Int32)
        /// The blob was not sealed by this keyring, or not for this purpose and context, or was altered.
        case notAuthentic
        case unknownFormat
        case invalidKey
        /// The passphrase or PIN is not the one that the root key was put under.
        case wrongSecret
        /// A PKCS #11 module or token did not do what it was asked; says what, and what may help.
        case token(String)
    }

    package let reason: Reason
    /// The file or the purpose that it is about.
    package let subject: String

    package init(_ reason: Reason, _ subject: String) {
        self.reason = reason
        self.subject = subject
    }

    package var description: String {
        switch reason {
        case .exposed(let mode):
            "\(subject) holds a secret but others may open it (mode \(mode)); run: chmod go-rwx '\(subject)'"
        case .wrongLength(let expected, let found): "\(subject) should hold \(expected) bytes but holds \(found)"
        case .notFound: "\(subject) does not exist"
        case .exists: "\(subject) exists already"
        case .system(let call, let code): "\(call) failed on \(subject) with errno \(code)"
        case .notAuthentic: "\(subject): sealed with another key, for another use, or altered"
        case .unknownFormat: "\(subject): not in a format that this version reads"
        case .invalidKey: "\(subject): not a usable key"
        case .wrongSecret: "\(subject): wrong"
        case .token(let problem): "\(subject): \(problem)"
        }
    }
}
