/// Numbers of Cyprus, Greece, Italy and Spain.
extension Validation.Check {
    /// Real Decreto 1553/2005: the letter is the remainder modulo 23. All nines and all zeros are samples.
    static let dni = Self("DNI letter") { isDNI($0, from: 0) && !$0.starts(with: "99999999") }
    /// The first letter counts as a digit: X 0, Y 1, Z 2.
    static let nie = Self("NIE letter") { isNIE($0) }
    /// Orden EHA/451/2008: the control is Luhn's digit or the letter that stands for it.
    static let cif = Self("CIF control") { isCIF($0) }
    /// What natural persons pay taxes by: DNI, NIE, or K, L and M with the DNI's letter.
    static let spanishNIF = Self("NIF letter") {
        isDNI($0, from: 0) || isNIE($0) || ($0.count == 9 && $0.isOne(of: "KLM", at: 0) && isDNI($0, from: 1))
    }
    /// Tesorería General: province and number modulo 97.
    static let spanishSocialSecurity = Self("seguridad social") { isSpanishSocialSecurity($0) }
    /// Decreto ministeriale of 23 December 1976: name, date, place and a letter modulo 26, or a company's partita IVA.
    static let codiceFiscale = Self("codice fiscale") { isCodiceFiscale($0) || isPartitaIVA($0) }
    static let partitaIVA = Self("partita IVA") { isPartitaIVA($0) }
    static let afm = Self("ΑΦΜ") {
        guard $0.areDecimals(9), !$0.areAllEqual, let sum = $0.sum([256, 128, 64, 32, 16, 8, 4, 2]) else {
            return false
        }
        return sum % 11 % 10 == $0.decimal(at: 8)
    }
    static let amka = Self("ΑΜΚΑ") { $0.areDecimals(11) && $0.isShortDateByDay(at: 0) && Luhn.isValid($0) }
    static let cypriotTax = Self("ΑΦΤ") { isCypriotTax($0) }
}

private func isDNI(_ number: Span<UInt8>, from start: Int) -> Bool {
    guard number.count == 9, let value = number.value(start..<8), value > 0 else { return false }
    return number.has("TRWAGMYFPDXBNJZSQVHLCKE", value % 23, at: 8)
}

private func isNIE(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9, let first = number.index(in: "XYZ", at: 0), let value = number.value(1..<8) else {
        return false
    }
    return number.has("TRWAGMYFPDXBNJZSQVHLCKE", (first * 10_000_000 + value) % 23, at: 8)
}

private func isCIF(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9, number.isOne(of: "ABCDEFGHJNPQRSUVW", at: 0), number.value(1..<8).map({ $0 > 0 }) ?? false,
        let even = number.sum([0, 1, 0, 1, 0, 1], from: 1)
    else { return false }
    var sum = even
    for place in stride(from: 1, through: 7, by: 2) { sum += digitSum((number.decimal(at: place) ?? 0) * 2) }
    let check = (10 - sum % 10) % 10
    return number.decimal(at: 8) == check || number.has("JABCDEFGHI", check, at: 8)
}

private func isSpanishSocialSecurity(_ number: Span<UInt8>) -> Bool {
    guard number.count == 11 || number.count == 12, let province = number.value(0..<2),
        (1...53).contains(province) || province == 66, let value = number.value(2..<number.count - 2), value > 0,
        let control = number.value(number.count - 2..<number.count)
    else { return false }
    let whole = value < 10_000_000 ? value + province * 10_000_000 : value + province * 100_000_000
    return whole % 97 == control
}

/// The digits' places, which letters may stand for where two people would share a code.
private let omocodia: StaticString = "LMNPQRSTUV"

private func codiceDigits(_ code: Span<UInt8>, _ place: Int) -> Int? {
    guard let tens = code.decimal(at: place) ?? code.index(in: omocodia, at: place),
        let ones = code.decimal(at: place + 1) ?? code.index(in: omocodia, at: place + 1)
    else { return nil }
    return tens * 10 + ones
}

private let oddValues = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

private func isCodiceFiscale(_ code: Span<UInt8>) -> Bool {
    guard code.count == 16, let year = codiceDigits(code, 6), let month = code.index(in: "ABCDEHLMPRST", at: 8),
        let day = codiceDigits(code, 9), code.isLetter(at: 11), codiceDigits(code, 12) != nil,
        code.decimal(at: 14) ?? code.index(in: omocodia, at: 14) != nil, code.isLetter(at: 15),
        CalendarDate.isValid(shortYear: year, month: month + 1, day: day > 40 ? day - 40 : day)
    else { return false }
    for place in 0..<6 where !code.isLetter(at: place) { return false }
    var sum = 0
    for place in 0..<15 {
        guard let value = code.base36(at: place) else { return false }
        let index = value > 9 ? value - 10 : value
        sum += place % 2 == 0 ? oddValues[index] : index
    }
    return code.has("ABCDEFGHIJKLMNOPQRSTUVWXYZ", sum % 26, at: 15)
}

private func isPartitaIVA(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), Luhn.isValid(number), number.value(0..<7) != 0, let office = number.value(7..<10)
    else {
        return false
    }
    return (1...100).contains(office) || [120, 121, 888, 999].contains(office)
}

private func isCypriotTax(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9, number.value(0..<8).map({ $0 > 0 }) ?? false, !number.starts(with: "12") else {
        return false
    }
    var sum = 0
    for place in 0..<8 {
        guard let digit = number.decimal(at: place) else { return false }
        sum += place % 2 == 0 ? oddValues[digit] : digit
    }
    return number.has("ABCDEFGHIJKLMNOPQRSTUVWXYZ", sum % 26, at: 8)
}
