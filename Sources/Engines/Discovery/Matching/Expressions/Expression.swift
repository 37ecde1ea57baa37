/// A regular expression over bytes, of the kind that an automaton can run.
indirect enum Expression: Hashable, Sendable {
    case bytes(ByteSet)
    case sequence([Expression])
    case choice([Expression])
    /// Without a maximum, any number.
    case repeated(Expression, minimum: Int, maximum: Int?)
    /// The start or the end of the text.
    case textStart, textEnd
    /// Between a word's byte and another, or not there.
    case wordBoundary(Bool)

    static let empty = Expression.sequence([])
    static let never = Expression.choice([])

    /// Sequences and choices of sequences and choices become flat, which keeps recursion over an expression as shallow as
    /// its parentheses are deep.
    static func joined(_ parts: [Expression]) -> Expression {
        var flat = [Expression]()
        for part in parts {
            if case .sequence(let inner) = part { flat += inner } else { flat.append(part) }
        }
        return flat.count == 1 ? flat[0] : .sequence(flat)
    }

    static func anyOf(_ parts: [Expression]) -> Expression {
        var set = ByteSet.none
        var others = [Expression]()
        for part in parts {
            switch part {
            case .bytes(let bytes): set = set.union(bytes)
            case .choice(let inner): others += inner
            default: others.append(part)
            }
        }
        if !set.isEmpty { others.insert(.bytes(set), at: 0) }
        return others.count == 1 ? others[0] : .choice(others)
    }

    static func literal(_ bytes: some Sequence<UInt8>) -> Expression {
        joined(bytes.map { .bytes(ByteSet($0)) })
    }

    /// The shortest match in bytes.
    var minimumLength: Int {
        switch self {
        case .bytes: 1
        case .sequence(let parts): parts.reduce(0) { Self.sum($0, $1.minimumLength) }
        case .choice(let parts): parts.map(\.minimumLength).min() ?? 0
        case .repeated(let part, let minimum, _): Self.product(part.minimumLength, minimum)
        case .textStart, .textEnd, .wordBoundary: 0
        }
    }

    /// The longest match in bytes; nil where there is no limit.
    var maximumLength: Int? {
        switch self {
        case .bytes: return 1
        case .sequence(let parts):
            var total = 0
            for part in parts {
                guard let length = part.maximumLength else { return nil }
                total = Self.sum(total, length)
            }
            return total
        case .choice(let parts):
            var longest = 0
            for part in parts {
                guard let length = part.maximumLength else { return nil }
                longest = max(longest, length)
            }
            return longest
        case .repeated(let part, _, let maximum):
            guard let length = part.maximumLength else { return nil }
            if length == 0 { return 0 }
            guard let maximum else { return nil }
            return Self.product(length, maximum)
        case .textStart, .textEnd, .wordBoundary: return 0
        }
    }

    /// How many states it takes when every repetition is written out.
    var size: Int {
        switch self {
        case .bytes, .textStart, .textEnd, .wordBoundary: 1
        case .sequence(let parts), .choice(let parts): parts.reduce(1) { Self.sum($0, $1.size) }
        case .repeated(let part, let minimum, let maximum):
            Self.sum(1, Self.product(Self.sum(part.size, 1), max(minimum, maximum ?? minimum + 1)))
        }
    }

    /// The same read from its end to its start.
    var reversed: Expression {
        switch self {
        case .bytes, .wordBoundary: self
        case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
        case .choice(let parts): .choice(parts.map(\.reversed))
        case .repeated(let part, let minimum, let maximum):
            .repeated(part.reversed, minimum: minimum, maximum: maximum)
        case .textStart: .textEnd
        case .textEnd: .textStart
        }
    }

    /// Whether it looks at anything besides the bytes that it takes.
    var hasAssertions: Bool {
        switch self {
        case .bytes: false
        case .sequence(let parts), .choice(let parts): parts.contains(where: \.hasAssertions)
        case .repeated(let part, _, _): part.hasAssertions
        case .textStart, .textEnd, .wordBoundary: true
        }
    }

    /// The bytes that a match can start with.
    var firstBytes: ByteSet {
        switch self {
        case .bytes(let set): return set
        case .sequence(let parts):
            var set = ByteSet.none
            for part in parts {
                set = set.union(part.firstBytes)
                if part.minimumLength > 0 { break }
            }
            return set
        case .choice(let parts): return parts.reduce(.none) { $0.union($1.firstBytes) }
        case .repeated(let part, _, let maximum): return maximum == 0 ? .none : part.firstBytes
        case .textStart, .textEnd, .wordBoundary: return .none
        }
    }

    private static func sum(_ one: Int, _ other: Int) -> Int { min(one + other, 1 << 40) }

    private static func product(_ one: Int, _ other: Int) -> Int {
        let (result, overflow) = one.multipliedReportingOverflow(by: other)
        return overflow ? 1 << 40 : min(result, 1 << 40)
    }
}
