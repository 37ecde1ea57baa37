/// One kind of sensitive data: what it looks like, what must stand near it, and how a candidate is checked.
///
/// An identifier is data. A family of them is one table (`Identifiers/…`); what a table cannot say is a small pure
/// function in `Validators`.
public struct Identifier: Sendable {
    /// What clients call it, such as `USA_SOCIAL_SECURITY_NUMBER`. Macie's own ids are kept to the letter.
    public let id: String
    /// What people call it, such as "Social Security number (US)".
    public let title: String
    public let kind: Kind
    /// ISO 3166-1 alpha-2 codes; empty when it belongs to no country.
    public let countries: [String]
    public let source: Source
    /// Alternatives, each complete in itself.
    public let patterns: [Pattern]
    /// Words that make a candidate likely when they stand near it (Macie User Guide, keyword requirements). A space also matches nothing, `_` and `-`.
    public let keywords: [String]
    /// Values that are never reported, compact (upper-case letters and digits alone): documented samples and test numbers.
    public let excluded: Set<String>
    public let examples: Examples

    public init(
        _ id: String, _ title: String, kind: Kind, countries: [String] = [], source: Source, patterns: [Pattern],
        keywords: [String] = [], excluded: Set<String> = [], examples: Examples
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.countries = countries
        self.source = source
        self.patterns = patterns
        self.keywords = keywords
        self.excluded = excluded
        self.examples = examples
    }

    /// Where the identifier comes from.
    public enum Source: Sendable, Hashable {
        /// One of Macie's managed identifiers.
        case macie(recommended: Bool)
        /// One that Macie lacks, with the place where its form is described (a standard, a vendor's page).
        case castellan(reference: String)
    }

    /// Texts that must and must not be found, each a whole document of free text.
    public struct Examples: Sendable {
        public let matching: [String]
        public let notMatching: [String]

        public init(matching: [String], notMatching: [String]) {
            self.matching = matching
            self.notMatching = notMatching
        }
    }
}
