/// A compiled pattern of literal bytes, `*` (any run) and `?` (any one character).
struct Glob: Sendable, Hashable {
    /// A byte, or one of the two wildcards above the bytes.
    typealias Token = UInt16
    static let run: Token = 256
    static let one: Token = 257

    private enum Form: UInt8 {
        case anything, exact, prefix, general
    }

    private let form: Form
    /// The literal text of an exact pattern or before the final run of a prefix.
    private let literal: [UInt8]
    /// A general pattern; its plain form side by side with the literal keeps comparisons free of copies.
    private let pattern: [Token]

    init(_ tokens: [Token]) {
        switch tokens.firstIndex(where: { $0 > 255 }) {
        case nil:
            form = .exact
            literal = tokens.map { UInt8(truncatingIfNeeded: $0) }
            pattern = []
        case tokens.count - 1 where tokens.last == Self.run:
            form = tokens.count == 1 ? .anything : .prefix
            literal = tokens.dropLast().map { UInt8(truncatingIfNeeded: $0) }
            pattern = []
        default:
            form = .general
            literal = []
            pattern = tokens
        }
    }

    /// A pattern as written, in which `*` and `?` are wildcards.
    init(wildcards text: some Sequence<UInt8>) {
        self.init(Self.tokens(text))
    }

    static func tokens(_ text: some Sequence<UInt8>) -> [Token] {
        text.map { $0 == UInt8(ascii: "*") ? run : $0 == UInt8(ascii: "?") ? one : Token($0) }
    }

    var isExact: Bool { form == .exact }
    var isAnything: Bool { form == .anything }

    var tokens: [Token] {
        switch form {
        case .anything: [Self.run]
        case .exact: literal.map(Token.init)
        case .prefix: literal.map(Token.init) + [Self.run]
        case .general: pattern
        }
    }

    @inline(__always)
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch form {
        case .anything: true
        case .exact: literal.count == text.count && begins(text)
        case .prefix: literal.count <= text.count && begins(text)
        case .general: pattern.withUnsafeBufferPointer { Self.match($0, text) }
        }
    }

    func matches(_ text: String) -> Bool { text.withBytes { matches($0) } }

    /// Compares from the end: names of one service begin alike and differ late.
    @inline(__always)
    private func begins(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        literal.withUnsafeBufferPointer { literal in
            var index = literal.count
            while index > 0 {
                index -= 1
                if literal[index] != text[index] { return false }
            }
            return true
        }
    }

    /// Walks both once and returns only to the last run, so that no pattern takes more than length times length.
    private static func match(_ tokens: UnsafeBufferPointer<Token>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        var token = 0
        var afterRun: Int?
        var resume = 0
        while position < text.count {
            if token < tokens.count, tokens[token] == run {
                token += 1
                afterRun = token
                resume = position
            } else if token < tokens.count, tokens[token] == one {
                token += 1
                position = endOfCharacter(text, position)
            } else if token < tokens.count, tokens[token] == Token(text[position]) {
                token += 1
                position += 1
            } else if let start = afterRun {
                token = start
                resume += 1
                position = resume
            } else {
                return false
            }
        }
        while token < tokens.count, tokens[token] == run { token += 1 }
        return token == tokens.count
    }

    private static func endOfCharacter(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var end = start + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}

extension Glob {
    /// Whether some text fits both patterns.
    static func overlap(_ left: [Token], _ right: [Token]) -> Bool {
        // reached[j]: the tokens of `left` read so far and the first j of `right` have a text in common.
        var reached = [Bool](repeating: false, count: right.count + 1)
        reached[0] = true
        for (index, token) in right.enumerated() where token == run && reached[index] { reached[index + 1] = true }
        for token in left {
            var next = [Bool](repeating: false, count: right.count + 1)
            next[0] = token == run && reached[0]
            for (index, other) in right.enumerated() {
                if token == run {
                    next[index + 1] = reached[index + 1] || next[index]
                } else if other == run {
                    next[index + 1] = next[index] || reached[index + 1]
                } else {
                    next[index + 1] = reached[index] && (token == other || token == one || other == one)
                }
            }
            reached = next
        }
        return reached[right.count]
    }
}
