import Core

/// Why a request's bytes are no input of its operation; each protocol has a code of its own for it.
enum DecodingFailure: Error, Sendable, Hashable {
    /// The form or query string breaks its own syntax.
    case form(String)
    /// The body is not JSON or XML at all.
    case body(String)
    /// A value has another type than its shape.
    case type(String)
    /// A header, path label or query parameter of a REST call has another type than its shape.
    case parameter(name: String, value: String)

    func error(in wire: WireProtocol) -> AWSError {
        switch (self, wire) {
        case (.form(let message), _): AWSError("MalformedQueryString", message, status: 400)
        case (.parameter(let name, let value), .restXML):
            AWSError("InvalidArgument", "The value '\(value)' of \(name) is not valid", status: 400)
        case (_, .restXML):
            AWSError(
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema", status: 400
            )
        case (.parameter(let name, let value), _):
            AWSError("SerializationException", "'\(value)' at '\(name)' can not be converted", status: 400)
        case (.body(let message), .query), (.type(let message), .query):
            AWSError("MalformedInput", message, status: 400)
        case (.body(let message), .ec2), (.type(let message), .ec2):
            AWSError("InvalidParameterValue", message, status: 400)
        case (.body(let message), _), (.type(let message), _):
            AWSError("SerializationException", message, status: 400)
        }
    }
}
