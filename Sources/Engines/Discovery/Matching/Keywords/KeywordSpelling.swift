/// The ways in which a keyword is written (Macie User Guide, keyword requirements): a space is also nothing, `_` or `-`, and
/// where text wraps a line break; letters are of either case and composed or not; an apostrophe is straight or curly.
enum KeywordSpelling {
    /// What two spellings of one keyword have in common.
    static func normalized(_ keyword: String) -> String {
        if let ascii = normalizedASCII(keyword) { return ascii }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in keyword.unicodeScalars {
            if scalar.properties.isWhitespace {
                pendingSpace = !result.isEmpty
                continue
            }
            if pendingSpace { result.append(" ") }
            pendingSpace = false
            result.append(scalar.lowercase)
        }
        return CombiningMarks.composed(String(result))
    }

    /// The same without Unicode's tables; nil where a letter is not ASCII.
    private static func normalizedASCII(_ keyword: String) -> String? {
        var result = [UInt8]()
        var pendingSpace = false
        for byte in keyword.utf8 {
            guard byte < 0x80 else { return nil }
            if ByteSet.space.contains(byte) {
                pendingSpace = !result.isEmpty
                continue
            }
            if pendingSpace { result.append(0x20) }
            pendingSpace = false
            result.append(ByteSet.lowercase(byte))
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A normalized keyword's characters as they are compared: in lower case, taken apart, apostrophes straight.
    static func compared(_ keyword: String) -> [Unicode.Scalar] {
        let scalars = Array(keyword.unicodeScalars)
        if scalars.allSatisfy(\.isASCII) { return scalars }
        return CombiningMarks.decomposed(scalars).map { isApostrophe($0) ? "'" : $0 }
    }

    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }

    /// Whether a keyword's character may be written as one in lower case. A capital's lower case need not be the letter that
    /// has it as its capital: a final sigma's, an i without a dot.
    static func isWritten(_ wanted: Unicode.Scalar, as lower: Unicode.Scalar) -> Bool {
        if lower == wanted { return true }
        return switch wanted {
        case "'": isApostrophe(lower)
        case "\u{3C2}": lower == "\u{3C3}"
        case "\u{131}": lower == "i"
        default: false
        }
    }

    /// What may stand in a space's place.
    static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x5F, 0x2D, 0x0A, 0x0D: true
        default: false
        }
    }
}

/// Latin and Greek letters with marks, taken apart and put together (Unicode's canonical decompositions of them).
enum CombiningMarks {
    private static let table: [(mark: Unicode.Scalar, bases: String, letters: String)] = [
        ("\u{300}", "aeiouAEIOUnN", "àèìòùÀÈÌÒÙǹǸ"),
        ("\u{301}", "aeiouyAEIOUYcCnNsSzZlLrRαεηιουω", "áéíóúýÁÉÍÓÚÝćĆńŃśŚźŹĺĹŕŔάέήίόύώ"),
        ("\u{301}", "ΑΕΗΙΟΥΩ", "ΆΈΉΊΌΎΏ"),
        ("\u{302}", "aeiouAEIOUcCgGhHjJsSwWyY", "âêîôûÂÊÎÔÛĉĈĝĜĥĤĵĴŝŜŵŴŷŶ"),
        ("\u{303}", "anoANOiIuU", "ãñõÃÑÕĩĨũŨ"),
        ("\u{304}", "aeiouAEIOU", "āēīōūĀĒĪŌŪ"),
        ("\u{306}", "aAeEgGiIoOuUиИ", "ăĂĕĔğĞĭĬŏŎŭŬйЙ"),
        ("\u{307}", "cCeEgGzZI", "ċĊėĖġĠżŻİ"),
        ("\u{308}", "aeiouyAEIOUYιυ", "äëïöüÿÄËÏÖÜŸϊϋ"),
        ("\u{30A}", "aAuU", "åÅůŮ"),
        ("\u{30B}", "oOuU", "őŐűŰ"),
        ("\u{30C}", "cCdDeEnNrRsStTzZlL", "čČďĎěĚňŇřŘšŠťŤžŽľĽ"),
        ("\u{326}", "sStT", "șȘțȚ"),
        ("\u{327}", "cCsStTgGkKlLnNrR", "çÇşŞţŢģĢķĶļĻņŅŗŖ"),
        ("\u{328}", "aAeEiIuU", "ąĄęĘįĮųŲ"),
    ]

    private static let parts: [Unicode.Scalar: [Unicode.Scalar]] = {
        var parts: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for (mark, bases, letters) in table {
            for (base, letter) in zip(bases.unicodeScalars, letters.unicodeScalars) { parts[letter] = [base, mark] }
        }
        return parts
    }()

    private static let letters: [[Unicode.Scalar]: Unicode.Scalar] = Dictionary(
        parts.map { ($1, $0) }, uniquingKeysWith: { one, _ in one })

    static func decomposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] { scalars.flatMap { parts[$0] ?? [$0] } }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    /// The base and the mark of a letter that has one.
    static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? { parts[scalar] }

    static func composed(_ text: String) -> String {
        var result = [Unicode.Scalar]()
        for scalar in text.unicodeScalars {
            if let last = result.last, let letter = letters[[last, scalar]] {
                result[result.count - 1] = letter
            } else {
                result.append(scalar)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: result)
        return String(view)
    }
}
