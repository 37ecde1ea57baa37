/// Turns Latin letters into the keys of the gazetteers: ASCII, lower case, without accents and apostrophes.
///
/// `Tools/discovery/folding.py` does the same when the tables are built.
enum Folding {
    /// Two bytes for each character from U+00C0 to U+017F; `-` where there is none.
    private static let table: [UInt8] = Array(
        """
        a-a-a-a-a-a-aec-e-e-e-e-i-i-i-i-d-n-o-o-o-o-o---o-u-u-u-u-y-thss
        a-a-a-a-a-a-aec-e-e-e-e-i-i-i-i-d-n-o-o-o-o-o---o-u-u-u-u-y-thy-
        a-a-a-a-a-a-c-c-c-c-c-c-c-c-d-d-d-d-e-e-e-e-e-e-e-e-e-e-g-g-g-g-
        g-g-g-g-h-h-h-h-i-i-i-i-i-i-i-i-i-i-ijijj-j-k-k-k-l-l-l-l-l-l-l-
        l-l-l-n-n-n-n-n-n-n-n-n-o-o-o-o-o-o-oeoer-r-r-r-r-r-s-s-s-s-s-s-
        s-s-t-t-t-t-t-t-u-u-u-u-u-u-u-u-u-u-u-u-w-w-y-y-y-z-z-z-z-z-z-s-
        """.utf8.filter { $0 != 0x0A })

    /// A hash in progress: FNV-1a.
    struct Hash {
        private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

        @inline(__always)
        mutating func add(_ byte: UInt8) {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
        }

        /// Mixed by MurmurHash3's finaliser, so that the upper bits can pick a slot.
        var value: UInt64 {
            var mixed = state ^ (state >> 33)
            mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
            return mixed ^ (mixed >> 33)
        }
    }

    /// Adds the folded form of the letter that begins at a place.
    /// - Returns: how many bytes it takes, 0 where no letter or digit of the tables' alphabets begins.
    @inline(__always)
    static func add(_ place: Int, of bytes: [UInt8], end: Int, to hash: inout Hash) -> Int {
        let byte = bytes[place]
        switch byte {
        case 0x61...0x7A, 0x30...0x39:
            hash.add(byte)
            return 1
        case 0x41...0x5A:
            hash.add(byte | 0x20)
            return 1
        case 0x27, 0x60: return 1
        case 0..<0x80: return 0
        default: return addAccented(place, of: bytes, end: end, to: &hash)
        }
    }

    private static func addAccented(_ place: Int, of bytes: [UInt8], end: Int, to hash: inout Hash) -> Int {
        let length = LatinText.letter(at: place, of: bytes, end: end)
        guard length > 1 else { return 0 }
        let first = bytes[place]
        let second = bytes[place + 1]
        switch first {
        case 0xC3...0xC5:
            let entry = ((Int(first & 0x1F) << 6 | Int(second & 0x3F)) - 0xC0) * 2
            if table[entry] != 0x2D { hash.add(table[entry]) }
            if table[entry + 1] != 0x2D { hash.add(table[entry + 1]) }
        case 0xC8: hash.add(second < 0x9A ? 0x73 : 0x74)
        case 0xCC, 0xCD, 0xE2: break
        default: hash.add(0)
        }
        return length
    }

    /// The hash of a word's key.
    static func hash(_ range: Range<Int>, of bytes: [UInt8]) -> UInt64 {
        var hash = Hash()
        var place = range.lowerBound
        while place < range.upperBound {
            place += max(1, add(place, of: bytes, end: range.upperBound, to: &hash))
        }
        return hash.value
    }
}
