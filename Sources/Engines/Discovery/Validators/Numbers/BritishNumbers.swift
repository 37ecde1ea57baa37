/// Numbers of the United Kingdom.
extension Validation.Check {
    /// NHS Data Dictionary: weights 10 to 2, 11 less the remainder; 10 is never given out.
    static let nhs = Self("NHS number") { $0.agrees([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], modulo: 11) && !$0.areAllEqual }
    /// HMRC, NIM39110: which letters may stand first and second, and which pairs may not.
    static let nino = Self("NINO prefix") { isNINO($0) }
    /// HMRC: the first digit checks the other nine.
    static let utr = Self("UTR") {
        guard $0.count == 10 || ($0.count == 11 && $0.isOne(of: "K", at: 10)),
            let sum = $0.sum([6, 7, 8, 9, 10, 5, 4, 3, 2], from: 1)
        else { return false }
        return $0.has("21987654321", sum % 11, at: 0)
    }
    /// HMRC, notice 700: two check digits modulo 97, since 2010 with 55 added; three digits more for a branch.
    static let britishVAT = Self("VAT (UK)") { isBritishVAT($0) }
    /// DVLA: surname padded with 9, decade, month (women's raised by 50), day, year, initials.
    static let britishLicence = Self("DVLA driver number") { isBritishLicence($0) }
}

private func isNINO(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9, number.isOne(of: "ABCEGHJKLMNOPRSTWXYZ", at: 0),
        number.isOne(of: "ABCEGHJKLMNPRSTWXYZ", at: 1), number.value(2..<8) != nil, number.isOne(of: "ABCD", at: 8)
    else { return false }
    for pair: StaticString in ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"] where number.starts(with: pair) {
        return false
    }
    return true
}

private func isBritishVAT(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9 || number.count == 12, number.areDecimals, let check = number.value(7..<9),
        let sum = number.sum([8, 7, 6, 5, 4, 3, 2]), sum > 0
    else { return false }
    // The older check of an implementation that also takes a remainder of 55 is not in the notice.
    return (sum + check) % 97 == 0 || ((sum + check + 55) % 97 == 0 && number.value(0..<3, isIn: 100...999))
}

private func isBritishLicence(_ number: Span<UInt8>) -> Bool {
    guard number.count >= 16, let decade = number.decimal(at: 5), let raised = number.value(6..<8),
        let day = number.value(8..<10), let year = number.decimal(at: 10)
    else { return false }
    var isPadding = false
    for place in 0..<5 {
        let isNine = number.decimal(at: place) == 9
        guard isNine ? place > 0 : number.isLetter(at: place) && !isPadding else { return false }
        isPadding = isNine
    }
    return CalendarDate.isValid(
        shortYear: decade * 10 + year, month: raised > 50 ? raised - 50 : raised, day: day)
}
