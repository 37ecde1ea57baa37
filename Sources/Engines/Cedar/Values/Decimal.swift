/// A number with four digits after the point, between −922337203685477.5808 and 922337203685477.5807.
public struct Decimal: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number times 10,000.
    public let scaled: Int64

    public init(scaled: Int64) {
        self.scaled = scaled
    }

    /// Reads `-?digits.digits` with one to four digits after the point; nothing else is a decimal.
    public init(parsing text: Text) throws(ExtensionFailure) {
        guard let scaled = Decimal.scaled(of: text.string) else {
            throw ExtensionFailure(message: "`\(text)` is not a well-formed decimal value")
        }
        self.scaled = scaled
    }

    public var description: String {
        let magnitude = scaled.magnitude
        let fraction = String(magnitude % 10_000)
        let padded = String(repeating: "0", count: 4 - fraction.count) + fraction
        return "\(scaled < 0 ? "-" : "")\(magnitude / 10_000).\(padded)"
    }

    public static func < (left: Decimal, right: Decimal) -> Bool { left.scaled < right.scaled }

    private static func scaled(of text: String) -> Int64? {
        var cursor = ASCIICursor(text)
        let isNegative = cursor.take("-")
        guard let whole = cursor.digits(), cursor.take("."), let fraction = cursor.digits(), cursor.isAtEnd,
            fraction.count <= 4
        else { return nil }
        var magnitude: UInt64 = 0
        for digit in whole + fraction + Array(repeating: 0, count: 4 - fraction.count) {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            guard !overflow, !carry else { return nil }
            magnitude = sum
        }
        return Int64(magnitude: magnitude, isNegative: isNegative)
    }
}

extension Int64 {
    /// The number of that magnitude and sign; nil when it does not fit.
    init?(magnitude: UInt64, isNegative: Bool) {
        if isNegative {
            guard magnitude <= Int64.min.magnitude else { return nil }
            self = Int64(truncatingIfNeeded: 0 &- magnitude)
        } else {
            guard let positive = Int64(exactly: magnitude) else { return nil }
            self = positive
        }
    }
}

/// Reads ASCII text from the front.
struct ASCIICursor {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }
    var next: UInt8? { rest.first }

    mutating func take(_ word: StaticString) -> Bool {
        let matches = word.withUTF8Buffer { rest.starts(with: $0) }
        if matches { rest.removeFirst(word.utf8CodeUnitCount) }
        return matches
    }

    /// The values of one or more digits; nil when there is none.
    mutating func digits() -> [UInt8]? {
        let run = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard !run.isEmpty else { return nil }
        rest.removeFirst(run.count)
        return run.map { $0 - UInt8(ascii: "0") }
    }

    /// A number of exactly that many digits.
    mutating func number(digits count: Int) -> Int? {
        let run = rest.prefix(count)
        guard run.count == count, run.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        rest.removeFirst(count)
        return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
