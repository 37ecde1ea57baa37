/// Numbers of Canada, Mexico and the United States.
extension Validation.Check {
    /// SSA: areas 000, 666 and 900 and more, group 00 and serial 0000 are never given out.
    static let ssn = Self("SSN ranges") { $0.areDecimals(9) && isSSN($0) && !$0.areAllEqual }
    /// IRS: 9, and a group of 50 to 65, 70 to 88, 90 to 92 or 94 to 99.
    static let itin = Self("ITIN group") {
        guard $0.areDecimals(9), $0.decimal(at: 0) == 9, let group = $0.value(3..<5) else { return false }
        return (50...65).contains(group) || (70...99).contains(group) && group != 89 && group != 93
    }
    /// IRS: 9xx-93-xxxx, for children in adoption.
    static let atin = Self("ATIN group") { $0.areDecimals(9) && $0.decimal(at: 0) == 9 && $0.value(3..<5) == 93 }
    /// IRS, "How EINs are assigned and valid EIN prefixes".
    static let ein = Self("EIN prefix") {
        guard $0.areDecimals(9), let prefix = $0.value(0..<2) else { return false }
        return prefix > 0 && ![7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97].contains(prefix)
            && $0.value(2..<9) != 0
    }
    /// CMS: Luhn after the prefix 80840, which adds 24.
    static let npi = Self("NPI") { isNPI($0) }
    /// DEA, 21 CFR 1301: registrant's letter, initial or 9, digits of which the last checks the others.
    static let dea = Self("DEA") { isDEA($0) }
    /// SSA: an SSN before the beneficiary's code, or the Railroad Board's number after its prefix.
    static let hicn = Self("HICN") { isHICN($0) }
    /// Luhn; 0 is not given out and 8 marks business accounts.
    static let sin = Self("SIN") {
        $0.areDecimals(9) && Luhn.isValid($0) && !$0.isOne(of: "08", at: 0)
    }
    static let canadianBusiness = Self("BN") {
        ($0.count == 9 || $0.count == 15) && $0.value(0..<9).map { $0 > 0 } ?? false
            && Luhn.isValid($0.extracting(0..<9))
    }
    /// British Columbia's weights after a 9, or Ontario's Luhn.
    static let canadianHealth = Self("health number") { isCanadianHealth($0) }
    /// Québec: the month is raised by 50 for women.
    static let ramq = Self("RAMQ") { isRAMQ($0) }
    /// RENAPO, Instructivo normativo: letters of names, date, sex, state, consonants, check digit.
    static let curp = Self("CURP") { isCURP($0) }
    /// Luhn; the first two digits are the office, which begins at 01.
    static let nss = Self("NSS") { $0.areDecimals(11) && Luhn.isValid($0) && $0.value(0..<2) != 0 }
    /// INE: letters of names, date, state 01 to 33 or 87 and 88, sex.
    static let claveElector = Self("clave de elector") {
        $0.count == 18 && $0.isShortDate(at: 6) && ($0.value(12..<14, isIn: 1...33) || $0.value(12..<14, isIn: 87...88))
    }
    /// SAT: letters of a name and a date. The check digit of about one number in seventy is not the rule's, so it is not asked.
    static let rfcOfPerson = Self("RFC of a person") { isRFC($0, letters: 4) }
    static let rfcOfCompany = Self("RFC of an organisation") { isRFC($0, letters: 3) }
    /// Montana: month of birth, three characters, year, 41, day. New Hampshire: month, three letters, year, day, digit.
    static let montana = Self("Montana licence") {
        $0.value(0..<2, isIn: 1...12) && $0.value(5..<9, isIn: 1900...2099) && $0.value(9..<11) == 41
            && $0.value(11..<13, isIn: 1...31)
    }
    static let newHampshire = Self("New Hampshire licence") {
        $0.value(0..<2, isIn: 1...12) && $0.value(7..<9, isIn: 1...31)
    }
}

