/// Splits policy text into tokens, white space and comments left out. Works on bytes.
struct PolicyLexer {
    let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The next token; after an error, lexing goes on behind what was wrong.
    mutating func next() throws(Diagnostic) -> PolicyToken {
        skipSpace()
        let start = index
        guard let byte = peek() else { return token(.end, from: start) }
        if Identifier.isStart(byte) {
            skipIdentifier()
            return token(.identifier, from: start)
        }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while let next = peek(), isDigit(next) { index += 1 }
            return token(.number, from: start)
        case UInt8(ascii: "\""):
            try skipString()
            return token(.string, from: start)
        case UInt8(ascii: "?"):
            guard let next = peek(1), Identifier.isStart(next) else { break }
            index += 1
            skipIdentifier()
            return token(.slot, from: start)
        default:
            guard let (symbol, length) = symbol(byte) else { break }
            index += length
            return token(.symbol(symbol), from: start)
        }
        index = endOfScalar(at: start)
        throw Diagnostic("invalid token", at: SourceRange(start, index), help: Self.help(for: byte))
    }

    func text(_ token: PolicyToken) -> String { text(from: token.start, to: token.end) }

    func text(from start: Int, to end: Int) -> String {
        String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// Whether the token's text is just that word.
    func isWord(_ token: PolicyToken, _ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard token.end - token.start == count else { return false }
        for offset in 0..<count where bytes[token.start + offset] != word.utf8Start[offset] { return false }
        return true
    }
}

extension PolicyLexer {
    private func token(_ kind: PolicyToken.Kind, from start: Int) -> PolicyToken {
        PolicyToken(kind: kind, start: start, end: index)
    }

    private func peek(_ distance: Int = 0) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private mutating func skipIdentifier() {
        while let next = peek(), Identifier.isStart(next) || isDigit(next) { index += 1 }
    }

    private func endOfScalar(at start: Int) -> Int {
        bytes[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    }

    /// Runs to the closing quote; a backslash takes what follows it, but not a newline.
    private mutating func skipString() throws(Diagnostic) {
        let start = index
        index += 1
        while let byte = peek() {
            index += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = peek() else { break }
                guard escaped != UInt8(ascii: "\n") else {
                    throw Diagnostic(
                        "invalid token", at: SourceRange(index - 1, index),
                        help: "a backslash cannot stand before a line's end; write `\\n` for a newline")
                }
                index += 1
            }
        }
        throw Diagnostic("invalid token", at: SourceRange(start, start + 1), help: "this string is not closed")
    }

    private mutating func skipSpace() {
        while let byte = peek() {
            if byte == UInt8(ascii: "/"), peek(1) == byte {
                while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { index += 1 }
            } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
                index += 1
            } else if byte >= 0x80 {
                let end = endOfScalar(at: index)
                let scalar = text(from: index, to: end).unicodeScalars.first
                guard scalar?.properties.isWhitespace == true else { return }
                index = end
            } else {
                return
            }
        }
    }
}

// MARK: Symbols

extension PolicyLexer {
    private func symbol(_ byte: UInt8) -> (PolicyToken.Symbol, length: Int)? {
        switch byte {
        case UInt8(ascii: ":"): pair(":", .doubleColon, else: .colon)
        case UInt8(ascii: "="): pair("=", .equal, else: .assign)
        case UInt8(ascii: "!"): pair("=", .notEqual, else: .not)
        case UInt8(ascii: "<"): pair("=", .lessOrEqual, else: .less)
        case UInt8(ascii: ">"): pair("=", .greaterOrEqual, else: .greater)
        case UInt8(ascii: "|"): pair("|", .or, else: nil)
        case UInt8(ascii: "&"): pair("&", .and, else: nil)
        default: Self.single(byte).map { ($0, 1) }
        }
    }

    private func pair(
        _ second: Unicode.Scalar, _ both: PolicyToken.Symbol, else first: PolicyToken.Symbol?
    ) -> (PolicyToken.Symbol, length: Int)? {
        peek(1) == UInt8(ascii: second) ? (both, 2) : first.map { ($0, 1) }
    }

    private static func single(_ byte: UInt8) -> PolicyToken.Symbol? {
        switch byte {
        case UInt8(ascii: "@"): .at
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: "("): .leftParenthesis
        case UInt8(ascii: ")"): .rightParenthesis
        case UInt8(ascii: "{"): .leftBrace
        case UInt8(ascii: "}"): .rightBrace
        case UInt8(ascii: "["): .leftBracket
        case UInt8(ascii: "]"): .rightBracket
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "*"): .star
        case UInt8(ascii: "/"): .slash
        case UInt8(ascii: "%"): .percent
        default: nil
        }
    }

    private static func help(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "try using `&&` instead"
        case UInt8(ascii: "|"): "try using `||` instead"
        case UInt8(ascii: "'"): "strings stand in double quotes"
        case UInt8(ascii: "#"): "comments begin with `//`"
        case UInt8(ascii: "?"): "a template slot may only be `?principal` or `?resource`"
        default: nil
        }
    }
}
