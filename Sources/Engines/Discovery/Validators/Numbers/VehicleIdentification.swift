/// ISO 3779 and, where the law asks for it, the check digit of 49 CFR 565.15.
extension Validation.Check {
    static let vin = Self("VIN") { isVIN($0) }
}

/// The ninth character checks the others in North America (first character 1 to 5) and China (L) alone; to ask it of every
/// maker would refuse Europe's.
private func isVIN(_ number: Span<UInt8>) -> Bool {
    guard number.count == 17, number.value(13..<17) != nil, !number.areDecimals else { return false }
    var letters = 0
    var sum = 0
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    for place in 0..<17 {
        if number.isLetter(at: place) { letters += 1 }
        guard let value = number.decimal(at: place) ?? transliterated(number, place) else { return false }
        sum += value * weights[place]
    }
    let isChecked = number.isOne(of: "12345L", at: 0)
    return letters >= 2 && (!isChecked || number.has("0123456789X", sum % 11, at: 8))
}

private func transliterated(_ number: Span<UInt8>, _ place: Int) -> Int? {
    guard let index = number.index(in: "ABCDEFGHJKLMNPRSTUVWXYZ", at: place) else { return nil }
    return [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9][index]
}
