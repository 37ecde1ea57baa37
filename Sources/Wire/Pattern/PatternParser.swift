/// Reads Java's regular expression syntax, as far as service models use it.
struct PatternParser {
    private let source: String
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var dotMatchesAll = false
    private var depth = 0

    /// Counted repeats are unrolled, so their bound is part of the pattern's size.
    private static let maximumRepeat = 4_096
    private static let maximumDepth = 64

    init(_ source: String) {
        self.source = source
        scalars = Array(source.unicodeScalars)
    }

    mutating func parse() throws(ModelError) -> PatternNode {
        let node = try alternatives()
        guard index == scalars.count else { throw failure("Unmatched ')'") }
        return node
    }

    private func failure(_ reason: String) -> ModelError {
        ModelError("\(reason) at \(index) in the pattern \(source)")
    }
    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    private mutating func advance() throws(ModelError) -> Unicode.Scalar {
        guard let next else { throw failure("Unexpected end") }
        index += 1
        return next
    }
}

extension PatternParser {
    private mutating func alternatives() throws(ModelError) -> PatternNode {
        depth += 1
        guard depth <= Self.maximumDepth else { throw failure("Nested too deep") }
        defer { depth -= 1 }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(ModelError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next, next != "|", next != ")" {
            let atom = try self.atom()
            nodes.append(try quantified(atom))
        }
        switch nodes.count {
        case 0: return .empty
        case 1: return nodes[0]
        default: return .sequence(nodes)
        }
    }

    private mutating func atom() throws(ModelError) -> PatternNode {
        switch try advance() {
        case "(": return try group()
        case "[": return .characters(try characterClass())
        case ".": return .characters(dotMatchesAll ? .any : CharacterClass.lineTerminator.negated)
        case "^": return .start
        case "$": return .end
        case "\\":
            if take("b") { return .wordBoundary(isNegated: false) }
            if take("B") { return .wordBoundary(isNegated: true) }
            return .characters(try escape())
        case "*", "+", "?": throw failure("Nothing to repeat")
        case let scalar: return .characters(CharacterClass(scalar.value...scalar.value))
        }
    }

    private mutating func group() throws(ModelError) -> PatternNode {
        if take("?s)") {
            dotMatchesAll = true
            return .empty
        }
        if take("?=") { return .lookAhead(try closed(), isNegated: false) }
        if take("?!") { return .lookAhead(try closed(), isNegated: true) }
        if take("?<=") { return try lookBehind(isNegated: false) }
        if take("?<!") { return try lookBehind(isNegated: true) }
        if take("?:") { return try closed() }
        if take("?<") {
            while try advance() != ">" {}
            return try closed()
        }
        if next == "?" { throw failure("Unknown group") }
        return try closed()
    }

    private mutating func lookBehind(isNegated: Bool) throws(ModelError) -> PatternNode {
        guard case .characters(let characters) = try closed() else { throw failure("A look-behind of one character") }
        return .lookBehind(characters, isNegated: isNegated)
    }

    private mutating func closed() throws(ModelError) -> PatternNode {
        let node = try alternatives()
        guard take(")") else { throw failure("Expected ')'") }
        return node
    }

    private mutating func quantified(_ atom: PatternNode) throws(ModelError) -> PatternNode {
        var node = atom
        while true {
            if take("*") {
                node = .repeated(node, minimum: 0, maximum: nil)
            } else if take("+") {
                node = .repeated(node, minimum: 1, maximum: nil)
            } else if take("?") {
                node = .repeated(node, minimum: 0, maximum: 1)
            } else if next == "{" {
                node = try counted(node)
            } else {
                return node
            }
            // Lazy or possessive: the same to a match of the whole text.
            if !take("?") { _ = take("+") }
        }
    }

    private mutating func counted(_ node: PatternNode) throws(ModelError) -> PatternNode {
        index += 1
        let minimum = try number()
        var maximum: Int? = minimum
        if take(",") { maximum = next == "}" ? nil : try number() }
        guard take("}"), minimum <= maximum ?? .max else { throw failure("Expected '{n}', '{n,}' or '{n,m}'") }
        return .repeated(node, minimum: minimum, maximum: maximum)
    }

    private mutating func number() throws(ModelError) -> Int {
        var value = 0
        var digits = 0
        while let digit = next.flatMap({ Character($0).wholeNumberValue }) {
            value = value * 10 + digit
            digits += 1
            index += 1
            guard value <= Self.maximumRepeat else { throw failure("Repeated too often") }
        }
        guard digits > 0 else { throw failure("Expected a number") }
        return value
    }
}

extension PatternParser {
    /// What follows a `[`; an inner `[…]` joins its characters, as in Java.
    private mutating func characterClass() throws(ModelError) -> CharacterClass {
        var characters = CharacterClass()
        let isNegated = take("^")
        var isFirst = true
        while let next, next != "]" || isFirst {
            isFirst = false
            if take("[") {
                characters.insert(try characterClass())
            } else if take("&&") {
                throw failure("Intersections are not supported")
            } else {
                try classItem(&characters)
            }
        }
        guard take("]") else { throw failure("Expected ']'") }
        return isNegated ? characters.negated : characters
    }

