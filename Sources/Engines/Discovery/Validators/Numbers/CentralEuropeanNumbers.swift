/// Numbers of Czechia, Hungary, Poland and Slovakia.
extension Validation.Check {
    /// Act 133/2000 Coll.: date with the month raised for women (50) and, since 2004, where numbers ran out (20); ten digits
    /// divide by 11, nine digits were given out until 1953.
    static let rodneCislo = Self("rodné číslo") { isRodneCislo($0) }
    static let ico = Self("IČO") {
        guard $0.areDecimals(8), let sum = $0.sum([8, 7, 6, 5, 4, 3, 2]) else { return false }
        return (11 - sum % 11) % 10 == $0.decimal(at: 7) && !$0.areAllEqual
    }
    static let slovakTax = Self("IČ DPH") {
        guard let number = $0.value(0..<$0.count), $0.count == 10, $0.decimal(at: 0) != 0 else { return false }
        return number % 11 == 0 && $0.isOne(of: "234789", at: 2)
    }
    /// Act CL of 2017: eight digits whose last checks the others; then the kind of taxpayer and the county.
    static let adoszam = Self("adószám") {
        guard $0.count == 8 || $0.count == 11, $0.areDecimals, let sum = $0.sum([9, 7, 3, 1, 9, 7, 3, 1]) else {
            return false
        }
        guard sum % 10 == 0, !$0.areAllEqual else { return false }
        return $0.count == 8 || ($0.value(8..<9, isIn: 1...5) && $0.value(9..<11, isIn: 2...51))
    }
    static let adoazonosito = Self("adóazonosító jel") {
        guard $0.areDecimals(10), $0.decimal(at: 0) == 8, let sum = $0.sum([1, 2, 3, 4, 5, 6, 7, 8, 9]) else {
            return false
        }
        return sum % 11 == $0.decimal(at: 9)
    }
    static let taj = Self("TAJ") {
        guard $0.areDecimals(9), !$0.areAllEqual, let sum = $0.sum([3, 7, 3, 7, 3, 7, 3, 7]) else { return false }
        return sum % 10 == $0.decimal(at: 8)
    }
    /// Act XX of 1996: sex and century, date, serial; the weights ran the other way until 1997.
    static let szemelyi = Self("személyi szám") {
        guard $0.areDecimals(11), $0.value(0..<1, isIn: 1...8), $0.isShortDate(at: 1),
            let old = $0.sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), let new = $0.sum([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
        else { return false }
        return old % 11 == $0.decimal(at: 10) || new % 11 == $0.decimal(at: 10)
    }
    /// Act of 24 September 2010 on the population register: the month tells the century.
    static let pesel = Self("PESEL") { isPESEL($0) }
    static let nip = Self("NIP") {
        guard $0.areDecimals(10), !$0.areAllEqual, let sum = $0.sum([6, 5, 7, 2, 3, 4, 5, 6, 7]) else { return false }
        return sum % 11 == $0.decimal(at: 9)
    }
    static let regon = Self("REGON") { isREGON($0) }
    /// ICAO's weights over letters and digits; the check digit follows the letters and weighs 9.
    static let polishIdentityCard = Self("dowód osobisty") { isPolish($0, letters: 3, [7, 3, 1, 9, 7, 3, 1, 7, 3]) }
    static let polishPassport = Self("polish passport") { isPolish($0, letters: 2, [7, 3, 9, 1, 7, 3, 1, 7, 3]) }
}

private func isRodneCislo(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9 || number.count == 10, number.areDecimals, let year = number.value(0..<2),
        let raised = number.value(2..<4), let day = number.value(4..<6), let first = number.value(0..<9)
    else { return false }
    let ofWomen = raised > 50 ? raised - 50 : raised
    let month = ofWomen > 20 ? ofWomen - 20 : ofWomen
    guard number.count == 10 else {
        return year < 54 && ofWomen <= 12 && CalendarDate.isValid(year: 1900 + year, month: month, day: day)
    }
    let full = year < 54 ? 2000 + year : 1900 + year
    guard ofWomen <= 12 || full >= 2004, CalendarDate.isValid(year: full, month: month, day: day) else { return false }
    // Until 1985 a remainder of 10 was written 0.
    let check = first % 11
    return check == number.decimal(at: 9) || (check == 10 && number.decimal(at: 9) == 0 && full < 1985)
}

private func isPESEL(_ number: Span<UInt8>) -> Bool {
    guard number.agrees([1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], modulo: 10), let year = number.value(0..<2),
        let raised = number.value(2..<4), let day = number.value(4..<6)
    else { return false }
    let century = [1900, 2000, 2100, 2200, 1800][raised / 20]
    return CalendarDate.isValid(year: century + year, month: raised % 20, day: day)
}

private func isREGON(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9 || number.count == 14, number.areDecimals, !number.areAllEqual,
        let short = number.sum([8, 9, 2, 3, 4, 5, 6, 7]), short % 11 % 10 == number.decimal(at: 8)
    else { return false }
    guard number.count == 14 else { return true }
    guard let long = number.sum([2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]) else { return false }
    return long % 11 % 10 == number.decimal(at: 13)
}

private func isPolish(_ number: Span<UInt8>, letters: Int, _ weights: [Int]) -> Bool {
    guard number.count == 9 else { return false }
    var sum = 0
    for place in 0..<9 {
        guard let value = number.base36(at: place), (value > 9) == (place < letters) else { return false }
        sum += value * weights[place]
    }
    return sum % 10 == 0
}
