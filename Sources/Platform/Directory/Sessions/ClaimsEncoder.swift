import Core
import Plane

/// Writes session claims in a compact binary layout: numbers as variable-length integers, texts with their length
/// before them, optional members behind a byte that says whether they are there, in the order of `encode(_:)`.
struct ClaimsEncoder {
    private(set) var bytes: [UInt8] = []

    mutating func encode(_ claims: SessionClaims) {
        kind(claims.kind)
        text(claims.account.rawValue)
        text(claims.accessKeyID)
        text(claims.secretAccessKey)
        number(claims.issued.microseconds)
        number(claims.expires.microseconds)
        optional(claims.userName)
        optional(claims.userID)
        optional(claims.inlinePolicy)
        list(claims.policyARNs)
        list(claims.tags.flatMap { [$0.Key, $0.Value] })
        list(claims.transitiveTagKeys)
        optional(claims.sourceIdentity)
        number(claims.mfaAuthenticated?.microseconds ?? 0)
        optional(claims.federatedProvider)
    }

    private mutating func kind(_ kind: SessionClaims.Kind) {
        switch kind {
        case .assumedRole(let name, let path, let id, let sessionName, let isServiceLinked):
            bytes.append(isServiceLinked ? 2 : 1)
            for part in [name, path, id, sessionName] { text(part) }
        case .federatedUser(let name):
            bytes.append(3)
            text(name)
        case .sessionToken: bytes.append(4)
        }
    }

    /// Seven bits a byte, the least first; the high bit says that more follow.
    private mutating func number(_ value: Int64) {
        var rest = UInt64(bitPattern: value)
        while rest > 0x7F {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func text(_ text: String) {
        number(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func optional(_ value: String?) {
        bytes.append(value == nil ? 0 : 1)
        if let value { text(value) }
    }

    private mutating func list(_ texts: [String]) {
        number(Int64(texts.count))
        for element in texts { text(element) }
    }
}
