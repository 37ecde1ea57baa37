import CByteScan
import Core
import Testing

@testable import Discovery

/// What makes the matching fast must find what the slow way finds.
@Suite struct ShortcutTests {
    private static let rules = Result { try Rules() }
    private static let texts = Catalogue.all.flatMap { $0.examples.matching + $0.examples.notMatching }
    private static let keywords = Catalogue.all.flatMap(\.keywords)

    private static func text(_ random: inout SplitMix64) -> [UInt8] {
        var text = ""
        for _ in 0..<40 {
            let words = [texts, keywords, ["the order of", "\n", "2026-03-23", "4.1.2", "0x7f", ","]]
            let piece = words.randomElement(using: &random)?.randomElement(using: &random) ?? ""
            text += piece + (["", " ", "\n", ": ", ", "].randomElement(using: &random) ?? "")
        }
        return Array(text.utf8)
    }

    /// Columns of values, so many that their fields get automata of their own.
    ///
    /// - Parameter values: how many different ones there are at most.
    private static func table(_ random: inout SplitMix64, values: Int = .max) -> Block {
        let texts = Array(texts.shuffled(using: &random).prefix(values))
        var fields = [Field]()
        for column in 1...4 {
            let name = Bool.random(using: &random) ? keywords.randomElement(using: &random) : nil
            fields.append(Field(column: column, path: [.name(name ?? "column \(column)")]))
        }
        var block = Block(bytes: [], form: .columnar, fields: fields)
        for row in 1...NarrowedScanners.usesBefore + 40 {
            for column in fields.indices {
                // What stands between cells is no part of them.
                let name = Bool.random(using: &random) ? keywords.randomElement(using: &random) : nil
                block.bytes += Array("\"\(name ?? "")\": ".utf8)
                let start = block.bytes.count
                block.bytes += Array((texts.randomElement(using: &random) ?? "").utf8)
                block.cells.append(Cell(start: start, end: block.bytes.count, field: column, row: row))
                block.bytes.append(0x0A)
            }
        }
        return block
    }

    private static func found(_ block: Block, _ rules: Rules, explains: Bool) throws -> [String] {
        let matcher = try rules.matcher()
        matcher.beginDocument()
        var found = [String]()
        try matcher.match(
            block,
            found: {
                found.append("\(Specimens.describe($0.rule, $0.range, block, rules)) \($0.range) \($0.cell ?? -1)")
            },
            suppressed: explains ? { _ in } : nil)
        return found
    }

    private static func differences(_ block: Block, _ rules: Rules) throws -> [String] {
        let quick = try found(block, rules, explains: false)
        let slow = try found(block, rules, explains: true)
        #expect(!quick.isEmpty)
        return Set(quick).symmetricDifference(slow).sorted()
    }

    /// Who asks for reasons has every pattern tried at every place.
    @Test(arguments: 0..<3) func whatIsTriedNearKeywordsAloneIsFoundEverywhere(_ seed: UInt64) throws {
        let rules = try Self.rules.get()
        var random = SplitMix64(seed: seed)
        for _ in 0..<3 {
            let block = Block(bytes: Self.text(&random), form: .unstructured)
            let differences = try Self.differences(block, rules)
            #expect(differences == [], "seed \(seed)")
        }
        let block = Self.table(&random)
        let differences = try Self.differences(block, rules)
        #expect(differences == [], "seed \(seed)")
    }

    @Test(arguments: 0..<3) func whatColumnsRepeatIsFoundEachTime(_ seed: UInt64) throws {
        let rules = try Self.rules.get()
        var random = SplitMix64(seed: seed)
        for values in [30, 60, 120] {
            let differences = try Self.differences(Self.table(&random, values: values), rules)
            #expect(differences == [], "seed \(seed)")
        }
    }

    // MARK: Openings

    /// A text that an expression matches.
    private static func match(of expression: Expression, _ random: inout SplitMix64) -> [UInt8] {
        switch expression {
        case .bytes(let set): return set.bytes.randomElement(using: &random).map { [$0] } ?? []
        case .sequence(let parts): return parts.flatMap { match(of: $0, &random) }
        case .choice(let options): return options.randomElement(using: &random).map { match(of: $0, &random) } ?? []
        case .repeated(let part, let minimum, let maximum):
            let count = Int.random(in: minimum...max(minimum, min(maximum ?? .max, minimum + 3)), using: &random)
            return (0..<count).flatMap { _ in match(of: part, &random) }
        case .textStart, .textEnd, .wordBoundary: return []
        }
    }

