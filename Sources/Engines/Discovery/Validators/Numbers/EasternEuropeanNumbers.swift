/// Numbers of Belarus, Kazakhstan, Moldova, Russia and Ukraine.
extension Validation.Check {
    static let rnokpp = Self("РНОКПП") {
        guard $0.areDecimals(10), !$0.areAllEqual, let sum = $0.sum([-1, 5, 7, 9, 4, 6, 10, 5, 7]) else { return false }
        return (sum % 11 + 11) % 11 % 10 == $0.decimal(at: 9)
    }
    static let edrpou = Self("ЄДРПОУ") { isEDRPOU($0) }
    /// ФНС: ten digits for organisations, twelve with two check digits for people.
    static let inn = Self("ИНН") { isINN($0) }
    /// СФР: weights 9 to 1 modulo 101, with 00 for 100.
    static let snils = Self("СНИЛС") {
        guard $0.areDecimals(11), !$0.areAllEqual, let sum = $0.sum([9, 8, 7, 6, 5, 4, 3, 2, 1]) else { return false }
        return sum % 101 % 100 == $0.value(9..<11)
    }
    static let ogrn = Self("ОГРН") { isOGRN($0) }
    static let idnp = Self("IDNP") {
        $0.agrees([7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, -1], modulo: 10) && !$0.areAllEqual
            && $0.isOne(of: "0129", at: 0)
    }
    /// Kazakhstan: date, sex and century, serial; the check digit in two stages.
    static let kazakhIIN = Self("ЖСН") {
        $0.areDecimals(12) && $0.isShortDate(at: 0) && $0.value(6..<7, isIn: 1...6)
            && kazakhCheck($0) == $0.decimal(at: 11)
    }
}

private func isEDRPOU(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(8), !number.areAllEqual, let value = number.value(0..<8) else { return false }
    let weights = (30_000_000..<60_000_000).contains(value) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
    return twoStageCheck(number, weights, weights.map { $0 + 2 }) == number.decimal(at: 7)
}

private func isINN(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals, number.value(0..<2) != 0 else { return false }
    if number.count == 10 {
        return number.sum([2, 4, 10, 3, 5, 9, 4, 6, 8]).map { $0 % 11 % 10 } == number.decimal(at: 9)
    }
    guard number.count == 12 else { return false }
    return number.sum([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]).map { $0 % 11 % 10 } == number.decimal(at: 10)
        && number.sum([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]).map { $0 % 11 % 10 } == number.decimal(at: 11)
}

private func isOGRN(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals, number.isOne(of: "1235", at: 0) else {
        return number.areDecimals && isEntrepreneur(number)
    }
    guard number.count == 13, let value = number.value(0..<12) else { return isEntrepreneur(number) }
    return value % 11 % 10 == number.decimal(at: 12)
}

private func isEntrepreneur(_ number: Span<UInt8>) -> Bool {
    guard number.count == 15, number.isOne(of: "34", at: 0), let value = number.value(0..<14) else { return false }
    return value % 13 % 10 == number.decimal(at: 14)
}

private func kazakhCheck(_ number: Span<UInt8>) -> Int? {
    guard let first = number.sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        let second = number.sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2])
    else { return nil }
    let check = first % 11 < 10 ? first % 11 : second % 11
    return check < 10 ? check : nil
}
