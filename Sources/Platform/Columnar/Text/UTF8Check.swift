/// Tells text from other bytes.
enum UTF8Check {
    static func isValid(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        isASCII(bytes, range) || isSequence(bytes, range)
    }

    /// UTF-8 without control characters, tabs and line ends aside.
    static func isText(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        for byte in bytes[range] where byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return false }
        return isValid(bytes, range)
    }

    private static func isASCII(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        let span = bytes.span
        while range.upperBound - place >= 8 {
            // Any bits are a number, and the bounds are checked.
            let word = span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { return false }
            place += 8
        }
        while place < range.upperBound {
            if span[place] >= 0x80 { return false }
            place += 1
        }
        return true
    }

    /// The well-formed sequences of the Unicode standard's table 3-7.
    private static func isSequence(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        while place < range.upperBound {
            let lead = bytes[place]
            place += 1
            if lead < 0x80 { continue }
            let (count, second) = shape(lead)
            guard count > 0, range.upperBound - place >= count, second.contains(bytes[place]) else { return false }
            for _ in 1..<max(count, 1) {
                place += 1
                guard bytes[place] & 0xC0 == 0x80 else { return false }
            }
            place += 1
        }
        return true
    }

    /// How many bytes follow a lead byte, none when it is none, and what the first of them may be.
    private static func shape(_ lead: UInt8) -> (count: Int, second: ClosedRange<UInt8>) {
        switch lead {
        case 0xC2...0xDF: (1, 0x80...0xBF)
        case 0xE0: (2, 0xA0...0xBF)
        case 0xED: (2, 0x80...0x9F)
        case 0xE1...0xEF: (2, 0x80...0xBF)
        case 0xF0: (3, 0x90...0xBF)
        case 0xF1...0xF3: (3, 0x80...0xBF)
        case 0xF4: (3, 0x80...0x8F)
        default: (0, 0x80...0xBF)
        }
    }
}
