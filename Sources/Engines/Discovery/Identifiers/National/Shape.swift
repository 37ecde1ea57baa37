/// The forms that numbers share, so that one form has one text and an automaton holds it once.
enum Shape {
    /// Digits without separators.
    static func digits(_ count: Int) -> String { "\\d{\(count)}" }

    static func digits(_ counts: ClosedRange<Int>) -> String { "\\d{\(counts.lowerBound),\(counts.upperBound)}" }

    /// Groups of digits with a separator between each two: a space, a full stop or a hyphen unless told.
    static func grouped(_ groups: [Int], by separator: String = separator) -> String {
        groups.map { "\\d{\($0)}" }.joined(separator: separator)
    }

    /// Parts with a separator or nothing between each two.
    static func joined(_ parts: [String]) -> String { parts.joined(separator: separator + "?") }

    /// Capitals and then digits, without separators.
    static func lettered(_ letters: Int, _ digits: Int) -> String {
        (letters == 1 ? "[A-Z]" : "[A-Z]{\(letters)}") + "\\d{\(digits)}"
    }

    static func lettered(_ letters: Int, _ digits: ClosedRange<Int>) -> String {
        (letters == 1 ? "[A-Z]" : "[A-Z]{\(letters)}") + "\\d{\(digits.lowerBound),\(digits.upperBound)}"
    }

    static let separator = "[ .-]"
    /// A letter in either case, for values whose check digit says enough.
    static let letter = "[A-Za-z]"
    static let character = "[A-Za-z0-9]"
    /// Eight digits in customary groups of millions, thousands and ones.
    static let millions = "\\d{1,2}\\.\\d{3}\\.\\d{3}"
}

extension Pattern {
    /// Digits alone, near a keyword; no part of a longer number.
    static func number(_ expression: String, _ check: Validation.Check? = nil, evidence: Evidence? = nil) -> Pattern {
        Pattern(
            expression, keyword: .required, validation: check.map { .compact($0) } ?? .none, boundary: .number,
            evidence: evidence ?? (check == nil ? .shape : .checksum))
    }

    /// Letters and digits, near a keyword.
    static func code(_ expression: String, _ check: Validation.Check? = nil, evidence: Evidence? = nil) -> Pattern {
        Pattern(
            expression, keyword: .required, validation: check.map { .compact($0) } ?? .none, boundary: .word,
            evidence: evidence ?? (check == nil ? .shape : .checksum))
    }

    /// One number in its forms: without separators, and in groups.
    static func numbers(
        _ count: Int, _ groups: [Int]..., check: Validation.Check? = nil, evidence: Evidence? = nil
    ) -> [Pattern] {
        [number(Shape.digits(count), check, evidence: evidence)]
            + groups.map { number(Shape.grouped($0), check, evidence: evidence) }
    }
}
