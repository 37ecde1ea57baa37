/// Numbers of Albania, Bulgaria, Croatia, North Macedonia, Romania, Serbia, Slovenia and their neighbours, and of Turkey.
extension Validation.Check {
    /// ГРАО: the month is raised by 20 for the nineteenth century and by 40 for this one.
    static let egn = Self("ЕГН") { isEGN($0) }
    static let bulgarianForeigner = Self("ЛНЧ") {
        guard $0.areDecimals(10), !$0.areAllEqual, let sum = $0.sum([21, 19, 17, 13, 11, 9, 7, 3, 1]) else {
            return false
        }
        return sum % 10 == $0.decimal(at: 9)
    }
    static let eik = Self("ЕИК") {
        $0.areDecimals(9) && !$0.areAllEqual
            && twoStageCheck($0, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]) == $0.decimal(at: 8)
    }
    /// Sex and century, date, county, serial, check digit modulo 11 with 1 for 10.
    static let cnp = Self("CNP") { isCNP($0) }
    static let cui = Self("CUI") { isCUI($0) }
    static let oib = Self("OIB") { $0.areDecimals(11) && HybridModulo.isValid11($0) && !$0.areAllEqual }
    /// The unique citizen number of Yugoslavia's successors, by the republic's register.
    static let emso = Self("EMŠO") { isJMBG($0, regions: 50...59) }
    static let jmbgSerbia = Self("ЈМБГ (RS)") { isJMBG($0, regions: 70...99) }
    static let jmbgBosnia = Self("JMBG (BA)") { isJMBG($0, regions: 10...19) }
    static let jmbgMontenegro = Self("JMBG (ME)") { isJMBG($0, regions: 20...29) }
    static let jmbgMacedonia = Self("ЕМБГ (MK)") { isJMBG($0, regions: 40...49) }
    static let slovenianTax = Self("davčna številka") {
        guard $0.areDecimals(8), $0.decimal(at: 0) != 0, let sum = $0.sum([8, 7, 6, 5, 4, 3, 2]), sum % 11 > 0 else {
            return false
        }
        return (11 - sum % 11) % 10 == $0.decimal(at: 7)
    }
    static let pib = Self("ПИБ") { $0.areDecimals(9) && HybridModulo.isValid11($0) && !$0.areAllEqual }
    /// Nüfus ve Vatandaşlık İşleri: two check digits, neither the first digit zero.
    static let tckn = Self("T.C. kimlik no") { isTCKN($0) }
    static let vkn = Self("vergi kimlik no") { isVKN($0) }
}

private func isEGN(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(10), let sum = number.sum([2, 4, 8, 5, 10, 9, 7, 3, 6]),
        sum % 11 % 10 == number.decimal(at: 9), let year = number.value(0..<2), let raised = number.value(2..<4),
        let day = number.value(4..<6)
    else { return false }
    return switch raised {
    case 41...52: CalendarDate.isValid(year: 2000 + year, month: raised - 40, day: day)
    case 21...32: CalendarDate.isValid(year: 1800 + year, month: raised - 20, day: day)
    default: CalendarDate.isValid(year: 1900 + year, month: raised, day: day)
    }
}

private func isCNP(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(13), let first = number.decimal(at: 0), first > 0, number.isShortDate(at: 1),
        let county = number.value(7..<9), (1...48).contains(county) || [51, 52, 70, 80, 81, 82, 83].contains(county),
        let sum = number.sum([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9])
    else { return false }
    return (sum % 11 == 10 ? 1 : sum % 11) == number.decimal(at: 12)
}

private func isCUI(_ number: Span<UInt8>) -> Bool {
    guard (2...10).contains(number.count), number.areDecimals, number.decimal(at: 0) != 0 else { return false }
    let weights = [7, 5, 3, 2, 1, 7, 5, 3, 2]
    let digits = number.count - 1
    guard let sum = number.sum(Array(weights[(9 - digits)...])) else { return false }
    return sum * 10 % 11 % 10 == number.decimal(at: digits)
}

private func isJMBG(_ number: Span<UInt8>, regions: ClosedRange<Int>) -> Bool {
    guard number.areDecimals(13), number.value(7..<9, isIn: regions),
        number.agrees([7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], modulo: 11), let day = number.value(0..<2),
        let month = number.value(2..<4), let year = number.value(4..<7)
    else { return false }
    return CalendarDate.isValid(year: year < 800 ? 2000 + year : 1000 + year, month: month, day: day)
}

private func isTCKN(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), number.decimal(at: 0) != 0, let odd = number.sum([1, 0, 1, 0, 1, 0, 1, 0, 1]),
        let even = number.sum([0, 1, 0, 1, 0, 1, 0, 1]), let ten = number.sum([Int](repeating: 1, count: 10))
    else { return false }
    return ((odd * 7 - even) % 10 + 10) % 10 == number.decimal(at: 9) && ten % 10 == number.decimal(at: 10)
}

private func isVKN(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(10), !number.areAllEqual else { return false }
    var sum = 0
    for place in 0..<9 {
        guard let digit = number.decimal(at: place) else { return false }
        let first = (digit + 9 - place) % 10
        guard first > 0 else { continue }
        let second = first * (1 << (9 - place)) % 9
        sum += second == 0 ? 9 : second
    }
    return (10 - sum % 10) % 10 == number.decimal(at: 9)
}
