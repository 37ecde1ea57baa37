/// Texts of occurrences, as they are shown.
public enum SampleText {
    /// The first characters of a range; what is no UTF-8 is replaced.
    static func of(_ bytes: Span<UInt8>, _ range: Range<Int>, length: Int) -> String {
        let start = min(max(0, range.lowerBound), bytes.count)
        var end = min(max(start, range.upperBound), bytes.count)
        // A scalar has four bytes at most, so that more than these cannot be needed.
        end = min(end, start + 4 * max(0, length))
        var text = String.UnicodeScalarView()
        let whole = String(decoding: (start..<end).map { bytes[$0] }, as: UTF8.self)
        text.append(contentsOf: whole.unicodeScalars.prefix(length))
        return String(text)
    }

    /// The same text with its letters and digits hidden, which keeps its shape: `12*-**-***9`.
    ///
    /// Of long texts the first and the last two stay, of shorter ones fewer, of less than six none. Separators stay.
    public static func masked(_ text: String) -> String {
        let hidden = text.unicodeScalars.count { !isSeparator($0) }
        let open = min(2, hidden / 6)
        var place = 0
        var masked = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard !isSeparator(scalar) else {
                masked.append(scalar)
                continue
            }
            masked.append(place < open || place >= hidden - open ? scalar : "*")
            place += 1
        }
        return String(masked)
    }

    /// What separates the parts of a value. Other punctuation may be a part of a password.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "-", ".", ",", ":", "/", "@", "(", ")", "\n", "\r", "\t": true
        default: false
        }
    }
}
