/// Tells text from other bytes, and in which encoding it is.
enum EncodingSniffer {
    /// The encoding of a text that begins with these bytes; nil when they are none.
    static func encoding(of sample: ArraySlice<UInt8>) -> TextEncoding? {
        if let marked = marked(sample) { return marked }
        if let wide = wide(sample) { return wide }
        guard looksLikeText(sample) else { return nil }
        return narrow(sample)
    }

    private static func marked(_ sample: ArraySlice<UInt8>) -> TextEncoding? {
        let marks: [TextEncoding] = [
            .utf8, .utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian,
        ]
        return marks.first { sample.starts(with: $0.mark) }
    }

    /// Whether there are hardly any control characters: at most one byte in a hundred.
    static func looksLikeText(_ sample: ArraySlice<UInt8>) -> Bool {
        var controls = 0
        for byte in sample where byte < 0x20 || byte == 0x7F {
            switch byte {
            case 0x08, 0x09, 0x0A, 0x0C, 0x0D, 0x1B: continue
            default: controls += 1
            }
        }
        return controls * 100 <= sample.count
    }

    /// UTF-8 where nearly everything that is not ASCII is UTF-8, else Windows-1252.
    private static func narrow(_ sample: ArraySlice<UInt8>) -> TextEncoding {
        let bytes = Array(sample)
        var faults = 0
        var wide = 0
        for byte in bytes where byte >= 0xC2 && byte <= 0xF4 { wide += 1 }
        guard wide > 0 || bytes.contains(where: { $0 >= 0x80 }) else { return .utf8 }
        bytes.withUnsafeBufferPointer { buffer in
            var place = 0
            while let fault = UTF8Validation.firstFault(in: buffer, from: place) {
                if fault.isCutShort { break }
                faults += 1
                place = fault.offset + fault.length
            }
        }
        return faults * 4 <= wide - faults || faults == 0 ? .utf8 : .windows1252
    }

    /// UTF-16 and UTF-32 without a mark: characters below 256 (spaces, digits and line ends at least) leave zeros,
    /// nearly always on the same side.
    private static func wide(_ sample: ArraySlice<UInt8>) -> TextEncoding? {
        let bytes = Array(sample.prefix(sample.count & ~3))
        guard bytes.count >= 8 || sample.count >= 4 else { return nil }
        if bytes.count >= 8 {
            if isUTF32(bytes, isLittle: true) { return .utf32LittleEndian }
            if isUTF32(bytes, isLittle: false) { return .utf32BigEndian }
        }
        let pairs = Array(sample.prefix(sample.count & ~1))
        var even = 0
        var odd = 0
        for place in stride(from: 0, to: pairs.count, by: 2) {
            even += pairs[place] == 0 ? 1 : 0
            odd += pairs[place + 1] == 0 ? 1 : 0
        }
        let needed = max(1, pairs.count / 2 / 32)
        if odd >= needed, odd > even, isUTF16(pairs, high: 1) { return .utf16LittleEndian }
        if even >= needed, even > odd, isUTF16(pairs, high: 0) { return .utf16BigEndian }
        return nil
    }

    private static func isUTF32(_ bytes: [UInt8], isLittle: Bool) -> Bool {
        for place in stride(from: 0, to: bytes.count, by: 4) {
            let top = isLittle ? bytes[place + 3] : bytes[place]
            let plane = isLittle ? bytes[place + 2] : bytes[place + 1]
            let rest = isLittle ? bytes[place + 1] | bytes[place] : bytes[place + 2] | bytes[place + 3]
            guard top == 0, plane <= 0x10, rest != 0 else { return false }
        }
        return true
    }

    /// Whether nearly all units are characters of text, and of few scripts.
    private static func isUTF16(_ pairs: [UInt8], high: Int) -> Bool {
        var strange = 0
        var isPaired = false
        for place in stride(from: 0, to: pairs.count, by: 2) {
            let unit = UInt16(pairs[place + high]) << 8 | UInt16(pairs[place + 1 - high])
            switch unit {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7E, 0xA0...0x0FFF, 0x1E00...0x20FF, 0x3000...0x9FFF, 0xAC00...0xD7A3:
                if isPaired { strange += 1 }
                isPaired = false
            case 0xD800...0xDBFF:
                if isPaired { strange += 1 }
                isPaired = true
            case 0xDC00...0xDFFF:
                if !isPaired { strange += 1 }
                isPaired = false
            case 0xE000...0xF8FF, 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: strange += 1
            default: isPaired = false
            }
        }
        return strange * 50 <= pairs.count / 2
    }
}
