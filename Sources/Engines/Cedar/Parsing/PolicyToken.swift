/// A token of policy text.
struct PolicyToken {
    enum Kind: Equatable {
        /// Also every keyword: most may be names as well.
        case identifier
        case number
        /// With its quotes, escapes not yet read.
        case string
        /// `?principal`, `?resource`, or another name after a question mark.
        case slot
        case symbol(Symbol)
        case end
    }

    /// Raw values are numbers, so that comparing two symbols compares two bytes.
    enum Symbol: UInt8 {
        case at, dot, comma, semicolon, colon, doubleColon
        case leftParenthesis, rightParenthesis, leftBrace, rightBrace, leftBracket, rightBracket
        case equal, notEqual, less, lessOrEqual, greaterOrEqual, greater
        case or, and, plus, minus, star, slash, percent, not, assign
    }

    let kind: Kind
    let start: Int
    let end: Int

    var range: SourceRange { SourceRange(start, end) }
}

extension PolicyToken.Symbol {
    /// How policies write it.
    var text: String {
        switch self {
        case .at: "@"
        case .dot: "."
        case .comma: ","
        case .semicolon: ";"
        case .colon: ":"
        case .doubleColon: "::"
        case .leftParenthesis: "("
        case .rightParenthesis: ")"
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .leftBracket: "["
        case .rightBracket: "]"
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greaterOrEqual: ">="
        case .greater: ">"
        case .or: "||"
        case .and: "&&"
        case .plus: "+"
        case .minus: "-"
        case .star: "*"
        case .slash: "/"
        case .percent: "%"
        case .not: "!"
        case .assign: "="
        }
    }
}
