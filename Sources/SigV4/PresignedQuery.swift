/// The `X-Amz-…` parameters of a presigned URL.
struct PresignedQuery {
    /// The parameters that every presigned URL must have, next to the algorithm.
    struct Complete {
        let credential: String
        let date: String
        let signedHeaders: String
        let signature: String
    }

    let algorithm: String
    private let parameters: [String: String]
    private let repeated: String?

    /// nil when the query is not presigned, which is when it has no `X-Amz-Algorithm`.
    init?(_ query: String) {
        // Almost every request ends here; the scan spares it the decoding.
        guard query.utf8.count > 15, Self.mentionsAlgorithm(query) else { return nil }
        var parameters: [String: String] = [:]
        var repeated: String?
        for part in query.utf8.split(separator: UInt8(ascii: "&")) {
            let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(decoding: PercentCoding.decode(pair[0], plusIsSpace: true), as: UTF8.self)
            guard name.hasPrefix("X-Amz-") else { continue }
            let value = pair.count == 2 ? PercentCoding.decode(pair[1], plusIsSpace: true) : []
            if parameters.updateValue(String(decoding: value, as: UTF8.self), forKey: name) != nil { repeated = name }
        }
        guard let algorithm = parameters["X-Amz-Algorithm"] else { return nil }
        self.algorithm = algorithm
        self.parameters = parameters
        self.repeated = repeated
    }

    private static let algorithmName = Array("X-Amz-Algorithm=".utf8)

    private static func mentionsAlgorithm(_ query: String) -> Bool {
        var rest = Array(query.utf8)[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "X")) {
            rest = rest[start...]
            if rest.starts(with: algorithmName) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    var securityToken: String? { parameters["X-Amz-Security-Token"] }
    var payloadHash: String? { parameters["X-Amz-Content-Sha256"] }

    func complete() throws(SignatureError) -> Complete {
        if let repeated { throw .incompleteQuery("AWS query-string parameter '\(repeated)' is given more than once.") }
        let missing = ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"].filter {
            parameters[$0] == nil
        }
        guard let credential = parameters["X-Amz-Credential"], let signature = parameters["X-Amz-Signature"],
            let signedHeaders = parameters["X-Amz-SignedHeaders"], let date = parameters["X-Amz-Date"]
        else {
            throw .incompleteQuery(
                missing.map { "AWS query-string parameters must include '\($0)'." }.joined(separator: " ")
                    + " Re-examine the query-string parameters.")
        }
        return Complete(credential: credential, date: date, signedHeaders: signedHeaders, signature: signature)
    }

    /// Seconds; nil when the URL does not say.
    func lifetime() throws(SignatureError) -> Int64? {
        guard let text = parameters["X-Amz-Expires"] else { return nil }
        guard let seconds = Int64(text), !text.hasPrefix("+") else {
            throw .incompleteQuery("X-Amz-Expires should be a number")
        }
        guard seconds >= 0 else { throw .incompleteQuery("X-Amz-Expires must be non-negative") }
        guard seconds <= SignedRequest.maximumLifetime else {
            throw .incompleteQuery(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less "
                    + "than \(SignedRequest.maximumLifetime) seconds")
        }
        return seconds
    }
}
