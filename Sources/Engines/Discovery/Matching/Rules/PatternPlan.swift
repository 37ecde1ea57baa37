/// Decides how each pattern is looked for (see `RuleTables`).
struct PatternPlan {
    private(set) var opened: [CompiledPattern] = []
    private(set) var inner: [(pattern: CompiledPattern, before: Expression)] = []
    private(set) var everywhere: [CompiledPattern] = []
    private(set) var near: [CompiledPattern] = []
    private(set) var nearAnywhere: [CompiledPattern] = []
    private(set) var general: [CompiledPattern] = []
    private(set) var openings: [[UInt8]] = []
    /// Texts within patterns, each with its patterns of `inner`.
    private(set) var innerTexts: [([UInt8], [Int])] = []

    mutating func add(_ pattern: CompiledPattern) {
        if pattern.traits.keyword == .required {
            if pattern.traits.boundary == .none { nearAnywhere.append(pattern) } else { near.append(pattern) }
        } else if let texts = pattern.expression.openings(atLeast: 2) {
            opened.append(pattern)
            for text in texts where !openings.contains(text) { openings.append(text) }
        } else if pattern.traits.boundary == .none || pattern.expression.firstBytes.count > 40,
            let literal = pattern.expression.innerLiteral
        {
            inner.append((pattern, literal.before))
            if let place = innerTexts.firstIndex(where: { $0.0 == literal.text }) {
                innerTexts[place].1.append(inner.count - 1)
            } else {
                innerTexts.append((literal.text, [inner.count - 1]))
            }
        } else if pattern.traits.boundary == .none {
            general.append(pattern)
        } else {
            everywhere.append(pattern)
        }
    }

    struct Groups {
        let opened, inner, everywhere, near, nearAnywhere, general: PatternGroup
    }

    func groups(ruleCount: Int) -> Groups {
        Groups(
            opened: PatternGroup(opened, ruleCount: ruleCount),
            inner: PatternGroup(inner.map(\.pattern), ruleCount: ruleCount),
            everywhere: PatternGroup(everywhere, ruleCount: ruleCount),
            near: PatternGroup(near, ruleCount: ruleCount),
            nearAnywhere: PatternGroup(nearAnywhere, ruleCount: ruleCount),
            general: PatternGroup(general, ruleCount: ruleCount))
    }
}
