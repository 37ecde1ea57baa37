/// The two control digits of a Spanish bank account (código cuenta cliente): bank (4), branch (4), control (2), account (10).
enum CCCDigits {
    static func isValid(_ digits: Span<UInt8>) -> Bool {
        guard digits.count == 20, let first = control(digits, 0..<8, padding: 2),
            let second = control(digits, 10..<20, padding: 0)
        else { return false }
        return Int(digits[8]) - 0x30 == first && Int(digits[9]) - 0x30 == second
    }

    /// The sum of d·2^i over ten digits, of which the first `padding` are zeros.
    private static func control(_ digits: Span<UInt8>, _ range: Range<Int>, padding: Int) -> Int? {
        var sum = 0
        for index in range {
            let digit = Int(digits[index]) - 0x30
            guard (0...9).contains(digit) else { return nil }
            sum += digit << (padding + index - range.lowerBound)
        }
        let rest = sum % 11
        return rest < 2 ? rest : 11 - rest
    }
}

extension Validation.Check {
    static let cccDigits = Self("CCC") { CCCDigits.isValid($0) }
}
