/// Numbers of India, Indonesia, Malaysia, Pakistan, Singapore, Sri Lanka, Thailand and Vietnam.
extension Validation.Check {
    /// UIDAI: Verhoeff, first digit 2 to 9, never a palindrome.
    static let aadhaar = Self("Aadhaar") {
        $0.areDecimals(12) && $0.value(0..<1, isIn: 2...9) && Verhoeff.isValid($0) && !isPalindrome($0)
    }
    /// UIDAI's virtual id: sixteen digits by the same rule.
    static let virtualID = Self("VID") {
        $0.areDecimals(16) && $0.value(0..<1, isIn: 2...9) && Verhoeff.isValid($0) && !isPalindrome($0)
    }
    /// Income Tax Department: the fourth letter is the holder's kind; the serial is not 0000.
    static let pan = Self("PAN") {
        $0.count == 10 && $0.isOne(of: "ABCFGHJKLPT", at: 3) && $0.value(5..<9, isIn: 1...9999)
    }
    /// GSTN: state, PAN, number of registration, Z, check character by Luhn modulo 36.
    static let gstin = Self("GSTIN") { isGSTIN($0) }
    /// Election Commission: three letters and seven digits with Luhn's check digit.
    static let epic = Self("EPIC") { $0.count == 10 && Luhn.isValid($0.extracting(3..<10)) && $0.value(3..<10) != 0 }
    /// Dukcapil: province, regency, district, date of birth (day raised by 40 for women), serial.
    static let nik = Self("NIK") { isNIK($0) }
    /// JPN: date of birth, place of birth, serial.
    static let nric = Self("NRIC (MY)") { isMalaysian($0) }
    /// Digit of the province 1 to 8 (NADRA).
    static let cnic = Self("CNIC") {
        $0.areDecimals(13) && $0.value(0..<1, isIn: 1...8) && $0.value(5..<12) != 0 && $0.decimal(at: 12) != 0
    }
    /// ICA: letters S, T, F, G and M, seven digits, check letter modulo 11.
    static let singaporeNRIC = Self("NRIC (SG)") { isSingaporeNRIC($0) }
    /// DOPA: thirteen digits, weights 13 to 2 modulo 11.
    static let thaiNational = Self("เลขประจำตัวประชาชน") {
        guard $0.areDecimals(13), $0.value(0..<1, isIn: 1...8),
            let sum = $0.sum([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
        else { return false }
        return (11 - sum % 11) % 10 == $0.decimal(at: 12) && !$0.areAllEqual
    }
    static let vietnameseTax = Self("mã số thuế") {
        guard $0.count == 10 || $0.count == 13, $0.areDecimals, $0.value(2..<9) != 0,
            let sum = $0.sum([31, 29, 23, 19, 17, 13, 7, 5, 3])
        else { return false }
        return 10 - sum % 11 == $0.decimal(at: 9) && ($0.count == 10 || $0.value(10..<13) != 0)
    }
    /// Department for Registration of Persons: year and day of the year, raised by 500 for women.
    static let sriLankanNIC = Self("NIC (LK)") {
        let place = $0.count == 10 ? 2 : 4
        return $0.value(place..<place + 3).map { (1...366).contains($0) || (501...866).contains($0) } ?? false
            && ($0.count == 10 || $0.value(0..<4, isIn: 1900...2099))
    }
}

private func isPalindrome(_ number: Span<UInt8>) -> Bool {
    for place in 0..<number.count / 2 where number[place] != number[number.count - 1 - place] { return false }
    return true
}

private func isGSTIN(_ number: Span<UInt8>) -> Bool {
    guard number.count == 15, number.value(0..<2, isIn: 1...38) || number.value(0..<2) == 97,
        number.isOne(of: "ABCFGHJKLPT", at: 5), number.value(7..<11, isIn: 1...9999), number.decimal(at: 12) != 0
    else { return false }
    var sum = 0
    for place in 0..<15 {
        guard let value = number.base36(at: place) else { return false }
        let product = value * (place % 2 == 0 ? 1 : 2)
        sum += product / 36 + product % 36
    }
    return sum % 36 == 0
}

private func isNIK(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(16), number.value(0..<2, isIn: 11...97), number.value(2..<4) != 0,
        number.value(4..<6) != 0,
        let day = number.value(6..<8), let month = number.value(8..<10), let year = number.value(10..<12),
        number.value(12..<16) != 0
    else { return false }
    return CalendarDate.isValid(shortYear: year, month: month, day: day > 40 ? day - 40 : day)
}

private func isMalaysian(_ number: Span<UInt8>) -> Bool {
    guard number.areDecimals(12), number.isShortDate(at: 0), let place = number.value(6..<8) else { return false }
    return (1...16).contains(place) || (21...68).contains(place) || [71, 72, 74, 75, 76, 77, 78, 79].contains(place)
        || (82...93).contains(place) || (98...99).contains(place)
}

private func isSingaporeNRIC(_ number: Span<UInt8>) -> Bool {
    guard number.count == 9, let sum = number.sum([2, 7, 6, 5, 4, 3, 2], from: 1) else { return false }
    return switch number[0] {
    case UInt8(ascii: "S"): number.has("JZIHGFEDCBA", sum % 11, at: 8)
    case UInt8(ascii: "T"): number.has("JZIHGFEDCBA", (sum + 4) % 11, at: 8)
    case UInt8(ascii: "F"): number.has("XWUTRQPNMLK", sum % 11, at: 8)
    case UInt8(ascii: "G"): number.has("XWUTRQPNMLK", (sum + 4) % 11, at: 8)
    case UInt8(ascii: "M"): number.has("KLJNPQRTUWX", 10 - (sum + 3) % 11, at: 8)
    default: false
    }
}
