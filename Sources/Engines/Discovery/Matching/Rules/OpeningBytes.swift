/// Which bytes stand where some expressions' matches are looked for: one before, and four from there on.
struct OpeningBytes: Sendable {
    /// How many bytes are looked at from a place on.
    static let length = 4

    /// Every way in which a match may go on at the place, as sets of bytes; each once.
    private(set) var ways: Set<[ByteSet]> = []
    private(set) var before = ByteSet.none
    /// What a match starts with, where that is further before.
    private(set) var start = ByteSet.none

    /// - Parameter offset: how many bytes after its start a match is looked for.
    init(_ expressions: [Expression], offset: Int) {
        for expression in expressions {
            // The byte before a match that is looked for at its start is the boundary's matter.
            before = before.union(offset > 0 ? expression.dropping(offset - 1).firstBytes : ByteSet(0x00...0xFF))
            start = start.union(expression.firstBytes)
            ways.formUnion(expression.dropping(offset).openingSets(Self.length))
        }
    }
}

extension Expression {
    private static let any = ByteSet(0x00...0xFF)
    /// Past so many alternatives, what follows is taken as anything.
    private static let most = 2_000

    /// The sets that a match's first bytes are from, for every way in which it may start; where it may be shorter, anything.
    func openingSets(_ length: Int) -> [[ByteSet]] {
        Self.openingSets(of: [self], length).map { $0 + Array(repeating: Self.any, count: length - $0.count) }
    }

    private static func openingSets(of parts: [Expression], _ length: Int) -> [[ByteSet]] {
        guard length > 0, let part = parts.first else { return [[]] }
        let rest = Array(parts.dropFirst())
        switch part {
        case .bytes(let set):
            let following = openingSets(of: rest, length - 1)
            return following.count > most ? [[set]] : following.map { [set] + $0 }
        case .sequence(let inner): return openingSets(of: inner + rest, length)
        case .choice(let options):
            var all = [[ByteSet]]()
            for option in options {
                all += openingSets(of: [option] + rest, length)
                if all.count > most { return [[part.minimumLength > 0 ? part.firstBytes : any]] }
            }
            return all
        case .repeated(let inner, let minimum, let maximum):
            // Something that may be empty could be repeated without end.
            guard inner.minimumLength > 0 else { return [[any]] }
            let skipped = minimum == 0 ? openingSets(of: rest, length) : []
            guard maximum != 0 else { return skipped }
            let goesOn = maximum.map { $0 > 1 } ?? true
            let again = Expression.repeated(inner, minimum: max(minimum - 1, 0), maximum: maximum.map { $0 - 1 })
            return openingSets(of: [inner] + (goesOn ? [again] : []) + rest, length) + skipped
        case .textStart, .textEnd, .wordBoundary: return openingSets(of: rest, length)
        }
    }
}
