/// The password of RFC 3986's user information: `scheme://user:password@host`.
struct PasswordInURL: SurroundingsCheck {
    var name: String { "password in a URL" }

    /// The password alone; nil for placeholders and variables.
    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        var start = candidate.lowerBound
        while start < candidate.upperBound, !bytes.hasWord("://", at: start) { start += 1 }
        start += 3
        while start < candidate.upperBound, bytes[start] != UInt8(ascii: ":") { start += 1 }
        start += 1
        var end = candidate.upperBound - 1
        while end > start, bytes[end] != UInt8(ascii: "@") { end -= 1 }
        guard start < end, SecretValue.isLiteral(bytes.extracting(start..<end)) else { return nil }
        return start..<end
    }
}
