import Core

/// A signed token in JWS compact form (RFC 7515), taken apart and not yet believed.
struct CompactToken: Sendable {
    static let maximumLength = 131_072
    static let maximumHeaderDepth = 8
    static let maximumClaimDepth = 32

    let algorithm: SignatureAlgorithm
    let keyID: String?
    let type: String?
    /// What the payload's bytes say; the signature covers the same bytes in their encoded form.
    let claims: JSONNode
    let signature: [UInt8]
    /// The encoded header and payload with the stop between them.
    let signedContent: [UInt8]

    /// - Throws: `FederationError` of the token's form.
    init(_ text: String) throws(FederationError) {
        guard text.utf8.count <= Self.maximumLength else { throw .tokenTooLong(limit: Self.maximumLength) }
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count != 5 else { throw .malformedToken("it is encrypted (five parts)") }
        guard parts.count == 3 else { throw .malformedToken("it has not three parts with stops between them") }
        let header = try Self.object(parts[0], part: "header", depth: Self.maximumHeaderDepth)
        algorithm = try Self.algorithm(of: header)
        keyID = try Self.text("kid", of: header)
        type = try Self.text("typ", of: header)
        claims = try Self.object(parts[1], part: "payload", depth: Self.maximumClaimDepth)
        guard let signature = Base64URL.decode(Substring(parts[2])), !signature.isEmpty else {
            throw .malformedToken("its signature is missing or not base64url")
        }
        self.signature = signature
        signedContent = Array(text.utf8[..<parts[1].endIndex])
    }

    private static func algorithm(of header: JSONNode) throws(FederationError) -> SignatureAlgorithm {
        guard header["crit"] == nil else { throw .criticalHeader }
        // RFC 7797: with it the signature covers other bytes than those that are checked here.
        guard header["b64"] == nil else { throw .malformedToken("its header has b64, which is not supported") }
        guard let name = header["alg"]?.string else { throw .unsupportedAlgorithm(nil) }
        guard let algorithm = SignatureAlgorithm(rawValue: name) else {
            throw .unsupportedAlgorithm(isPresentable(name) ? name : nil)
        }
        return algorithm
    }

    private static func object(
        _ part: Substring.UTF8View, part name: String, depth: Int
    ) throws(FederationError) -> JSONNode {
        guard let bytes = Base64URL.decode(Substring(part)) else {
            throw .malformedToken("its \(name) is not base64url without padding")
        }
        let node: JSONNode
        do {
            node = try JSONParser.parse(bytes, maximumDepth: depth, duplicates: .reject)
        } catch {
            // The parser's reason may quote a name from the token; only its kind is told.
            let isDuplicate = error.reason.hasPrefix("Duplicate")
            throw .malformedToken(
                isDuplicate
                    ? "its \(name) names a member twice"
                    : "its \(name) is not JSON of at most \(depth) levels (byte \(error.offset))")
        }
        guard node.members != nil else { throw .malformedToken("its \(name) is not a JSON object") }
        return node
    }

    private static func text(_ name: String, of header: JSONNode) throws(FederationError) -> String? {
        guard let value = header[name] else { return nil }
        guard let text = value.string else { throw .malformedToken("the \(name) of its header is not a string") }
        return text
    }

    /// Whether the name can stand in an error: short, and without characters that would fool a reader of logs.
    private static func isPresentable(_ name: String) -> Bool {
        (1...16).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"):
                    true
                default: false
                }
            }
    }
}
