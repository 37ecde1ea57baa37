/// Numbers and literals (RFC 8259, sections 3 and 6).
enum JSONNumber {
    @inline(__always)
    static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
        default: false
        }
    }

    @inline(__always)
    static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        var place = range.lowerBound
        let end = range.upperBound
        if place < end, bytes[place] == 0x2D { place += 1 }
        let whole = digits(bytes, &place, end)
        guard whole > 0, whole == 1 || bytes[place - whole] != 0x30 else { return false }
        if place < end, bytes[place] == 0x2E {
            place += 1
            guard digits(bytes, &place, end) > 0 else { return false }
        }
        if place < end, bytes[place] | 0x20 == 0x65 {
            place += 1
            if place < end, bytes[place] == 0x2B || bytes[place] == 0x2D { place += 1 }
            guard digits(bytes, &place, end) > 0 else { return false }
        }
        return place == end
    }

    static func isLiteral(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        switch text.count {
        case 4:
            let word = UInt32(text[0]) << 24 | UInt32(text[1]) << 16 | UInt32(text[2]) << 8 | UInt32(text[3])
            return word == 0x7472_7565 || word == 0x6E75_6C6C
        case 5: return text.elementsEqual("false".utf8)
        default: return false
        }
    }

    @inline(__always)
    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ end: Int) -> Int {
        let start = place
        while place < end, bytes[place] >= 0x30, bytes[place] <= 0x39 { place &+= 1 }
        return place &- start
    }
}
