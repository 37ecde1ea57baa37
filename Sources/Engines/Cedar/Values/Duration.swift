/// A length of time in milliseconds, perhaps negative.
public struct Duration: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads `-?` and at least one of `Nd`, `Nh`, `Nm`, `Ns`, `Nms`, in this order (RFC 80).
    public init(parsing text: Text) throws(ExtensionFailure) {
        guard let milliseconds = Duration.parse(text.string) else {
            throw ExtensionFailure(message: "`\(text)` is not a well-formed duration value")
        }
        self.milliseconds = milliseconds
    }

    public var description: String { "\(milliseconds)ms" }

    public var seconds: Int64 { milliseconds / 1000 }
    public var minutes: Int64 { milliseconds / 60_000 }
    public var hours: Int64 { milliseconds / 3_600_000 }
    public var days: Int64 { milliseconds / 86_400_000 }

    public static func < (left: Duration, right: Duration) -> Bool { left.milliseconds < right.milliseconds }

    private static func parse(_ text: String) -> Int64? {
        var cursor = ASCIICursor(text)
        let isNegative = cursor.take("-")
        var total: Int64 = 0
        var rank = -1
        repeat {
            guard let digits = cursor.digits(), let unit = unit(&cursor), unit.rank > rank,
                let amount = amount(digits, times: unit.milliseconds, isNegative: isNegative)
            else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(amount)
            guard !overflow else { return nil }
            total = sum
            rank = unit.rank
        } while !cursor.isAtEnd
        return total
    }

    private static func unit(_ cursor: inout ASCIICursor) -> (rank: Int, milliseconds: UInt64)? {
        if cursor.take("ms") { return (4, 1) }
        if cursor.take("d") { return (0, 86_400_000) }
        if cursor.take("h") { return (1, 3_600_000) }
        if cursor.take("m") { return (2, 60_000) }
        if cursor.take("s") { return (3, 1000) }
        return nil
    }

    private static func amount(_ digits: [UInt8], times unit: UInt64, isNegative: Bool) -> Int64? {
        var magnitude: UInt64 = 0
        for digit in digits {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            guard !overflow, !carry else { return nil }
            magnitude = sum
        }
        let (scaled, overflow) = magnitude.multipliedReportingOverflow(by: unit)
        return overflow ? nil : Int64(magnitude: scaled, isNegative: isNegative)
    }
}
