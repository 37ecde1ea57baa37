package import Core
import Crypto
import FoundationEssentials

/// A signing key: the secret narrowed by four HMACs to a day, a region and a service.
package struct DerivedKey: Sendable {
    /// With the key's two blocks already taken in, so that every signature costs two blocks less.
    private let prepared: HMAC<SHA256>

    package init(secret: Secret, scope: CredentialScope) {
        var key = SymmetricKey(data: Array("AWS4".utf8) + secret.revealedBytes)
        for part in [scope.day, scope.region, scope.service, CredentialScope.terminator] {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        prepared = HMAC<SHA256>(key: key)
    }

    /// 64 lower-case hexadecimal digits.
    package func signature(of stringToSign: [UInt8]) -> [UInt8] {
        var authenticator = prepared
        authenticator.update(data: stringToSign)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        authenticator.finalize().withUnsafeBytes { Hexadecimal.append($0, to: &text) }
        return text
    }
}
