/// ISO 13616: country, two check digits, and a national part whose shape the SWIFT registry lists.
struct IBAN: Sendable {
    /// Two upper-case ASCII letters.
    let country: (UInt8, UInt8)
    let shape: BBANShape

    init(country: String, shape: BBANShape) {
        let code = Array(country.utf8)
        self.country = code.count == 2 ? (code[0], code[1]) : (0, 0)
        self.shape = shape
    }

    /// Whether a compact value is this country's, has its shape and agrees with its check digits.
    func isValid(_ value: Span<UInt8>) -> Bool {
        guard value.count == shape.count + 4, value[0] == country.0, value[1] == country.1 else { return false }
        return shape.accepts(value, from: 4) && Self.checkDigitsAgree(value)
    }

    /// The first four characters are moved to the end; the whole then leaves 1.
    static func checkDigitsAgree(_ value: Span<UInt8>) -> Bool {
        guard value.count > 4, value[2] != 0x30 || value[3] > 0x31, value[2] != 0x39 || value[3] != 0x39 else {
            return false
        }
        guard let national = Modulo97.remainder(of: value.extracting(4..<value.count)) else { return false }
        return Modulo97.remainder(of: value.extracting(0..<4), from: national) == 1
    }

    /// A made-up account of this country with right check digits, compact; `seed` chooses the national part.
    func example(seed: Int) -> String {
        var national = [UInt8]()
        for (place, character) in shape.characters.enumerated() {
            let digit = UInt8((seed * 7 + place * 3 + 1) % 10)
            national.append(character == .letter ? 0x41 + digit : 0x30 + digit)
        }
        let tail = national + [country.0, country.1]
        let digits = Modulo97.checkDigits(for: tail.span) ?? 0
        return String(
            decoding: [country.0, country.1, UInt8(0x30 + digits / 10), UInt8(0x30 + digits % 10)] + national,
            as: UTF8.self)
    }
}
