/// A secret without a form of its own: neither neighbour may continue it.
struct TokenSurroundings: SurroundingsCheck {
    let name: String
    /// Bytes that may not stand before it and after it, besides those that the boundary forbids.
    let before: StaticString
    let after: StaticString
    let check: Validation.Check

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        let left = candidate.lowerBound > 0 ? bytes[candidate.lowerBound - 1] : 0x20
        let right = candidate.upperBound < bytes.count ? bytes[candidate.upperBound] : 0x20
        guard !before.withUTF8Buffer({ $0.contains(left) }), !after.withUTF8Buffer({ $0.contains(right) }) else {
            return nil
        }
        return check.accepts(bytes.extracting(candidate)) ? candidate : nil
    }
}

extension Validation {
    /// Forty characters of Base64 that are no hash, no path and no name.
    static let awsSecret = Validation.surroundings(
        TokenSurroundings(
            name: "AWS secret", before: "/+", after: "/+=",
            check: Check("AWS secret") { text in
                let (upper, lower, digits) = text.alphanumericCensus()
                return upper > 2 && lower > 2 && digits > 0 && ShannonEntropy.bits(text) >= 4.25
                    && !PlaceholderText.isLikely(text)
            }))
}

extension Validation.Check {
    /// Letters and digits mixed, or letters of both cases, evenly.
    static let bareSecret = Self("bare secret") { text in
        let (upper, lower, digits) = text.alphanumericCensus()
        let isMixed = digits > 0 ? upper + lower > 1 : upper > 2 && lower > 2
        return isMixed && ShannonEntropy.bits(text) >= 3 && !PlaceholderText.isLikely(text)
    }
}
