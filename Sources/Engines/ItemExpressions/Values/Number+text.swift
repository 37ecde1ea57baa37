extension Number {
    /// Reads a number as requests carry it: digits with at most one point, a sign and an exponent if need be.
    ///
    /// - Throws: `ItemError` in DynamoDB's words.
    public init(_ text: String) throws(ItemError) {
        var reader = NumberReader(Array(text.utf8))
        guard reader.read() else {
            let shown = text.isEmpty ? "" : ": \(text.prefix(256))"
            let message = "The parameter cannot be converted to a numeric value"
            throw ItemError(message + shown, withoutValues: message)
        }
        try self.init(reader)
    }

    private init(_ reader: NumberReader) throws(ItemError) {
        var digits = reader.digits[...]
        while digits.last == 0 { digits.removeLast() }
        let dropped = reader.digits.count - digits.count
        guard digits.count <= Self.mostDigits else { throw .tooManyDigits }
        let coefficient = digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
        try self.init(
            normalising: coefficient, exponent: reader.exponent + dropped, isNegative: reader.isNegative)
    }
}

/// What a number's text consists of.
private struct NumberReader {
    private let text: [UInt8]
    private var index = 0
    /// Without leading zeros.
    private(set) var digits: [UInt8] = []
    /// Of the last digit.
    private(set) var exponent = 0
    private(set) var isNegative = false

    /// Far beyond what any number reaches, so that no sum overflows.
    private static let hugeExponent = 1_000_000

    init(_ text: [UInt8]) { self.text = text }

    mutating func read() -> Bool {
        isNegative = readSign()
        let whole = readDigits()
        var fraction = 0
        if take(UInt8(ascii: ".")) { fraction = readDigits() }
        guard whole + fraction > 0 else { return false }
        exponent = -fraction
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            guard readExponent() else { return false }
        }
        return index == text.count
    }

    private mutating func readSign() -> Bool {
        if take(UInt8(ascii: "-")) { return true }
        _ = take(UInt8(ascii: "+"))
        return false
    }

    /// How many there are.
    private mutating func readDigits() -> Int {
        let start = index
        while index < text.count, let digit = digit(text[index]) {
            if digit != 0 || !digits.isEmpty { digits.append(digit) }
            index += 1
        }
        return index - start
    }

    private mutating func readExponent() -> Bool {
        let isNegative = readSign()
        let start = index
        var value = 0
        while index < text.count, let digit = digit(text[index]) {
            value = min(value * 10 + Int(digit), Self.hugeExponent)
            index += 1
        }
        exponent += isNegative ? -value : value
        return index > start
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }

    private func digit(_ byte: UInt8) -> UInt8? { (0x30...0x39).contains(byte) ? byte - 0x30 : nil }
}

extension Number: CustomStringConvertible {
    /// As DynamoDB gives numbers back: in full, without an exponent or needless zeros.
    public var description: String {
        if exponent == 0 { return (isNegative ? "-" : "") + String(coefficient) }
        let digits = String(coefficient)
        let sign = isNegative ? "-" : ""
        if exponent > 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let point = digits.utf8.count + exponent
        if point <= 0 { return "\(sign)0." + String(repeating: "0", count: -point) + digits }
        return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
    }
}
