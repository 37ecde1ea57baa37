/// Numbers of Austria and Switzerland.
extension Validation.Check {
    /// Dachverband der Sozialversicherungsträger: the fourth digit checks the others modulo 11; the rest is a date, whose
    /// month may be 13 or more.
    static let austrianInsurance = Self("Sozialversicherungsnummer") {
        guard $0.areDecimals(10), $0.decimal(at: 0) != 0, let sum = $0.sum([3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) else {
            return false
        }
        return sum % 11 == $0.decimal(at: 3) && $0.value(4..<6, isIn: 1...31)
    }
    /// Bundesministerium für Finanzen: tax office, number, check digit as in Luhn.
    static let abgabenkontonummer = Self("Abgabenkontonummer") {
        $0.areDecimals(9) && Luhn.isValid($0) && !$0.areAllEqual
    }
    /// EAN-13 that begins with Switzerland's country code (eCH-0084).
    static let ahv = Self("AHV") {
        $0.starts(with: "756") && $0.agrees([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], modulo: 10)
    }
    /// Bundesamt für Statistik, eCH-0097: CHE and nine digits.
    static let swissUID = Self("UID") {
        guard $0.count == 12, $0.starts(with: "CHE"), let sum = $0.sum([5, 4, 3, 2, 7, 6, 5, 4, 1], from: 3) else {
            return false
        }
        return sum % 11 == 0
    }
}
