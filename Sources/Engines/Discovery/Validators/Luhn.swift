/// ISO/IEC 7812-1, annex B.
enum Luhn {
    /// Whether decimal digits, the last of them the check digit, agree. False for anything but digits.
    static func isValid(_ digits: Span<UInt8>) -> Bool {
        var sum = 0
        for place in 0..<digits.count {
            let digit = Int(digits[digits.count - 1 - place]) - 0x30
            guard (0...9).contains(digit) else { return false }
            let doubled = place % 2 == 1 ? digit * 2 : digit
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return digits.count > 1 && sum % 10 == 0
    }
}

extension Validation.Check {
    static let luhn = Self("Luhn") { Luhn.isValid($0) }
}
