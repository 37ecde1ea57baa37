/// An integer or decimal number of a numeric condition. Integers compare exactly, decimals as binary floating point.
struct NumericValue: Sendable, Hashable, Comparable {
    private let integer: Int64?
    private let decimal: Double

    /// nil unless the text is a decimal number; hexadecimal, infinity and the like are none.
    init?(_ text: String) {
        guard let first = text.utf8.first, first.isASCIIDigit || first == 0x2D || first == 0x2B || first == 0x2E,
            text.utf8.allSatisfy({ $0.isASCIIDigit || [0x2D, 0x2B, 0x2E, 0x45, 0x65].contains($0) }),
            let decimal = Double(text), decimal.isFinite
        else { return nil }
        integer = Int64(text)
        self.decimal = decimal
    }

    static func == (left: Self, right: Self) -> Bool {
        if let first = left.integer, let second = right.integer { return first == second }
        return left.decimal == right.decimal
    }

    static func < (left: Self, right: Self) -> Bool {
        if let first = left.integer, let second = right.integer { return first < second }
        return left.decimal < right.decimal
    }

    func hash(into hasher: inout Hasher) { hasher.combine(decimal) }
}
