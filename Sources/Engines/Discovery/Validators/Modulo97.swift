/// ISO/IEC 7064 MOD 97-10 and its kin: letters count as 10…35.
enum Modulo97 {
    /// The remainder of a number written in digits and upper-case letters, continued from `seed`; nil for other bytes.
    static func remainder(of value: Span<UInt8>, from seed: Int = 0) -> Int? {
        var number = seed
        for index in value.indices {
            switch value[index] {
            case 0x30...0x39: number = number * 10 + Int(value[index]) - 0x30
            case 0x41...0x5A: number = number * 100 + Int(value[index]) - 0x37
            default: return nil
            }
            // Divisions are slow, and there is room for another letter still.
            if number >= 1 << 56 { number %= 97 }
        }
        return number % 97
    }

    /// Whether a value that ends in its two check digits leaves 1 (ISO/IEC 7064, MOD 97-10).
    static func isValid(_ value: Span<UInt8>) -> Bool {
        value.count > 2 && remainder(of: value) == 1
    }

    /// The check digits, 2…98, that make `value` valid when they follow it; nil for other bytes than digits and upper-case letters.
    static func checkDigits(for value: Span<UInt8>) -> Int? {
        remainder(of: value).map { 98 - $0 * 100 % 97 }
    }
}
