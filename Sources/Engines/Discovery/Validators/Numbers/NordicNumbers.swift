/// Numbers of Denmark, Finland, Iceland, Norway and Sweden.
extension Validation.Check {
    /// Skatteverket, SKV 704: Luhn over ten digits; a coordination number's day is 60 higher.
    static let personnummer = Self("personnummer") { isPersonnummer($0) }
    /// Bolagsverket: Luhn over ten digits, the third of them 2 or more, so that none is a personnummer.
    static let swedishOrganization = Self("organisationsnummer") {
        $0.areDecimals(10) && $0.value(2..<3, isIn: 2...9) && $0.value(0..<1, isIn: 1...9) && Luhn.isValid($0)
    }
    /// Skatteetaten: two check digits modulo 11; D-numbers raise the day by 40, H-numbers the month.
    static let fodselsnummer = Self("fødselsnummer") { isFodselsnummer($0) }
    static let norwegianOrganization = Self("organisasjonsnummer") {
        $0.agrees([3, 2, 7, 6, 5, 4, 3, 2, 1], modulo: 11) && $0.value(0..<1, isIn: 8...9)
    }
    /// CPR-kontoret: since 2007 numbers are given out that fail the old check modulo 11, so only the date is looked at.
    static let cpr = Self("CPR date") { $0.areDecimals(10) && $0.isShortDateByDay(at: 0) }
    static let cvr = Self("CVR") { $0.agrees([2, 7, 6, 5, 4, 3, 2, 1], modulo: 11) && $0.value(0..<1, isIn: 1...9) }
    /// Digital and population data services agency: 31 check characters; 900 to 999 are temporary numbers.
    static let hetu = Self("henkilötunnus") { isHetu($0) }
    static let ytunnus = Self("Y-tunnus") { $0.agrees([7, 9, 10, 5, 8, 4, 2, 1], modulo: 11) && !$0.areAllEqual }
    /// Þjóðskrá: weights over eight digits, the ninth the check, the tenth the century; organisations raise the day by 40.
    static let kennitala = Self("kennitala") { isKennitala($0) }
}

private func isPersonnummer(_ number: Span<UInt8>) -> Bool {
    guard number.count == 10 || number.count == 12 else { return false }
    let short = number.extracting(number.count - 10..<number.count)
    guard Luhn.isValid(short), let year = short.value(0..<2), let month = short.value(2..<4),
        let day = short.value(4..<6)
    else { return false }
    let birthday = day > 60 ? day - 60 : day
    guard number.count == 12 else {
        return CalendarDate.isValid(shortYear: year, month: month, day: birthday)
    }
    guard let century = number.value(0..<2), (18...20).contains(century) else { return false }
    return CalendarDate.isValid(year: century * 100 + year, month: month, day: birthday)
}

private func isFodselsnummer(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), number.sum([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).map({ $0 % 11 }) == 0,
        number.agrees([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], modulo: 11), let day = number.value(0..<2),
        let month = number.value(2..<4), let year = number.value(4..<6), let serial = number.value(6..<9)
    else { return false }
    let century: Int
    switch (serial, year) {
    case (0..<500, _): century = 1900
    case (500..<750, 54...99): century = 1800
    case (500..<1000, 0..<40): century = 2000
    case (900..<1000, 40...99): century = 1900
    default: return false
    }
    return CalendarDate.isValid(
        year: century + year, month: month > 40 ? month - 40 : month, day: day > 40 ? day - 40 : day)
}

private func isHetu(_ text: Span<UInt8>) -> Bool {
    guard text.count == 11, text.isOne(of: "+-ABCDEFYXWVUabcdefyxwvu", at: 6), let date = text.value(0..<6),
        let serial = text.value(7..<10), (2...899).contains(serial), text.isShortDateByDay(at: 0)
    else { return false }
    let check = (date * 1000 + serial) % 31
    return text.has("0123456789ABCDEFHJKLMNPRSTUVWXY", check, at: 10)
        || text.has("0123456789abcdefhjklmnprstuvwxy", check, at: 10)
}

private func isKennitala(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(10), number.sum([3, 2, 7, 6, 5, 4, 3, 2, 1]).map({ $0 % 11 }) == 0,
        number.isOne(of: "890", at: 9), let day = number.value(0..<2), let month = number.value(2..<4),
        let year = number.value(4..<6)
    else { return false }
    let century = number.decimal(at: 9) == 0 ? 2000 : number.decimal(at: 9) == 9 ? 1900 : 1800
    return CalendarDate.isValid(year: century + year, month: month, day: day > 40 ? day - 40 : day)
}
