/// The ways in which a keyword is written (Macie User Guide, keyword requirements): a space is also nothing, `_` or `-`; letters are of either case and
/// composed or not; an apostrophe is straight or curly.
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
            result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What `variants` gives for a keyword in ASCII, as UTF-8; nil for others.
    static func asciiVariants(of keyword: String) -> [[UInt8]]? {
        let bytes = Array(keyword.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let spaces: [[UInt8]] = bytes.contains(0x20) ? [[], [0x20], [0x2D], [0x5F]] : [[]]
        let apostrophes: [[UInt8]] = bytes.contains(0x27) ? [[0x27], [0xE2, 0x80, 0x99]] : [[]]
        if spaces.count == 1, apostrophes.count == 1 { return [bytes] }
        return apostrophes.flatMap { apostrophe in
            spaces.map { space in
                var variant = [UInt8]()
                for byte in bytes {
                    switch byte {
                    case 0x20: variant += space
                    case 0x27: variant += apostrophe
                    default: variant.append(byte)
                    }
                }
                return variant
            }
        }
    }

    /// Every spelling of a normalized keyword, in lower case.
    static func variants(of keyword: String) -> [[Unicode.Scalar]] {
        var found: Set<[Unicode.Scalar]> = []
        let scalars = Array(keyword.unicodeScalars)
        let decomposed = CombiningMarks.decomposed(scalars)
        for written in Set([scalars, decomposed]) {
            for apostrophe in [Unicode.Scalar("'"), "\u{2019}"] {
                for space in [nil, Unicode.Scalar(" "), "_", "-"] {
                    found.insert(
                        written.compactMap { $0 == " " ? space : $0 == "'" ? apostrophe : $0 })
                }
            }
        }
        return found.filter { !$0.isEmpty }.sorted { $0.lexicographicallyPrecedes($1) }
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
