/// Encoded words in headers (RFC 2047).
enum EncodedWords {
    /// A header in which encoded words are what they stand for. Line ends stay, so that lines keep their numbers; those
    /// between two encoded words, which are no part of the text, come after the second.
    static func decode(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x3D) else { return bytes }
        var result: [UInt8] = []
        var place = 0
        var gapStart: Int?
        var lineEnds: [UInt8] = []
        while place < bytes.count {
            if bytes[place] == 0x3D, let word = word(bytes, at: place) {
                if let start = gapStart {
                    lineEnds += result[start...].filter { $0 == 0x0A }
                    result.removeLast(result.count - start)
                }
                result += word.text
                place = word.end
                gapStart = result.count
                continue
            }
            let byte = bytes[place]
            if gapStart != nil, byte > 0x20 || lineEnds.count > 64 {
                gapStart = nil
                result += lineEnds
                lineEnds = []
            }
            result.append(byte)
            place += 1
        }
        return result + lineEnds
    }

    static func decode(_ text: String) -> String {
        String(decoding: decode(Array(text.utf8)), as: UTF8.self)
    }

    /// `=?charset?B or Q?text?=`, of 1,024 bytes at most.
    private static func word(_ bytes: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
        guard start + 1 < bytes.count, bytes[start + 1] == 0x3F else { return nil }
        let limit = min(bytes.count, start + 1_024)
        guard let charsetEnd = bytes[(start + 2)..<limit].firstIndex(of: 0x3F), charsetEnd + 2 < limit,
            bytes[charsetEnd + 2] == 0x3F
        else { return nil }
        var end = charsetEnd + 3
        while end + 1 < limit, !(bytes[end] == 0x3F && bytes[end + 1] == 0x3D) {
            guard bytes[end] > 0x20 else { return nil }
            end += 1
        }
        guard end + 1 < limit else { return nil }
        var decoded: [UInt8] = []
        let content = bytes[(charsetEnd + 3)..<end]
        switch bytes[charsetEnd + 1] | 0x20 {
        case 0x62:
            var decoder = MailTransferDecoder(.base64)
            decoder.append(content, to: &decoded)
        case 0x71:
            var decoder = MailTransferDecoder(.quotedPrintable)
            decoder.append(Array(content.map { $0 == 0x5F ? 0x20 : $0 })[...], to: &decoded)
            decoder.finish(&decoded)
        default: return nil
        }
        // RFC 2231, 5: a language may follow the character set.
        let label = bytes[(start + 2)..<charsetEnd].prefix { $0 != 0x2A }
        var transcoder = Transcoder(TextEncoding(label: String(decoding: label, as: UTF8.self)), repairs: true)
        var text: [UInt8] = []
        transcoder.append(decoded, isLast: true, to: &text)
        return (text, end + 2)
    }
}
