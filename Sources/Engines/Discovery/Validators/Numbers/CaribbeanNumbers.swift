/// Numbers of Costa Rica, Cuba, the Dominican Republic, El Salvador and Guatemala.
extension Validation.Check {
    /// JCE: Luhn over eleven digits. Some hundred old cards fail it; they are not listed.
    static let dominicanCedula = Self("cédula (DO)") { $0.areDecimals(11) && Luhn.isValid($0) && $0.value(0..<10) != 0 }
    static let rnc = Self("RNC") {
        guard $0.areDecimals(9), $0.value(0..<8) != 0, let sum = $0.sum([7, 9, 8, 6, 5, 4, 3, 2]) else { return false }
        return (10 - sum % 11) % 9 + 1 == $0.decimal(at: 8)
    }
    static let salvadorNIT = Self("NIT (SV)") { isSalvadorNIT($0) }
    static let guatemalaNIT = Self("NIT (GT)") { isGuatemalaNIT($0) }
    /// Date of birth and, at the seventh place, the century.
    static let carneIdentidad = Self("carné de identidad") { $0.areDecimals(11) && $0.isShortDate(at: 0) }
}

private func isSalvadorNIT(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(14), number.isOne(of: "019", at: 0) else { return false }
    if number.value(10..<13).map({ $0 <= 100 }) ?? false {
        guard let sum = number.sum([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) else { return false }
        return sum % 11 % 10 == number.decimal(at: 13)
    }
    guard let sum = number.sum([2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) else { return false }
    return (11 - sum % 11) % 11 % 10 == number.decimal(at: 13)
}

private func isGuatemalaNIT(_ number: Span<UInt8>) -> Bool {
    guard (6...12).contains(number.count), number.value(0..<number.count - 1).map({ $0 > 0 }) ?? false else {
        return false
    }
    var sum = 0
    for place in 0..<number.count - 1 { sum += (number.decimal(at: number.count - 2 - place) ?? 0) * (place + 2) }
    return number.has("0123456789K", (11 - sum % 11) % 11, at: number.count - 1)
}
