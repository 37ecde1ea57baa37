package import Core

/// Signs requests as a client does: for the plane's own command line, and the other side in tests.
package struct Signer: Sendable {
    private let accessKeyID: String
    private let secret: Secret
    private let token: String?

    package init(accessKeyID: String, secret: Secret, token: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secret = secret
        self.token = token
    }

    /// Adds the date, the token, under S3's rules the payload's hash, and the Authorization header. Every header that
    /// is there is signed.
    ///
    /// - Parameter payload: `computed` covers the body.
    package func sign(
        _ request: inout HTTPRequest, service: String, region: String, at time: Timestamp,
        rules: SignatureRules = .standard, payload: PayloadMode = .computed
    ) {
        let scope = CredentialScope(day: time.basicDay, region: region, service: service)
        request.headers["x-amz-date"] = time.basic
        if let token { request.headers["x-amz-security-token"] = token }
        let hash = payload.headerValue ?? Digest.hexadecimal(request.body)
        if rules.declaresPayload || payload != .computed { request.headers["x-amz-content-sha256"] = hash }
        let names = Self.names(of: request)
        let signature = signature(request, names, hash, scope, time, rules)
        request.headers["authorization"] =
            "\(SignedRequest.algorithm) Credential=\(accessKeyID)/\(scope.text), "
            + "SignedHeaders=\(names.joined(separator: ";")), Signature=\(signature)"
    }

    /// Adds the signature to the query, which makes a URL that anybody may use for a while.
    ///
    /// - Parameter lifetime: seconds, a week at most.
    package func presign(
        _ request: inout HTTPRequest, service: String, region: String, at time: Timestamp, lifetime: Int64,
        rules: SignatureRules = .standard
    ) {
        let scope = CredentialScope(day: time.basicDay, region: region, service: service)
        let names = Self.names(of: request)
        var parameters = [
            ("X-Amz-Algorithm", SignedRequest.algorithm), ("X-Amz-Credential", "\(accessKeyID)/\(scope.text)"),
            ("X-Amz-Date", time.basic), ("X-Amz-Expires", String(lifetime)),
            ("X-Amz-SignedHeaders", names.joined(separator: ";")),
        ]
        if let token { parameters.append(("X-Amz-Security-Token", token)) }
        for (name, value) in parameters {
            var encoded: [UInt8] = []
            PercentCoding.encode(value.utf8, to: &encoded)
            request.query += (request.query.isEmpty ? "" : "&") + "\(name)=\(String(decoding: encoded, as: UTF8.self))"
        }
        let hash = rules.declaresPayload ? "UNSIGNED-PAYLOAD" : Digest.hexadecimal(request.body)
        request.query += "&X-Amz-Signature=\(signature(request, names, hash, scope, time, rules))"
    }

    private static func names(of request: HTTPRequest) -> [String] {
        Set(request.headers.map(\.name)).subtracting(["authorization"]).sorted()
    }

    private func signature(
        _ request: HTTPRequest, _ names: [String], _ hash: String, _ scope: CredentialScope,
        _ time: Timestamp, _ rules: SignatureRules
    ) -> String {
        let canonical = CanonicalRequest.text(
            of: request, signedHeaders: names, payloadHash: hash, rules: rules)
        let text = StringToSign.text(canonicalRequest: canonical, time: time, scope: scope)
        return String(decoding: DerivedKey(secret: secret, scope: scope).signature(of: text), as: UTF8.self)
    }
}
