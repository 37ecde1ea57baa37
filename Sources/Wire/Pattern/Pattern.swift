/// A regular expression of a service model, in Java's syntax, matched against a whole text.
///
/// Matching takes time proportional to the text times the pattern, whatever the text: all states advance together and
/// nothing is tried twice. Possessive and lazy quantifiers count as greedy ones, since only the whole text can match.
/// Back references are not supported, and no model has any.
package struct Pattern: Sendable, Hashable {
    package let source: String
    private let program: PatternProgram
    /// Set when the pattern is one repeated class, as most are.
    private let repeated: RepeatedClass?

    /// - Throws: `ModelError` when the pattern is not understood.
    package init(_ source: String) throws(ModelError) {
        var parser = PatternParser(source)
        let node = try parser.parse()
        self.source = source
        repeated = RepeatedClass(node)
        program = PatternProgram(repeated == nil ? node : .empty)
    }

    package func matches(_ text: String) -> Bool {
        if let repeated { return repeated.matches(text) }
        return PatternMatcher(program, Array(text.unicodeScalars)).matchesWhole()
    }

    package static func == (left: Pattern, right: Pattern) -> Bool { left.source == right.source }
    package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// `[…]+` and its like, which need no states.
private struct RepeatedClass: Sendable {
    let characters: CharacterClass
    let minimum: Int
    let maximum: Int?

    private init(characters: CharacterClass, minimum: Int, maximum: Int?) {
        self.characters = characters
        self.minimum = minimum
        self.maximum = maximum
    }

    init?(_ node: PatternNode) {
        switch node {
        case .sequence(let nodes):
            let inner = nodes.filter { $0 != .start && $0 != .end }
            // An anchor in the middle means something; at the ends it repeats what is asked anyway.
            let hasOthers = nodes.dropFirst().contains(.start) || nodes.dropLast().contains(.end)
            guard inner.count == 1, !hasOthers else { return nil }
            self.init(inner[0])
        case .repeated(.characters(let characters), let minimum, let maximum):
            self.init(characters: characters, minimum: minimum, maximum: maximum)
        default: return nil
        }
    }

    func matches(_ text: String) -> Bool {
        var count = 0
        for scalar in text.unicodeScalars {
            guard characters.contains(scalar) else { return false }
            count += 1
        }
        return count >= minimum && count <= maximum ?? .max
    }
}
