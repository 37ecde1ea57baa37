/// Everything that matching looks up, as numbers.
///
/// Patterns are looked for in one of these ways, the cheapest that finds all their matches:
/// - `opened`: each match starts with one of some texts (`AKIA`); the pass finds the text.
/// - `inner`: each match has one of some texts in it; the pass finds it, and the match's start is looked for backwards.
/// - `everywhere`: each match starts, or goes on after a fixed number of bytes, where a word may start; tried at every such
///   place that `OpeningFilter` lets through.
/// - `near`: the same for patterns that need a keyword; tried near keywords only.
/// - `nearAnywhere`: patterns that need a keyword and may start within a word.
/// - `general`: all others, and custom identifiers without keywords; the pass finds where they end.
struct RuleTables: Sendable {
    /// What something that the pass finds is.
    enum Meaning: Sendable {
        /// Pieces of keywords, by their places in `pieces`; see `shortWords` for others.
        case keyword(Range<Int32>)
        /// A text that patterns of `opened` start with, by its length.
        case opening(length: Int)
        /// A text within patterns of `inner`, by its number and length.
        case inner(Int, length: Int)
        case general(Int)
        case custom(Int)
    }

    let identifierCount: Int
    let ruleCount: Int
    let opened: PatternGroup
    let inner: PatternGroup
    let everywhere: [PatternGroup]
    let near: [PatternGroup]
    let nearAnywhere: PatternGroup
    let general: PatternGroup
    let generalExpressions: [Expression]
    let everywhereFilter: OpeningFilter
    let nearFilter: OpeningFilter
    /// What comes before the texts of `inner`'s patterns, to be read backwards.
    let beforeInner: Automaton
    /// Of each text, the patterns that have it, as a set.
    let patternsOfInnerText: [[UInt64]]

    let keywords: KeywordTable
    let pieces: KeywordPieces
    let shortWords: ShortWords
    let meanings: [Meaning]
    let triggers: TriggerDatabase
    let triggerHash: UInt64
    let cameFromCache: Bool

    /// Words of a set of rules.
    let ruleWords: Int
    /// Of each keyword, its rules as a set.
    let rulesOfKeyword: [UInt64]
    /// Of each keyword, how many bytes before it a match may start; negative where only custom identifiers have it.
    let reachOfKeyword: [Int]
    let excluded: [ByteStrings?]

    init(_ identifiers: [Identifier], _ custom: [CustomIdentifier], cache: [UInt8]) throws(MatchingError) {
        identifierCount = identifiers.count
        ruleCount = identifiers.count + custom.count
        let (plan, keywords) = atOnce(
            { () throws(MatchingError) in try PatternPlan(identifiers) },
            { KeywordTable(identifiers.map(\.keywords) + custom.map(\.keywords)) })
        let planned = try plan.get()
        self.keywords = keywords
        let ruleCount = self.ruleCount
        opened = PatternGroup(planned.opened, ruleCount: ruleCount)
        inner = PatternGroup(planned.inner.map(\.pattern), ruleCount: ruleCount)
        everywhere = PatternPlan.groups(planned.everywhere, ruleCount: ruleCount)
        near = PatternPlan.groups(planned.near, ruleCount: ruleCount)
        nearAnywhere = PatternGroup(planned.nearAnywhere, ruleCount: ruleCount)
        general = PatternGroup(planned.general, ruleCount: ruleCount)
        generalExpressions = planned.general.map(\.expression)
        everywhereFilter = OpeningFilter(everywhere)
        nearFilter = OpeningFilter(near)
        beforeInner = Automaton(planned.inner.map { $0.before.reversed })
        patternsOfInnerText = planned.innerTexts.map { Self.set($0.patterns, of: planned.inner.count) }

        var list = TriggerList()
        var pieces = KeywordPieces()
        var shortWords = ShortWords()
        for (text, meanings) in keywords.pieces {
            let places = pieces.add(meanings)
            if ShortWords.takes(text, meanings) {
                shortWords.add(text, places)
            } else {
                list.add(literal: text, .keyword(places))
            }
        }
        self.pieces = pieces
        self.shortWords = shortWords
        for opening in planned.openings { list.add(literal: opening, .opening(length: opening.count)) }
        for (number, inner) in planned.innerTexts.enumerated() {
            list.add(literal: inner.text, .inner(number, length: inner.text.count))
        }
        for (number, pattern) in planned.general.enumerated() { list.add(pattern.expression, .general(number)) }
        for (number, identifier) in custom.enumerated() where identifier.keywords.isEmpty {
            list.add(identifier.expression, .custom(number))
        }
        meanings = list.meanings
        triggerHash = list.hash
        if let cached = Self.triggers(in: cache, hash: list.hash) {
            (triggers, cameFromCache) = (cached, true)
        } else {
            (triggers, cameFromCache) = (try TriggerDatabase(list.triggers), false)
        }

        ruleWords = max((ruleCount + 63) / 64, 1)
        rulesOfKeyword = Self.rules(of: keywords, words: ruleWords)
        reachOfKeyword = Self.reach(of: keywords, near + [nearAnywhere])
        excluded = identifiers.map { identifier in
            identifier.excluded.isEmpty ? nil : ByteStrings(identifier.excluded.map { Array($0.utf8) })
        }
    }
}

