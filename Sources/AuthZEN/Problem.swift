import Core

/// A transport error: a status with a message as a JSON string (AuthZEN 1.0, "Error Responses"). A denial is none.
struct Problem: Error {
    let status: Int
    let message: String

    init(_ status: Int, _ message: String) {
        self.status = status
        self.message = message
    }

    static let unauthenticated = Problem(
        401,
        "Show a service-specific credential for verifiedpermissions.amazonaws.com as a bearer token, or sign the request."
    )

    init(_ error: AWSError) {
        self.message = error.message
        status =
            switch error.code {
            case "AccessDeniedException", "UnrecognizedClientException", "InvalidSignatureException": 403
            case "ResourceNotFoundException": 404
            case "ValidationException", "SerializationException": 400
            case "ThrottlingException": 429
            default: error.status ?? 400
            }
    }

    var response: HTTPResponse {
        var json = JSONWriter()
        json.string(message)
        var response = HTTPResponse(status: status, headers: ["content-type": "application/json"], body: json.bytes)
        if status == 401 { response.headers["www-authenticate"] = "Bearer" }
        return response
    }
}

extension HTTPResponse {
    static func json(_ body: (inout JSONWriter) -> Void) -> HTTPResponse {
        var json = JSONWriter()
        json.object(body)
        return HTTPResponse(status: 200, headers: ["content-type": "application/json"], body: json.bytes)
    }
}
