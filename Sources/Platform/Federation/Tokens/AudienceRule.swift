package import Core

/// For whom a token must be. Claims may be a string or an array of strings, of which one must match exactly.
package struct AudienceRule: Sendable {
    private let label: String
    private let accepts: @Sendable (JSONNode) -> Bool

    /// - Parameters:
    ///   - label: what the rule looks at, for the error.
    ///   - accepts: decides on the claims of a token whose signature is valid.
    package init(_ label: String, accepts: @escaping @Sendable (JSONNode) -> Bool) {
        self.label = label
        self.accepts = accepts
    }

    /// Tokens for anyone. For callers that have no list of clients.
    package static let any = AudienceRule("no claim") { _ in true }

    /// One of the claims holds one of the values; no values accept no token.
    package static func anyClaim(_ names: [String], in values: some Sequence<String>) -> AudienceRule {
        let values = Array(values)
        return AudienceRule(names.joined(separator: ", ")) { claims in
            names.contains { name in holds(claims[name], values) }
        }
    }

    /// The first of the claims that the token has holds one of the values; no values accept no token. So `azp` before
    /// `aud` is that of AWS STS.
    package static func firstClaim(_ names: [String], in values: some Sequence<String>) -> AudienceRule {
        let values = Array(values)
        return AudienceRule(names.joined(separator: ", ")) { claims in
            holds(names.lazy.compactMap { claims[$0] }.first, values)
        }
    }

    /// The claim holds one of the values; no values accept no token.
    package static func claim(_ name: String, in values: some Sequence<String>) -> AudienceRule {
        anyClaim([name], in: values)
    }

    /// - Throws: `FederationError.audienceMismatch`.
    func check(_ claims: JSONNode) throws(FederationError) {
        guard accepts(claims) else { throw .audienceMismatch(claims: label) }
    }

    private static func holds(_ claim: JSONNode?, _ values: [String]) -> Bool {
        guard let claim else { return false }
        let held = claim.array?.compactMap(\.string) ?? claim.string.map { [$0] } ?? []
        return held.contains { one in values.contains { $0.utf8.elementsEqual(one.utf8) } }
    }
}