extension RuleTables {
    private static func rules(of keywords: KeywordTable, words: Int) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: keywords.keywords.count * words)
        for (keyword, rules) in keywords.rules.enumerated() {
            for rule in rules { result[keyword * words + rule / 64] |= 1 << UInt64(rule % 64) }
        }
        return result
    }

    private static func set(_ members: [Int], of count: Int) -> [UInt64] {
        var set = [UInt64](repeating: 0, count: max((count + 63) / 64, 1))
        for member in members { set[member / 64] |= 1 << UInt64(member % 64) }
        return set
    }

    private static func reach(of keywords: KeywordTable, _ groups: [PatternGroup]) -> [Int] {
        keywords.rules.map { rules in
            var reach = -1
            for rule in rules {
                for group in groups {
                    for pattern in group.patternsOfRule[rule] { reach = max(reach, group.lengths[pattern]) }
                }
            }
            return reach
        }
    }
}

/// What the pass looks for, in the order of its numbers.
private struct TriggerList {
    private(set) var triggers: [TriggerDatabase.Trigger] = []
    private(set) var meanings: [RuleTables.Meaning] = []
    /// FNV-1a over all of it, the library's version and the processor.
    private(set) var hash: UInt64 = 0xcbf29ce484222325

    init() { add(toHash: Array(TriggerDatabase.platform.utf8)) }

    mutating func add(literal: [UInt8], _ meaning: RuleTables.Meaning) {
        add(TriggerDatabase.Trigger(literal: literal), meaning)
    }

    mutating func add(_ expression: Expression, _ meaning: RuleTables.Meaning) {
        add(TriggerDatabase.Trigger(expression: expression.vectorscan), meaning)
    }

    private mutating func add(_ trigger: TriggerDatabase.Trigger, _ meaning: RuleTables.Meaning) {
        triggers.append(trigger)
        meanings.append(meaning)
        add(toHash: trigger.bytes)
        add(toHash: trigger.isCaseless ? [0, 1] : [0, 0])
    }

    private mutating func add(toHash bytes: [UInt8]) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100000001b3 }
    }
}

// MARK: The cache

extension RuleTables {
    private static let magic: [UInt8] = Array("castellan-rules-3".utf8)

    /// A mark, the hash of what was compiled, the hash of what follows, and Vectorscan's own form.
    var serialized: [UInt8] {
        let body = triggers.serialized
        return Self.magic + Self.bytes(of: triggerHash) + Self.bytes(of: Self.checksum(body.span)) + body
    }

    private static func triggers(in cache: [UInt8], hash: UInt64) -> TriggerDatabase? {
        let head = magic + bytes(of: hash)
        guard cache.count >= head.count + 8, cache.starts(with: head) else { return nil }
        let body = cache.span.extracting((head.count + 8)...)
        guard cache[head.count..<head.count + 8].elementsEqual(bytes(of: checksum(body))) else { return nil }
        return TriggerDatabase(serialized: body)
    }

    private static func bytes(of value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
    }

    /// Against a damaged file: Vectorscan checks its own form too, but only a part of it.
    private static func checksum(_ bytes: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf29ce484222325
        for place in bytes.indices { hash = (hash ^ UInt64(bytes[unchecked: place])) &* 0x100000001b3 }
        return hash
    }
}
