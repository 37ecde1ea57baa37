import Core
import Directory
import Plane

extension STSService {
    private struct Input: Decodable, Sendable {
        let EncodedMessage: String
    }

    private struct Output: Encodable, Sendable {
        let DecodedMessage: String
    }

    var decodeAuthorizationMessage: Operation {
        Operation("DecodeAuthorizationMessage", .read) { (_: Input, call) in
            try call.refuseRestrictedSessions()
            return [Requirement("sts:DecodeAuthorizationMessage", on: "*", of: call.account)]
        } handler: { (input: Input, call) in
            guard let message = messages.decode(input.EncodedMessage, for: call.account) else {
                throw AWSError("InvalidAuthorizationMessageException", "Message is not valid.", status: 400)
            }
            return Output(DecodedMessage: message)
        }
    }
}
