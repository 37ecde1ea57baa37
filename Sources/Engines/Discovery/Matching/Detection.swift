/// An occurrence of sensitive data within a block.
public struct Detection: Sendable, Hashable {
    /// What was found: an index into the rules' identifiers.
    public var rule: Int
    /// In `Block.bytes`; ends after `Block.carried`.
    public var range: Range<Int>
    /// The cell it stands in (its first, for what spans a row), nil in free text.
    public var cell: Int?

    public init(rule: Int, range: Range<Int>, cell: Int?) {
        self.rule = rule
        self.range = range
        self.cell = cell
    }
}

/// A candidate that was not reported, and why.
public struct Suppression: Sendable, Hashable {
    public var rule: Int
    public var range: Range<Int>
    public var cell: Int?
    public var reason: Reason

    public init(rule: Int, range: Range<Int>, cell: Int?, reason: Reason) {
        self.rule = rule
        self.range = range
        self.cell = cell
        self.reason = reason
    }

    public enum Reason: Sendable, Hashable {
        case noKeyword, keywordNear, boundary, excludedValue, allowed(list: String), ignoredWord
        /// The check's name.
        case failed(check: String)
        /// The rule that was reported in its place.
        case overlapped(by: Int)
    }
}