    private mutating func classItem(_ characters: inout CharacterClass) throws(ModelError) {
        guard let first = try classScalar(&characters) else { return }
        let isRange =
            next == "-" && index + 1 < scalars.count && scalars[index + 1] != "]" && scalars[index + 1] != "["
        guard isRange else { return characters.insert(first.value...first.value) }
        let dash = index
        index += 1
        guard let last = try classScalar(&characters) else {
            // `a-\d`: the hyphen stands for itself.
            characters.insert(first.value...first.value)
            characters.insert(scalars[dash].value...scalars[dash].value)
            return
        }
        guard first.value <= last.value else { throw failure("A range that runs backwards") }
        characters.insert(first.value...last.value)
    }

    /// One scalar of a class; nil when it was a class of its own such as `\d`, which is then part of `characters`.
    private mutating func classScalar(_ characters: inout CharacterClass) throws(ModelError) -> Unicode.Scalar? {
        let scalar = try advance()
        guard scalar == "\\" else { return scalar }
        switch try self.escaped() {
        case .scalar(let scalar): return scalar
        case .characters(let named):
            characters.insert(named)
            return nil
        }
    }

    private enum Escaped {
        case scalar(Unicode.Scalar)
        case characters(CharacterClass)
    }

    private mutating func escape() throws(ModelError) -> CharacterClass {
        switch try escaped() {
        case .scalar(let scalar): CharacterClass(scalar.value...scalar.value)
        case .characters(let characters): characters
        }
    }

    private mutating func escaped() throws(ModelError) -> Escaped {
        let letter = try advance()
        switch letter {
        case "d": return .characters(.digit)
        case "D": return .characters(CharacterClass.digit.negated)
        case "w": return .characters(.word)
        case "W": return .characters(CharacterClass.word.negated)
        case "s": return .characters(.space)
        case "S": return .characters(CharacterClass.space.negated)
        case "p": return .characters(try property())
        case "P": return .characters(try property().negated)
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "f": return .scalar("\u{0C}")
        case "x": return .scalar(try scalar(try hexadecimal(2)))
        case "u": return .scalar(try unicode())
        default:
            guard !letter.properties.isAlphabetic, !("0"..."9").contains(letter) else {
                throw failure("Unknown escape '\\\(letter)'")
            }
            return .scalar(letter)
        }
    }

    /// `\uXXXX`; two that are a pair of surrogates are one character, as Java reads them.
    private mutating func unicode() throws(ModelError) -> Unicode.Scalar {
        let high = try hexadecimal(4)
        guard (0xD800...0xDBFF).contains(high), take("\\u") else {
            // Java's ranges run over code units up to and past the surrogates, which are in no text of ours.
            return try scalar((0xD800...0xDFFF).contains(high) ? 0xD7FF : high)
        }
        let low = try hexadecimal(4)
        guard (0xDC00...0xDFFF).contains(low) else { throw failure("A lone surrogate") }
        return try scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private func scalar(_ value: UInt32) throws(ModelError) -> Unicode.Scalar {
        guard let scalar = Unicode.Scalar(value) else { throw failure("Not a character") }
        return scalar
    }

    private mutating func hexadecimal(_ digits: Int) throws(ModelError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = Character(try advance()).hexDigitValue else { throw failure("Expected hexadecimal") }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private mutating func property() throws(ModelError) -> CharacterClass {
        guard take("{") else { throw failure("Expected '{'") }
        var name = ""
        while let next, next != "}" {
            name.unicodeScalars.append(next)
            index += 1
        }
        guard take("}") else { throw failure("Expected '}'") }
        if let property = CharacterClass.Property(name) {
            var characters = CharacterClass()
            characters.insert(property)
            return characters
        }
        switch name {
        case "Print": return CharacterClass(0x20...0x7E)
        case "Graph": return CharacterClass(0x21...0x7E)
        case "ASCII": return CharacterClass(0...0x7F)
        case "Alpha": return CharacterClass(0x41...0x5A, 0x61...0x7A)
        case "Alnum": return CharacterClass(0x30...0x39, 0x41...0x5A, 0x61...0x7A)
        case "Digit": return .digit
        case "Upper": return CharacterClass(0x41...0x5A)
        case "Lower": return CharacterClass(0x61...0x7A)
        case "Punct": return CharacterClass(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E)
        case "Space": return .space
        case "Cntrl": return CharacterClass(0...0x1F, 0x7F...0x7F)
        default: throw failure("Unknown property '\(name)'")
        }
    }
}
