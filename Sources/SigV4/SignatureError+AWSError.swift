package import Core

/// How a service words its errors of authentication.
package enum ErrorFamily: Sendable, Hashable {
    /// The query protocols and rest-xml.
    case query
    /// awsJson 1.0 and 1.1.
    case json
    case restJSON
    case s3
}

extension SignatureError {
    /// The error that a caller of such a service sees.
    ///
    /// The codes are those of the services' lists of common errors, the sentences those that the services answer
    /// with. What goes to the audit log holds neither canonical request nor token.
    package func awsError(for family: ErrorFamily) -> AWSError {
        family == .s3 ? s3Error : commonError(family)
    }

    private func commonError(_ family: ErrorFamily) -> AWSError {
        switch self {
        case .missing:
            return Self.make(
                family, "MissingAuthenticationToken",
                family == .query ? "Request is missing Authentication Token" : "Missing Authentication Token",
                queryStatus: 403)
        case .ambiguous:
            return Self.incomplete(
                family,
                "Only one of the Authorization header and the X-Amz-Algorithm query-string parameter may be given.")
        case .unsupportedAlgorithm(let algorithm):
            return Self.incomplete(family, "Unsupported AWS 'algorithm': '\(algorithm)'. Use AWS4-HMAC-SHA256.")
        case .incompleteHeader(let text), .incompleteQuery(let text): return Self.incomplete(family, text)
        case .invalidPayloadHash, .missingPayloadHash: return Self.incomplete(family, payloadHashComplaint)
        case .unknownAccessKey, .invalidToken:
            let code = family == .query ? "InvalidClientTokenId" : "UnrecognizedClientException"
            return AWSError(
                code, "The security token included in the request is invalid.", status: family == .json ? 400 : 403)
        case .expiredToken:
            return Self.make(
                family, "ExpiredToken", "The security token included in the request is expired", queryStatus: 403)
        case .wrongScope(let text): return Self.mismatch(family, text)
        case .unsignedHeaders(let names):
            return Self.mismatch(
                family,
                names.map { "\(Self.quoted($0)) must be a 'SignedHeader' in the AWS Authorization." }
                    .joined(separator: " "))
        case .expired, .notYetCurrent, .presignedExpired: return Self.mismatch(family, skewText)
        case .mismatch(let facts):
            return Self.mismatch(family, Self.mismatchText + Self.expected(facts), detail: Self.mismatchText)
        case .payloadMismatch, .chunkMismatch: return Self.mismatch(family, Self.mismatchText)
        case .malformedChunk, .malformedTrailer, .wrongDecodedLength: return s3Error
        }
    }
}

extension SignatureError {
    private static let mismatchText =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
        + "Access Key and signing method. Consult the service documentation for details."

    private static func expected(_ facts: Mismatch) -> String {
        "\n\nThe Canonical String for this request should have been\n'\(facts.canonicalRequest)'"
            + "\n\nThe String-to-Sign should have been\n'\(facts.stringToSign)'\n"
    }

    private static func quoted(_ name: String) -> String { name == "host" ? "'Host' or ':authority'" : "'\(name)'" }

    /// JSON services add `Exception`, and the JSON-RPC ones answer 400 to everything.
    private static func make(
        _ family: ErrorFamily, _ code: String, _ message: String, queryStatus: Int
    ) -> AWSError {
        family == .query
            ? AWSError(code, message, status: queryStatus)
            : AWSError(code + "Exception", message, status: family == .json ? 400 : 403)
    }

    private static func incomplete(_ family: ErrorFamily, _ message: String) -> AWSError {
        make(family, "IncompleteSignature", message, queryStatus: 400)
    }

    private static func mismatch(_ family: ErrorFamily, _ message: String, detail: String? = nil) -> AWSError {
        family == .query
            ? AWSError("SignatureDoesNotMatch", message, status: 403, detail: detail)
            : AWSError("InvalidSignatureException", message, status: family == .json ? 400 : 403, detail: detail)
    }

    private var skewText: String {
        let skew = Self.maximumSkew
        switch self {
        case .expired(let signed, let now):
            return "Signature expired: \(signed.basic) is now earlier than \(now.adding(seconds: -skew).basic) "
                + "(\(now.basic) - 15 min.)"
        case .notYetCurrent(let signed, let now):
            return "Signature not yet current: \(signed.basic) is still later than "
                + "\(now.adding(seconds: skew).basic) (\(now.basic) + 15 min.)"
        case .presignedExpired(_, let expires, let now):
            return "Signature expired: \(expires.basic) is now earlier than \(now.basic)"
        default: return Self.mismatchText
        }
    }

