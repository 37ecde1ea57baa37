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

    enum Symbol: String {
        case at = "@", dot = ".", comma = ",", semicolon = ";", colon = ":", doubleColon = "::"
        case leftParenthesis = "(", rightParenthesis = ")", leftBrace = "{", rightBrace = "}"
        case leftBracket = "[", rightBracket = "]"
        case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greaterOrEqual = ">=", greater = ">"
        case or = "||", and = "&&", plus = "+", minus = "-", star = "*", slash = "/", percent = "%"
        case not = "!", assign = "="
    }

    let kind: Kind
    let start: Int
    let end: Int

    var range: SourceRange { SourceRange(start, end) }
}
