/// Reads what stands between the quotes of a string or pattern literal.
///
/// The escapes are those of the reference's grammar: `\n \r \t \\ \0 \' \"`, `\xHH` up to 7F and `\u{…}`; in patterns also
/// `\*` for a literal star.
struct StringEscapes {
    enum Failure: Error {
        case escape
        /// The reference refuses a bare carriage return, as its string reader does.
        case carriageReturn
    }

    private var rest: Substring.UnicodeScalarView

    /// What a literal, given with its quotes, stands for; nil when an escape is not one.
    static func value(of literal: String) -> Text? {
        var reader = StringEscapes(rest: literal.dropFirst().dropLast().unicodeScalars)
        return try? reader.text()
    }

    static func text(_ body: Substring) throws(Failure) -> Text {
        var reader = StringEscapes(rest: body.unicodeScalars)
        return try reader.text()
    }

    /// A star is a wildcard unless it was written `\*`; the test is on what the escape stands for, so `\u{2a}` is one too.
    static func pattern(_ body: Substring) throws(Failure) -> Pattern {
        var reader = StringEscapes(rest: body.unicodeScalars)
        var elements: [Pattern.Element] = []
        while let scalar = reader.rest.popFirst() {
            if scalar == "\\", reader.rest.first == "*" {
                reader.rest.removeFirst()
                elements.append(.scalar("*"))
                continue
            }
            let value = try reader.scalar(beginningWith: scalar)
            elements.append(value == "*" ? .wildcard : .scalar(value))
        }
        return Pattern(elements)
    }

    private mutating func text() throws(Failure) -> Text {
        var result = String.UnicodeScalarView()
        while let scalar = rest.popFirst() { result.append(try self.scalar(beginningWith: scalar)) }
        return Text(String(result))
    }

    private mutating func scalar(beginningWith first: Unicode.Scalar) throws(Failure) -> Unicode.Scalar {
        switch first {
        case "\\":
            guard let escaped = escape() else { throw .escape }
            return escaped
        case "\r": throw .carriageReturn
        default: return first
        }
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
