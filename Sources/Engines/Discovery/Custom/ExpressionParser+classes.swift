extension ExpressionParser {
    /// A backslash outside brackets.
    mutating func escape() throws(ExpressionError) -> Expression? {
        let start = place
        place += 1
        guard let scalar = next else { throw error(.unfinishedEscape, at: start) }
        switch scalar {
        case "b", "B":
            place += 1
            return .wordBoundary(scalar == "b")
        case "A":
            place += 1
            return .textStart
        case "z", "Z":
            place += 1
            return .textEnd
        case "1"..."9", "k": throw error(.backreference, at: start)
        case "g":
            let isCall = place + 1 < scalars.count && (scalars[place + 1] == "<" || scalars[place + 1] == "'")
            throw error(isCall ? .recursion : .backreference, at: start)
        case "K": throw error(.resetOfTheMatch, at: start)
        case "E":
            place += 1
            return nil
        case "R":
            place += 1
            return .choice([.literal([0x0D, 0x0A]), .bytes(ByteSet(0x0A...0x0D))])
        default:
            place = start
            let member = try escapedMember()
            if case .set(let set, let isNegated) = member {
                return isNegated ? set.expressionWithInvalidBytes : set.expression
            }
            guard case .scalar(let scalar) = member else { return nil }
            return character(scalar)
        }
    }

    /// What stands between `\Q` and `\E`, character by character: a quantifier behind it is the last one's.
    mutating func quoted() -> [Expression] {
        var parts = [Expression]()
        while let scalar = next, !continues(with: "\\E") {
            parts.append(character(scalar))
            place += 1
        }
        _ = skip("\\E")
        return parts
    }

    enum Member {
        case scalar(Unicode.Scalar)
        case set(ScalarSet, isNegated: Bool)
    }

    /// A backslash as it may stand inside brackets and outside.
    private mutating func escapedMember() throws(ExpressionError) -> Member {
        let start = place
        place += 1
        guard let scalar = next else { throw error(.unfinishedEscape, at: start) }
        place += 1
        switch scalar {
        case "d", "D": return shorthand(.digits, isNegated: scalar == "D")
        case "w", "W": return shorthand(.word, isNegated: scalar == "W")
        case "s", "S": return shorthand(.space, isNegated: scalar == "S")
        case "h", "H": return shorthand([0x09, 0x20], isNegated: scalar == "H")
        case "v", "V": return shorthand(ByteSet(0x0A...0x0D), isNegated: scalar == "V")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "t": return .scalar("\t")
        case "f": return .scalar("\u{0C}")
        case "a": return .scalar("\u{07}")
        case "e": return .scalar("\u{1B}")
        case "0": return .scalar("\0")
        case "x": return .scalar(try hexadecimal(from: start))
        case "p", "P": return try property(isNegated: scalar == "P", from: start)
        default:
            let isAlphanumeric = scalar.isASCII && ByteSet.letters.union(.digits).contains(UInt8(scalar.value))
            if isAlphanumeric { throw error(.unknownEscape("\\\(scalar)"), at: start) }
            return .scalar(scalar)
        }
    }

    private func shorthand(_ bytes: ByteSet, isNegated: Bool) -> Member {
        let set = ScalarSet(bytes)
        return .set(isNegated ? set.inverted : set, isNegated: isNegated)
    }

    private mutating func hexadecimal(from start: Int) throws(ExpressionError) -> Unicode.Scalar {
        var digits = ""
        if skip("{") {
            while let scalar = next, scalar != "}", digits.utf8.count < 8 {
                digits.unicodeScalars.append(scalar)
                place += 1
            }
            guard skip("}") else { throw error(.unfinishedEscape, at: start) }
        } else {
            while let scalar = next, digits.utf8.count < 2, scalar.properties.isASCIIHexDigit {
                digits.unicodeScalars.append(scalar)
                place += 1
            }
        }
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw error(.invalidCodePoint, at: start)
        }
        return scalar
    }

    private mutating func property(isNegated: Bool, from start: Int) throws(ExpressionError) -> Member {
        var name = ""
        var isNegated = isNegated
        if skip("{") {
            if skip("^") { isNegated.toggle() }
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                place += 1
            }
            guard skip("}") else { throw error(.unfinishedEscape, at: start) }
        } else if let scalar = next {
            name.unicodeScalars.append(scalar)
            place += 1
        }
        guard let set = ScalarSet.property(name) else { throw error(.unknownProperty(name), at: start) }
        return .set(isNegated ? set.inverted : set, isNegated: isNegated)
    }

    /// A bracket and what it stands for.
    mutating func bracket() throws(ExpressionError) -> (expression: Expression, set: ScalarSet) {
        let start = place
        place += 1
        let isNegated = skip("^")
        var set = ScalarSet()
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            let memberStart = place
            let member = try classMember(scalar, from: start)
            switch member {
            case .set(let members, _): set = set.union(members)
            case .scalar(let low): set = set.union(try range(from: low, at: memberStart, in: start))
            }
        }
        guard skip("]") else { throw error(.unclosedClass, at: start) }
        if limits.isTrusted, namesRawBytes(start..<place) {
            var bytes = ByteSet()
            for byte in UInt8.min...UInt8.max
            where set.ranges.contains(where: { $0.contains(UInt32(byte)) }) != isNegated { bytes.insert(byte) }
            return (.bytes(bytes), set)
        }
        if isCaseless { set = set.caseless }
        let final = isNegated ? set.inverted : set
        return (isNegated ? final.expressionWithInvalidBytes : final.expression, final)
    }

    /// In tables `\\x80` and above within brackets are bytes, so that a pattern can stand on a part of a character.
    private func namesRawBytes(_ range: Range<Int>) -> Bool {
        range.dropLast(2).contains { place in
            scalars[place] == "\\" && scalars[place + 1] == "x"
                && "89abcdefABCDEF".unicodeScalars.contains(scalars[place + 2])
        }
    }

    private mutating func classMember(_ scalar: Unicode.Scalar, from start: Int) throws(ExpressionError) -> Member {
        if scalar == "\\" {
            if skip("\\b") { return .scalar("\u{08}") }
            return try escapedMember()
        }
        if continues(with: "[:"), let named = try namedClass() { return named }
        place += 1
        return .scalar(scalar)
    }

    private mutating func range(
        from low: Unicode.Scalar, at memberStart: Int, in start: Int
    ) throws(ExpressionError) -> ScalarSet {
        let isRange = next == "-" && place + 1 < scalars.count && scalars[place + 1] != "]"
        guard isRange, let upper = { place + 1 < scalars.count ? scalars[place + 1] : nil }() else {
            return ScalarSet([low.value...low.value])
        }
        place += 1
        switch try classMember(upper, from: start) {
        case .set(let members, _):
            return members.union(ScalarSet([low.value...low.value, 0x2D...0x2D]))
        case .scalar(let high):
            guard high.value >= low.value else { throw error(.reversedRange, at: memberStart) }
            return ScalarSet([low.value...high.value])
        }
    }

    /// `[:digit:]` and its like; nil where a bracket only looks like one.
    private mutating func namedClass() throws(ExpressionError) -> Member? {
        let start = place
        var end = place + 2
        while end < scalars.count, scalars[end].isASCII, scalars[end].properties.isAlphabetic || scalars[end] == "^" {
            end += 1
        }
        guard end + 1 < scalars.count, scalars[end] == ":", scalars[end + 1] == "]" else { return nil }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[place + 2..<end])
        let isNegated = name.hasPrefix("^")
        guard let bytes = Self.named[isNegated ? String(name.dropFirst()) : name] else {
            throw error(.unknownClass("[:\(name):]"), at: start)
        }
        place = end + 2
        return shorthand(bytes, isNegated: isNegated)
    }

    private static let named: [String: ByteSet] = [
        "alpha": .letters, "digit": .digits, "alnum": .letters.union(.digits), "word": .word, "space": .space,
        "upper": ByteSet(0x41...0x5A), "lower": ByteSet(0x61...0x7A), "blank": [0x09, 0x20], "ascii": .ascii,
        "xdigit": ByteSet.digits.union(ByteSet(0x41...0x46)).union(ByteSet(0x61...0x66)),
        "cntrl": ByteSet(0x00...0x1F).union([0x7F]), "print": ByteSet(0x20...0x7E), "graph": ByteSet(0x21...0x7E),
        "punct": ByteSet(0x21...0x7E).subtracting(ByteSet.letters.union(.digits)),
    ]
}

extension ScalarSet {
    /// The Unicode properties that expressions may name.
    static func property(_ name: String) -> ScalarSet? {
        switch name {
        case "L": letter
        case "Lu": upperCaseLetter
        case "Ll": lowerCaseLetter
        case "N": number
        case "Nd": decimalDigit
        default: nil
        }
    }

    private static let upperCaseLetter = ScalarSet { $0.generalCategory == .uppercaseLetter }
    private static let lowerCaseLetter = ScalarSet { $0.generalCategory == .lowercaseLetter }
    private static let decimalDigit = ScalarSet { $0.generalCategory == .decimalNumber }
    private static let number = ScalarSet {
        [.decimalNumber, .letterNumber, .otherNumber].contains($0.generalCategory)
    }
    private static let letter = ScalarSet {
        [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter].contains(
            $0.generalCategory)
    }
}
