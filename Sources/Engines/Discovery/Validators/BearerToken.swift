/// The token of `Authorization: Bearer …` (RFC 6750), narrowed to itself.
struct BearerToken: SurroundingsCheck {
    var name: String { "bearer token" }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        var start = candidate.upperBound
        while start > candidate.lowerBound, bytes[start - 1] > 0x20 { start -= 1 }
        guard SecretValue.isKey(bytes.extracting(start..<candidate.upperBound), isQuoted: true) else { return nil }
        return start..<candidate.upperBound
    }
}
