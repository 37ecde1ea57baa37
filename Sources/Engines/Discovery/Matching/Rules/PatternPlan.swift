/// Decides how each pattern is looked for (see `RuleTables`).
struct PatternPlan {
    private(set) var opened: [CompiledPattern] = []
    private(set) var inner: [(pattern: CompiledPattern, before: Expression)] = []
    /// By how many bytes after a match's start a word starts.
    private(set) var everywhere: [Int: [CompiledPattern]] = [:]
    private(set) var near: [Int: [CompiledPattern]] = [:]
    private(set) var nearAnywhere: [CompiledPattern] = []
    private(set) var general: [CompiledPattern] = []
    private(set) var openings: [[UInt8]] = []
    /// Texts within patterns, each with its patterns of `inner`.
    private(set) var innerTexts: [(text: [UInt8], patterns: [Int])] = []

    init(_ identifiers: [Identifier]) throws(MatchingError) {
        for (rule, identifier) in identifiers.enumerated() {
            for pattern in identifier.patterns { add(try CompiledPattern(pattern, rule: rule, of: identifier)) }
        }
    }

    private mutating func add(_ pattern: CompiledPattern) {
        let expression = pattern.expression
        let offset = pattern.traits.boundary == .none ? expression.wordStartOffset : 0
        if pattern.traits.keyword == .required {
            if let offset { near[offset, default: []].append(pattern) } else { nearAnywhere.append(pattern) }
        } else if let texts = expression.openings(atLeast: 3) {
            opened.append(pattern)
            for text in texts where !openings.contains(text) { openings.append(text) }
        } else if let (before, texts) = expression.innerTexts {
            inner.append((pattern, before))
            for text in texts { addInner(text) }
        } else if let offset {
            everywhere[offset, default: []].append(pattern)
        } else {
            general.append(pattern)
        }
    }

    /// The last pattern of `inner` has a text.
    private mutating func addInner(_ text: [UInt8]) {
        if let place = innerTexts.firstIndex(where: { $0.text == text }) {
            innerTexts[place].patterns.append(inner.count - 1)
        } else {
            innerTexts.append((text, [inner.count - 1]))
        }
    }

    static func groups(_ patterns: [Int: [CompiledPattern]], ruleCount: Int) -> [PatternGroup] {
        patterns.sorted { $0.key < $1.key }.map { PatternGroup($1, offset: $0, ruleCount: ruleCount) }
    }
}
