/// Reads what stands between the quotes of a string or pattern literal.
///
/// The escapes are those of the reference's grammar: `\n \r \t \\ \0 \' \"`, `\xHH` up to 7F and `\u{…}`; in patterns
/// also `\*` for a literal star.
struct StringEscapes {
    struct Failure: Error, Hashable {
        enum Reason {
            case escape
            /// The reference refuses a bare carriage return, as its string reader does.
            case carriageReturn
        }

        let reason: Reason
        /// What is wrong, in bytes from the beginning of the body.
        let range: Range<Int>
        /// What is wrong, as written.
        let text: String
    }

    private let body: Substring
    private var rest: Substring.UnicodeScalarView

    private init(_ body: Substring) {
        self.body = body
        rest = body.unicodeScalars
    }

    /// What a literal, given with its quotes, stands for; nil when an escape is not one.
    static func value(of literal: String) -> Text? {
        try? text(literal.dropFirst().dropLast())
    }

    static func text(_ body: Substring) throws(Failure) -> Text {
        // Most literals stand for themselves.
        guard body.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\r") }) else {
            return Text(String(body))
        }
        var reader = StringEscapes(body)
        var result = String.UnicodeScalarView()
        while let scalar = try reader.next() { result.append(scalar) }
        return Text(String(result))
    }

    /// A star is a wildcard unless it was written `\*`; the test is on what the escape stands for, so `\u{2a}` is one
    /// too.
    static func pattern(_ body: Substring) throws(Failure) -> Pattern {
        var reader = StringEscapes(body)
        var elements: [Pattern.Element] = []
        while true {
            if reader.rest.first == "\\", reader.rest.dropFirst().first == "*" {
                reader.rest = reader.rest.dropFirst(2)
                elements.append(.scalar("*"))
                continue
            }
            guard let scalar = try reader.next() else { return Pattern(elements) }
            elements.append(scalar == "*" ? .wildcard : .scalar(scalar))
        }
    }
}

extension StringEscapes {
    private mutating func next() throws(Failure) -> Unicode.Scalar? {
        let start = rest.startIndex
        switch rest.popFirst() {
        case "\\":
            guard let escaped = escape() else { throw failure(.escape, from: start) }
            return escaped
        case "\r":
            throw failure(.carriageReturn, from: start)
        case let scalar:
            return scalar
        }
    }

    private func failure(_ reason: Failure.Reason, from start: String.Index) -> Failure {
        let text = body[start..<rest.startIndex]
        let offset = body.utf8.distance(from: body.startIndex, to: start)
        return Failure(reason: reason, range: offset..<offset + text.utf8.count, text: String(text))
    }

    private mutating func escape() -> Unicode.Scalar? {
        switch rest.popFirst() {
        case "n": "\n"
        case "r": "\r"
        case "t": "\t"
        case "\\": "\\"
        case "0": "\0"
        case "'": "'"
        case "\"": "\""
        case "x": hexadecimal()
        case "u": unicode()
        default: nil
        }
    }

    /// `\xHH`, ASCII only.
    private mutating func hexadecimal() -> Unicode.Scalar? {
        guard let high = digit(), let low = digit(), high < 8 else { return nil }
        return Unicode.Scalar(UInt8(high << 4 | low))
    }

    /// `\u{…}`: one to six digits, between which `_` may stand.
    private mutating func unicode() -> Unicode.Scalar? {
        guard rest.popFirst() == "{", var value = digit() else { return nil }
        var count = 1
        while let next = rest.first, next != "}" {
            if next == "_" {
                rest.removeFirst()
                continue
            }
            guard count < 6, let digit = digit() else { return nil }
            value = value << 4 | digit
            count += 1
        }
        return rest.popFirst() == "}" ? Unicode.Scalar(value) : nil
    }

    private mutating func digit() -> UInt32? {
        guard let scalar = rest.popFirst(), scalar.isASCII, let value = Character(scalar).hexDigitValue else {
            return nil
        }
        return UInt32(value)
    }
}
