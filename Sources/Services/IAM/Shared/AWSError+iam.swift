import Core

/// IAM's errors in IAM's words; statuses come from the service model.
extension AWSError {
    static func noSuchEntity(_ message: String) -> AWSError { AWSError("NoSuchEntity", message) }
    static func alreadyExists(_ message: String) -> AWSError { AWSError("EntityAlreadyExists", message) }
    static func limitExceeded(_ message: String) -> AWSError { AWSError("LimitExceeded", message) }
    static func deleteConflict(_ message: String) -> AWSError { AWSError("DeleteConflict", message) }
    static func invalidInput(_ message: String) -> AWSError { AWSError("InvalidInput", message) }
    static func validation(_ message: String) -> AWSError { AWSError("ValidationError", message, status: 400) }
    static func malformedPolicy(_ message: String) -> AWSError { AWSError("MalformedPolicyDocument", message) }

    /// - Parameter quota: its name and number, such as `PoliciesPerUser` and 10.
    static func quota(_ quota: String, _ limit: Int) -> AWSError {
        limitExceeded("Cannot exceed quota for \(quota): \(limit)")
    }

    static func cannotDelete(_ condition: String) -> AWSError {
        deleteConflict("Cannot delete entity, must \(condition) first.")
    }

    static func protectedRole(_ name: String) -> AWSError {
        AWSError(
            "UnmodifiableEntity",
            "Cannot perform the operation on the protected role '\(name)' - this role is only modifiable by AWS")
    }
}
