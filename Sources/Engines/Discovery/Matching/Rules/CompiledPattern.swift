/// A pattern of an identifier, ready to be looked for.
struct CompiledPattern: Sendable {
    let traits: Traits
    let validation: Validation
    let expression: Expression

    /// What is asked of every match, without anything that is counted by reference.
    struct Traits: Sendable {
        let rule: Int
        let kind: Kind
        let keyword: Pattern.KeywordNeed
        let boundary: Pattern.Boundary
        let evidence: Pattern.Evidence
        /// Its check may move a match.
        let looksAround: Bool
        let hasExcluded: Bool
        /// How far from a match its value may reach.
        let reach: ValueReach
        /// No value of the rule reaches out of its cell.
        let staysInCell: Bool

        /// What a candidate that fills a cell must be stronger than for the pattern's later matches there to be of no account:
        /// the pattern's evidence, and one more where a value may begin before its match and be as long.
        var strength: Int {
            switch reach {
            case .ahead: evidence.rawValue
            case .cell: evidence.rawValue + 1
            case .block: Pattern.Evidence.prefix.rawValue + 1
            }
        }
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
            rule: rule, kind: identifier.kind, keyword: pattern.keyword, boundary: pattern.boundary,
            evidence: pattern.evidence,
            looksAround: looksAround, hasExcluded: !identifier.excluded.isEmpty,
            reach: pattern.validation.reach,
            staysInCell: identifier.patterns.allSatisfy { $0.validation.reach < .block })
    }
}

/// Patterns that are looked for in the same places, by one automaton.
final class PatternGroup: Sendable {
    let patterns: [CompiledPattern]
    let traits: [CompiledPattern.Traits]
    let validations: [Validation]
    /// Of each pattern, its longest match in bytes, as far as it is looked for.
    let lengths: [Int]
    let automaton: Automaton
    /// Of each byte, whether a match can have it at the place where it is looked for.
    let first: [Bool]
    /// What a match starts with.
    let starts: ByteSet
    /// All patterns, as a set.
    let all: [UInt64]
    /// Of each rule, its patterns in this group.
    let patternsOfRule: [[Int]]

    /// How many bytes after a match's start the place is where the match is looked for.
    let offset: Int

    /// Longer matches are not looked for.
    static let longest = TextCutter.standardPending

    init(_ patterns: [CompiledPattern], offset: Int = 0, ruleCount: Int) {
        self.offset = offset
        self.patterns = patterns
        traits = patterns.map(\.traits)
        validations = patterns.map(\.validation)
        lengths = patterns.map { min($0.expression.maximumLength ?? Self.longest, Self.longest) }
        automaton = Automaton(patterns.map(\.expression))
        let start = patterns.reduce(ByteSet.none) { $0.union($1.expression.dropping(offset).firstBytes) }
        first = (0...255).map { start.contains(UInt8($0)) }
        starts = patterns.reduce(.none) { $0.union($1.expression.firstBytes) }
        var all = [UInt64](repeating: 0, count: max((patterns.count + 63) / 64, 1))
        var unbounded = all
        var patternsOfRule = [[Int]](repeating: [], count: ruleCount)
        for (number, pattern) in patterns.enumerated() {
            all[number / 64] |= 1 << UInt64(number % 64)
            if pattern.traits.boundary.mayEndInWord { unbounded[number / 64] |= 1 << UInt64(number % 64) }
            patternsOfRule[pattern.traits.rule].append(number)
        }
        self.all = all
        self.unbounded = unbounded
        hasUnbounded = unbounded.contains { $0 != 0 }
        self.patternsOfRule = patternsOfRule
    }

    /// The patterns whose matches may stand within words, as a set.
    let unbounded: [UInt64]

    /// Whether there are any.
    let hasUnbounded: Bool

    /// The patterns of a set of rules, as a set.
    func patterns(of rules: [UInt64]) -> [UInt64] {
        var set = [UInt64](repeating: 0, count: all.count)
        for (place, word) in rules.enumerated() {
            var bits = word
            while bits != 0 {
                for pattern in patternsOfRule[place * 64 + bits.trailingZeroBitCount] {
                    set[pattern / 64] |= 1 << UInt64(pattern % 64)
                }
                bits &= bits - 1
            }
        }
        return set
    }

    /// A group of some of the patterns, as a set; nil where there are none.
    func narrowed(to set: [UInt64]) -> PatternGroup? {
        let some = patterns.indices.filter { set[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }.map { patterns[$0] }
        return some.isEmpty ? nil : PatternGroup(some, offset: offset, ruleCount: patternsOfRule.count)
    }

    var isEmpty: Bool { traits.isEmpty }
}
