/// Numbers of Argentina, Brazil, Chile, Colombia, Ecuador, Paraguay, Peru, Uruguay and Venezuela.
extension Validation.Check {
    /// AFIP: prefixes of people.
    static let cuil = Self("CUIL") { isCUIT($0) && $0.value(0..<2, isIn: 20...27) && !$0.isOne(of: "12", at: 1) }
    /// AFIP: prefixes of organisations.
    static let cuit = Self("CUIT") { isCUIT($0) && ($0.value(0..<2) == 30 || $0.value(0..<2, isIn: 33...34)) }
    /// RENAPER: neither all zeros nor all nines.
    static let argentineDNI = Self("DNI (AR)") {
        $0.areDecimals && $0.value(0..<$0.count).map { $0 > 0 && $0 != 99_999_999 } ?? false
    }
    /// Luhn after the prefix of the network.
    static let sube = Self("SUBE") { $0.starts(with: "6061") && $0.areDecimals(16) && Luhn.isValid($0) }
    static let cpf = Self("CPF") { isCPF($0) }
    /// Receita Federal: letters too from July 2026 (IN RFB 2229/2024), each counting as its code less 48.
    static let cnpj = Self("CNPJ") { isCNPJ($0) }
    /// São Paulo: weights 2 to 9 and 100 for the check digit, X for 10.
    static let rg = Self("RG") {
        guard $0.count == 9, !$0.areAllEqual, let sum = $0.sum([2, 3, 4, 5, 6, 7, 8, 9]) else { return false }
        return $0.has("0123456789X", (11 - sum % 11) % 11, at: 8)
    }
    static let pis = Self("PIS/PASEP") {
        guard $0.areDecimals(11), !$0.areAllEqual, let sum = $0.sum([3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) else {
            return false
        }
        return (11 - sum % 11) % 11 % 10 == $0.decimal(at: 10)
    }
    /// TSE, resolution 21.538: eight digits, state 01 to 28, two check digits.
    static let titulo = Self("título eleitoral") { isTitulo($0) }
    /// SENATRAN: the CNH's registration, two check digits.
    static let cnh = Self("CNH") { isCNH($0) }
    /// DATASUS: the weighted sum is a multiple of 11.
    static let cns = Self("CNS") {
        $0.agrees([15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], modulo: 11) && $0.isOne(of: "12789", at: 0)
    }
    static let rut = Self("RUT") { isRUT($0) }
    /// DIAN: people; organisations' numbers of nine digits begin with 8 or 9.
    static let nitOfPerson = Self("NIT of a person") { isNIT($0) && !isOrganization($0) }
    static let nitOfCompany = Self("NIT of an organisation") { isNIT($0) && isOrganization($0) }
    static let ecuadorCedula = Self("cédula (EC)") { $0.count == 10 && isEcuadorCedula($0) }
    static let ecuadorRUC = Self("RUC (EC)") { isEcuadorRUC($0) }
    /// DNIC: weights 2987634 modulo 10.
    static let uruguayCedula = Self("cédula (UY)") { isUruguayCedula($0) }
    static let uruguayRUT = Self("RUT (UY)") {
        guard $0.areDecimals(12), $0.value(0..<2, isIn: 1...22), $0.value(2..<8) != 0, $0.value(8..<11) == 1,
            let sum = $0.sum([4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
        else { return false }
        return (11 - sum % 11) % 11 == $0.decimal(at: 11)
    }
    /// SUNAT: kind of taxpayer and weights modulo 11.
    static let peruRUC = Self("RUC (PE)") {
        guard $0.areDecimals(11), [10, 15, 16, 17, 20].contains($0.value(0..<2)),
            let sum = $0.sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
        else { return false }
        return (11 - sum % 11) % 10 == $0.decimal(at: 10)
    }
    /// RENIEC: eight digits and a digit or a letter.
    static let peruDNI = Self("DNI (PE)") {
        guard $0.count == 9, let sum = $0.sum([3, 2, 7, 6, 5, 4, 3, 2]), $0.value(0..<8) != 0 else { return false }
        return $0.has("65432110987", sum % 11, at: 8)
            || $0.has("KJIHGFEDCBA", 10 - sum % 11, at: 8)
                && $0.has("KJIHGFEDCBA", sum % 11, at: 8)
    }
    static let rif = Self("RIF") { isRIF($0) }
    static let paraguayRUC = Self("RUC (PY)") { isParaguayRUC($0) }
}

private func isCUIT(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), let sum = number.sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]), number.value(2..<10) != 0 else {
        return false
    }
    return number.has("01234567899", (11 - sum % 11) % 11, at: 10)
}

