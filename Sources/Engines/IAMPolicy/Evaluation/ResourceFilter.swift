/// A few bytes that a resource must have at one place for a statement to be about it.
///
/// They lie side by side and are looked at before the statement itself, so that a thousand statements on other resources
/// of the same service cost a comparison each and not a walk through memory. Statements of more than two patterns, with
/// variables or NotResource are not filtered.
struct ResourceFilter: Sendable {
    /// The last bytes of what a pattern begins with.
    private struct Probe {
        var offset = 0
        /// Whether the offset counts from the part after the fifth colon.
        var isInResourcePart = false
        var count = 0
        var word: UInt64 = 0
    }

    private static let width = 8

    private var first = Probe()
    private var second = Probe()
    private var passesAll = true

    init(_ statement: Statement) {
        guard let resources = statement.resources, !resources.isNegated, (1...2).contains(resources.patterns.count),
            let first = Self.probe(resources.patterns[0]),
            let second = resources.patterns.count == 1 ? first : Self.probe(resources.patterns[1])
        else { return }
        self.first = first
        self.second = second
        passesAll = false
    }

    private static func probe(_ pattern: ARNPattern) -> Probe? {
        guard let literal = pattern.leadingLiteral, !literal.bytes.isEmpty else { return nil }
        // The last of them: names of one service begin alike.
        let tail = literal.bytes.suffix(width)
        return Probe(
            offset: literal.bytes.count - tail.count, isInResourcePart: literal.isInResourcePart, count: tail.count,
            word: tail.reduce(0) { $0 << 8 | UInt64($1) })
    }

    @inline(__always)
    func mayMatch(_ name: ResourceName) -> Bool {
        passesAll || Self.matches(first, name) || Self.matches(second, name)
    }

    @inline(__always)
    private static func matches(_ probe: Probe, _ name: ResourceName) -> Bool {
        // No start: such a pattern needs an ARN, and this name is none.
        guard let start = probe.isInResourcePart ? name.resourceStart : 0 else { return false }
        let begin = start + probe.offset
        guard begin + probe.count <= name.bytes.count else { return false }
        var found: UInt64 = 0
        for index in begin..<begin + probe.count { found = found << 8 | UInt64(name.bytes[index]) }
        return found == probe.word
    }
}
