/// Numbers of Belgium, Ireland, Luxembourg, the Netherlands and Portugal.
extension Validation.Check {
    /// Royal decree of 3 April 1984: 97 less the remainder, with a 2 before numbers of this century. BIS numbers raise the
    /// month by 20 or 40.
    static let belgianNational = Self("rijksregisternummer") { isBelgianNational($0) }
    static let belgianCard = Self("eID card") {
        guard $0.areDecimals(12), let number = $0.value(0..<10), let check = $0.value(10..<12), number > 0 else {
            return false
        }
        return (number % 97 == 0 ? 97 : number % 97) == check
    }
    static let belgianEnterprise = Self("ondernemingsnummer") {
        guard $0.areDecimals(10), $0.value(0..<1, isIn: 0...1), let number = $0.value(0..<8),
            let check = $0.value(8..<10)
        else { return false }
        return number > 0 && 97 - number % 97 == check
    }
    /// The "eleven test" with -1 for the last digit.
    static let bsn = Self("BSN") {
        $0.agrees([9, 8, 7, 6, 5, 4, 3, 2, -1], modulo: 11) && $0.value(0..<9).map { $0 >= 1_000_000 } ?? false
    }
    /// Department of Social Protection: seven digits, a letter modulo 23 and, since 2013, a second letter that counts nine.
    static let pps = Self("PPS") { isPPS($0) }
    /// Luxembourg, CTIE: date, serial, then Luhn's and Verhoeff's digits of the first eleven.
    static let luxembourgNational = Self("matricule") { isLuxembourgNational($0) }
    static let nif = Self("NIF") {
        guard $0.areDecimals(9), isPortuguesePrefix($0), let sum = $0.sum([9, 8, 7, 6, 5, 4, 3, 2]) else {
            return false
        }
        return (11 - sum % 11) % 11 % 10 == $0.decimal(at: 8) && !$0.areAllEqual
    }
    /// Cartão de cidadão: eight digits, a digit, two characters and a digit; Luhn with letters from 10 on.
    static let cartaoCidadao = Self("cartão de cidadão") { isCartaoCidadao($0) }
}

/// Autoridade Tributária: 45 for people from abroad, 70 to 79 and 90 to 99 for estates, funds and offices.
private func isPortuguesePrefix(_ number: Span<UInt8>) -> Bool {
    number.isOne(of: "123568", at: 0)
        || [45, 70, 71, 72, 74, 75, 77, 78, 79, 90, 91, 98, 99].contains(number.value(0..<2))
}

private func isBelgianNational(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), let first = number.value(0..<9), first > 0, let check = number.value(9..<11),
        let year = number.value(0..<2), let raised = number.value(2..<4),
        raised <= 12 || (20...32).contains(raised)
            || (40...52).contains(raised), let day = number.value(4..<6)
    else { return false }
    let month = raised % 20
    // A month or day of zero stands for one that is not known.
    func isDate(_ century: Int) -> Bool {
        month == 0 || day == 0 || CalendarDate.isValid(year: century + year, month: month, day: day)
    }
    return (97 - first % 97 == check && isDate(1900))
        || (97 - (2_000_000_000 + first) % 97 == check && isDate(2000))
}

private func isPPS(_ number: Span<UInt8>) -> Bool {
    guard number.count == 8 || number.count == 9, let sum = number.sum([8, 7, 6, 5, 4, 3, 2]) else { return false }
    var total = sum
    if number.count == 9 {
        // Letters of before 2013, such as a wife's W and a trust's T, do not count.
        guard let second = number.index(in: "WABCDEFGHIJKLMNOPQRSTUV", at: 8), number.isOne(of: "ABHWTPS", at: 8) else {
            return false
        }
        total += number.isOne(of: "ABH", at: 8) ? second * 9 : 0
    }
    return number.has("WABCDEFGHIJKLMNOPQRSTUV", total % 23, at: 7)
}

private func isLuxembourgNational(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(13), number.isDate(at: 0), Luhn.isValid(number.extracting(0..<12)) else { return false }
    var digits = InlineArray<12, UInt8>(repeating: 0)
    for place in 0..<11 { digits[place] = number[place] }
    digits[11] = number[12]
    return Verhoeff.isValid(digits.span)
}

private func isCartaoCidadao(_ number: Span<UInt8>) -> Bool {
    guard number.count == 12, number.value(0..<9) != nil, number.decimal(at: 11) != nil else { return false }
    var sum = 0
    for place in 0..<12 {
        guard let value = number.base36(at: place) else { return false }
        let doubled = value * 2
        sum += place % 2 == 0 ? (doubled > 9 ? doubled - 9 : doubled) : value
    }
    return sum % 10 == 0
}
