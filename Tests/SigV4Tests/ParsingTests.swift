import Core
import SigV4
import Testing

@Suite("Reading a signature")
struct ParsingTests {
    private func authorization(_ value: String, date: Bool = true) -> HTTPRequest {
        var request = HTTPRequest(method: "GET", path: "/", headers: ["host": "h", "authorization": value])
        if date { request.headers["x-amz-date"] = "20150830T123600Z" }
        return request
    }

    private let credential = "Credential=AKID/20150830/us-east-1/iam/aws4_request"

    @Test("An Authorization header gives its parts, in any order and spacing")
    func header() throws {
        let signed = try SignedRequest(
            authorization("AWS4-HMAC-SHA256 Signature=abc,SignedHeaders=host;x-amz-date ,  \(credential)"))
        #expect(signed.accessKeyID == "AKID")
        #expect(signed.scope == CredentialScope(day: "20150830", region: "us-east-1", service: "iam"))
        #expect(signed.signedHeaders == ["host", "x-amz-date"])
        #expect(signed.signature == "abc")
        #expect(signed.time == Example.time)
        #expect(signed.placement == .header)
        #expect(signed.payload == .computed)
    }

    @Test(
        "The date may come in the Date header, in either form",
        arguments: ["20150830T123600Z", "Sun, 30 Aug 2015 12:36:00 GMT"])
    func dateHeader(text: String) throws {
        var request = authorization(
            "AWS4-HMAC-SHA256 \(credential), SignedHeaders=date;host, Signature=abc", date: false)
        request.headers["date"] = text
        #expect(try SignedRequest(request).time == Example.time)
    }

