import Core

/// The keys that an issuer publishes (RFC 7517, section 5), as far as they can verify tokens.
struct KeySet: Sendable {
    enum Selection: Sendable {
        case key(PublishedKey)
        /// There is no such key; a newer set may have it.
        case absent
        /// The key is there and not for this algorithm.
        case unfit
        case refused(String)
        case ambiguous
    }

    static let maximumCount = 256
    private let keys: [PublishedKey]
    /// Keys with an identifier that cannot be used, so that the error can tell why.
    private let refusals: [(id: String, reason: String)]

    /// Reads a set; keys that cannot be used are left out, as RFC 7517 asks.
    ///
    /// - Throws: `FederationError.invalidDocument` when it is no JWK set.
    init(_ bytes: [UInt8], issuer: String) async throws(FederationError) {
        let node: JSONNode
        do {
            node = try JSONParser.parse(bytes, maximumDepth: 16, duplicates: .reject)
        } catch {
            throw .invalidDocument(issuer: issuer, "the key set is not valid JSON or names a member twice")
        }
        guard let members = node["keys"]?.array else {
            throw .invalidDocument(issuer: issuer, "the key set has no array named keys")
        }
        guard members.count <= Self.maximumCount else {
            throw .invalidDocument(issuer: issuer, "the key set has more than \(Self.maximumCount) keys")
        }
        var keys: [PublishedKey] = []
        var refusals: [(id: String, reason: String)] = []
        for member in members {
            do throws(PublishedKey.Refusal) {
                keys.append(try await PublishedKey(member))
            } catch {
                if let id = member["kid"]?.string { refusals.append((id, error.reason)) }
            }
        }
        self.keys = keys
        self.refusals = refusals
    }

    /// - Parameter id: the token's `kid`; without one, exactly one key must fit the algorithm.
    func selection(id: String?, algorithm: SignatureAlgorithm) -> Selection {
        let named = keys.filter { key in
            guard let id else { return true }
            return key.id.map { $0.utf8.elementsEqual(id.utf8) } ?? false
        }
        let fitting = named.filter { $0.fits(algorithm) }
        if fitting.count > 1 { return .ambiguous }
        if let key = fitting.first { return .key(key) }
        guard let id else { return .absent }
        if !named.isEmpty { return .unfit }
        let refusal = refusals.first { $0.id.utf8.elementsEqual(id.utf8) }
        return refusal.map { .refused($0.reason) } ?? .absent
    }
}
