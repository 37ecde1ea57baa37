/// What an account defines for itself: a regular expression, and words that must or must not be there (Macie User Guide, custom data identifiers).
public struct CustomIdentifier: Sendable {
    public let name: String
    public let description: String?
    public let regex: String
    /// One of them must end before a match and near its end; empty where none is needed.
    public let keywords: [String]
    /// A match that contains one of them, in the same case, is dropped.
    public let ignoreWords: [String]
    /// In characters (Unicode scalars), from a keyword's end to the match's end.
    public let maximumMatchDistance: Int
    /// Ascending.
    public let severityLevels: [SeverityThreshold]
    let expression: Expression

    public static let standardDistance = 50

    /// - Throws: `CustomIdentifierError` for what Macie refuses.
    public init(
        name: String, description: String? = nil, regex: String, keywords: [String] = [], ignoreWords: [String] = [],
        maximumMatchDistance: Int = standardDistance, severityLevels: [SeverityThreshold] = []
    ) throws(CustomIdentifierError) {
        do {
            expression = try ExpressionParser.parse(regex)
        } catch {
            throw CustomIdentifierError(.regex, .expression(error))
        }
        self.name = name
        self.description = description
        self.regex = regex
        self.keywords = keywords
        self.ignoreWords = ignoreWords
        self.maximumMatchDistance = maximumMatchDistance
        self.severityLevels = severityLevels.isEmpty ? SeverityThreshold.standard : severityLevels
        try validate()
        // What the pass cannot compile must be known now and not when a scan starts.
        do {
            _ = try TriggerDatabase([TriggerDatabase.Trigger(expression: expression.vectorscan)])
        } catch {
            throw CustomIdentifierError(.regex, .expression(ExpressionError(.tooComplex, at: 1)))
        }
    }

    private func validate() throws(CustomIdentifierError) {
        try Self.require(1...128, name, .name)
        if let description { try Self.require(0...512, description, .description) }
        guard keywords.count <= 50 else { throw CustomIdentifierError(.keywords, .tooMany(maximum: 50)) }
        for keyword in keywords { try Self.require(3...90, keyword, .keywords) }
        guard ignoreWords.count <= 10 else { throw CustomIdentifierError(.ignoreWords, .tooMany(maximum: 10)) }
        for word in ignoreWords { try Self.require(4...90, word, .ignoreWords) }
        guard (1...300).contains(maximumMatchDistance) else {
            throw CustomIdentifierError(.maximumMatchDistance, .outside(1...300))
        }
        try validateSeverityLevels()
    }

    private func validateSeverityLevels() throws(CustomIdentifierError) {
        guard severityLevels.count <= 3 else { throw CustomIdentifierError(.severityLevels, .tooMany(maximum: 3)) }
        for level in severityLevels where level.occurrences < 1 {
            throw CustomIdentifierError(.severityLevels, .outside(1...Int.max))
        }
        for (one, other) in zip(severityLevels, severityLevels.dropFirst())
        where one.severity >= other.severity || one.occurrences >= other.occurrences {
            throw CustomIdentifierError(.severityLevels, .notAscending)
        }
    }

    private static func require(
        _ lengths: ClosedRange<Int>, _ text: String, _ field: CustomIdentifierError.Field
    ) throws(CustomIdentifierError) {
        guard lengths.contains(text.unicodeScalars.count) else { throw CustomIdentifierError(field, .length(lengths)) }
    }

    /// How often it occurs in a text on its own (`TestCustomDataIdentifier`).
    ///
    /// - Throws: `MatchingError`.
    public func count(in text: String) throws(MatchingError) -> Int {
        let matcher = try Rules(identifiers: [], custom: [self]).matcher()
        var count = 0
        matcher.beginDocument()
        matcher.forEachDetection(in: Block(bytes: Array(text.utf8), form: .unstructured)) { _ in count += 1 }
        return count
    }
}

/// Why a custom identifier is refused.
public struct CustomIdentifierError: Error, Hashable, Sendable, CustomStringConvertible {
    public let field: Field
    public let problem: Problem

    public init(_ field: Field, _ problem: Problem) {
        self.field = field
        self.problem = problem
    }

    /// By the names of `CreateCustomDataIdentifier`.
    public enum Field: String, Sendable {
        case name, description, regex, keywords, ignoreWords, maximumMatchDistance, severityLevels
    }

    public enum Problem: Hashable, Sendable {
        case expression(ExpressionError)
        /// In characters.
        case length(ClosedRange<Int>)
        case tooMany(maximum: Int)
        case outside(ClosedRange<Int>)
        case notAscending
    }

    public var description: String {
        switch problem {
        case .expression(let error): "\(field.rawValue): \(error)"
        case .length(let range):
            "\(field.rawValue): must have \(range.lowerBound) to \(range.upperBound) characters; shorten or lengthen it"
        case .tooMany(let maximum): "\(field.rawValue): at most \(maximum) are allowed; remove some"
        case .outside(let range) where range.upperBound == .max:
            "\(field.rawValue): must be at least \(range.lowerBound)"
        case .outside(let range): "\(field.rawValue): must be from \(range.lowerBound) to \(range.upperBound)"
        case .notAscending:
            "\(field.rawValue): thresholds must rise with the severity; put LOW first, then MEDIUM, then HIGH"
        }
    }
}
