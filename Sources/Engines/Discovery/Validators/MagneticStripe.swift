/// ISO/IEC 7813: tracks 1 and 2 of a card.
enum MagneticStripe {
    /// Whether the first run of digits is a card's number and the expiration after the separator has a month.
    static func isValid(_ track: Span<UInt8>) -> Bool {
        var start = 0
        while start < track.count, !isDigit(track[start]) { start += 1 }
        var end = start
        while end < track.count, isDigit(track[end]) { end += 1 }
        guard end < track.count, CardNumber.isValid(track.extracting(start..<end)) else { return false }
        var expiration = end + 1
        if track[end] == UInt8(ascii: "^") {
            while expiration < track.count, track[expiration] != UInt8(ascii: "^") { expiration += 1 }
            expiration += 1
        }
        guard expiration + 4 <= track.count else { return false }
        let tens = track[expiration + 2]
        let units = track[expiration + 3]
        return tens == 0x30 ? (0x31...0x39).contains(units) : tens == 0x31 && (0x30...0x32).contains(units)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Validation.Check {
    static let magneticStripe = Self("ISO 7813 track") { MagneticStripe.isValid($0) }
}
