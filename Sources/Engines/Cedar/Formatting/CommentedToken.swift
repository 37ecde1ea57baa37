/// A token of policy text with the comments around it. What a formatter may change is only what these do not hold.
struct CommentedToken {
    let kind: PolicyToken.Kind
    /// As written, empty at the end of the text.
    let text: String
    /// Comments on lines before the token, one each.
    var leading: [String] = []
    /// The comment behind the token on its line.
    var trailing: String?

    var comments: [String] { leading + (trailing.map { [$0] } ?? []) }

    /// All tokens of a text, the end among them.
    static func all(of text: String) throws(Diagnostic) -> [CommentedToken] {
        var tokens: [CommentedToken] = []
        var lexer = PolicyLexer(text)
        var previousEnd = 0
        while tokens.last?.kind != .end {
            let token = try lexer.next()
            var comments = Comment.all(in: lexer.bytes[previousEnd..<token.start])[...]
            if let first = comments.first, !first.beginsLine, !tokens.isEmpty {
                tokens[tokens.count - 1].trailing = first.text
                comments.removeFirst()
            }
            tokens.append(CommentedToken(kind: token.kind, text: lexer.text(token), leading: comments.map(\.text)))
            previousEnd = token.end
        }
        return tokens
    }

    /// The tokens without the commas before closing brackets, which mean nothing; their comments stay.
    static func withoutTrailingCommas(_ tokens: [CommentedToken]) -> [CommentedToken] {
        var result: [CommentedToken] = []
        var displaced: [String] = []
        for (index, token) in tokens.enumerated() {
            if token.kind == .symbol(.comma), index + 1 < tokens.count, tokens[index + 1].isClosing, !result.isEmpty {
                if result[result.count - 1].trailing == nil, token.leading.isEmpty {
                    result[result.count - 1].trailing = token.trailing
                } else {
                    displaced = token.comments
                }
                continue
            }
            result.append(token)
            result[result.count - 1].leading.insert(contentsOf: displaced, at: 0)
            displaced = []
        }
        return result
    }

    private var isClosing: Bool {
        switch kind {
        case .symbol(.rightParenthesis), .symbol(.rightBrace), .symbol(.rightBracket): true
        default: false
        }
    }
}

/// A comment between two tokens.
private struct Comment {
    let text: String
    /// Whether a line ends between it and what stands before it.
    let beginsLine: Bool

    /// The comments of a stretch of white space and comments.
    static func all(in gap: ArraySlice<UInt8>) -> [Comment] {
        var comments: [Comment] = []
        var rest = gap
        var beginsLine = false
        while let byte = rest.first {
            if byte == UInt8(ascii: "/") {
                let line = rest.prefix { !isLineEnd($0) }
                let end = line.lastIndex { $0 > 0x20 } ?? line.startIndex
                comments.append(
                    Comment(text: String(decoding: line[...end], as: UTF8.self), beginsLine: beginsLine))
                rest = rest[line.endIndex...]
            } else {
                beginsLine = beginsLine || isLineEnd(byte)
                rest = rest.dropFirst()
            }
        }
        return comments
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
