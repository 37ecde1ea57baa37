/// What DynamoDB refuses with a ValidationException, in its own words. The message names attributes, placeholders and
/// types; it holds no value of a stored item.
public struct ItemError: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }

    static func invalidParameter(_ reason: String) -> ItemError {
        ItemError("One or more parameter values were invalid: \(reason)")
    }

    static let tooManyDigits = ItemError("Attempting to store more than 38 significant digits in a Number")
    static let numberOverflow = ItemError(
        "Number overflow. Attempting to store a number with magnitude larger than supported range")
    static let numberUnderflow = ItemError(
        "Number underflow. Attempting to store a number with magnitude smaller than supported range")
}
