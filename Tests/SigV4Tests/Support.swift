import Core
import SigV4

/// What the examples of AWS's documentation are signed with.
enum Example {
    static let accessKeyID = "AKIAIOSFODNN7EXAMPLE"
    static let secret = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    static let time = Timestamp(seconds: 1_440_938_160)  // 2015-08-30T12:36:00Z
    static let signer = Signer(accessKeyID: accessKeyID, secret: secret)

    static var request: HTTPRequest {
        HTTPRequest(
            method: "POST", path: "/",
            headers: ["host": "iam.amazonaws.com", "content-type": "application/x-www-form-urlencoded"],
            body: Array("Action=ListUsers&Version=2010-05-08".utf8))
    }

    static func signed(_ change: (inout HTTPRequest) -> Void = { _ in }) -> HTTPRequest {
        var request = request
        signer.sign(&request, service: "iam", region: "us-east-1", at: time)
        change(&request)
        return request
    }

    static func presigned(lifetime: Int64 = 60, rules: SignatureRules = .standard) -> HTTPRequest {
        var request = HTTPRequest(method: "GET", path: "/", query: "Action=ListUsers", headers: ["host": "h"])
        signer.presign(
            &request, service: "iam", region: "us-east-1", at: time, lifetime: lifetime, rules: rules)
        return request
    }
}

extension Verifier {
    /// Reads and verifies in one step.
    @discardableResult
    func verify(
        _ request: HTTPRequest, rules: SignatureRules = .standard, at now: Timestamp = Example.time
    ) throws(SignatureError) -> VerifiedSignature {
        try verify(try SignedRequest(request), request, secret: Example.secret, rules: rules, at: now)
    }
}
