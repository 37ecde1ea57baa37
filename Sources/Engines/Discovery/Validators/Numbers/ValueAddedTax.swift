/// VAT numbers of the European Union's members, by their prefix (Regulation (EU) 904/2010; the members' own check digits).
extension Validation.Check {
    static let europeanVAT = Self("VAT (EU)") { isEuropeanVAT($0) }
}

private func isEuropeanVAT(_ number: Span<UInt8>) -> Bool {
    guard number.count > 4 else { return false }
    let rest = number.extracting(2..<number.count)
    let prefix = UInt16(number[0]) << 8 | UInt16(number[1])
    return western(prefix, rest) ?? central(prefix, rest) ?? northern(prefix, rest) ?? false
}

private func code(_ country: StaticString) -> UInt16 {
    country.withUTF8Buffer { $0.count == 2 ? UInt16($0[0]) << 8 | UInt16($0[1]) : 0 }
}

private func western(_ prefix: UInt16, _ rest: Span<UInt8>) -> Bool? {
    switch prefix {
    case code("BE"): Validation.Check.belgianEnterprise.accepts(rest)
    case code("CY"): Validation.Check.cypriotTax.accepts(rest)
    case code("DE"): Validation.Check.germanVAT.accepts(rest)
    case code("EL"), code("GR"): Validation.Check.afm.accepts(rest)
    case code("ES"): Validation.Check.spanishNIF.accepts(rest) || Validation.Check.cif.accepts(rest)
    case code("FR"): isFrench(rest)
    case code("IE"): isIrish(rest)
    case code("IT"): Validation.Check.partitaIVA.accepts(rest)
    case code("LU"): rest.areDecimals(8) && rest.value(0..<6).map { $0 > 0 && $0 % 89 == rest.value(6..<8) } ?? false
    case code("MT"): rest.areDecimals(8) && rest.value(0..<6, isIn: 100_000...999_999) && isMaltese(rest)
    case code("NL"): isDutch(number: rest)
    case code("PT"): Validation.Check.nif.accepts(rest)
    default: nil
    }
}

private func central(_ prefix: UInt16, _ rest: Span<UInt8>) -> Bool? {
    switch prefix {
    case code("AT"): isAustrian(rest)
    case code("BG"):
        Validation.Check.eik.accepts(rest) || Validation.Check.egn.accepts(rest)
            || Validation.Check.bulgarianForeigner.accepts(rest)
    case code("CZ"): Validation.Check.ico.accepts(rest) || Validation.Check.rodneCislo.accepts(rest)
    case code("HR"): Validation.Check.oib.accepts(rest)
    case code("HU"): rest.count == 8 && Validation.Check.adoszam.accepts(rest)
    case code("PL"): Validation.Check.nip.accepts(rest)
    case code("RO"): Validation.Check.cui.accepts(rest)
    case code("SI"): Validation.Check.slovenianTax.accepts(rest)
    case code("SK"): Validation.Check.slovakTax.accepts(rest)
    default: nil
    }
}

private func northern(_ prefix: UInt16, _ rest: Span<UInt8>) -> Bool? {
    switch prefix {
    case code("DK"): Validation.Check.cvr.accepts(rest)
    case code("EE"): rest.agrees([3, 7, 1, 3, 7, 1, 3, 7, 1], modulo: 10) && !rest.areAllEqual
    case code("FI"): Validation.Check.ytunnus.accepts(rest)
    case code("LT"): isLithuanian(rest)
    case code("LV"): isLatvian(rest)
    case code("SE"):
        rest.areDecimals(12) && rest.value(10..<12) == 1 && Luhn.isValid(rest.extracting(0..<10))
            && rest.value(0..<9) != 0
    default: nil
    }
}

