/// The text of an XML element whose name says that it is a secret.
struct ElementValue: SurroundingsCheck {
    var name: String { "secret in an element" }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        var start = candidate.lowerBound
        while start < candidate.upperBound, bytes[start] != UInt8(ascii: ">") { start += 1 }
        start += 1
        var end = start
        while end < candidate.upperBound, bytes[end] != UInt8(ascii: "<") { end += 1 }
        guard start < end, SecretValue.isPassword(bytes.extracting(start..<end), isQuoted: true) else { return nil }
        return start..<end
    }
}
