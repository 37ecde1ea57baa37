/// The forms of postal codes.
enum PostalCode {
    /// The value of decimal digits; nil for anything else.
    static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte &- 0x30 < 10, value < 1_000_000 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return bytes.isEmpty ? nil : value
    }

    /// The end of a ZIP code with its four further digits, if it has them.
    static func extended(_ end: Int, of bytes: [UInt8]) -> Int {
        guard end + 5 <= bytes.count, bytes[end] == 0x2D, digits(bytes[(end + 1)..<(end + 5)]) != nil else {
            return end
        }
        return end + 5
    }

    /// Where a code with a country's letter before it begins: D-10115, F-75001, I-00184, E-28013.
    static func start(_ code: Int, of bytes: [UInt8]) -> Int {
        guard code >= 2, bytes[code - 1] == 0x2D, [0x44, 0x45, 0x46, 0x49].contains(bytes[code - 2]) else {
            return code
        }
        return code - 2
    }

    /// Whether a byte before a code makes it part of something else.
    static func isGlued(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x2E || byte == 0x5F || byte == 0x2F || byte == 0x23
    }

    /// BS 7666: one or two letters, a district, a space or none, a digit and two letters of which none is C, I, K, M, O or V.
    static func isBritish(_ code: ArraySlice<UInt8>) -> Bool {
        let compact = code.filter { $0 != 0x20 }
        guard (5...7).contains(compact.count) else { return false }
        let inward = compact.suffix(3)
        let unit = inward.suffix(2)
        guard let first = inward.first, first &- 0x30 < 10, unit.allSatisfy({ !Array("CIKMOV".utf8).contains($0) })
        else {
            return false
        }
        let area = compact.prefix { $0 >= 0x41 }
        return areas.contains(String(decoding: area, as: UTF8.self))
    }

    private static let areas: Set<String> = Set(
        """
        AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN
        EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IM IP IV JE GY KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML
        N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD
        TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
