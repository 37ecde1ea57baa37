/// What the solver answers: atoms, strings and lists.
enum SExpression: Hashable, Sendable {
    case atom(String)
    /// The characters, with escapes resolved; nil where one is no Unicode scalar.
    case string(String?)
    case list([SExpression])

    /// Reads one expression; nil when the text is anything else. Lists may nest as deeply as they like.
    init?(parsing text: String) {
        var open: [[SExpression]] = [[]]
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            switch first {
            case " ", "\n", "\t", "\r": rest.removeFirst()
            case "(":
                rest.removeFirst()
                open.append([])
            case ")":
                rest.removeFirst()
                guard open.count > 1, let items = open.popLast() else { return nil }
                open[open.count - 1].append(.list(items))
            case "\"":
                guard let string = SExpression.string(&rest) else { return nil }
                open[open.count - 1].append(string)
            default:
                let atom = rest.prefix { !" \n\t\r()\"".unicodeScalars.contains($0) }
                rest.removeFirst(atom.count)
                open[open.count - 1].append(.atom(String(atom)))
            }
        }
        guard open.count == 1, open[0].count == 1 else { return nil }
        self = open[0][0]
    }

    /// A quoted string, in which a doubled quote stands for one.
    private static func string(_ rest: inout Substring.UnicodeScalarView) -> SExpression? {
        var raw = String.UnicodeScalarView()
        rest.removeFirst()
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                guard rest.first == "\"" else { return .string(unescaped(raw)) }
                rest.removeFirst()
            }
            raw.append(scalar)
        }
        return nil
    }

    /// Resolves the two forms of escapes: hexadecimal digits in braces, or four of them without.
    private static func unescaped(_ raw: String.UnicodeScalarView) -> String? {
        var result = ""
        var rest = raw[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", rest.first == "u" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            rest.removeFirst()
            let isBraced = rest.first == "{"
            if isBraced { rest.removeFirst() }
            let digits = isBraced ? rest.prefix { $0 != "}" } : rest.prefix(4)
            rest.removeFirst(digits.count)
            if isBraced, rest.popFirst() == nil { return nil }
            guard let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
