/// One form that an identifier's value takes.
public struct Pattern: Sendable {
    /// A regular expression of the subset that an automaton can run: no captures, back references or look-around.
    /// It describes the value alone; what may stand beside it is `boundary`'s.
    public let expression: String
    public let keyword: KeywordNeed
    public let validation: Validation
    public let boundary: Boundary
    /// How much the form alone says; candidates that overlap are resolved by it.
    public let evidence: Evidence

    public init(
        _ expression: String, keyword: KeywordNeed, validation: Validation = .none, boundary: Boundary = .word,
        evidence: Evidence = .shape
    ) {
        self.expression = expression
        self.keyword = keyword
        self.validation = validation
        self.boundary = boundary
        self.evidence = evidence
    }

    public enum KeywordNeed: Sendable, Hashable {
        case required, notNeeded
        /// Reported only where no keyword is near: `CREDIT_CARD_NUMBER_(NO_KEYWORD)`.
        case forbidden
    }

    /// What may stand directly before and after a match.
    public enum Boundary: Sendable, Hashable {
        /// Neither neighbour is a letter, a digit or `_`.
        case word
        /// Like `word`, and the match is not part of a longer number either: no `.`, `,`, `-` or `/` that itself has a digit on
        /// its other side.
        case number
        /// Before it a line or cell begins.
        case lineStart
        /// A whole line or cell.
        case line
        /// Anything.
        case none
    }

    /// From the weakest to the strongest.
    public enum Evidence: Int, Sendable, Comparable {
        case shape, structure, checksum, prefix

        public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }
}

/// How a candidate is checked once its form and its keywords are right.
public enum Validation: Sendable {
    case none
    /// A check of the compact value: letters in upper case and digits, everything else left out. ASCII.
    case compact(Check)
    /// A check of the value as it stands.
    case text(Check)
    /// A check that looks around: names and addresses, which live by what stands beside them.
    case surroundings(any SurroundingsCheck)

    var reach: ValueReach {
        if case .surroundings(let check) = self { check.reach } else { .ahead }
    }

    /// A named pure function, so that an explanation can say which check refused.
    public struct Check: Sendable {
        public let name: String
        public let accepts: @Sendable (Span<UInt8>) -> Bool

        public init(_ name: String, _ accepts: @escaping @Sendable (Span<UInt8>) -> Bool) {
            self.name = name
            self.accepts = accepts
        }

        public func accepts(_ value: String) -> Bool {
            let bytes = Array(value.utf8)
            return accepts(bytes.span)
        }
    }
}

/// A check that sees the block around a candidate.
public protocol SurroundingsCheck: Sendable {
    /// What an explanation calls it.
    var name: String { get }

    /// Where the value stands when the candidate is one, which may be wider or narrower than the candidate; nil when it is none.
    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>?

    /// The cell at which a value is reported, given the cell of its candidate. What spans a row may be reported elsewhere
    /// than where it begins; nil where the value's own first byte decides.
    func cell(of value: Range<Int>, candidateIn cell: Int?, of block: Block) -> Int?

    /// How far from a candidate its value may reach, whatever the block; anywhere unless a check says less.
    var reach: ValueReach { get }
}

/// How far from a candidate in a cell its value may reach.
public enum ValueReach: Int, Sendable, Comparable {
    /// Within the cell, and not before the candidate.
    case ahead
    case cell
    /// Out of its cell; of others that it reaches into it takes all.
    case block

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension SurroundingsCheck {
    public func cell(of value: Range<Int>, candidateIn cell: Int?, of block: Block) -> Int? { nil }
    public var reach: ValueReach { .block }
}
