/// ISO/IEC 7812 numbers of the brands that Macie names: Amex, Dankort, Diners Club, Discover, Electron, JCB, Mastercard, UnionPay,
/// Visa.
enum CardNumber {
    static func isValid(_ digits: Span<UInt8>) -> Bool {
        hasBrand(digits) && Luhn.isValid(digits)
    }

    /// Whether a brand issues numbers that begin so and are so long.
    static func hasBrand(_ digits: Span<UInt8>) -> Bool {
        guard (13...19).contains(digits.count) else { return false }
        var prefix = 0
        for index in 0..<6 {
            let digit = Int(digits[index]) - 0x30
            guard (0...9).contains(digit) else { return false }
            prefix = prefix * 10 + digit
        }
        let count = digits.count
        switch prefix {
        case 400000...499999: return count == 13 || count == 16 || count == 19
        case 510000...559999, 222100...272099, 501900...501999: return count == 16
        case 340000...349999, 370000...379999: return count == 15
        case 300000...305999, 309000...309999, 360000...369999, 380000...399999: return count >= 14
        case 352800...358999, 601100...601199, 644000...659999: return count >= 16
        case 620000...629999, 810000...819999: return count >= 16
        default: return false
        }
    }
}

extension Validation.Check {
    static let cardNumber = Self("card number") { CardNumber.isValid($0) }
}