    private var payloadHashComplaint: String {
        if case .missingPayloadHash = self { return "Missing required header for this request: x-amz-content-sha256" }
        return "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, "
            + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value."
    }
}

extension SignatureError {
    private var s3Error: AWSError {
        switch self {
        case .missing: AWSError("AccessDenied", "Access Denied", status: 403)
        case .ambiguous:
            AWSError(
                "InvalidArgument",
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string "
                    + "parameter or the Authorization header should be specified", status: 400)
        case .unsupportedAlgorithm:
            AWSError(
                "InvalidRequest",
                "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
                status: 400)
        case .incompleteHeader(let text), .wrongScope(let text):
            AWSError(
                "AuthorizationHeaderMalformed", "The authorization header is malformed; \(text)", status: 400)
        case .incompleteQuery(let text): AWSError("AuthorizationQueryParametersError", text, status: 400)
        case .invalidPayloadHash: AWSError("InvalidArgument", payloadHashComplaint, status: 400)
        case .missingPayloadHash: AWSError("InvalidRequest", payloadHashComplaint, status: 400)
        case .unknownAccessKey:
            AWSError(
                "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", status: 403)
        case .invalidToken:
            AWSError("InvalidToken", "The provided token is malformed or otherwise invalid.", status: 400)
        case .expiredToken: AWSError("ExpiredToken", "The provided token has expired.", status: 400)
        case .unsignedHeaders(let names):
            AWSError(
                "AccessDenied", "There were headers present in the request which were not signed", status: 403,
                members: ["HeadersNotSigned": .string(names.joined(separator: ", "))])
        case .presignedExpired(let signed, let expires, let now):
            AWSError(
                "AccessDenied", "Request has expired", status: 403,
                members: [
                    "X-Amz-Expires": .integer(expires.seconds - signed.seconds),
                    "Expires": .string(expires.iso8601), "ServerTime": .string(now.iso8601),
                ])
        case .expired(let signed, let now), .notYetCurrent(let signed, let now): Self.tooSkewed(signed, now)
        case .mismatch, .payloadMismatch, .chunkMismatch, .malformedChunk, .malformedTrailer, .wrongDecodedLength:
            s3PayloadError
        }
    }

    private var s3PayloadError: AWSError {
        switch self {
        case .mismatch(let facts):
            AWSError(
                "SignatureDoesNotMatch", Self.s3MismatchText, status: 403,
                members: [
                    "AWSAccessKeyId": .string(facts.accessKeyID), "StringToSign": .string(facts.stringToSign),
                    "SignatureProvided": .string(facts.provided),
                    "CanonicalRequest": .string(facts.canonicalRequest),
                ])
        case .payloadMismatch(let declared, let computed):
            AWSError(
                "XAmzContentSHA256Mismatch",
                "The provided 'x-amz-content-sha256' header does not match what was computed.", status: 400,
                members: [
                    "ClientComputedContentSHA256": .string(declared), "S3ComputedContentSHA256": .string(computed),
                ])
        case .malformedTrailer:
            AWSError(
                "MalformedTrailerError",
                "The request contained trailing data that was not well-formed or did not conform to our published "
                    + "schema.", status: 400)
        case .malformedChunk(let text):
            AWSError("InvalidRequest", "The aws-chunked body is malformed: \(text).", status: 400)
        case .wrongDecodedLength:
            AWSError(
                "IncompleteBody",
                "The request body's length is not the one that x-amz-decoded-content-length declares.", status: 400)
        default: AWSError("SignatureDoesNotMatch", Self.s3MismatchText, status: 403)
        }
    }

    private static let s3MismatchText =
        "The request signature we calculated does not match the signature you provided. Check your key and signing "
        + "method."

    private static func tooSkewed(_ signed: Timestamp, _ now: Timestamp) -> AWSError {
        AWSError(
            "RequestTimeTooSkewed",
            "The difference between the request time and the current time is too large.", status: 403,
            members: [
                "RequestTime": .string(signed.basic), "ServerTime": .string(now.iso8601),
                "MaxAllowedSkewMilliseconds": .integer(maximumSkew * 1_000),
            ])
    }
}
