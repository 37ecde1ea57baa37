/// A DynamoDB number: exact, of at most 38 significant digits, zero or of a magnitude from 1E-130 to below 1E+126
/// (Developer Guide, "Supported data types and naming rules").
public struct Number: Sendable, Hashable {
    /// At most 38 digits, the last of them not zero, except for zero itself.
    let coefficient: UInt128
    /// The value is coefficient × 10^exponent.
    let exponent: Int
    /// Never for zero.
    let isNegative: Bool

    static let mostDigits = 38
    private static let largestMagnitude = 125
    private static let smallestMagnitude = -130

    public static let zero = Number(coefficient: 0, exponent: 0, isNegative: false)

    private init(coefficient: UInt128, exponent: Int, isNegative: Bool) {
        self.coefficient = coefficient
        self.exponent = exponent
        self.isNegative = isNegative
    }

    public init(_ value: Int) {
        let number = try? Number(normalising: UInt128(value.magnitude), exponent: 0, isNegative: value < 0)
        self = number ?? .zero  // sixty-four bits are at most twenty digits
    }

    /// - Throws: `ItemError` when the value has too many digits or is out of range.
    init(normalising coefficient: UInt128, exponent: Int, isNegative: Bool) throws(ItemError) {
        guard coefficient != 0 else {
            self = .zero
            return
        }
        var coefficient = coefficient
        var exponent = exponent
        while coefficient % 10 == 0 {
            coefficient /= 10
            exponent += 1
        }
        let digits = Self.digits(in: coefficient)
        guard digits <= Self.mostDigits else { throw .tooManyDigits }
        let magnitude = digits - 1 + exponent
        guard magnitude <= Self.largestMagnitude else { throw .numberOverflow }
        guard magnitude >= Self.smallestMagnitude else { throw .numberUnderflow }
        self.init(coefficient: coefficient, exponent: exponent, isNegative: isNegative)
    }

    static func digits(in coefficient: UInt128) -> Int {
        var count = 1
        var rest = coefficient
        while rest >= 10_000_000_000 {
            rest /= 10_000_000_000
            count += 10
        }
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        return count
    }

    static func power(_ exponent: Int) -> UInt128 { powers[exponent] }

    private static let powers: [UInt128] = (0...38).reduce(into: []) { powers, _ in
        powers.append(powers.last.map { $0 * 10 } ?? 1)
    }

    var digitCount: Int { coefficient == 0 ? 0 : Self.digits(in: coefficient) }

    /// The exponent of the first digit.
    var magnitude: Int { digitCount - 1 + exponent }
}

extension Number: Comparable {
    public static func < (left: Number, right: Number) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
    }

    private func isCloserToZero(than other: Number) -> Bool {
        if coefficient == 0 || other.coefficient == 0 { return coefficient == 0 && other.coefficient != 0 }
        guard magnitude == other.magnitude else { return magnitude < other.magnitude }
        return scaled < other.scaled
    }

    /// The digits as a fraction of 38 digits, so that those of numbers of one magnitude compare.
    private var scaled: UInt128 { coefficient * Self.power(Self.mostDigits - digitCount) }
}

extension Number {
    public static prefix func - (number: Number) -> Number {
        Number(
            coefficient: number.coefficient, exponent: number.exponent,
            isNegative: number.coefficient != 0 && !number.isNegative)
    }

    /// - Throws: `ItemError` when the exact sum has more than 38 digits or is out of range.
    public func adding(_ other: Number) throws(ItemError) -> Number {
        if coefficient == 0 { return other }
        if other.coefficient == 0 { return self }
        let lowest = min(exponent, other.exponent)
        let left = try aligned(to: lowest)
        let right = try other.aligned(to: lowest)
        if isNegative == other.isNegative {
            let (sum, overflow) = left.addingReportingOverflow(right)
            guard !overflow else { throw .tooManyDigits }
            return try Number(normalising: sum, exponent: lowest, isNegative: isNegative)
        }
        return left >= right
            ? try Number(normalising: left - right, exponent: lowest, isNegative: isNegative)
            : try Number(normalising: right - left, exponent: lowest, isNegative: other.isNegative)
    }

    /// - Throws: `ItemError` when the exact difference has more than 38 digits or is out of range.
    public func subtracting(_ other: Number) throws(ItemError) -> Number { try adding(-other) }

    /// The coefficient for a lower exponent. What does not fit is above 3.4E+38 units of a place that the other operand
    /// uses, and so has more than 38 digits whatever is added to it.
    private func aligned(to lowest: Int) throws(ItemError) -> UInt128 {
        let shift = exponent - lowest
        guard shift <= Self.mostDigits else { throw .tooManyDigits }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: Self.power(shift))
        guard !overflow else { throw .tooManyDigits }
        return product
    }
}