private func isSSN(_ number: Span<UInt8>) -> Bool {
    guard let area = number.value(0..<3), let group = number.value(3..<5), let serial = number.value(5..<9) else {
        return false
    }
    return area > 0 && area < 900 && area != 666 && group > 0 && serial > 0
}

private func isNPI(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(10), number.isOne(of: "12", at: 0), let odd = number.sum([0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
    else { return false }
    var sum = 24 + odd
    for place in stride(from: 0, to: 10, by: 2) { sum += digitSum((number.decimal(at: place) ?? 0) * 2) }
    return sum % 10 == 0
}

private func isDEA(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9, number.isOne(of: "ABCDEFGHJKLMPRSTUX", at: 0),
        number.isLetter(at: 1) || number.decimal(at: 1) == 9, let sum = number.sum([1, 2, 1, 2, 1, 2], from: 2),
        sum > 0
    else { return false }
    return sum % 10 == number.decimal(at: 8)
}

private func isHICN(_ number: Span<UInt8>) -> Bool {
    if number.decimal(at: 0) != nil { return isSSN(number) && number.isOne(of: "ABCDEFHJKMTW", at: 9) }
    var letters = 0
    while letters < number.count, number.isLetter(at: letters) { letters += 1 }
    let digits = number.count - letters
    guard digits == 6 || (digits == 9 && isSSN(number.extracting(letters..<number.count))) else { return false }
    let prefix = number.extracting(0..<letters)
    for known: StaticString in [
        "A", "CA", "H", "JA", "MA", "MH", "PA", "PD", "PH", "WA", "WCA", "WCD", "WCH", "WD", "WH",
    ] where known.utf8CodeUnitCount == letters && prefix.starts(with: known) { return true }
    return false
}

private func isCanadianHealth(_ number: Span<UInt8>) -> Bool {
    guard number.count == 10 || number.count == 12, number.value(0..<10) != nil, number.decimal(at: 0) != 0 else {
        return false
    }
    let digits = number.extracting(0..<10)
    if number.count == 10, number.decimal(at: 0) == 9, let sum = number.sum([2, 4, 8, 5, 10, 9, 7, 3], from: 1),
        (11 - sum % 11) % 11 == number.decimal(at: 9)
    {
        return true
    }
    return Luhn.isValid(digits) && !digits.areAllEqual
}

private func isRAMQ(_ number: Span<UInt8>) -> Bool {
    guard number.count == 12, let year = number.value(4..<6), let raised = number.value(6..<8),
        let day = number.value(8..<10)
    else { return false }
    return CalendarDate.isValid(shortYear: year, month: raised > 50 ? raised - 50 : raised, day: day)
}

private func isCURP(_ number: Span<UInt8>) -> Bool {
    guard number.count == 18, number.isShortDate(at: 4), number.isOne(of: "HMX", at: 10), isMexicanState(number),
        let last = number.decimal(at: 17)
    else { return false }
    var sum = 0
    for place in 0..<17 {
        guard let value = number.base36(at: place) else { return false }
        // The alphabet has Ñ between N and O.
        sum += (value > 23 ? value + 1 : value) * (18 - place)
    }
    return (10 - sum % 10) % 10 == last
}

private func isMexicanState(_ number: Span<UInt8>) -> Bool {
    let pair = number.extracting(11..<13)
    for state: StaticString in [
        "AS", "BC", "BS", "CC", "CH", "CL", "CM", "CS", "DF", "DG", "GR", "GT", "HG", "JC", "MC", "MN", "MS", "NE",
        "NL",
        "NT", "OC", "PL", "QR", "QT", "SL", "SP", "SR", "TC", "TL", "TS", "VZ", "YN", "ZS",
    ] where pair.starts(with: state) { return true }
    return false
}

/// Of the compact value, which loses `&` and Ñ: counted from its end.
private func isRFC(_ number: Span<UInt8>, letters: Int) -> Bool {
    number.count >= 9 && number.count <= letters + 9 && number.isShortDate(at: number.count - 9)
}
