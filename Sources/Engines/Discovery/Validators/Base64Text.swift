/// Base64 and base64url read in place, without a buffer: checks look for a few bytes in what they encode.
enum Base64Text {
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 255, count: 256)
        for (place, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            places[Int(byte)] = UInt8(place)
        }
        places[Int(UInt8(ascii: "-"))] = 62
        places[Int(UInt8(ascii: "_"))] = 63
        return places
    }()

    /// Calls `take` for every decoded byte until it returns false; stops at padding.
    /// - Returns: false when a byte of another alphabet stands in `range`.
    static func decode(_ text: Span<UInt8>, _ range: Range<Int>, _ take: (UInt8) -> Bool) -> Bool {
        var bits: UInt32 = 0
        var count = 0
        for index in range {
            if text[index] == UInt8(ascii: "=") { return true }
            let place = places[Int(text[index])]
            guard place < 64 else { return false }
            bits = bits << 6 | UInt32(place)
            count += 6
            if count >= 8 {
                count -= 8
                guard take(UInt8(truncatingIfNeeded: bits >> UInt32(count))) else { return true }
            }
        }
        return true
    }
}
