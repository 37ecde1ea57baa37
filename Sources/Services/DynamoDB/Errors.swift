import Core

extension AWSError {
    static func validation(_ message: String) -> AWSError { AWSError("ValidationException", message, status: 400) }

    /// `One or more parameter values were invalid: …`
    static func invalidParameter(_ problem: String) -> AWSError {
        validation("One or more parameter values were invalid: \(problem)")
    }

    /// For the operations on tables themselves.
    static func tableNotFound(_ name: String) -> AWSError {
        AWSError("ResourceNotFoundException", "Requested resource not found: Table: \(name) not found")
    }

    /// For the operations on items.
    static let resourceNotFound = AWSError("ResourceNotFoundException", "Requested resource not found")

    static func noIndex(_ name: String) -> AWSError {
        validation("The table does not have the specified index: \(name)")
    }

    static func inUse(_ message: String) -> AWSError { AWSError("ResourceInUseException", message) }

    static func changing(_ record: TableRecord) -> AWSError {
        inUse("Attempt to change a resource which is still in use: Table is being updated: \(record.name)")
    }
}
