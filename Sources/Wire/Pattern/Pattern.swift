/// A regular expression of a service model, in Java's syntax, matched against a whole text.
///
/// Matching takes time proportional to the text times the pattern, whatever the text: all states advance together and
/// nothing is tried twice. Possessive and lazy quantifiers count as greedy ones, since only the whole text can match.
/// Back references are not supported, and no model has any.
package struct Pattern: Sendable, Hashable {
    package let source: String
    private let machine: Machine

    /// The simplest that the pattern can be matched by.
    private enum Machine: Sendable {
        case repeated(RepeatedClass)
        case states(PatternStates)
        case program(PatternProgram)
    }

    /// - Throws: `ModelError` when the pattern is not understood.
    package init(_ source: String) throws(ModelError) {
        var parser = PatternParser(source)
        let node = try parser.parse()
        self.source = source
        if let repeated = RepeatedClass(node) {
            machine = .repeated(repeated)
        } else {
            let program = PatternProgram(node)
            machine = PatternStates(program).map(Machine.states) ?? .program(program)
        }
    }

    package func matches(_ text: String) -> Bool {
        switch machine {
        case .repeated(let repeated): repeated.matches(text)
        case .states(let states): states.matchesWhole(text)
        case .program(let program): PatternMatcher(program, Array(text.unicodeScalars)).matchesWhole()
        }
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
