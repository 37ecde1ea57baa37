/// The escapes of JSON's strings (RFC 8259, section 7).
enum JSONEscapes {
    /// Replaces escapes by what they stand for, which is never longer.
    ///
    /// - Returns: Where the text ends now; what is left behind it is filled with line feeds.
    static func resolve(_ bytes: UnsafeMutableBufferPointer<UInt8>, in range: Range<Int>) -> Int {
        var from = range.lowerBound
        var into = from
        while from < range.upperBound {
            let byte = bytes[from]
            guard byte == 0x5C, from + 1 < range.upperBound else {
                bytes[into] = byte
                into += 1
                from += 1
                continue
            }
            let letter = bytes[from + 1]
            if letter == 0x75, let unit = unit(bytes, at: from, before: range.upperBound) {
                from += 6
                var scalar = unit
                if unit & 0xFC00 == 0xD800, let low = self.unit(bytes, at: from, before: range.upperBound),
                    low & 0xFC00 == 0xDC00
                {
                    scalar = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
                    from += 6
                } else if unit & 0xF800 == 0xD800 {
                    scalar = 0xFFFD
                }
                into = write(scalar, bytes, at: into)
                continue
            }
            bytes[into] = plain(letter)
            into += 1
            from += 2
        }
        for place in into..<range.upperBound { bytes[place] = 0x0A }
        return into
    }

    /// The text of a name with escapes.
    static func text(_ name: [UInt8]) -> String {
        guard name.contains(0x5C) else { return String(decoding: name, as: UTF8.self) }
        var name = name
        let count = name.count
        let end = name.withUnsafeMutableBufferPointer { resolve($0, in: 0..<count) }
        return String(decoding: name[..<end], as: UTF8.self)
    }

    /// The unit of UTF-16 that `\u` and four digits at `place` stand for.
    private static func unit(
        _ bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int, before end: Int
    ) -> UInt32? {
        guard place + 6 <= end, bytes[place] == 0x5C, bytes[place + 1] == 0x75 else { return nil }
        var unit: UInt32 = 0
        for digit in bytes[place + 2..<place + 6] {
            guard let value = hexadecimal(digit) else { return nil }
            unit = unit << 4 | value
        }
        return unit
    }

    static func hexadecimal(_ digit: UInt8) -> UInt32? {
        switch digit {
        case 0x30...0x39: UInt32(digit - 0x30)
        case 0x41...0x46: UInt32(digit - 0x41 + 10)
        case 0x61...0x66: UInt32(digit - 0x61 + 10)
        default: nil
        }
    }

    private static func plain(_ letter: UInt8) -> UInt8 {
        switch letter {
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: letter
        }
    }

    private static func write(_ scalar: UInt32, _ bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
        var text: [UInt8] = []
        Transcoder.append(scalar, to: &text)
        for (index, byte) in text.enumerated() { bytes[place + index] = byte }
        return place + text.count
    }
}
