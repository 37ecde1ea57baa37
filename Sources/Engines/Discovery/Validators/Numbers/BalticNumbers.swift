/// Numbers of Estonia, Latvia and Lithuania.
extension Validation.Check {
    /// EVS 585: sex and century, date, serial; check digit in two stages.
    static let isikukood = Self("isikukood") { isCenturyNumber($0, centuries: 1...8) }
    static let estonianRegistry = Self("registrikood") {
        $0.areDecimals(8) && $0.isOne(of: "1789", at: 0)
            && twoStageCheck($0, [1, 2, 3, 4, 5, 6, 7], [3, 4, 5, 6, 7, 8, 9]) == $0.decimal(at: 7)
    }
    /// The Estonian rule; a first digit of 9 means that there is no date, so it is left out.
    static let asmensKodas = Self("asmens kodas") { isCenturyNumber($0, centuries: 1...6) }
    /// Pilsonības un migrācijas lietu pārvalde: numbers of 2017 and later begin with 32 and hold no date.
    static let personasKods = Self("personas kods") { isPersonasKods($0) }
}

/// A check digit modulo 11 that is computed anew, with other weights, when it would be 10, and is 0 when it is 10 again.
func twoStageCheck(_ number: Span<UInt8>, _ first: [Int], _ second: [Int]) -> Int? {
    guard let sum = number.sum(first), let other = number.sum(second) else { return nil }
    return sum % 11 < 10 ? sum % 11 : other % 11 % 10
}

private func isCenturyNumber(_ number: Span<UInt8>, centuries: ClosedRange<Int>) -> Bool {
    guard number.areDecimals(11), let first = number.decimal(at: 0), centuries.contains(first),
        let year = number.value(1..<3), let month = number.value(3..<5), let day = number.value(5..<7)
    else { return false }
    return CalendarDate.isValid(year: 1800 + (first - 1) / 2 * 100 + year, month: month, day: day)
        && twoStageCheck(number, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1], [3, 4, 5, 6, 7, 8, 9, 1, 2, 3])
            == number.decimal(at: 10)
}

private func isPersonasKods(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11) else { return false }
    if number.starts(with: "32") { return true }
    guard let sum = number.sum([10, 5, 8, 4, 2, 1, 6, 3, 7, 9]), let day = number.value(0..<2),
        let month = number.value(2..<4), let year = number.value(4..<6), let century = number.decimal(at: 6),
        century < 3
    else { return false }
    return CalendarDate.isValid(year: 1800 + century * 100 + year, month: month, day: day)
        && (1 + sum) % 11 % 10 == number.decimal(at: 10)
}
