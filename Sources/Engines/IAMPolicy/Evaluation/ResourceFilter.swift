/// A few bytes that a resource must have at one place for a statement to be about it.
///
/// They are looked at before the statement itself, so that a thousand statements on other resources of the same service
/// cost a comparison each. What a statement says in more than one pattern, or by variables, is not filtered.
struct ResourceFilter: Sendable {
    private static let width = 8

    private let offset: Int
    /// 0 lets everything pass.
    private let count: Int
    private let word: UInt64

    init(_ statement: Statement) {
        guard let resources = statement.resources, !resources.isNegated, resources.patterns.count == 1,
            let literal = resources.patterns[0].leadingLiteral, !literal.isEmpty
        else {
            (offset, count, word) = (0, 0, 0)
            return
        }
        // The last of them: names of one service begin alike.
        let tail = literal.suffix(Self.width)
        offset = literal.count - tail.count
        count = tail.count
        word = tail.reduce(0) { $0 << 8 | UInt64($1) }
    }

    func mayMatch(_ resource: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset + count <= resource.count else { return false }
        var found: UInt64 = 0
        for index in offset..<offset + count { found = found << 8 | UInt64(resource[index]) }
        return found == word
    }
}
