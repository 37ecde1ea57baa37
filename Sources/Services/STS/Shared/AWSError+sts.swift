import Core
import Plane

/// STS's errors in STS's words; statuses come from the service model where it has the code.
extension AWSError {
    static func validation(_ message: String) -> AWSError { AWSError("ValidationError", message, status: 400) }
    static func accessDenied(_ message: String) -> AWSError { AWSError("AccessDenied", message, status: 403) }
    static func malformedPolicy(_ message: String) -> AWSError { AWSError("MalformedPolicyDocument", message) }

    static func invalidParameter(_ message: String) -> AWSError {
        AWSError("InvalidParameterValue", message, status: 400)
    }

    /// What the authorisation of the plane would say, for what only the handler can find out.
    static func notAuthorized(_ caller: Caller, _ action: String, on resource: String) -> AWSError {
        accessDenied("User: \(caller.arn) is not authorized to perform: \(action) on resource: \(resource)")
    }

    /// A member outside its bounds, as the service model's own validation words it.
    static func constraint(_ value: String, _ member: String, _ rule: String) -> AWSError {
        validation(
            "1 validation error detected: Value '\(value)' at '\(member)' failed to satisfy constraint: Member must "
                + rule)
    }
}
