/// Numbers of Egypt, Iran, Israel, Kuwait, Saudi Arabia, South Africa, the United Arab Emirates and others.
extension Validation.Check {
    /// Ministry of Interior: Luhn over nine digits, zeros in front included.
    static let teudatZehut = Self("תעודת זהות") { $0.areDecimals(9) && Luhn.isValid($0) && $0.value(0..<9) != 0 }
    /// Department of Home Affairs: date, serial, 0 to 2 for citizenship, a constant, Luhn.
    static let southAfricanID = Self("ID (ZA)") {
        $0.areDecimals(13) && $0.isShortDate(at: 0) && $0.value(10..<11, isIn: 0...2) && Luhn.isValid($0)
    }
    /// SARS: Luhn; 0, 1, 2, 3 or 9 first.
    static let southAfricanTax = Self("tax (ZA)") {
        $0.areDecimals(10) && $0.isOne(of: "01239", at: 0) && Luhn.isValid($0) && !$0.areAllEqual
    }
    /// Century, date, governorate, serial.
    static let egyptianNational = Self("الرقم القومي") { isEgyptian($0) }
    /// NIC: 1 for citizens, 2 for residents; Luhn.
    static let saudiNational = Self("رقم الهوية") {
        $0.areDecimals(10) && $0.isOne(of: "12", at: 0) && Luhn.isValid($0)
    }
    /// ICP: 784, year of birth, serial, Luhn.
    static let emiratesID = Self("Emirates ID") {
        $0.areDecimals(15) && $0.starts(with: "784") && $0.value(3..<7, isIn: 1900...2099) && Luhn.isValid($0)
    }
    static let iranianNational = Self("کد ملی") {
        guard $0.areDecimals(10), !$0.areAllEqual, let sum = $0.sum([10, 9, 8, 7, 6, 5, 4, 3, 2]) else { return false }
        return (sum % 11 < 2 ? sum % 11 : 11 - sum % 11) == $0.decimal(at: 9)
    }
    /// PACI: century, date, serial, check digit modulo 11.
    static let kuwaitiCivil = Self("civil ID (KW)") {
        guard $0.areDecimals(12), $0.isOne(of: "23", at: 0), $0.isShortDate(at: 1),
            let sum = $0.sum([2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
        else { return false }
        return 11 - sum % 11 == $0.decimal(at: 11)
    }
}

private func isEgyptian(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(14), number.isOne(of: "23", at: 0), let year = number.value(1..<3),
        let month = number.value(3..<5), let day = number.value(5..<7), let place = number.value(7..<9),
        (1...35).contains(place) || place == 88
    else { return false }
    return CalendarDate.isValid(year: (number.decimal(at: 0) == 2 ? 1900 : 2000) + year, month: month, day: day)
}
