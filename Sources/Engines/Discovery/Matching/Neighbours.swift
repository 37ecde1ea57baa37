/// What stands directly beside a place of UTF-8 text, within limits.
struct Neighbours {
    let bytes: UnsafeBufferPointer<UInt8>
    /// What is outside counts as nothing: a cell's neighbours are none of its own.
    let limits: Range<Int>

    /// Whether a byte is an ASCII letter, a digit or `_`.
    @inline(__always)
    static func isASCIIWord(_ byte: UInt8) -> Bool {
        let folded = byte | 0x20
        return folded &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }

    /// Whether a letter, a digit or `_` ends here.
    @inline(__always)
    func wordEnds(at place: Int) -> Bool {
        guard place > limits.lowerBound else { return false }
        let byte = bytes[place &- 1]
        return byte < 0x80 ? Self.isASCIIWord(byte) : scalar(before: place).map(Self.isLetter) ?? false
    }

    /// Whether a letter, a digit or `_` starts here.
    @inline(__always)
    func wordStarts(at place: Int) -> Bool {
        guard place < limits.upperBound else { return false }
        let byte = bytes[place]
        return byte < 0x80 ? Self.isASCIIWord(byte) : scalar(after: place).map(Self.isLetter) ?? false
    }

    @inline(__always)
    private func isDigit(at place: Int) -> Bool { limits.contains(place) && bytes[place] &- 0x30 < 10 }

    private func joinsNumbers(at place: Int) -> Bool {
        guard limits.contains(place) else { return false }
        return switch bytes[place] {
        case 0x2C, 0x2D, 0x2E, 0x2F: true
        default: false
        }
    }

    private func breaksLine(at place: Int) -> Bool {
        !limits.contains(place) || bytes[place] == 0x0A || bytes[place] == 0x0D
    }

    /// Whether a boundary holds before a match.
    @inline(__always)
    func holds(_ boundary: Pattern.Boundary, before place: Int) -> Bool {
        switch boundary {
        case .none: true
        case .lineStart, .line: breaksLine(at: place &- 1)
        case .word: !wordEnds(at: place)
        case .number: !wordEnds(at: place) && !(joinsNumbers(at: place &- 1) && isDigit(at: place &- 2))
        }
    }

    /// Whether a boundary holds after a match.
    @inline(__always)
    func holds(_ boundary: Pattern.Boundary, after place: Int) -> Bool {
        switch boundary {
        case .none, .lineStart: true
        case .line: breaksLine(at: place)
        case .word: !wordStarts(at: place)
        case .number: !wordStarts(at: place) && !(joinsNumbers(at: place) && isDigit(at: place &+ 1))
        }
    }

    /// Letters, their marks and digits of every script.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
            || scalar.properties.canonicalCombiningClass != .notReordered
    }

    /// The scalar that ends at a place; nil where the bytes are not UTF-8.
    func scalar(before place: Int) -> Unicode.Scalar? {
        var start = place - 1
        while start > limits.lowerBound, place - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= limits.lowerBound, let (scalar, length) = decode(at: start), start + length == place else {
            return nil
        }
        return scalar
    }

    /// The scalar that starts at a place; nil where the bytes are not UTF-8.
    func scalar(after place: Int) -> Unicode.Scalar? { decode(at: place)?.0 }

    func decode(at place: Int) -> (Unicode.Scalar, length: Int)? {
        guard limits.contains(place) else { return nil }
        let lead = bytes[place]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead < 0xF5, place + length <= limits.upperBound else { return nil }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            let byte = bytes[place + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    /// Characters (Unicode scalars) between two places.
    func characters(in range: Range<Int>) -> Int {
        var count = 0
        for place in range where bytes[place] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}
