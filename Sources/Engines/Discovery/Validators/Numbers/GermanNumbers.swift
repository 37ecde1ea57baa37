/// Numbers of Germany.
extension Validation.Check {
    /// Bundeszentralamt für Steuern: MOD 11,10; of the first ten digits exactly one comes twice or three times (since 2016,
    /// and then not three in a row), so that at least eight differ.
    static let steuerID = Self("Steuer-ID") { isSteuerID($0) }
    /// VKVV, section 2: area, birth date, initial, serial, check digit.
    static let rentenversicherung = Self("Rentenversicherungsnummer") { isRentenversicherung($0) }
    /// GKV-Spitzenverband: a capital, eight digits and a check digit.
    static let krankenversicherung = Self("Krankenversichertennummer") { isKrankenversicherung($0) }
    static let germanVAT = Self("USt-IdNr.") {
        $0.areDecimals(9) && $0.decimal(at: 0) != 0 && HybridModulo.isValid11($0)
    }
    /// Personalausweisverordnung: nine characters, at least one of them a digit, and in machine-readable form ICAO's check
    /// digit and `D`. (That the ninth is itself a check digit, as one peer has it, is refuted by the ministry's own
    /// specimens L01X00T47 and C01X00T47.)
    static let germanDocument = Self("Seriennummer") { isGermanDocument($0) }
}

private func isSteuerID(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), number.decimal(at: 0) != 0, HybridModulo.isValid11(number) else { return false }
    var counts = InlineArray<10, Int>(repeating: 0)
    var isTripledInRow = false
    for place in 0..<10 {
        guard let digit = number.decimal(at: place) else { return false }
        counts[digit] += 1
        if place > 1, number[place] == number[place - 1], number[place] == number[place - 2] { isTripledInRow = true }
    }
    var repeated = 0
    var most = 0
    for digit in 0..<10 {
        if counts[digit] > 1 { repeated += 1 }
        most = max(most, counts[digit])
    }
    return repeated == 1 && most <= 3 && !isTripledInRow
}

private func isRentenversicherung(_ number: Span<UInt8>) -> Bool {
    guard number.count == 12, number.isLetter(at: 8), let letter = number.base36(at: 8),
        number.value(0..<2, isIn: 2...89), let day = number.value(2..<4), let month = number.value(4..<6),
        let year = number.value(6..<8), (1...12).contains(month) || month == 0
    else { return false }
    // Where dates were not known, days are raised or zero.
    guard day == 0 || month == 0 || CalendarDate.isValid(shortYear: year, month: month, day: day) else { return false }
    let weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
    var sum = 0
    for place in 0..<11 {
        if place == 8 {
            sum += digitSum((letter - 9) / 10 * weights[8]) + digitSum((letter - 9) % 10 * weights[9])
        } else {
            guard let digit = number.decimal(at: place) else { return false }
            sum += digitSum(digit * weights[place < 8 ? place : place + 1])
        }
    }
    return sum % 10 == number.decimal(at: 11)
}

private func isKrankenversicherung(_ number: Span<UInt8>) -> Bool {
    guard number.count == 10, number.isLetter(at: 0), let letter = number.base36(at: 0) else { return false }
    var sum = digitSum((letter - 9) / 10) + digitSum((letter - 9) % 10 * 2)
    for place in 1..<9 {
        guard let digit = number.decimal(at: place) else { return false }
        sum += digitSum(place % 2 == 1 ? digit : digit * 2)
    }
    return sum % 10 == number.decimal(at: 9)
}

private func isGermanDocument(_ number: Span<UInt8>) -> Bool {
    let count = number.count > 9 && number.isOne(of: "D", at: number.count - 1) ? number.count - 1 : number.count
    guard count == 9 || count == 10 else { return false }
    var hasDigit = false
    for place in 0..<9 where number.decimal(at: place) != nil { hasDigit = true }
    return hasDigit && (count == 9 || TravelDocument.checkDigit(number, 0..<9) == number.decimal(at: 9))
}

/// Of a number below 100.
func digitSum(_ number: Int) -> Int { number / 10 + number % 10 }
