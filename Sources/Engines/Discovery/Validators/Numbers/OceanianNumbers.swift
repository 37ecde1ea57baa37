/// Numbers of Australia and New Zealand.
extension Validation.Check {
    /// ATO: nine digits, or eight with other weights of the same series.
    static let tfn = Self("TFN") {
        guard !$0.areAllEqual else { return false }
        return $0.agrees([1, 4, 3, 7, 5, 8, 6, 9, 10], modulo: 11) || $0.agrees([10, 7, 8, 4, 6, 3, 5, 1], modulo: 11)
    }
    /// Services Australia: 2 to 6, check digit at the ninth place, issue; the holder's place on the card may follow.
    static let medicareAustralia = Self("Medicare (AU)") {
        guard $0.count == 10 || $0.count == 11, $0.areDecimals, $0.value(0..<1, isIn: 2...6), $0.decimal(at: 9) != 0,
            let sum = $0.sum([1, 3, 7, 9, 1, 3, 7, 9])
        else { return false }
        return sum % 10 == $0.decimal(at: 8)
    }
    /// Australian Business Register: modulo 89 with one taken from the first digit.
    static let abn = Self("ABN") {
        guard $0.areDecimals(11), $0.decimal(at: 0) != 0, let sum = $0.sum([10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19])
        else {
            return false
        }
        return (sum - 10) % 89 == 0
    }
    static let acn = Self("ACN") { $0.agrees([8, 7, 6, 5, 4, 3, 2, 1, 1], modulo: 10) && !$0.areAllEqual }
    /// Inland Revenue: 10,000,000 to 150,000,000, two sets of weights modulo 11.
    static let ird = Self("IRD") { isIRD($0) }
    /// HISO 10046: three letters without I and O, then four digits (modulo 11) or, since 2022, two digits and two letters
    /// (modulo 23).
    static let nhi = Self("NHI") { isNHI($0) }
}

private func isIRD(_ number: Span<UInt8>) -> Bool {
    guard number.count == 8 || number.count == 9, number.areDecimals, let value = number.value(0..<number.count),
        (10_000_000..<150_000_000).contains(value)
    else { return false }
    let start = 9 - number.count
    func check(_ weights: [Int]) -> Int {
        guard let sum = number.sum(Array(weights[start...])) else { return 10 }
        return (11 - sum % 11) % 11
    }
    let first = check([3, 2, 7, 6, 5, 4, 3, 2])
    return (first < 10 ? first : check([7, 4, 3, 2, 5, 2, 7, 6])) == number.decimal(at: number.count - 1)
}

private func isNHI(_ number: Span<UInt8>) -> Bool {
    let letters: StaticString = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    guard number.count == 7 else { return false }
    var sum = 0
    for place in 0..<6 {
        let isLetter = place < 3 || (place == 5 && number.decimal(at: 5) == nil)
        guard let value = isLetter ? number.index(in: letters, at: place).map({ $0 + 1 }) : number.decimal(at: place)
        else {
            return false
        }
        sum += value * (7 - place)
    }
    if number.decimal(at: 5) != nil { return sum % 11 > 0 && (11 - sum % 11) % 10 == number.decimal(at: 6) }
    return number.has(letters, 22 - sum % 23, at: 6)
}
