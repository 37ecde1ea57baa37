/// J. Verhoeff, "Error Detecting Decimal Codes" (1969): products in the dihedral group of order ten.
enum Verhoeff {
    /// Whether decimal digits, the last of them the check digit, agree.
    static func isValid(_ digits: Span<UInt8>) -> Bool {
        var check = 0
        for place in 0..<digits.count {
            guard let digit = digits.decimal(at: digits.count - 1 - place) else { return false }
            check = product(check, permuted(digit, place % 8))
        }
        return digits.count > 1 && check == 0
    }

    /// The group's elements are five rotations and, from 5 on, five reflections.
    private static func product(_ one: Int, _ other: Int) -> Int {
        switch (one < 5, other < 5) {
        case (true, true): (one + other) % 5
        case (true, false): (one + other - 5) % 5 + 5
        case (false, true): (one - 5 - other + 5) % 5 + 5
        case (false, false): (one - other + 5) % 5
        }
    }

    private static func permuted(_ digit: Int, _ times: Int) -> Int {
        var digit = digit
        for _ in 0..<times { digit = permutation[digit] }
        return digit
    }

    private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
}

extension Validation.Check {
    static let verhoeff = Self("Verhoeff") { Verhoeff.isValid($0) }
}
