/// An error as an AWS client sees it; rendered for the caller's protocol at one place, in `Wire`.
///
/// Messages hold no secret and no item data.
package struct AWSError: Error, Sendable, Hashable {
    /// The error's code on the wire, such as `NoSuchEntity`.
    package let code: String
    package let message: String
    /// HTTP status; nil takes the one that the service model gives the code, else 400.
    package let status: Int?
    /// Further members of the modelled error shape.
    package let members: [String: Document]
    /// What CloudTrail records next to the code, for operators only; nil is the message.
    package let detail: String?

    package init(
        _ code: String, _ message: String, status: Int? = nil, members: [String: Document] = [:], detail: String? = nil
    ) {
        self.code = code
        self.message = message
        self.status = status
        self.members = members
        self.detail = detail
    }
}

extension AWSError {
    /// What a fault of ours looks like from outside; the cause goes to the log under the request's id.
    package static let internalFailure = AWSError(
        "InternalFailure", "The request processing has failed because of an unknown error, exception or failure.",
        status: 500)
}
