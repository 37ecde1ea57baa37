import Core
import Keyring

/// What is said once, on the page that follows a change.
struct Flash: Sendable, Hashable {
    enum Kind: String, Sendable {
        case success, failure
    }

    static let cookie = "castellan-flash"
    private static let purpose = "console.flash"

    let kind: Kind
    let text: String

    init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// - Parameter session: whose it is; it is shown to no other.
    func sealed(for session: Session, _ keyring: Keyring) throws -> Cookie {
        let blob = try keyring.seal(
            Array("\(kind.rawValue):\(text.prefix(600))".utf8), purpose: Self.purpose, context: session.formToken)
        return Cookie(name: Self.cookie, value: Base64.encode(blob), seconds: 60)
    }

    init?(opening text: String, for session: Session, _ keyring: Keyring) {
        guard let blob = Base64.decode(text),
            let plain = try? keyring.open(blob, purpose: Self.purpose, context: session.formToken)
        else { return nil }
        let parts = String(decoding: plain, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])) else { return nil }
        self.init(kind, String(parts[1]))
    }
}
