import Discovery

/// Finds the ends of strings.
enum JSONString {
    enum End { case closed, open, malformed }

    struct Scan {
        var end: End
        /// The closing quote; where what is not understood begins; where the bytes end, or an escape that they cut.
        var place: Int
        var hasEscapes: Bool
    }

    /// - Parameters:
    ///   - start: Behind the opening quote.
    ///   - stopsAtLineEnd: A line feed within the string is an error. Other control characters are let pass, as most
    ///     readers do.
    @inline(__always)
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, stopsAtLineEnd: Bool) -> Scan {
        var place = start
        var hasEscapes = false
        while true {
            place = firstSpecial(bytes, from: place)
            guard place < bytes.count else { return Scan(end: .open, place: bytes.count, hasEscapes: hasEscapes) }
            let byte = bytes[place]
            if byte == 0x22 { return Scan(end: .closed, place: place, hasEscapes: hasEscapes) }
            if byte != 0x5C {
                if byte == 0x0A && stopsAtLineEnd { return Scan(end: .malformed, place: place, hasEscapes: hasEscapes) }
                place &+= 1
                continue
            }
            guard let length = escapeLength(bytes, at: place) else {
                return Scan(end: .malformed, place: place, hasEscapes: hasEscapes)
            }
            guard length > 0 else { return Scan(end: .open, place: place, hasEscapes: hasEscapes) }
            hasEscapes = true
            place &+= length
        }
    }

    /// The first quote, backslash or control character.
    @inline(__always)
    private static func firstSpecial(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= bytes.count {
            let word = WordScan.load(bytes, at: place)
            let found =
                WordScan.lowestZero(word ^ (WordScan.ones &* 0x22))
                | WordScan.lowestZero(word ^ (WordScan.ones &* 0x5C))
                | WordScan.lowestControl(word)
            if found != 0 { return place &+ found.trailingZeroBitCount >> 3 }
            place &+= 8
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 { return place }
            place &+= 1
        }
        return place
    }

    /// How many bytes the escape at `place` has; 0 when the bytes end within it, nil when it is none.
    private static func escapeLength(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
        guard place + 1 < bytes.count else { return 0 }
        switch bytes[place + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return 2
        case 0x75:
            for offset in 2..<6 {
                guard place + offset < bytes.count else { return 0 }
                if JSONEscapes.hexadecimal(bytes[place + offset]) == nil { return nil }
            }
            return 6
        default: return nil
        }
    }

    /// Where a string that is too long to be held may be cut: at a space, so that hardly any value is cut in two.
    static func cut(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Int {
        let earliest = max(start + 1, end - 4_096)
        var place = end
        while place > earliest {
            place -= 1
            if bytes[place] == 0x20 { return place }
        }
        place = end
        while place > earliest, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }
}