private func isCPF(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), !number.areAllEqual, let first = number.sum([10, 9, 8, 7, 6, 5, 4, 3, 2]),
        let second = number.sum([11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
    else { return false }
    return (11 - first % 11) % 11 % 10 == number.decimal(at: 9)
        && (11 - second % 11) % 11 % 10 == number.decimal(at: 10)
}

private func isCNPJ(_ number: Span<UInt8>) -> Bool {
    guard number.count == 14, number.value(12..<14) != nil, !number.extracting(0..<12).areAllEqual else { return false }
    for digits in 12...13 {
        var sum = 0
        for place in 0..<digits {
            guard number.base36(at: place) != nil else { return false }
            sum += (Int(number[place]) - 48) * ((digits - 1 - place) % 8 + 2)
        }
        guard (11 - sum % 11) % 11 % 10 == number.decimal(at: digits) else { return false }
    }
    return true
}

private func isTitulo(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(12), let state = number.value(8..<10), (1...28).contains(state), number.value(0..<8) != 0,
        let sum = number.sum([2, 3, 4, 5, 6, 7, 8, 9])
    else { return false }
    // In São Paulo and Minas Gerais a remainder of 0 is written 1.
    func check(_ remainder: Int) -> Int { remainder == 10 ? 0 : remainder == 0 && state < 3 ? 1 : remainder }
    let first = check(sum % 11)
    return first == number.decimal(at: 10)
        && check((state / 10 * 7 + state % 10 * 8 + first * 9) % 11) == number.decimal(at: 11)
}

private func isCNH(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(11), !number.areAllEqual, let down = number.sum([9, 8, 7, 6, 5, 4, 3, 2, 1]),
        let up = number.sum([1, 2, 3, 4, 5, 6, 7, 8, 9])
    else { return false }
    let first = down % 11
    var second = up % 11
    if first > 9 { second = second < 2 ? second + 9 : second - 2 }
    return (first > 9 ? 0 : first) == number.decimal(at: 9) && (second > 9 ? 0 : second) == number.decimal(at: 10)
}

private func isRUT(_ number: Span<UInt8>) -> Bool {
    guard number.count == 8 || number.count == 9, let value = number.value(0..<number.count - 1), value > 0 else {
        return false
    }
    var sum = 0
    for place in 0..<number.count - 1 {
        sum += (number.decimal(at: number.count - 2 - place) ?? 0) * (place % 6 + 2)
    }
    return number.has("0123456789K", (11 - sum % 11) % 11, at: number.count - 1)
}

private func isNIT(_ number: Span<UInt8>) -> Bool {
    guard (8...16).contains(number.count), number.areDecimals, number.value(0..<number.count - 1) != 0 else {
        return false
    }
    let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
    var sum = 0
    for place in 0..<number.count - 1 { sum += (number.decimal(at: number.count - 2 - place) ?? 0) * weights[place] }
    return number.has("01987654321", sum % 11, at: number.count - 1)
}

private func isOrganization(_ nit: Span<UInt8>) -> Bool { nit.count == 10 && nit.isOne(of: "89", at: 0) }

private func isEcuadorProvince(_ number: Span<UInt8>) -> Bool {
    number.value(0..<2, isIn: 1...24) || number.value(0..<2) == 30 || number.value(0..<2) == 50
}

private func isEcuadorCedula(_ number: Span<UInt8>) -> Bool {
    guard number.count >= 10, isEcuadorProvince(number), number.value(2..<3, isIn: 0...6) else { return false }
    return Luhn.isValid(number.extracting(0..<10))
}

private func isEcuadorRUC(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(13), isEcuadorProvince(number) else { return false }
    let isPublic = number.sum([3, 2, 7, 6, 5, 4, 3, 2, 1]).map { $0 % 11 } == 0 && number.value(9..<13) != 0
    let isCompany = number.sum([4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).map { $0 % 11 } == 0 && number.value(10..<13) != 0
    return switch number.decimal(at: 2) {
    case 6: isPublic || (isEcuadorCedula(number) && number.value(10..<13) != 0)
    case 9: isPublic || isCompany
    default: isEcuadorCedula(number) && number.value(10..<13) != 0
    }
}

private func isUruguayCedula(_ number: Span<UInt8>) -> Bool {
    guard number.count == 7 || number.count == 8, number.areDecimals, !number.areAllEqual else { return false }
    let weights = [2, 9, 8, 7, 6, 3, 4]
    guard let sum = number.sum(Array(weights[(8 - number.count)...])) else { return false }
    return (10 - sum % 10) % 10 == number.decimal(at: number.count - 1)
}

private func isRIF(_ number: Span<UInt8>) -> Bool {
    let kinds: StaticString = "VECJPG"
    guard number.count == 10, let kind = number.index(in: kinds, at: 0),
        let sum = number.sum([3, 2, 7, 6, 5, 4, 3, 2], from: 1), number.value(1..<9) != 0
    else { return false }
    let values = [4, 8, 12, 12, 16, 20]
    return number.has("00987654321", (sum + values[kind]) % 11, at: 9)
}

private func isParaguayRUC(_ number: Span<UInt8>) -> Bool {
    guard (6...9).contains(number.count), number.areDecimals, number.decimal(at: 0) != 0 else { return false }
    var sum = 0
    for place in 0..<number.count - 1 { sum += (number.decimal(at: number.count - 2 - place) ?? 0) * (place + 2) }
    return (11 - sum % 11) % 11 % 10 == number.decimal(at: number.count - 1)
}
