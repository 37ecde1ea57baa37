/// Walks over letters of Latin script in UTF-8, forwards and backwards, whatever the bytes.
enum LatinText {
    /// How many bytes the letter at a place takes; 0 where none begins. Accents that combine and apostrophes that
    /// join count as letters.
    @inline(__always)
    static func letter(at place: Int, of bytes: [UInt8], end: Int) -> Int {
        let byte = bytes[place]
        if (byte | 0x20) &- 0x61 < 26 { return 1 }
        return byte < 0xC3 ? 0 : wideLetter(at: place, of: bytes, end: end)
    }

    private static func wideLetter(at place: Int, of bytes: [UInt8], end: Int) -> Int {
        guard place + 1 < end, bytes[place + 1] & 0xC0 == 0x80 else { return 0 }
        let second = bytes[place + 1]
        switch bytes[place] {
        // U+00D7 and U+00F7 are signs.
        case 0xC3: return second == 0x97 || second == 0xB7 ? 0 : 2
        case 0xC4, 0xC5: return 2
        case 0xC8: return (0x98...0x9B).contains(second) ? 2 : 0
        case 0xCC, 0xCD: return 2
        case 0xE1 where (0xB8...0xBB).contains(second) && place + 2 < end: return 3
        case 0xE2 where second == 0x80 && place + 2 < end && bytes[place + 2] == 0x99: return 3
        default: return 0
        }
    }

    /// How many bytes the letter that ends before a place takes; 0 where none ends.
    @inline(__always)
    static func letter(before place: Int, of bytes: [UInt8], start: Int) -> Int {
        guard place > start else { return 0 }
        let byte = bytes[place - 1]
        if (byte | 0x20) &- 0x61 < 26 { return 1 }
        guard byte & 0xC0 == 0x80 else { return 0 }
        for length in 2...3 where place - length >= start && bytes[place - length] >= 0xC0 {
            return letter(at: place - length, of: bytes, end: place) == length ? length : 0
        }
        return 0
    }

    /// Whether the letter at a place is a capital. Accented ones by their code's parity in U+0100 to U+017F, which holds for
    /// the languages of the gazetteers.
    static func isCapital(at place: Int, of bytes: [UInt8], end: Int) -> Bool {
        let byte = bytes[place]
        if byte < 0x80 { return byte &- 0x41 < 26 }
        guard place + 1 < end else { return false }
        let second = bytes[place + 1]
        switch byte {
        case 0xC3: return (0x80...0x9E).contains(second) && second != 0x97
        case 0xC4: return second < 0xB9 ? second & 1 == 0 : second & 1 == 1
        case 0xC5:
            if second <= 0x88 || second >= 0xB9 { return second & 1 == 1 }
            return second == 0xB8 || second & 1 == 0
        case 0xC8: return second & 1 == 0
        case 0xE1: return place + 2 < end && bytes[place + 2] & 1 == 0
        default: return false
        }
    }
}
