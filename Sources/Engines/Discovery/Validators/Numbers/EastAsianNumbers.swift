/// Numbers of China, Hong Kong, Japan, Korea and Taiwan.
extension Validation.Check {
    /// GB 11643-1999: region, date, serial, check character by ISO 7064 MOD 11-2.
    static let residentIdentity = Self("居民身份证") { isResidentIdentity($0) }
    /// GB 32100-2015: 31 characters, without I, O, S, V and Z.
    static let unifiedSocialCredit = Self("统一社会信用代码") { isUnifiedSocialCredit($0) }
    /// Immigration Department: one or two letters, six digits, a check character modulo 11.
    static let hkid = Self("HKID") { isHKID($0) }
    /// Ministry of the Interior: a letter for the place, 1, 2, 8 or 9 for sex and residence, weights modulo 10.
    static let taiwanNational = Self("身分證字號") { isTaiwanNational($0) }
    /// Ministry of Finance: products' digits sum to a multiple of five (of ten until 2023).
    static let taiwanBusiness = Self("統一編號") { isTaiwanBusiness($0) }
    /// Date, sex and century, and the check digit, which numbers of October 2020 and later need not keep.
    static let rrn = Self("주민등록번호") { isRRN($0) }
    static let koreanBusiness = Self("사업자등록번호") { isKoreanBusiness($0) }
    /// Ordinance 85 of 2014 of the Ministry of Internal Affairs: weights 2 to 7 from the right, modulo 11.
    static let myNumber = Self("個人番号") {
        guard $0.areDecimals(12), !$0.areAllEqual, let sum = $0.sum([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) else {
            return false
        }
        return (sum % 11 <= 1 ? 0 : 11 - sum % 11) == $0.decimal(at: 11)
    }
    /// National Tax Agency: the first digit checks the others modulo 9.
    static let corporateNumber = Self("法人番号") {
        guard $0.areDecimals(13), let sum = $0.sum([2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], from: 1) else { return false }
        return 9 - sum % 9 == $0.decimal(at: 0)
    }
}

private func isResidentIdentity(_ number: Span<UInt8>) -> Bool {
    guard number.count == 18, number.isDate(at: 6), let region = number.value(0..<2),
        [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83].contains(where: { $0.contains(region) }
        ),
        let sum = number.sum([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
    else { return false }
    return number.has("10X98765432", sum % 11, at: 17)
}

private func isUnifiedSocialCredit(_ code: Span<UInt8>) -> Bool {
    let alphabet: StaticString = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    guard code.count == 18, code.value(2..<8) != nil else { return false }
    var sum = 0
    var weight = 1
    for place in 0..<17 {
        guard let value = code.index(in: alphabet, at: place) else { return false }
        sum += value * weight
        weight = weight * 3 % 31
    }
    return code.has(alphabet, (31 - sum % 31) % 31, at: 17)
}

private func isHKID(_ number: Span<UInt8>) -> Bool {
    guard number.count == 8 || number.count == 9, number.isLetter(at: number.count - 8) else { return false }
    // One letter stands after a space, which counts 36.
    var sum = number.count == 8 ? 36 * 9 : 0
    for place in 0..<number.count - 1 {
        guard let value = number.base36(at: place), place <= number.count - 8 || value < 10 else { return false }
        sum += value * (number.count - place)
    }
    guard number.isLetter(at: 0) else { return false }
    return number.has("0123456789A", (11 - sum % 11) % 11, at: number.count - 1)
}

private func isTaiwanNational(_ number: Span<UInt8>) -> Bool {
    guard number.count == 10, let letter = number.index(in: "ABCDEFGHJKLMNPQRSTUVXYWZIO", at: 0),
        number.isOne(of: "1289", at: 1), let sum = number.sum([8, 7, 6, 5, 4, 3, 2, 1, 1], from: 1)
    else { return false }
    return (sum + (letter + 10) / 10 + (letter + 10) % 10 * 9) % 10 == 0
}

private func isTaiwanBusiness(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(8), !number.areAllEqual else { return false }
    let weights = [1, 2, 1, 2, 1, 2, 4, 1]
    var sum = 0
    for place in 0..<8 { sum += digitSum((number.decimal(at: place) ?? 0) * weights[place]) }
    return sum % 5 == 0 || (number.decimal(at: 6) == 7 && (sum + 1) % 5 == 0)
}

private func isRRN(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(13), let year = number.value(0..<2), let month = number.value(2..<4),
        let day = number.value(4..<6), let sex = number.decimal(at: 6), number.value(7..<9, isIn: 0...96),
        let sum = number.sum([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
    else { return false }
    let century = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800][sex]
    guard CalendarDate.isValid(year: century + year, month: month, day: day), century < 2000 || year < 50 else {
        return false
    }
    let check = (11 - sum % 11) % 10
    // Foreigners' numbers add two.
    let expected = (5...8).contains(sex) ? (check + 2) % 10 : check
    return expected == number.decimal(at: 12) || check == number.decimal(at: 12)
        || (century == 2000 && (2010..<5000).contains(year * 100 + month))
}

private func isKoreanBusiness(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(10), number.value(0..<3, isIn: 101...999), number.value(3..<5) != 0,
        number.value(5..<9) != 0,
        let sum = number.sum([1, 3, 7, 1, 3, 7, 1, 3]), let eight = number.decimal(at: 8)
    else { return false }
    return (10 - (sum + eight * 5 / 10 + eight * 5 % 10) % 10) % 10 == number.decimal(at: 9)
}
