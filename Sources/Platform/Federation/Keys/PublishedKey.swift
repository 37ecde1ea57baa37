import Core
import JWTKit

#if canImport(FoundationEssentials)
    // The algorithms take and compare bytes through Foundation's protocols.
    import FoundationEssentials
#else
    import Foundation
#endif

/// A public key of an issuer that can verify signatures, with the algorithms it may be used for.
struct PublishedKey: Sendable {
    /// nil for a key without `kid`.
    let id: String?
    private let verifiers: [SignatureAlgorithm: any JWTAlgorithm]

    /// Why a member of a key set is no key for us, as a sentence without its stop.
    struct Refusal: Error {
        let reason: String
    }

    /// Reads one key of a JWK set (RFC 7517, RFC 7518, RFC 8037).
    ///
    /// - Throws: `Refusal` for keys of other kinds or purposes, weak and malformed ones.
    init(_ node: JSONNode) async throws(Refusal) {
        id = node["kid"]?.string
        if let use = node["use"], use.string != "sig" { throw Refusal(reason: "its use is not sig") }
        if let operations = node["key_ops"], operations.array?.contains(where: { $0.string == "verify" }) != true {
            throw Refusal(reason: "its key_ops do not hold verify")
        }
        var verifiers: [SignatureAlgorithm: any JWTAlgorithm]
        switch node["kty"]?.string {
        case "RSA": verifiers = try await Self.rsa(node)
        case "EC": verifiers = try await Self.ellipticCurve(node)
        case "OKP": verifiers = try await Self.edwards(node)
        default: throw Refusal(reason: "its kty is not RSA, EC or OKP")
        }
        if let algorithm = node["alg"] {
            verifiers = verifiers.filter { $0.key.rawValue == algorithm.string }
            if verifiers.isEmpty { throw Refusal(reason: "its alg is not accepted or does not fit its kty") }
        }
        self.verifiers = verifiers
    }

    func fits(_ algorithm: SignatureAlgorithm) -> Bool { verifiers[algorithm] != nil }

    /// - Returns: false also for a signature of the wrong form or length, and for an algorithm that does not fit.
    func verifies(_ signature: [UInt8], of content: [UInt8], by algorithm: SignatureAlgorithm) -> Bool {
        guard let verifier = verifiers[algorithm], verifier.name == algorithm.rawValue else { return false }
        return (try? verifier.verify(signature, signs: content)) ?? false
    }
}

extension PublishedKey {
    private static func rsa(_ node: JSONNode) async throws(Refusal) -> [SignatureAlgorithm: any JWTAlgorithm] {
        let modulus = Array(try bytes("n", of: node).drop { $0 == 0 })
        let exponent = Array(try bytes("e", of: node).drop { $0 == 0 })
        let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
        guard bits >= 2_048 else { throw Refusal(reason: "it is an RSA key of less than 2048 bits") }
        // Longer keys make each verification slow, at the expense of this server and not of the issuer.
        guard bits <= 8_192 else { throw Refusal(reason: "it is an RSA key of more than 8192 bits") }
        guard exponent.count <= 4, let last = exponent.last, last % 2 == 1, exponent != [1] else {
            throw Refusal(reason: "it is an RSA key with an unfit exponent")
        }
        do {
            let key = try Insecure.RSA.PublicKey(
                modulus: Base64URL.encode(modulus), exponent: Base64URL.encode(exponent))
            return [
                .rs256: try await verifier { await $0.add(rsa: key, digestAlgorithm: .sha256) },
                .rs384: try await verifier { await $0.add(rsa: key, digestAlgorithm: .sha384) },
                .rs512: try await verifier { await $0.add(rsa: key, digestAlgorithm: .sha512) },
                .ps256: try await verifier { await $0.add(pss: key, digestAlgorithm: .sha256) },
                .ps384: try await verifier { await $0.add(pss: key, digestAlgorithm: .sha384) },
                .ps512: try await verifier { await $0.add(pss: key, digestAlgorithm: .sha512) },
            ]
        } catch {
            throw Refusal(reason: "it is no valid RSA key")
        }
    }

    private static func ellipticCurve(
        _ node: JSONNode
    ) async throws(Refusal) -> [SignatureAlgorithm: any JWTAlgorithm] {
        let x = try bytes("x", of: node)
        let y = try bytes("y", of: node)
        let point = (x: Base64URL.encode(x), y: Base64URL.encode(y))
        do {
            switch (node["crv"]?.string, x.count, y.count) {
            case ("P-256", 32, 32):
                let key = try ES256PublicKey(parameters: point)
                return [.es256: try await verifier { await $0.add(ecdsa: key) }]
            case ("P-384", 48, 48):
                let key = try ES384PublicKey(parameters: point)
                return [.es384: try await verifier { await $0.add(ecdsa: key) }]
            case ("P-521", 66, 66):
                let key = try ES512PublicKey(parameters: point)
                return [.es512: try await verifier { await $0.add(ecdsa: key) }]
            default: throw Refusal(reason: "its crv or the lengths of its x and y are not those of a supported curve")
            }
        } catch {
            throw error as? Refusal ?? Refusal(reason: "it is no valid point of its curve")
        }
    }

    private static func edwards(_ node: JSONNode) async throws(Refusal) -> [SignatureAlgorithm: any JWTAlgorithm] {
        let x = try bytes("x", of: node)
        guard node["crv"]?.string == "Ed25519", x.count == 32 else {
            throw Refusal(reason: "its crv is not Ed25519 or its x has not 32 bytes")
        }
        do {
            let key = try EdDSA.PublicKey(x: Base64URL.encode(x), curve: .ed25519)
            return [.edDSA: try await verifier { await $0.add(eddsa: key) }]
        } catch {
            throw Refusal(reason: "it is no valid Ed25519 key")
        }
    }

    private static func bytes(_ name: String, of node: JSONNode) throws(Refusal) -> [UInt8] {
        guard let text = node[name]?.string, let bytes = Base64URL.decode(text) else {
            throw Refusal(reason: "its \(name) is missing or not base64url")
        }
        return bytes
    }

    /// A collection is the only way to an algorithm; one that holds a single key can give no other.
    private static func verifier(
        _ add: (JWTKeyCollection) async -> JWTKeyCollection
    ) async throws -> any JWTAlgorithm {
        try await add(JWTKeyCollection()).getKey()
    }
}
