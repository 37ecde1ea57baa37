/// Reads the subset of PCRE that custom identifiers and allow lists are written in (Macie User Guide, custom data identifiers), and refuses the rest by name.
///
/// A group that would capture groups only; quantifiers are neither greedy nor lazy, because of all matches at a place the
/// longest is taken; `^` and `$` are the start and the end of the file. Text is UTF-8: `.`, a class and a repetition count
/// characters.
struct ExpressionParser {
    /// How large an expression may be.
    struct Limits {
        var characters: Int
        var repetitions: Int
        var nesting = 64
        var states: Int
        /// Whether `(?s)` is there and unbounded repetitions may follow one another freely.
        var isTrusted = false

        /// Macie's for what users write. It names no figures for repetitions; `{100,1000}` is refused and `{100}` is not.
        static let custom = Limits(characters: 512, repetitions: 255, states: 8_192)
        /// For the tables of this engine.
        static let table = Limits(characters: 1 << 16, repetitions: 32_767, states: 200_000, isTrusted: true)
    }

    let limits: Limits
    let scalars: [Unicode.Scalar]
    var place = 0
    var isCaseless = false
    var dotTakesLines = false
    var depth = 0

    init(_ text: String, _ limits: Limits) {
        scalars = Array(text.unicodeScalars)
        self.limits = limits
    }

    static func parse(_ text: String, limits: Limits = .custom) throws(ExpressionError) -> Expression {
        var parser = ExpressionParser(text, limits)
        guard !parser.scalars.isEmpty else { throw ExpressionError(.empty, at: 1) }
        guard parser.scalars.count <= limits.characters else {
            throw ExpressionError(.tooLong(characters: parser.scalars.count), at: limits.characters + 1)
        }
        try parser.refuseDelimiters()
        let expression = try parser.alternatives()
        if parser.next != nil { throw parser.error(.unopenedGroup) }
        guard expression.size <= limits.states else { throw ExpressionError(.tooComplex, at: 1) }
        guard expression.minimumLength > 0 else { throw ExpressionError(.matchesEmptyText, at: 1) }
        return expression
    }

    var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    func error(_ reason: ExpressionError.Reason, at place: Int? = nil) -> ExpressionError {
        ExpressionError(reason, at: (place ?? self.place) + 1)
    }

    /// Whether the text continues so.
    func continues(with text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        return place + wanted.count <= scalars.count && scalars[place..<place + wanted.count].elementsEqual(wanted)
    }

    mutating func skip(_ text: String) -> Bool {
        guard continues(with: text) else { return false }
        place += text.unicodeScalars.count
        return true
    }

    /// `/…/i` is how other tools write flags; a slash alone is a character like any other.
    private func refuseDelimiters() throws(ExpressionError) {
        guard scalars[0] == "/", let last = scalars.lastIndex(of: "/"), last > 0, last < scalars.count - 1 else {
            return
        }
        if scalars[(last + 1)...].allSatisfy({ "gimsuxUXAJD".unicodeScalars.contains($0) }) {
            throw error(.globalFlags, at: last + 1)
        }
    }

    mutating func alternatives() throws(ExpressionError) -> Expression {
        var options = [try sequence()]
        while skip("|") { options.append(try sequence()) }
        return options.count == 1 ? options[0] : .anyOf(options)
    }

    private mutating func sequence() throws(ExpressionError) -> Expression {
        var parts = [Expression]()
        var unboundedRun = 0
        while let scalar = next, scalar != "|", scalar != ")" {
            let start = place
            if skip("\\Q") {
                var characters = quoted()
                guard let last = characters.popLast() else { continue }
                parts += characters
                parts.append(try quantified(last, from: start))
                unboundedRun = 0
                continue
            }
            guard let atom = try atom() else { continue }
            let repeated = try quantified(atom, from: start)
            parts.append(repeated)
            guard !limits.isTrusted else { continue }
            unboundedRun = Self.isWildcard(repeated) ? unboundedRun + 1 : repeated.minimumLength > 0 ? 0 : unboundedRun
            if unboundedRun > 2 { throw error(.repeatedWildcards, at: start) }
        }
        return .joined(parts)
    }

