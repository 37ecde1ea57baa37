/// The value behind a marker within what was matched, such as the key of `AccountKey=…`.
struct NarrowedValue: SurroundingsCheck {
    let name: String
    /// Lower-case ASCII; its last occurrence counts.
    let marker: StaticString
    let check: Validation.Check
    /// Of a value without a fixed length the whole counts, and not a part that passes the check where the whole does not.
    var takesAll = false

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        var start = candidate.upperBound - marker.utf8CodeUnitCount
        while start >= candidate.lowerBound, !bytes.hasWord(marker, at: start) { start -= 1 }
        guard start >= candidate.lowerBound else { return nil }
        start += marker.utf8CodeUnitCount
        var end = candidate.upperBound
        while start < end, Self.isFrame(bytes[start]) || bytes[start] == UInt8(ascii: "=") { start += 1 }
        while start < end, Self.isFrame(bytes[end - 1]) { end -= 1 }
        if takesAll, !Self.endsValue(candidate.upperBound, bytes) { return nil }
        guard start < end, check.accepts(bytes.extracting(start..<end)) else { return nil }
        return start..<end
    }

    private static func endsValue(_ place: Int, _ bytes: Span<UInt8>) -> Bool {
        guard place < bytes.count, !isFrame(bytes[place]), !isFrame(bytes[place - 1]) else { return true }
        return [UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ";"), UInt8(ascii: "&")].contains(bytes[place])
    }

    private static func isFrame(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ":")
    }
}

extension Validation {
    static func value(after marker: StaticString, _ check: Check = .secret, takesAll: Bool = false) -> Validation {
        .surroundings(NarrowedValue(name: check.name, marker: marker, check: check, takesAll: takesAll))
    }
}

extension Validation.Check {
    /// What people write as a password: no placeholder, no variable.
    static let password = Self("password") { SecretValue.isPassword($0, isQuoted: true) }
    static let literalPassword = Self("password") { SecretValue.isLiteral($0) && $0.count >= 4 }
}
