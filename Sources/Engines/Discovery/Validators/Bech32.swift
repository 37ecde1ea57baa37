/// BIP 173 (Bech32) and BIP 350 (Bech32m).
enum Bech32 {
    enum Variant: UInt32, Sendable { case bech32 = 1, bech32m = 0x2bc8_30a3 }

    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 255, count: 256)
        for (place, byte) in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8.enumerated() {
            places[Int(byte)] = UInt8(place)
            if byte > 0x60 { places[Int(byte) - 0x20] = UInt8(place) }
        }
        return places
    }()

    /// Which checksum a text of one case bears; nil when none.
    static func variant(of text: Span<UInt8>) -> Variant? {
        guard text.count <= 1023, let separator = separator(of: text), separator > 0, text.count - separator > 6,
            isOneCase(text)
        else { return nil }
        var sum: UInt32 = 1
        for index in 0..<separator { sum = step(sum, UInt32(lower(text[index])) >> 5) }
        sum = step(sum, 0)
        for index in 0..<separator { sum = step(sum, UInt32(lower(text[index])) & 31) }
        for index in separator + 1..<text.count {
            let place = places[Int(text[index])]
            guard place < 32 else { return nil }
            sum = step(sum, UInt32(place))
        }
        return Variant(rawValue: sum)
    }

    /// Whether a text is a segregated-witness address: version 0 in Bech32, 1 to 16 in Bech32m.
    static func isWitnessAddress(_ text: Span<UInt8>) -> Bool {
        guard let variant = variant(of: text), let separator = separator(of: text), text.count - separator > 7 else {
            return false
        }
        let version = places[Int(text[separator + 1])]
        let bits = (text.count - separator - 8) * 5
        let bytes = bits / 8
        guard bits % 8 < 5, (2...40).contains(bytes), version <= 16 else { return false }
        return version == 0 ? variant == .bech32 && (bytes == 20 || bytes == 32) : variant == .bech32m
    }

    private static func separator(of text: Span<UInt8>) -> Int? {
        var index = text.count - 1
        while index >= 0, text[index] != UInt8(ascii: "1") { index -= 1 }
        return index >= 0 ? index : nil
    }

    private static func isOneCase(_ text: Span<UInt8>) -> Bool {
        var upper = false
        var lower = false
        for index in text.indices {
            upper = upper || (0x41...0x5A).contains(text[index])
            lower = lower || (0x61...0x7A).contains(text[index])
        }
        return !(upper && lower)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func step(_ sum: UInt32, _ value: UInt32) -> UInt32 {
        let top = sum >> 25
        var next = (sum & 0x1ff_ffff) << 5 ^ value
        if top & 1 != 0 { next ^= 0x3b6a_57b2 }
        if top & 2 != 0 { next ^= 0x2650_8e6d }
        if top & 4 != 0 { next ^= 0x1ea1_19fa }
        if top & 8 != 0 { next ^= 0x3d42_33dd }
        if top & 16 != 0 { next ^= 0x2a14_62b3 }
        return next
    }
}

extension Validation.Check {
    static let ageSecretKey = Self("Bech32") { Bech32.variant(of: $0) == .bech32 }
}
