/// A piece of an expression, and where it stands in the text.
struct Token: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case word, name, value, number, symbol, end
    }

    let kind: Kind
    let text: String
    let range: Range<Int>
}

/// Splits an expression into tokens.
struct Lexer {
    private let text: [UInt8]
    private let kind: ExpressionKind
    private var index = 0
    private var tokens: [Token] = []

    private init(_ text: [UInt8], _ kind: ExpressionKind) {
        self.text = text
        self.kind = kind
    }

    /// - Throws: `ItemError` for a character that no expression has.
    static func tokens(of text: [UInt8], _ kind: ExpressionKind) throws(ItemError) -> [Token] {
        var lexer = Lexer(text, kind)
        while try lexer.next() {}
        lexer.tokens.append(Token(kind: .end, text: "<EOF>", range: text.count..<text.count))
        return lexer.tokens
    }

    private mutating func next() throws(ItemError) -> Bool {
        while index < text.count, Self.isSpace(text[index]) { index += 1 }
        guard index < text.count else { return false }
        let start = index
        let kind = try skip()
        tokens.append(
            Token(kind: kind, text: String(decoding: text[start..<index], as: UTF8.self), range: start..<index))
        return true
    }

    /// Passes over one token.
    private mutating func skip() throws(ItemError) -> Token.Kind {
        let first = text[index]
        index += 1
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ":"):
            skipWord()
            return first == UInt8(ascii: "#") ? .name : .value
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            skipWord()
            return .number
        case UInt8(ascii: "<"):
            if index < text.count, text[index] == UInt8(ascii: ">") || text[index] == UInt8(ascii: "=") { index += 1 }
            return .symbol
        case UInt8(ascii: ">"):
            if index < text.count, text[index] == UInt8(ascii: "=") { index += 1 }
            return .symbol
        case UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
            return .symbol
        default:
            guard Self.isWord(first) else { throw unknown(at: index - 1) }
            skipWord()
            return .word
        }
    }

    private mutating func skipWord() {
        while index < text.count, Self.isWord(text[index]) { index += 1 }
    }

    private func unknown(at place: Int) -> ItemError {
        // A whole character is shown, however many bytes it has.
        var end = place + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        let near = text[max(0, place - 8)..<min(text.count, end + 8)]
        return kind.error(
            "Syntax error; token: \"\(String(decoding: text[place..<end], as: UTF8.self))\", near: "
                + "\"\(String(decoding: near, as: UTF8.self))\"")
    }

    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