private func isAustrian(_ rest: Span<UInt8>) -> Bool {
    guard rest.count == 9, rest.isOne(of: "U", at: 0), let odd = rest.sum([1, 0, 1, 0, 1, 0, 1], from: 1) else {
        return false
    }
    var sum = odd + 4
    for place in stride(from: 2, through: 6, by: 2) {
        guard let digit = rest.decimal(at: place) else { return false }
        sum += digitSum(digit * 2)
    }
    return (10 - sum % 10) % 10 == rest.decimal(at: 8)
}

/// Two digits, or two characters of newer numbers, before a SIREN.
private func isFrench(_ rest: Span<UInt8>) -> Bool {
    guard rest.count == 11, let siren = rest.value(2..<11) else { return false }
    if let key = rest.value(0..<2) {
        return (siren * 100 + 12) % 97 == key && (Luhn.isValid(rest.extracting(2..<11)) || siren < 1000)
    }
    let alphabet: StaticString = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    guard let first = rest.index(in: alphabet, at: 0), let second = rest.index(in: alphabet, at: 1),
        Luhn.isValid(rest.extracting(2..<11))
    else { return false }
    let key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
    return (siren + 1 + key / 11) % 11 == key % 11
}

/// The PPS form, or the older one whose second character is a letter, `+` or `*`.
private func isIrish(_ rest: Span<UInt8>) -> Bool {
    if rest.value(0..<7) != nil {
        guard rest.count == 8 || (rest.count == 9 && rest.isLetter(at: 8)), let sum = rest.sum([8, 7, 6, 5, 4, 3, 2])
        else {
            return false
        }
        let second = rest.count == 9 ? rest.index(in: "WABCDEFGHIJKLMNOPQRSTUV", at: 8) ?? 0 : 0
        return rest.has("WABCDEFGHIJKLMNOPQRSTUV", (sum + second * 9) % 23, at: 7)
    }
    guard rest.count == 8, rest.isLetter(at: 1), let first = rest.decimal(at: 0),
        let sum = rest.sum([7, 6, 5, 4, 3], from: 2)
    else { return false }
    return rest.has("WABCDEFGHIJKLMNOPQRSTUV", (sum + first * 2) % 23, at: 7)
}

private func isMaltese(_ rest: Span<UInt8>) -> Bool {
    guard let sum = rest.sum([3, 4, 6, 7, 8, 9]), let check = rest.value(6..<8) else { return false }
    return (sum + check) % 37 == 0
}

/// A BSN or RSIN with B and a counter; numbers of sole traders, since 2020, check modulo 97 with the prefix instead.
private func isDutch(number: Span<UInt8>) -> Bool {
    guard number.count == 12, number.isOne(of: "B", at: 9), let value = number.value(0..<9), value > 0,
        let suffix = number.value(10..<12), suffix > 0
    else { return false }
    if Validation.Check.bsn.accepts(number.extracting(0..<9)) { return true }
    // N is 23, L is 21 and B is 11.
    var remainder = 2321 % 97
    for place in 0..<9 { remainder = (remainder * 10 + (number.decimal(at: place) ?? 0)) % 97 }
    remainder = (remainder * 100 + 11) % 97
    remainder = (remainder * 100 + suffix) % 97
    return remainder == 1
}

private func isLithuanian(_ rest: Span<UInt8>) -> Bool {
    guard rest.count == 9 || rest.count == 12, rest.areDecimals, rest.decimal(at: rest.count - 2) == 1,
        !rest.areAllEqual
    else {
        return false
    }
    let first = (0..<rest.count - 1).map { $0 % 9 + 1 }
    let second = (0..<rest.count - 1).map { ($0 + 2) % 9 + 1 }
    return twoStageCheck(rest, first, second) == rest.decimal(at: rest.count - 1)
}

/// Companies begin with 4 or more and agree modulo 11; people's are their personas kods.
private func isLatvian(_ rest: Span<UInt8>) -> Bool {
    guard rest.areDecimals(11), let first = rest.decimal(at: 0) else { return false }
    guard first > 3 else { return Validation.Check.personasKods.accepts(rest) }
    return rest.sum([9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]).map { $0 % 11 } == 3
}
