/// A string of a policy taken apart: literal bytes, wildcards and variables.
///
/// `${*}`, `${?}` and `${$}` stand for these characters themselves; the value of a variable is literal, wildcards in it
/// included (IAM User Guide, "Variables and tags").
struct PolicyText: Sendable {
    enum Piece: Sendable {
        case tokens([Glob.Token])
        /// `${key}` or `${key, 'default'}`.
        case variable(ContextKey, fallback: [UInt8]?)
    }

    let pieces: [Piece]

    /// - Parameters:
    ///   - wildcards: whether `*` and `?` are wildcards here.
    ///   - variables: whether `${…}` is a variable; not so in version 2008-10-17.
    init(_ text: some Collection<UInt8>, wildcards: Bool, variables: Bool) {
        var scanner = PolicyTextScanner(Array(text), wildcards: wildcards)
        pieces = variables ? scanner.pieces() : [.tokens(scanner.literal())]
    }

    /// The pattern where no variable is in it.
    var fixed: [Glob.Token]? {
        var all: [Glob.Token] = []
        for piece in pieces {
            guard case .tokens(let tokens) = piece else { return nil }
            all += tokens
        }
        return all
    }

    var variables: [ContextKey] {
        pieces.compactMap { if case .variable(let key, _) = $0 { key } else { nil } }
    }

    /// The pattern with the variables' values in place; nil when one has neither a single value nor a default.
    func resolved(in context: RequestContext) -> [Glob.Token]? {
        var all: [Glob.Token] = []
        for piece in pieces {
            switch piece {
            case .tokens(let tokens): all += tokens
            case .variable(let key, let fallback):
                if let value = context.single(key) {
                    all += value.utf8.map(Glob.Token.init)
                } else if let fallback {
                    all += fallback.map(Glob.Token.init)
                } else {
                    return nil
                }
            }
        }
        return all
    }
}

private struct PolicyTextScanner {
    private let bytes: [UInt8]
    private let wildcards: Bool

    init(_ bytes: [UInt8], wildcards: Bool) {
        self.bytes = bytes
        self.wildcards = wildcards
    }

    func literal() -> [Glob.Token] { bytes.map(token) }

    private func token(_ byte: UInt8) -> Glob.Token {
        guard wildcards else { return Glob.Token(byte) }
        return byte == UInt8(ascii: "*") ? Glob.run : byte == UInt8(ascii: "?") ? Glob.one : Glob.Token(byte)
    }

    mutating func pieces() -> [PolicyText.Piece] {
        var pieces: [PolicyText.Piece] = []
        var tokens: [Glob.Token] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "{"),
                let close = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
            else {
                tokens.append(token(bytes[index]))
                index += 1
                continue
            }
            let body = bytes[index + 2..<close]
            if body.count == 1, let byte = body.first, [0x2A, 0x3F, 0x24].contains(byte) {
                tokens.append(Glob.Token(byte))
            } else {
                if !tokens.isEmpty { pieces.append(.tokens(tokens)) }
                tokens = []
                pieces.append(Self.variable(body))
            }
            index = close + 1
        }
        if !tokens.isEmpty || pieces.isEmpty { pieces.append(.tokens(tokens)) }
        return pieces
    }

    private static func variable(_ body: ArraySlice<UInt8>) -> PolicyText.Piece {
        let comma = body.firstIndex(of: UInt8(ascii: ",")) ?? body.endIndex
        let key = ContextKey(String(decoding: trimmed(body[..<comma]), as: UTF8.self))
        guard comma < body.endIndex else { return .variable(key, fallback: nil) }
        let fallback = trimmed(body[(comma + 1)...])
        let quote = UInt8(ascii: "'")
        guard fallback.count >= 2, fallback.first == quote, fallback.last == quote else {
            return .variable(key, fallback: nil)
        }
        return .variable(key, fallback: Array(fallback.dropFirst().dropLast()))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let tail = bytes.drop { $0 == UInt8(ascii: " ") }
        return tail.lastIndex { $0 != UInt8(ascii: " ") }.map { tail[...$0] } ?? []
    }
}
