import Discovery

/// Megabytes a second of the best of some runs.
func speed(of blocks: [Block], runs: Int = 3, _ body: (Block) throws -> Void) rethrows -> Double {
    let bytes = blocks.reduce(0) { $0 + $1.bytes.count - $1.carried }
    var best = Duration.seconds(1_000_000)
    for _ in 0..<runs {
        let time = try ContinuousClock().measure { for block in blocks { try body(block) } }
        best = min(best, time)
    }
    return Double(bytes) / 1e6 / (Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18)
}

func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(width - text.count, 1)) }

let identifiers = Catalogue.all
let size = 32 << 20
var corpus = Corpus(seed: 20)
let corpora = [
    ("logs, nothing sensitive", corpus.logs(size)),
    ("CSV cells, a third sensitive", corpus.rows(size, form: .columnar)),
    ("JSON cells, a third sensitive", corpus.rows(size, form: .record)),
    ("text, sensitive", corpus.prose(size)),
]

let clock = ContinuousClock()
var start = clock.now
let rules = try Rules(identifiers: identifiers)
print("identifiers: \(identifiers.count), patterns: \(identifiers.reduce(0) { $0 + $1.patterns.count })")
print("compiled in \(clock.now - start), cache of \(rules.serialized.count / 1024) KiB")
let cache = rules.serialized
start = clock.now
let cached = try Rules(identifiers: identifiers, cache: cache)
print("from the cache in \(clock.now - start) (\(cached.cameFromCache ? "used" : "not used"))")
let matcher = try cached.matcher()
let plain = PlainVectorscan(identifiers)
print("Vectorscan alone: \(plain.patternCount) patterns, \(plain.refused) refused as they stand")

for (name, blocks) in corpora {
    var ends = 0
    let alone = speed(of: blocks, runs: 1) { ends += plain.scan($0) }
    var found = 0
    var perRule: [Int: Int] = [:]
    matcher.beginDocument()
    for block in blocks {
        try matcher.match(
            block,
            found: {
                perRule[$0.rule, default: 0] += 1; found += 1
            })
    }
    let matched = try speed(of: blocks) { block in
        if block.carried == 0 { matcher.beginDocument() }
        try matcher.match(block) { _ in }
    }
    print(
        padded(name, 32)
            + "Vectorscan alone \(Int(alone)) MB/s (\(ends) ends), matcher \(Int(matched)) MB/s, \(found) found")
    for (rule, count) in perRule.sorted(by: { $0.value > $1.value }).prefix(8) {
        print("    \(padded(rules.name(of: rule), 40))\(count)")
    }
}
