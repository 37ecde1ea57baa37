package import Core
import Crypto
import Keyring

/// A service-specific credential: a bearer token that is good for one service alone. The secret has 256 random bits, so
/// its digest is all that is kept of it.
package struct ServiceCredentialRecord: Sendable, Hashable, Codable {
    /// `ACCA…`
    package let id: String
    package var userName: String
    /// Such as `verifiedpermissions.amazonaws.com`.
    package let serviceName: String
    package var digest: String
    package var isActive = true
    package let created: Timestamp
    package let expires: Timestamp?
}

extension ServiceCredentialRecord {
    /// What AWS's bearer tokens begin with.
    private static let prefix = "ABSK"
    private static let secretBytes = 32

    /// A new credential with the token that can be shown this once.
    package static func make(
        for userName: String, of serviceName: String, in account: AccountID, created: Timestamp, expires: Timestamp?
    ) -> (record: ServiceCredentialRecord, token: String) {
        let id = UniqueID.make(.contextSpecificBearer, account: account)
        var record = ServiceCredentialRecord(
            id: id, userName: userName, serviceName: serviceName, digest: "", created: created, expires: expires)
        let token = record.reset()
        return (record, token)
    }

    /// Gives the credential a new secret; the old one is no good from then on.
    package mutating func reset() -> String {
        let secret = Hexadecimal.encode(SecureRandom.bytes(Self.secretBytes))
        digest = Self.digest(of: secret)
        return Self.prefix + Base64.encode(Array("\(id):\(secret)".utf8))
    }

    /// What a token says, before any of it is believed.
    static func read(_ token: String) -> (id: String, secret: String)? {
        guard token.hasPrefix(prefix), let bytes = Base64.decode(String(token.dropFirst(prefix.count))),
            let text = String(validating: bytes, as: UTF8.self), let colon = text.firstIndex(of: ":")
        else { return nil }
        return (String(text[..<colon]), String(text[text.index(after: colon)...]))
    }

    func isGood(_ secret: String, for service: String, at now: Timestamp) -> Bool {
        let isRight = ConstantTime.equal(Array(Self.digest(of: secret).utf8), Array(digest.utf8))
        return isRight && isActive && serviceName == service && expires.map { now < $0 } ?? true
    }

    private static func digest(of secret: String) -> String {
        Hexadecimal.encode(Array(SHA256.hash(data: Array(secret.utf8))))
    }
}
