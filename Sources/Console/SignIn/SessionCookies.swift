import Core
import Keyring

/// Writes sessions into cookies and reads them back, sealed by the keyring.
struct SessionCookies: Sendable {
    static let purpose = "console.session"
    private static let name = "castellan-session"
    /// Browsers keep 4,096 bytes a cookie, name and attributes included; a session token may need more.
    private static let pieceBytes = 3_500
    private static let mostPieces = 4

    let keyring: Keyring

    /// nil for a session that no browser would keep.
    func cookies(for session: Session, at now: Timestamp) throws -> [Cookie]? {
        let text = Base64.encode(try keyring.seal(session.json, purpose: Self.purpose, context: ""))
        let pieces = Self.pieces(text)
        guard pieces.count <= Self.mostPieces else { return nil }
        let seconds = max(session.expires.seconds - now.seconds, 0)
        return (0..<Self.mostPieces).map { index in
            index < pieces.count
                ? Cookie(name: Self.name(index), value: pieces[index], seconds: seconds)
                : .removal(of: Self.name(index))
        }
    }

    /// nil when there is none, or none that is ours and still good.
    func session(in cookies: Cookies, at now: Timestamp) -> Session? {
        var text = ""
        for index in 0..<Self.mostPieces {
            guard let piece = cookies[Self.name(index)] else { break }
            text += piece
        }
        guard !text.isEmpty, let blob = Base64.decode(text),
            let json = try? keyring.open(blob, purpose: Self.purpose, context: ""), let session = Session(json: json),
            session.issued <= now.adding(seconds: 60), now < session.expires
        else { return nil }
        return session
    }

    static var removal: [Cookie] { (0..<mostPieces).map { .removal(of: name($0)) } }

    private static func name(_ index: Int) -> String { index == 0 ? name : "\(name)-\(index)" }

    private static func pieces(_ text: String) -> [String] {
        var rest = Substring(text)
        var pieces: [String] = []
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(pieceBytes)))
            rest = rest.dropFirst(pieceBytes)
        }
        return pieces
    }
}
