import Core
import Testing

@testable import SigV4

@Suite("Verifying a signature")
struct VerifierTests {
    private let verifier = Verifier()

    @Test("What was signed is verified, with cached keys as well", arguments: 1...3)
    func roundTrip(_ times: Int) throws {
        for _ in 0..<times { try verifier.verify(Example.signed()) }
        try verifier.verify(Example.presigned(), at: Example.time)
    }

    @Test("A mismatch shows what should have been signed")
    func mismatch() {
        let error = #expect(throws: SignatureError.self) {
            try verifier.verify(Example.signed { $0.body.append(0x20) })
        }
        let answer = error?.awsError(for: .query)
        let hash = Digest.hexadecimal(Example.request.body + [0x20])
        #expect(answer?.code == "SignatureDoesNotMatch")
        #expect(answer?.status == 403)
        #expect(
            answer?.message.hasPrefix(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                    + "Access Key and signing method. Consult the service documentation for details.\n\n"
                    + "The Canonical String for this request should have been\n'POST\n/\n\n"
                    + "content-type:application/x-www-form-urlencoded\nhost:iam.amazonaws.com\n"
                    + "x-amz-date:20150830T123600Z\n\ncontent-type;host;x-amz-date\n\(hash)'\n\n"
                    + "The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20150830T123600Z\n"
                    + "20150830/us-east-1/iam/aws4_request\n") == true)
        #expect(answer?.message.hasSuffix("'\n") == true)
        #expect(answer?.detail?.contains("Canonical") == false)
        #expect(error?.awsError(for: .json).code == "InvalidSignatureException")
        #expect(error?.awsError(for: .json).status == 400)
        #expect(error?.awsError(for: .restJSON).status == 403)
    }

    @Test("15 minutes of skew are accepted in both directions, no second more")
    func skew() throws {
        let request = Example.signed()
        for seconds in [-900, 0, 900] as [Int64] {
            try verifier.verify(request, at: Example.time.adding(seconds: seconds))
        }
        let late = #expect(throws: SignatureError.self) {
            try verifier.verify(request, at: Example.time.adding(seconds: 901))
        }
        #expect(
            late?.awsError(for: .query).message
                == "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T125101Z - 15 min.)"
        )
        let early = #expect(throws: SignatureError.self) {
            try verifier.verify(request, at: Example.time.adding(seconds: -901))
        }
        #expect(
            early?.awsError(for: .json).message
                == "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z "
                + "(20150830T122059Z + 15 min.)")
        #expect(early?.awsError(for: .s3).code == "RequestTimeTooSkewed")
    }

    @Test("A presigned URL lasts as long as it says")
    func expiry() throws {
        try verifier.verify(Example.presigned(lifetime: 60), at: Example.time.adding(seconds: 60))
        try verifier.verify(Example.presigned(lifetime: 604_800), at: Example.time.adding(seconds: 604_800))
        let error = #expect(throws: SignatureError.self) {
            try verifier.verify(Example.presigned(lifetime: 60), at: Example.time.adding(seconds: 61))
        }
        #expect(error?.awsError(for: .s3).message == "Request has expired")
        #expect(error?.awsError(for: .query).code == "SignatureDoesNotMatch")
        #expect(throws: SignatureError.self) {
            try verifier.verify(Example.presigned(), at: Example.time.adding(seconds: -901))
        }
    }

    @Test("The day of the scope must be the day of the request")
    func day() {
        let request = Example.signed {
            $0.headers["authorization"]?.replace("/20150830/", with: "/20150829/")
        }
        #expect(
            throws: SignatureError.wrongScope(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'20150829' != '20150830', from '20150830T123600Z'.")
        ) { try verifier.verify(request) }
    }

    @Test("Host and every x-amz header must be signed")
    func unsignedHeaders() {
        #expect(throws: SignatureError.unsignedHeaders(["host"])) {
            try verifier.verify(
                Example.signed { $0.headers["authorization"]?.replace("content-type;host;", with: "content-type;") })
        }
        let error = #expect(throws: SignatureError.unsignedHeaders(["x-amz-acl"])) {
            try verifier.verify(Example.signed { $0.headers["x-amz-acl"] = "public-read" })
        }
        #expect(
            error?.awsError(for: .query).message == "'x-amz-acl' must be a 'SignedHeader' in the AWS Authorization.")
        #expect(error?.awsError(for: .s3).code == "AccessDenied")
    }

    @Test("Headers that proxies add need no signature")
    func addedHeaders() throws {
        try verifier.verify(
            Example.signed {
                $0.headers["x-amzn-trace-id"] = "Root=1"
                $0.headers["x-forwarded-for"] = "10.0.0.1"
                $0.headers["user-agent"] = "curl"
            })
    }

    @Test("A token that was added after signing is accepted, but not by S3")
    func unsignedToken() throws {
        try verifier.verify(Example.signed { $0.headers["x-amz-security-token"] = "t" })
        var request = Example.request
        Example.signer.sign(&request, service: "s3", region: "us-east-1", at: Example.time, rules: .s3)
        request.headers["x-amz-security-token"] = "t"
        #expect(throws: SignatureError.unsignedHeaders(["x-amz-security-token"])) {
            try verifier.verify(request, rules: .s3)
        }
    }

    @Test("Only where it is accepted does an unsigned payload leave the body open")
    func unsignedPayload() throws {
        var request = Example.request
        Example.signer.sign(
            &request, service: "iam", region: "us-east-1", at: Example.time, payload: .unsigned)
        request.body = [1, 2, 3]
        try verifier.verify(request, rules: .standardUnsignedPayload)
        #expect(throws: SignatureError.self) { try verifier.verify(request, rules: .standard) }
    }

    @Test("S3 needs the payload's hash, and the body to have it")
    func declaredPayload() throws {
        var request = Example.request
        Example.signer.sign(&request, service: "s3", region: "us-east-1", at: Example.time, rules: .s3)
        let verified = try verifier.verify(request, rules: .s3)
        try verified.checkBody(request.body)
        request.body.append(1)
        let error = #expect(throws: SignatureError.self) { try verifier.verify(request, rules: .s3) }
        #expect(error?.awsError(for: .s3).code == "XAmzContentSHA256Mismatch")
        #expect(throws: SignatureError.missingPayloadHash) {
            try verifier.verify(Example.signed(), rules: .s3)
        }
    }

    @Test("S3's presigned URLs must say how long they last; others have 15 minutes")
    func lifetimeMissing() throws {
        var request = HTTPRequest(method: "GET", path: "/", headers: ["host": "h"])
        let scope = CredentialScope(day: "20150830", region: "us-east-1", service: "iam")
        request.query =
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID/\(scope.text)&X-Amz-Date=20150830T123600Z"
            + "&X-Amz-SignedHeaders=host"
        let canonical = CanonicalRequest.text(
            of: request, signedHeaders: ["host"], payloadHash: Digest.empty, rules: .standard)
        let toSign = StringToSign.text(canonicalRequest: canonical, time: Example.time, scope: scope)
        let signature = DerivedKey(secret: Example.secret, scope: scope).signature(of: toSign)
        request.query += "&X-Amz-Signature=\(String(decoding: signature, as: UTF8.self))"
        try verifier.verify(request, at: Example.time.adding(seconds: 900))
        #expect(throws: SignatureError.self) { try verifier.verify(request, at: Example.time.adding(seconds: 901)) }
        let error = #expect(throws: SignatureError.self) { try verifier.verify(request, rules: .s3) }
        #expect(error?.awsError(for: .s3).code == "AuthorizationQueryParametersError")
    }

    @Test("S3's keys keep their dots and slashes, and may come in any encoding")
    func literalPath() throws {
        for path in ["/a//b/../c", "/a%20b", "/%C3%A4", "/(x)!"] {
            var request = HTTPRequest(method: "GET", path: path, headers: ["host": "h"])
            Example.signer.sign(&request, service: "s3", region: "us-east-1", at: Example.time, rules: .s3)
            try verifier.verify(request, rules: .s3)
        }
        var request = HTTPRequest(method: "GET", path: "/(x)!", headers: ["host": "h"])
        Example.signer.sign(&request, service: "s3", region: "us-east-1", at: Example.time, rules: .s3)
        request.path = "/%28x%29%21"
        try verifier.verify(request, rules: .s3)
        request.path = "/%28x%29%22"
        #expect(throws: SignatureError.self) { try verifier.verify(request, rules: .s3) }
    }

    @Test("Plus and %20 in a query are one, as they are to who reads the parameter; %2B is another")
    func plusInQuery() throws {
        var request = Example.request
        request.query = "a=b%20c"
        Example.signer.sign(&request, service: "iam", region: "us-east-1", at: Example.time)
        request.query = "a=b+c"
        try verifier.verify(request)
        request.query = "a=b%2Bc"
        #expect(throws: SignatureError.self) { try verifier.verify(request) }
    }

    @Test("The key cache stays bounded, keeps what is used, and never serves another secret's key")
    func keyCache() {
        let cache = DerivedKeyCache(capacity: 4)
        func scope(_ number: Int) -> CredentialScope {
            CredentialScope(day: "20150830", region: "r\(number)", service: "s")
        }
        let hot = scope(-1)
        let key = DerivedKey(secret: Example.secret, scope: hot)
        cache.insert(key, for: "AKID", hot, secret: Example.secret)
        for number in 0..<100 {
            cache.insert(key, for: "AKID", scope(number), secret: Example.secret)
            #expect(cache.key(for: "AKID", hot, secret: Example.secret) != nil)
        }
        #expect(cache.count <= 8)
        #expect(cache.key(for: "AKID", hot, secret: Secret("other")) == nil)
        #expect(cache.key(for: "AKID2", hot, secret: Example.secret) == nil)
        #expect(cache.key(for: "AKID", scope(0), secret: Example.secret) == nil)
    }

    @Test("A wrong signature leaves nothing in the key cache")
    func cacheAfterFailure() {
        let cache = DerivedKeyCache(capacity: 4)
        let verifier = Verifier(keys: cache)
        #expect(throws: SignatureError.self) { try verifier.verify(Example.signed { $0.body = [] }) }
        #expect(cache.count == 0)
    }
}

