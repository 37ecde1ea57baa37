/// A pattern of an identifier, ready to be looked for.
struct CompiledPattern: Sendable {
    let traits: Traits
    let validation: Validation
    let expression: Expression

    /// What is asked of every match, without anything that is counted by reference.
    struct Traits: Sendable {
        let rule: Int
        let keyword: Pattern.KeywordNeed
        let boundary: Pattern.Boundary
        let evidence: Pattern.Evidence
        /// Its check may move a match.
        let looksAround: Bool
        let hasExcluded: Bool
    }

    init(_ pattern: Pattern, rule: Int, of identifier: Identifier) throws(MatchingError) {
        do {
            expression = try ExpressionParser.parse(pattern.expression, limits: .table)
        } catch {
            throw MatchingError.pattern(identifier: identifier.id, error)
        }
        validation = pattern.validation
        let looksAround = if case .surroundings = pattern.validation { true } else { false }
        traits = Traits(
            rule: rule, keyword: pattern.keyword, boundary: pattern.boundary, evidence: pattern.evidence,
            looksAround: looksAround, hasExcluded: !identifier.excluded.isEmpty)
    }
}

/// Patterns that are looked for in the same places, by one automaton.
final class PatternGroup: Sendable {
    let traits: [CompiledPattern.Traits]
    let validations: [Validation]
    /// Of each pattern, its longest match in bytes, as far as it is looked for.
    let lengths: [Int]
    let automaton: Automaton
    /// Of each byte, whether a match can start with it.
    let first: [Bool]
    /// Of each two bytes (the first in the higher half), whether a match can start with them: 64 Ki bits.
    let pairs: [UInt64]
    /// All patterns, as a set.
    let all: [UInt64]
    /// Of each rule, its patterns in this group.
    let patternsOfRule: [[Int]]

    /// Longer matches are not looked for.
    static let longest = TextCutter.standardPending

    init(_ patterns: [CompiledPattern], ruleCount: Int) {
        traits = patterns.map(\.traits)
        validations = patterns.map(\.validation)
        lengths = patterns.map { min($0.expression.maximumLength ?? Self.longest, Self.longest) }
        automaton = Automaton(patterns.map(\.expression))
        let start = patterns.reduce(ByteSet.none) { $0.union($1.expression.firstBytes) }
        first = (0...255).map { start.contains(UInt8($0)) }
        pairs = Self.pairs(of: patterns)
        hasUnbounded = patterns.contains { $0.traits.boundary == .none }
        hasLineStart = patterns.contains { $0.traits.boundary == .lineStart }
        var all = [UInt64](repeating: 0, count: max((patterns.count + 63) / 64, 1))
        var patternsOfRule = [[Int]](repeating: [], count: ruleCount)
        for (number, pattern) in patterns.enumerated() {
            all[number / 64] |= 1 << UInt64(number % 64)
            patternsOfRule[pattern.traits.rule].append(number)
        }
        self.all = all
        self.patternsOfRule = patternsOfRule
    }

    /// Whether some pattern may stand within a word.
    let hasUnbounded: Bool
    /// Whether some pattern that begins a line may end within a word.
    let hasLineStart: Bool

    var isEmpty: Bool { traits.isEmpty }

    private static func pairs(of patterns: [CompiledPattern]) -> [UInt64] {
        var pairs = [UInt64](repeating: 0, count: 1024)
        for pattern in patterns {
            for (one, two) in pattern.expression.firstPairs {
                for first in one.bytes {
                    let row = Int(first) * 4
                    for word in 0..<4 { pairs[row + word] |= two.words[word] }
                }
            }
        }
        return pairs
    }
}

extension Expression {
    /// Sets of first and second bytes; a match of one byte may have anything behind it.
    var firstPairs: [(ByteSet, ByteSet)] {
        Self.pairs(of: [self])
    }

    private static let any = ByteSet(0x00...0xFF)

    /// Of the sequence of some parts.
    private static func pairs(of parts: [Expression]) -> [(ByteSet, ByteSet)] {
        guard let part = parts.first else { return [] }
        let rest = Array(parts.dropFirst())
        switch part {
        case .bytes(let set): return [(set, first(of: rest))]
        case .sequence(let inner): return pairs(of: inner + rest)
        case .choice(let options): return options.flatMap { pairs(of: [$0] + rest) }
        case .repeated(let inner, let minimum, let maximum):
            let goesOn = maximum.map { $0 > 1 } ?? true
            let again: [Expression] =
                goesOn ? [.repeated(inner, minimum: max(minimum - 1, 0), maximum: maximum.map { $0 - 1 })] : []
            let taken = maximum == 0 ? [] : pairs(ofOnce: inner, then: again + rest)
            return minimum == 0 ? taken + pairs(of: rest) : taken
        case .textStart, .textEnd, .wordBoundary: return pairs(of: rest)
        }
    }

    /// A repeated part taken once; what can be empty is not taken apart further.
    private static func pairs(ofOnce part: Expression, then rest: [Expression]) -> [(ByteSet, ByteSet)] {
        switch part {
        case .bytes(let set): [(set, first(of: rest))]
        default: part.minimumLength > 0 ? pairs(of: [part] + rest) : [(part.firstBytes, any)]
        }
    }

    private static func first(of parts: [Expression]) -> ByteSet {
        let rest = Expression.sequence(parts)
        return rest.minimumLength > 0 ? rest.firstBytes : any
    }
}