    @Test("No signature at all is told from a bad one")
    func missing() {
        #expect(throws: SignatureError.missing) {
            try SignedRequest(HTTPRequest(method: "GET", path: "/", query: "Action=ListUsers"))
        }
        #expect(throws: SignatureError.ambiguous) {
            var request = Example.presigned()
            request.headers["authorization"] = "AWS4-HMAC-SHA256 \(credential)"
            _ = try SignedRequest(request)
        }
    }

    @Test("Everything that is missing is listed at once, and no foreign credential is repeated")
    func incomplete() {
        let sentences =
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' "
            + "parameter. Authorization header requires 'SignedHeaders' parameter. "
        #expect(
            throws: SignatureError.incompleteHeader(
                sentences + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
                    + "Authorization=Basic")
        ) { try SignedRequest(authorization("Basic dXNlcjpwYXNz", date: false)) }
        #expect(throws: SignatureError.incompleteHeader(sentences + "Authorization=AWS4-HMAC-SHA256")) {
            try SignedRequest(authorization("AWS4-HMAC-SHA256"))
        }
    }

    @Test(
        "Malformed headers are refused",
        arguments: [
            "AWS4-HMAC-SHA256 Credential", "AWS4-HMAC-SHA256 Credential=AKID/20150830/us-east-1/iam/aws4_request",
            "AWS4-HMAC-SHA256 Credential=AKID, SignedHeaders=host, Signature=abc",
            "AWS4-HMAC-SHA256 Credential=a/b/c/d/e/f, SignedHeaders=host, Signature=abc",
            "AWS4-HMAC-SHA256 Signature=1, Signature=2, SignedHeaders=host, Credential=a/b/c/d/aws4_request", "", " ",
            ",", "AWS4-HMAC-SHA256 =,=,=",
        ])
    func malformed(header: String) {
        let error = #expect(throws: SignatureError.self) { try SignedRequest(authorization(header)) }
        #expect(error?.awsError(for: .query).code == "IncompleteSignature")
        #expect(error?.awsError(for: .json).code == "IncompleteSignatureException")
    }

    @Test("Other algorithms are refused by name", arguments: ["AWS4-ECDSA-P256-SHA256", "AWS"])
    func algorithms(name: String) {
        #expect(throws: SignatureError.unsupportedAlgorithm(name)) {
            try SignedRequest(authorization("\(name) \(credential), SignedHeaders=host, Signature=abc"))
        }
        var request = Example.presigned()
        request.query.replace("AWS4-HMAC-SHA256", with: name)
        #expect(throws: SignatureError.unsupportedAlgorithm(name)) { try SignedRequest(request) }
    }

    @Test(
        "A date in another form is refused",
        arguments: ["2015-08-30T12:36:00Z", "20150830T1236Z", "", "20150230T123600Z", "20151330T123600Z"])
    func dates(text: String) {
        var request = authorization("AWS4-HMAC-SHA256 \(credential), SignedHeaders=host, Signature=abc")
        request.headers["x-amz-date"] = text
        #expect(
            throws: SignatureError.incompleteHeader(
                "Date must be in ISO-8601 'basic format'. Got '\(text)'. See http://en.wikipedia.org/wiki/ISO_8601")
        ) { try SignedRequest(request) }
    }

    @Test("A scope with another terminator is refused")
    func terminator() {
        #expect(
            throws: SignatureError.wrongScope(
                "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.")
        ) {
            try SignedRequest(
                authorization("AWS4-HMAC-SHA256 Credential=a/b/c/d/aws5_request, SignedHeaders=host, Signature=abc"))
        }
    }

    @Test("The scope must be the service's, and the region's where it matters")
    func scope() throws {
        let signed = try SignedRequest(Example.signed())
        try signed.requireScope(service: "iam")
        try signed.requireScope(service: "iam", region: "us-east-1")
        #expect(throws: SignatureError.wrongScope("Credential should be scoped to correct service: 'sts'.")) {
            try signed.requireScope(service: "sts")
        }
        #expect(
            throws: SignatureError.wrongScope("Credential should be scoped to a valid region, not 'us-east-1'.")
        ) { try signed.requireScope(service: "iam", region: "eu-central-1") }
    }

    @Test("A presigned query gives its parts")
    func query() throws {
        let signed = try SignedRequest(Example.presigned(lifetime: 90))
        #expect(signed.accessKeyID == Example.accessKeyID)
        #expect(signed.placement == .query(lifetime: 90))
        #expect(signed.signedHeaders == ["host"])
    }

    @Test(
        "Presigned queries that lack a part or repeat one are refused",
        arguments: ["X-Amz-Credential", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Signature"])
    func incompleteQuery(name: String) {
        var request = Example.presigned()
        request.query.replace("\(name)=", with: "x=")
        #expect(
            throws: SignatureError.incompleteQuery(
                "AWS query-string parameters must include '\(name)'. Re-examine the query-string parameters.")
        ) { try SignedRequest(request) }
        var repeated = Example.presigned()
        repeated.query += "&\(name)=x"
        #expect(
            throws: SignatureError.incompleteQuery("AWS query-string parameter '\(name)' is given more than once.")
        ) { try SignedRequest(repeated) }
    }

    @Test("A lifetime is a number of seconds up to a week", arguments: ["-1", "604801", "x", "", "+5", "1e3"])
    func lifetimes(text: String) {
        var request = Example.presigned(lifetime: 77)
        request.query.replace("X-Amz-Expires=77", with: "X-Amz-Expires=\(text)")
        let error = #expect(throws: SignatureError.self) { try SignedRequest(request) }
        #expect(error?.awsError(for: .s3).code == "AuthorizationQueryParametersError")
    }

    @Test("The payload's form is read from its header")
    func payload() throws {
        for mode in [
            PayloadMode.unsigned, .signedChunks, .signedChunksWithTrailer, .unsignedChunksWithTrailer,
            .declared(Digest.empty),
        ] {
            let request = Example.signed { $0.headers["x-amz-content-sha256"] = mode.headerValue }
            #expect(try SignedRequest(request).payload == mode)
        }
        for text in ["x", "", Digest.empty.uppercased(), "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"] {
            let request = Example.signed { $0.headers["x-amz-content-sha256"] = text }
            #expect(throws: SignatureError.invalidPayloadHash(text)) { try SignedRequest(request) }
        }
    }
}