@Suite("Errors by protocol")
struct SignatureErrorTests {
    @Test(
        "Codes and statuses are the service's own",
        arguments: [
            (.missing, .query, "MissingAuthenticationToken", 403),
            (.missing, .json, "MissingAuthenticationTokenException", 400),
            (.missing, .restJSON, "MissingAuthenticationTokenException", 403),
            (.missing, .s3, "AccessDenied", 403),
            (.unknownAccessKey, .query, "InvalidClientTokenId", 403),
            (.unknownAccessKey, .json, "UnrecognizedClientException", 400),
            (.unknownAccessKey, .restJSON, "UnrecognizedClientException", 403),
            (.unknownAccessKey, .s3, "InvalidAccessKeyId", 403),
            (.invalidToken, .query, "InvalidClientTokenId", 403),
            (.invalidToken, .s3, "InvalidToken", 400),
            (.expiredToken, .query, "ExpiredToken", 403),
            (.expiredToken, .json, "ExpiredTokenException", 400),
            (.expiredToken, .s3, "ExpiredToken", 400),
            (.incompleteHeader("x"), .query, "IncompleteSignature", 400),
            (.incompleteHeader("x"), .s3, "AuthorizationHeaderMalformed", 400),
            (.wrongScope("x"), .query, "SignatureDoesNotMatch", 403),
            (.wrongScope("x"), .json, "InvalidSignatureException", 400),
            (.malformedTrailer, .s3, "MalformedTrailerError", 400),
        ] as [(SignatureError, ErrorFamily, String, Int)])
    func codes(error: SignatureError, family: ErrorFamily, code: String, status: Int) {
        let answer = error.awsError(for: family)
        #expect(answer.code == code)
        #expect(answer.status == status)
    }
}
