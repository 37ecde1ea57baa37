/// Finds what to colour in Cedar text, policies, schemas and JSON alike, however wrong the text is.
struct CedarHighlighter: Sendable {
    enum Kind: String, Sendable {
        case plain, comment, string, number, effect, keyword, variable, type, annotation
    }

    struct Token: Sendable, Hashable {
        let kind: Kind
        let text: String
    }

    /// All of the text, in order.
    static func tokens(_ text: String) -> [Token] {
        var scanner = Scanner(bytes: Array(text.utf8))
        return scanner.tokens()
    }

    /// The text with its tokens marked, a line each.
    static func html(_ text: String) -> HTML {
        tag(.pre, .class("source"), .set(.tabindex, "0")) {
            tag(.code) {
                for token in tokens(text) {
                    if token.kind == .plain {
                        token.text
                    } else {
                        tag(.span, .class("t-\(token.kind.rawValue)")) { token.text }
                    }
                }
            }
        }
    }
}

private struct Scanner {
    private static let effects: Set<String> = ["permit", "forbid"]
    private static let variables: Set<String> = ["principal", "action", "resource", "context"]
    private static let keywords: Set<String> = [
        "when", "unless", "if", "then", "else", "in", "like", "has", "is", "true", "false", "null", "entity",
        "appliesTo",
        "namespace", "type", "enum", "tags", "Set",
    ]

    let bytes: [UInt8]
    private var place = 0
    private var found: [CedarHighlighter.Token] = []
    private var plainStart = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func tokens() -> [CedarHighlighter.Token] {
        while place < bytes.count {
            let start = place
            let kind = next()
            guard kind != .plain else { continue }
            close(at: start)
            found.append(.init(kind: kind, text: text(start, place)))
            plainStart = place
        }
        close(at: place)
        return found
    }

    /// Takes what stands before a token as plain text.
    private mutating func close(at end: Int) {
        if plainStart < end { found.append(.init(kind: .plain, text: text(plainStart, end))) }
        plainStart = end
    }

    private mutating func next() -> CedarHighlighter.Kind {
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "/") where peek == UInt8(ascii: "/"):
            skip { $0 != 0x0A }
            return .comment
        case UInt8(ascii: "\""):
            string()
            return .string
        case UInt8(ascii: "@") where peek.map(Self.isStart) ?? false:
            skip(Self.isPart)
            return .annotation
        case UInt8(ascii: "?") where peek.map(Self.isStart) ?? false:
            skip(Self.isPart)
            return .variable
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            skip { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            return .number
        case _ where Self.isStart(byte): return word(from: place - 1)
        default: return .plain
        }
    }

    private mutating func word(from start: Int) -> CedarHighlighter.Kind {
        skip(Self.isPart)
        if isDoubleColon(at: place) || isDoubleColon(at: start - 2) { return .type }
        let word = text(start, place)
        if Self.effects.contains(word) { return .effect }
        if Self.variables.contains(word) { return .variable }
        return Self.keywords.contains(word) ? .keyword : .plain
    }

    /// Up to the closing quote, or to the line's end where there is none.
    private mutating func string() {
        while place < bytes.count, bytes[place] != 0x0A {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), place < bytes.count, bytes[place] != 0x0A { place += 1 }
        }
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skip(_ isWanted: (UInt8) -> Bool) {
        while place < bytes.count, isWanted(bytes[place]) { place += 1 }
    }

    private func isDoubleColon(at index: Int) -> Bool {
        index >= 0 && index + 1 < bytes.count && bytes[index] == UInt8(ascii: ":")
            && bytes[index + 1] == UInt8(ascii: ":")
    }

    private func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    private static func isStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        isStart(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
