package import Core

/// What a request says about its signature. Nothing of it is believed yet: `Verifier` decides.
package struct SignedRequest: Sendable {
    package enum Placement: Sendable, Hashable {
        case header
        /// A presigned URL; the value is its lifetime in seconds, nil when it does not say.
        case query(lifetime: Int64?)
    }

    package static let algorithm = "AWS4-HMAC-SHA256"
    /// A week, in seconds.
    package static let maximumLifetime: Int64 = 604_800

    package let placement: Placement
    package let accessKeyID: String
    package let scope: CredentialScope
    /// As they were sent: names in lower case, in ascending order, or the signature will not match.
    package let signedHeaders: [String]
    /// As it was sent, normally 64 hexadecimal digits.
    package let signature: String
    package let securityToken: String?
    package let time: Timestamp
    package let payload: PayloadMode

    /// Reads the Authorization header or the presigned query.
    package init(_ request: HTTPRequest) throws(SignatureError) {
        let authorization = request.headers["authorization"]
        let query = PresignedQuery(request.query)
        switch (authorization, query) {
        case (nil, nil): throw .missing
        case (.some, .some): throw .ambiguous
        case (let header?, nil): try self.init(header: header, request)
        case (nil, let query?): try self.init(query: query, request)
        }
    }

    private init(header: String, _ request: HTTPRequest) throws(SignatureError) {
        let fields = try AuthorizationHeader(header, hasDate: Self.dateText(of: request) != nil)
        (accessKeyID, scope) = try Self.credential(fields.credential, SignatureError.incompleteHeader)
        signedHeaders = Self.names(fields.signedHeaders)
        signature = String(decoding: fields.signature, as: UTF8.self)
        securityToken = request.headers["x-amz-security-token"]
        time = try Self.time(of: request)
        payload = try PayloadMode(request.headers["x-amz-content-sha256"])
        placement = .header
    }

    private init(query: PresignedQuery, _ request: HTTPRequest) throws(SignatureError) {
        guard query.algorithm == Self.algorithm else { throw .unsupportedAlgorithm(query.algorithm) }
        let fields = try query.complete()
        (accessKeyID, scope) = try Self.credential(Array(fields.credential.utf8)[...], SignatureError.incompleteQuery)
        guard let time = SignatureDate.basic(fields.date) else {
            throw .incompleteQuery(SignatureDate.complaint(fields.date))
        }
        signedHeaders = Self.names(Array(fields.signedHeaders.utf8)[...])
        signature = fields.signature
        securityToken = query.securityToken
        self.time = time
        payload = try PayloadMode(query.payloadHash ?? request.headers["x-amz-content-sha256"])
        placement = .query(lifetime: try query.lifetime())
    }
}

extension SignedRequest {
    /// Splits `AKID/20261123/region/service/aws4_request`.
    private static func credential(
        _ text: ArraySlice<UInt8>, _ failure: (String) -> SignatureError
    ) throws(SignatureError) -> (String, CredentialScope) {
        let parts = strings(text, separator: UInt8(ascii: "/"))
        guard parts.count == 5 else {
            throw failure(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
                    + "got '\(String(decoding: text, as: UTF8.self))'.")
        }
        guard parts[4] == CredentialScope.terminator else {
            throw .wrongScope(
                "Credential should be scoped with a valid terminator: '\(CredentialScope.terminator)', "
                    + "not '\(parts[4])'.")
        }
        return (parts[0], CredentialScope(day: parts[1], region: parts[2], service: parts[3]))
    }

    private static func names(_ list: ArraySlice<UInt8>) -> [String] { strings(list, separator: UInt8(ascii: ";")) }

    private static func strings(_ text: ArraySlice<UInt8>, separator: UInt8) -> [String] {
        text.fields(separatedBy: separator).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func dateText(of request: HTTPRequest) -> String? {
        request.headers["x-amz-date"] ?? request.headers["date"]
    }

    private static func time(of request: HTTPRequest) throws(SignatureError) -> Timestamp {
        if let text = request.headers["x-amz-date"] {
            guard let time = SignatureDate.basic(text) else { throw .incompleteHeader(SignatureDate.complaint(text)) }
            return time
        }
        let text = request.headers["date"] ?? ""
        guard let time = SignatureDate.basic(text) ?? SignatureDate.rfc1123(text) else {
            throw .incompleteHeader(SignatureDate.complaint(text))
        }
        return time
    }

    /// Makes sure that the credential was scoped for the service that is called, and optionally for the region.
    ///
    /// - Throws: `SignatureError.wrongScope`.
    package func requireScope(service: String, region: String? = nil) throws(SignatureError) {
        if let region, scope.region != region {
            throw .wrongScope("Credential should be scoped to a valid region, not '\(scope.region)'.")
        }
        guard scope.service == service else {
            throw .wrongScope("Credential should be scoped to correct service: '\(service)'.")
        }
    }
}
