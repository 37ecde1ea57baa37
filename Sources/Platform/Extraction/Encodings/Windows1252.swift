/// Windows code page 1252: ISO 8859-1 with letters and signs where that has control characters.
enum Windows1252 {
    /// 0x80 to 0x9F (Unicode's CP1252.TXT); the five that are not assigned are the control characters of ISO 8859-1.
    private static let upper: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]

    static func append(_ bytes: [UInt8], to text: inout [UInt8]) {
        var place = 0
        while place < bytes.count {
            let end = bytes.withUnsafeBufferPointer { UTF8Validation.asciiEnd(in: $0, from: place) }
            text += bytes[place..<end]
            place = end
            while place < bytes.count, bytes[place] >= 0x80 {
                let byte = bytes[place]
                Transcoder.append(byte < 0xA0 ? UInt32(upper[Int(byte) - 0x80]) : UInt32(byte), to: &text)
                place += 1
            }
        }
    }
}
