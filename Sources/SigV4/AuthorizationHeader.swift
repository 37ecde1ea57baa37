/// The three fields of `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`, in any order.
struct AuthorizationHeader {
    let credential: Substring
    let signedHeaders: Substring
    let signature: Substring

    /// - Parameter hasDate: whether the request has a date; AWS lists all that is missing in one answer.
    init(_ header: String, hasDate: Bool) throws(SignatureError) {
        let algorithm = header.prefix { $0 != " " }
        guard algorithm == SignedRequest.algorithm else {
            if algorithm == "AWS" || algorithm.hasPrefix("AWS4-") { throw .unsupportedAlgorithm(String(algorithm)) }
            throw Self.incomplete(header, ["Credential", "Signature", "SignedHeaders"], hasDate: hasDate)
        }
        var fields: [Substring: Substring] = [:]
        for part in header[algorithm.endIndex...].split(separator: ",") {
            let field = Self.trimmed(part)
            guard let equals = field.firstIndex(of: "=") else {
                throw .incompleteHeader(
                    "'\(field)' not a valid key=value pair (missing equal-sign) in Authorization header: '\(header)'.")
            }
            guard fields.updateValue(field[field.index(after: equals)...], forKey: field[..<equals]) == nil else {
                throw .incompleteHeader("Authorization header has more than one '\(field[..<equals])' parameter.")
            }
        }
        guard hasDate, let credential = fields["Credential"], let signature = fields["Signature"],
            let signedHeaders = fields["SignedHeaders"]
        else {
            let missing = ["Credential", "Signature", "SignedHeaders"].filter { fields[$0[...]] == nil }
            throw Self.incomplete(header, missing, hasDate: hasDate)
        }
        self.credential = credential
        self.signature = signature
        self.signedHeaders = signedHeaders
    }

    private static func incomplete(_ header: String, _ missing: [String], hasDate: Bool) -> SignatureError {
        var sentences = missing.map { "Authorization header requires '\($0)' parameter." }
        if !hasDate {
            sentences.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
        }
        // What follows the scheme may be a password or a token of another scheme, so it is not repeated.
        return .incompleteHeader(sentences.joined(separator: " ") + " Authorization=\(header.prefix { $0 != " " })")
    }

    private static func trimmed(_ text: Substring) -> Substring {
        guard let first = text.firstIndex(where: { $0 != " " }), let last = text.lastIndex(where: { $0 != " " }) else {
            return text.prefix(0)
        }
        return text[first...last]
    }
}
