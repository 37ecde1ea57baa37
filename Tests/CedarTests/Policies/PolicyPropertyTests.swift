import Core
import Cedar
import Testing

/// What holds for all policies, tried with random ones. A failure names its seed.
@Suite struct PolicyPropertyTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func printedPoliciesReadBackEqual(seed: UInt64) throws {
        var generator = PolicyGenerator(seed: seed)
        for _ in 0..<150 {
            let policy = generator.policy()
            let text = policy.cedarText
            #expect(try Policy(parsing: text) == policy, "\(text)")
            #expect(try Policy(parsing: text).cedarText == text)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func policiesComeBackFromJSON(seed: UInt64) throws {
        var generator = PolicyGenerator(seed: seed, bounds: .init(hasQuotedPaths: true))
        for _ in 0..<150 {
            let policy = generator.policy()
            let json = policy.json
            #expect(try Policy(json: json) == policy, "\(json)")
            // Text means the same, though it may say it otherwise; from then on nothing changes.
            let read = try Policy(parsing: policy.cedarText)
            #expect(try Policy(json: read.json) == read, "\(json)")
            #expect(try Policy(parsing: try Policy(json: read.json).cedarText) == read)
        }
    }

    @Test func signsReadBackEqual() throws {
        var generator = PolicyGenerator(seed: 1)
        for _ in 0..<2_000 {
            let expression = generator.signs()
            #expect(try Expression(parsing: expression.cedarText) == expression, "\(expression)")
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func formattingKeepsTheMeaning(seed: UInt64) throws {
        var generator = PolicyGenerator(seed: seed)
        let formatter = PolicyFormatter(lineWidth: [80, 40, 20, 0, 200][Int(seed) % 5])
        for _ in 0..<30 {
            let policies = (0..<3).map { _ in generator.policy() }
            let text = policies.map(\.cedarText).joined(separator: " ")
            let formatted = try formatter.format(text)
            #expect(try Policy.all(parsing: formatted) == policies)
            #expect(try formatter.format(formatted) == formatted, "\(text)")
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func formattingKeepsCommentsAndSettles(seed: UInt64) throws {
        var generator = PolicyGenerator(seed: seed)
        let formatter = PolicyFormatter(lineWidth: [80, 40, 20, 0, 200][Int(seed) % 5])
        for _ in 0..<30 {
            let policy = generator.policy()
            let text = Sprinkler(seed: generator.random.next()).sprinkled(policy.cedarText)
            let formatted = try formatter.format(text.text)
            #expect(try Policy(parsing: formatted) == policy)
            #expect(Sprinkler.comments(in: formatted) == text.comments, "\(text.text)")
            #expect(try formatter.format(formatted) == formatted, "\(text.text)")
        }
    }
}

/// Puts comments and white space between tokens.
struct Sprinkler {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// Marked so that no string of the generator looks like one.
    static func comments(in text: String) -> [Int] {
        text.split(separator: "//#", omittingEmptySubsequences: false).dropFirst().compactMap {
            Int($0.prefix { $0.isNumber })
        }
    }

    func sprinkled(_ text: String) -> (text: String, comments: [Int]) {
        var random = random
        var count = 0
        var result = ""
        for token in Tokens.split(text) {
            while random.chance(1, in: 5) {
                result +=
                    random.pick([" ", "\n", "\r\n", "\n\n\t"]) + "//#\(count) \"}\(random.pick(["", " ", "\t "]))\n"
                count += 1
            }
            result += random.pick([" ", "\n", "\u{2003}"]) + token
        }
        return (result, Array(0..<count))
    }
}

/// A coarse split of printed text, by the test's own rules.
private enum Tokens {
    static func split(_ text: String) -> [String] {
        var tokens: [String] = []
        var rest = Substring(text)
        while let first = rest.first {
            let token: Substring
            if first == "\"" {
                token = rest.prefix(stringLength(rest))
            } else if first.isLetter || first == "_" || first == "?" || first.isNumber {
                let tail = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                token = rest.prefix(1 + tail.count)
            } else {
                let pair = rest.prefix(2)
                token = ["==", "!=", "<=", ">=", "&&", "||", "::"].contains(pair) ? pair : rest.prefix(1)
            }
            rest = rest.dropFirst(token.count)
            if first != " ", first != "\n" { tokens.append(String(token)) }
        }
        return tokens
    }

    private static func stringLength(_ text: Substring) -> Int {
        var length = 1
        var isEscaped = false
        for character in text.dropFirst() {
            length += 1
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                break
            }
        }
        return length
    }
}
