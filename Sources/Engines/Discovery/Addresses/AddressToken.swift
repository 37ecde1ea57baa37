/// A word or a number of an address line.
struct AddressToken: Sendable, Hashable {
    var range: Range<Int>
    /// Digits first, such as 12, 12B or 12-14.
    var isNumber: Bool
    var isCapital: Bool
    /// A comma or a line break stands before it.
    var startsPart: Bool
    /// The state of its folded key.
    var hash: UInt64

    /// The tokens before a place, the nearest last; at most so many, not past a blank line.
    static func before(_ place: Int, of bytes: [UInt8], lowest: Int, most: Int = 16) -> [AddressToken] {
        var tokens = [AddressToken]()
        var end = place
        var lines = 0
        while tokens.count < most, end > lowest {
            let gap = gap(before: end, of: bytes, lowest: lowest)
            lines += gap.lines
            // A colon, a quotation mark, a bracket: what stands behind is a beginning.
            if gap.isForeign, !tokens.isEmpty { tokens[tokens.count - 1].startsPart = true }
            if gap.lines > 1 || lines > 4 || gap.isForeign { break }
            if gap.isPart, !tokens.isEmpty { tokens[tokens.count - 1].startsPart = true }
            end = gap.start
            var start = end
            while start > lowest, end - start < 40, isTokenByte(bytes[start - 1]) { start -= 1 }
            guard start < end, end - start < 40 else { break }
            tokens.append(AddressToken(start..<end, of: bytes))
            end = start
        }
        if !tokens.isEmpty, end <= lowest { tokens[tokens.count - 1].startsPart = true }
        return tokens.reversed()
    }

    /// The tokens after a place on its line, up to a comma or a line break.
    static func after(_ place: Int, of bytes: [UInt8], end: Int, most: Int = 5) -> [AddressToken] {
        var tokens = [AddressToken]()
        var start = place
        while tokens.count < most, start < end {
            while start < end, bytes[start] == 0x20 { start += 1 }
            var stop = start
            while stop < end, stop - start < 40, isTokenByte(bytes[stop]) { stop += 1 }
            guard stop > start else { break }
            tokens.append(AddressToken(start..<stop, of: bytes))
            start = stop
            if start < end, bytes[start] != 0x20 { break }
        }
        return tokens
    }

    init(_ range: Range<Int>, of bytes: [UInt8]) {
        var range = range
        while range.count > 1, bytes[range.upperBound - 1] == 0x2E || bytes[range.upperBound - 1] == 0x2D {
            range = range.lowerBound..<range.upperBound - 1
        }
        self.range = range
        let first = bytes[range.lowerBound]
        isNumber = first &- 0x30 < 10
        isCapital = LatinText.isCapital(at: range.lowerBound, of: bytes, end: range.upperBound)
        startsPart = false
        var hash = Folding.Hash()
        AddressToken.add(range, of: bytes, to: &hash)
        self.hash = hash.value
    }

    /// Adds a word's folded letters; a hyphen within it becomes a space, as in the gazetteer.
    static func add(_ range: Range<Int>, of bytes: [UInt8], to hash: inout Folding.Hash) {
        var place = range.lowerBound
        while place < range.upperBound {
            if bytes[place] == 0x2D || bytes[place] == 0x2F { hash.add(0x20) }
            place += max(1, Folding.add(place, of: bytes, end: range.upperBound, to: &hash))
        }
    }

    /// Adds several words with single spaces between them.
    static func addWords(_ range: Range<Int>, of bytes: [UInt8], to hash: inout Folding.Hash) {
        var place = range.lowerBound
        while place < range.upperBound {
            if bytes[place] == 0x2D || bytes[place] == 0x20 { hash.add(0x20) }
            place += max(1, Folding.add(place, of: bytes, end: range.upperBound, to: &hash))
        }
    }

    /// The key of words in a row.
    static func key(_ tokens: ArraySlice<AddressToken>, of bytes: [UInt8]) -> Folding.Hash {
        var hash = Folding.Hash()
        for (position, token) in tokens.enumerated() {
            if position > 0 { hash.add(0x20) }
            add(token.range, of: bytes, to: &hash)
        }
        return hash
    }

    private struct Gap {
        var start: Int
        var lines = 0
        var isPart = false
        /// Something that stands in no address.
        var isForeign = false
    }

    private static func gap(before end: Int, of bytes: [UInt8], lowest: Int) -> Gap {
        var gap = Gap(start: end)
        while gap.start > lowest, end - gap.start < 40 {
            switch bytes[gap.start - 1] {
            case 0x20, 0x09, 0x0D, 0x3E, 0x23: break
            case 0x0A:
                gap.lines += 1
                gap.isPart = true
            case 0x2C, 0x7C, 0x2E: gap.isPart = true
            case let byte where isTokenByte(byte): return gap
            default:
                gap.isForeign = true
                return gap
            }
            gap.start -= 1
        }
        return gap
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        case 0x27, 0x2D, 0x2F, 0x2E, 0x23: true
        default: false
        }
    }
}
