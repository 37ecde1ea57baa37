/// The routing number of the American Bankers Association.
enum ABARouting {
    /// Nine digits: a Federal Reserve prefix (00–12, 21–32, 61–72, 80) and weights 3, 7, 1 that sum to a multiple of ten.
    static func isValid(_ digits: Span<UInt8>) -> Bool {
        guard digits.count == 9 else { return false }
        var sum = 0
        var prefix = 0
        for index in 0..<9 {
            let digit = Int(digits[index]) - 0x30
            guard (0...9).contains(digit) else { return false }
            sum += digit * (index % 3 == 0 ? 3 : index % 3 == 1 ? 7 : 1)
            if index < 2 { prefix = prefix * 10 + digit }
        }
        switch prefix {
        case 0...12, 21...32, 61...72, 80: return sum > 0 && sum % 10 == 0
        default: return false
        }
    }
}

extension Validation.Check {
    static let abaRouting = Self("ABA 3-7-1") { ABARouting.isValid($0) }
}
