/// What DynamoDB refuses with a ValidationException, in its own words. The message names attributes, placeholders and
/// types; of values it holds the caller's own at most, never a stored item's.
public struct ItemError: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String
    /// The message without the caller's own values, which some of DynamoDB's messages repeat: what a log may hold.
    public let withoutValues: String

    public init(_ message: String, withoutValues: String? = nil) {
        self.message = message
        self.withoutValues = withoutValues ?? message
    }

    public var description: String { message }

    /// By what the caller is told.
    public static func == (left: ItemError, right: ItemError) -> Bool { left.message == right.message }
    public func hash(into hasher: inout Hasher) { hasher.combine(message) }

    static func invalidParameter(_ reason: String) -> ItemError {
        ItemError("One or more parameter values were invalid: \(reason)")
    }

    static let tooManyDigits = ItemError("Attempting to store more than 38 significant digits in a Number")
    static let numberOverflow = ItemError(
        "Number overflow. Attempting to store a number with magnitude larger than supported range")
    static let numberUnderflow = ItemError(
        "Number underflow. Attempting to store a number with magnitude smaller than supported range")
}
