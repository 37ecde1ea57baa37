package import Core
import FoundationEssentials
package import Keyring
package import Plane

/// Why a session token is not believed.
package enum SessionTokenError: Error, Sendable, Hashable {
    /// Not a token of any version.
    case malformed
    /// Not sealed by this plane, altered, or presented with another access key than its own.
    case notOurs
    case expired(Timestamp)
}

/// Session tokens: claims, sealed with the access key id that they are for, in base 64. Nothing is stored.
package struct SessionTokens: Sendable {
    private static let purpose = "session-token"
    /// Counts the layouts of the claims, see `ClaimsEncoder`.
    private static let version: UInt8 = 1
    /// Far above what STS's limits on policies and tags let through.
    private static let maximumLength = 32_768

    private let keyring: Keyring

    package init(_ keyring: Keyring) { self.keyring = keyring }

    package func seal(_ claims: SessionClaims) throws -> String {
        var encoder = ClaimsEncoder()
        encoder.encode(claims)
        let sealed = try keyring.seal(encoder.bytes, purpose: Self.purpose, context: claims.accessKeyID)
        return Data([Self.version] + sealed).base64EncodedString()
    }

    /// - Parameter accessKeyID: the one that the request is signed with.
    package func open(
        _ token: String, for accessKeyID: String, now: Timestamp
    ) throws(SessionTokenError) -> SessionClaims {
        guard token.utf8.count <= Self.maximumLength, let data = Data(base64Encoded: token),
            data.first == Self.version
        else { throw .malformed }
        let bytes: [UInt8]
        do {
            bytes = try keyring.open(Array(data.dropFirst()), purpose: Self.purpose, context: accessKeyID)
        } catch {
            throw error.reason == .unknownFormat ? .malformed : .notOurs
        }
        var decoder = ClaimsDecoder(bytes)
        guard let claims = decoder.claims(), claims.accessKeyID == accessKeyID else { throw .malformed }
        guard claims.expires > now else { throw .expired(claims.expires) }
        return claims
    }
}
