/// Writes what a string with escapes stands for.
enum JSONUnescaping {
    /// - Parameters:
    ///   - text: what stands between the quotes; no quote and no backslash at its end is without another before it.
    ///   - content: with room for `text`.
    ///   - offset: of `text` within the document, for errors.
    /// - Returns: how many bytes were written.
    static func write(
        _ text: UnsafeBufferPointer<UInt8>, to content: UnsafeMutableBufferPointer<UInt8>, offset: Int
    ) throws(JSONError) -> Int {
        guard let room = content.baseAddress else { return 0 }
        var reader = EscapeReader(text: text, offset: offset)
        var count = 0
        while true {
            let run = copyPlain(text, from: reader.index, to: UnsafeMutableRawPointer(room + count))
            reader.index &+= run
            count &+= run
            guard reader.index < text.count else { return count }
            if let letter = reader.letterThatStandsForItself {
                content[count] = letter
                count &+= 1
                reader.index &+= 2
                continue
            }
            for unit in try reader.escape().utf8 {
                content[count] = unit
                count &+= 1
            }
        }
    }

    /// Copies what comes before the next escape, by words: what was written is never ahead of what was read, so that a
    /// word finds room wherever one could be loaded.
    ///
    /// - Returns: how many bytes were copied.
    @inline(__always)
    private static func copyPlain(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, to place: UnsafeMutableRawPointer
    ) -> Int {
        var index = start
        while index &+ 8 <= text.count {
            let word = WordScan.load(text, at: index)
            (place + (index &- start)).storeBytes(of: word.littleEndian, as: UInt64.self)
            let found = WordScan.lowestZero(word ^ (WordScan.ones &* 0x5C))
            if found != 0 { return index &- start &+ found.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < text.count, text[index] != UInt8(ascii: "\\") {
            place.storeBytes(of: text[index], toByteOffset: index &- start, as: UInt8.self)
            index &+= 1
        }
        return index &- start
    }
}

/// Reads escapes one by one.
private struct EscapeReader {
    let text: UnsafeBufferPointer<UInt8>
    let offset: Int
    var index = 0

    /// What the escape at `index` stands for when that is its own letter, as of quotes, of which JSON within JSON is full.
    var letterThatStandsForItself: UInt8? {
        guard index + 1 < text.count else { return nil }
        let letter = text[index + 1]
        return letter == UInt8(ascii: "\"") || letter == UInt8(ascii: "\\") ? letter : nil
    }

    /// The scalar that the escape at `index` stands for; `index` is behind it then.
    mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = index
        guard start + 1 < text.count else { throw failure("Unterminated escape", at: start) }
        let letter = text[start + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode(from: start)
        default: throw failure("Unknown escape", at: start)
        }
    }

    private mutating func unicode(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let high = try hexadecimal(from: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw failure("Lone surrogate", at: start)
        }
        let low = try hexadecimal(from: start)
        guard low >= 0xDC00, low <= 0xDFFF,
            let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        else { throw failure("Lone surrogate", at: start) }
        return scalar
    }

    private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < text.count, let digit = Hexadecimal.value(of: text[index]) else {
                throw failure("Expected four hexadecimal digits", at: start)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }

    private func failure(_ reason: String, at place: Int) -> JSONError { JSONError(reason, offset: offset + place) }
}
