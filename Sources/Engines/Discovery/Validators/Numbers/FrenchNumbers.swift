/// Numbers of France.
extension Validation.Check {
    /// INSEE: 13 characters and 97 less their remainder; Corsica's 2A counts as 19, 2B as 18.
    static let nir = Self("NIR") { isNIR($0) }
    /// Without its key only the structure can be looked at.
    static let nirWithoutKey = Self("NIR structure") { $0.count == 13 && isNIRStructure($0) }
    /// DGFiP: the last three digits are the remainder of the first ten modulo 511.
    static let frenchTax = Self("numéro fiscal") {
        guard $0.areDecimals(13), $0.value(0..<1, isIn: 0...3), let number = $0.value(0..<10), number > 0 else {
            return false
        }
        return number % 511 == $0.value(10..<13)
    }
    static let siren = Self("SIREN") { $0.areDecimals(9) && Luhn.isValid($0) && $0.value(0..<9) != 0 }
    /// Luhn; La Poste's establishments instead have digits that sum to a multiple of five.
    static let siret = Self("SIRET") { isSIRET($0) }
    /// The card of before 2021: year, month, department, serial.
    static let frenchCard = Self("carte d'identité") { $0.count == 12 && $0.value(2..<4, isIn: 1...12) }
    /// The card of 2021 and later: nine characters, a capital first, three digits at least.
    static let frenchNewCard = Self("carte d'identité (2021)") {
        var digits = 0
        for place in 0..<$0.count where $0.decimal(at: place) != nil { digits += 1 }
        return $0.count == 9 && (3...8).contains(digits)
    }
}

private func isNIRStructure(_ number: Span<UInt8>) -> Bool {
    guard number.isOne(of: "123478", at: 0), number.value(1..<3) != nil, let month = number.value(3..<5),
        (1...12).contains(month) || month == 20 || (30...42).contains(month) || month >= 50,
        number.value(7..<10) != nil, number.value(10..<13).map({ $0 > 0 }) ?? false
    else { return false }
    return number.value(5..<7, isIn: 1...99) || (number.decimal(at: 5) == 2 && number.isOne(of: "AB", at: 6))
}

private func isNIR(_ number: Span<UInt8>) -> Bool {
    guard number.count == 15, isNIRStructure(number), let head = number.value(0..<5), let tail = number.value(7..<13),
        let key = number.value(13..<15)
    else { return false }
    let department = number.isOne(of: "A", at: 6) ? 19 : number.isOne(of: "B", at: 6) ? 18 : number.value(5..<7) ?? 0
    return 97 - (head * 100_000_000 + department * 1_000_000 + tail) % 97 == key
}

private func isSIRET(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(14), number.value(0..<14) != 0 else { return false }
    if Luhn.isValid(number) && Luhn.isValid(number.extracting(0..<9)) { return true }
    guard number.starts(with: "356000000"), let sum = number.sum([Int](repeating: 1, count: 14)) else { return false }
    return sum % 5 == 0
}