    /// Whether the filter lets the group's walk be tried where it looks for a match.
    private static func isTried(_ match: [UInt8], followed: [UInt8], _ list: ProbeList, _ number: Int, _ offset: Int)
        -> Bool
    {
        let bytes = [0x20] + match + followed
        return bytes.withUnsafeBufferPointer { bytes in
            let place = 1 + offset
            let count = list.probes.find(in: place..<place + 1, within: 1..<bytes.count, startsWord: true, bytes)
            return count > 0 && list.probes.found[0].classes & list.probes.probes[number].classes != 0
        }
    }

    @Test func noFilterKeepsAPatternFromItsMatches() throws {
        let tables = try Self.rules.get().tables
        var random = SplitMix64(seed: 7)
        for groups in [tables.everywhere, tables.near] {
            let all = NearScanners(groups, OpeningFilter(groups)).probes
            for (number, group) in groups.enumerated() {
                for pattern in group.patterns {
                    for _ in 0..<4 {
                        let match = Self.match(of: pattern.expression, &random)
                        guard match.count > group.offset else { continue }
                        let followed = (0..<Int.random(in: 0...14, using: &random)).map { _ in
                            UInt8.random(in: 0...255, using: &random)
                        }
                        #expect(
                            Self.isTried(match, followed: followed, all, number, group.offset),
                            "\(pattern.expression) \(match) \(followed)")
                    }
                }
            }
        }
    }

    @Test func aFilterOfOnePatternKeepsOthersOut() throws {
        let groups = [
            PatternGroup(
                [try CompiledPattern(Specimens.socialSecurity.patterns[0], rule: 0, of: Specimens.socialSecurity)],
                ruleCount: 1)
        ]
        let list = NearScanners(groups, OpeningFilter(groups)).probes
        let tried = { (text: String, after: String) in
            Self.isTried(Array(text.utf8), followed: Array(after.utf8), list, 0, 0)
        }
        #expect(tried("536-90-4399", ""))
        #expect(tried("536-90-4399", " and more"))
        #expect(!tried("536-90-439", ""))
        #expect(!tried("536-9", " 04399 and more"))
        #expect(!tried("5369044399", " and more"))
        #expect(!tried("536-90-439", "x and more"))
    }

    // MARK: Keywords

    /// A keyword in one of its spellings (see `KeywordSpelling`).
    private static func spelling(of keyword: String, _ random: inout SplitMix64) -> String {
        var written = String.UnicodeScalarView()
        let scalars = Array(KeywordSpelling.normalized(keyword).unicodeScalars)
        let space = ["", " ", "_", "-", "\n"].randomElement(using: &random) ?? " "
        for scalar in Bool.random(using: &random) ? CombiningMarks.decomposed(scalars) : scalars {
            switch scalar {
            case " ": written.append(contentsOf: space.unicodeScalars)
            case "'", "\u{2019}": written.append(Bool.random(using: &random) ? "'" : "\u{2019}")
            default: written.append(Bool.random(using: &random) ? scalar.uppercase : scalar)
            }
        }
        return String(written)
    }

    @Test func everySpellingOfEveryKeywordIsFound() throws {
        let rules = try Self.rules.get()
        let keywords = rules.tables.keywords.keywords
        var pass = try MatchingPass(rules)
        var random = SplitMix64(seed: 11)
        for (number, keyword) in keywords.enumerated() {
            // One that begins with a mark of punctuation may follow a word directly; all stand apart here.
            let spelling = Self.spelling(of: keyword, &random)
            pass.beginDocument()
            pass.match(Block(bytes: Array("= \(spelling) =".utf8), form: .unstructured), explains: false)
            let isFound = pass.hits.keywords.contains {
                Int($0.keyword) == number && Int($0.start) == 2 && Int($0.end) == 2 + spelling.utf8.count
            }
            #expect(isFound, "\(keyword) as \(spelling)")
        }
    }
}