    /// Something that takes any number of characters, none included.
    private static func isWildcard(_ part: Expression) -> Bool {
        if case .repeated(_, let minimum, nil) = part { return minimum == 0 }
        return false
    }

    private mutating func quantified(_ atom: Expression, from start: Int) throws(ExpressionError) -> Expression {
        var result = atom
        var isRepeated = false
        while let (minimum, maximum) = try quantifier() {
            if isRepeated { throw error(.nothingToRepeat, at: place - 1) }
            isRepeated = true
            switch atom {
            case .textStart, .textEnd, .wordBoundary: throw error(.nothingToRepeat, at: start)
            default: result = .repeated(atom, minimum: minimum, maximum: maximum)
            }
            guard result.size <= limits.states else { throw error(.tooComplex, at: start) }
            if next == "+" { throw error(.possessiveQuantifier) }
            _ = skip("?")
        }
        return result
    }

    private mutating func quantifier() throws(ExpressionError) -> (Int, Int?)? {
        switch next {
        case "*": place += 1; return (0, nil)
        case "+": place += 1; return (1, nil)
        case "?": place += 1; return (0, 1)
        case "{": return try bounds()
        default: return nil
        }
    }

    /// `{2}`, `{2,}` and `{2,3}`; a brace that is none of them is a character.
    private mutating func bounds() throws(ExpressionError) -> (Int, Int?)? {
        let start = place
        place += 1
        guard let minimum = number() else { place = start; return nil }
        var maximum: Int? = minimum
        if skip(",") { maximum = number() }
        guard skip("}") else { place = start; return nil }
        guard minimum <= limits.repetitions, maximum ?? 0 <= limits.repetitions else {
            throw error(.repeatTooLarge(maximum: limits.repetitions), at: start)
        }
        if let maximum, maximum < minimum { throw error(.reversedRepeat, at: start) }
        return (minimum, maximum)
    }

    /// Whether a brace here is a quantifier and not a character.
    var braceIsQuantifier: Bool {
        get throws(ExpressionError) {
            var ahead = self
            return try ahead.bounds() != nil
        }
    }

    mutating func number() -> Int? {
        var value: Int?
        while let digit = next?.value, (0x30...0x39).contains(digit) {
            value = min((value ?? 0) * 10 + Int(digit - 0x30), 1 << 30)
            place += 1
        }
        return value
    }

    /// One thing that a quantifier can stand behind; nil for what takes no place (flags, comments).
    private mutating func atom() throws(ExpressionError) -> Expression? {
        guard let scalar = next else { return nil }
        switch scalar {
        case "(": return try group()
        case "[": return try bracket().expression
        case ".":
            place += 1
            return (dotTakesLines ? ScalarSet.all : Self.anyButLines).expressionWithInvalidBytes
        case "^":
            place += 1
            return .textStart
        case "$":
            place += 1
            return .textEnd
        case "\\": return try escape()
        case "*", "+", "?": throw error(.nothingToRepeat)
        case "{" where try braceIsQuantifier: throw error(.nothingToRepeat)
        default:
            place += 1
            return character(scalar)
        }
    }

    func character(_ scalar: Unicode.Scalar) -> Expression {
        let set = ScalarSet([scalar.value...scalar.value])
        return (isCaseless ? set.caseless : set).expression
    }

    private static let anyButLines = ScalarSet([0x0A...0x0A]).inverted
}

extension ScalarSet {
    /// A set that is meant as "anything but" takes bytes that are not UTF-8 too, one by one.
    var expressionWithInvalidBytes: Expression {
        .anyOf([expression, .bytes(ByteSet(0x80...0xBF).union(ByteSet(0xF5...0xFF)).union([0xC0, 0xC1]))])
    }
}
