/// A token of Cedar schema text. Keywords are identifiers: all of them may also be names.
struct SchemaToken {
    enum Kind: Equatable {
        case identifier
        /// With its quotes, escapes not yet read.
        case string
        /// Lexed, as in the reference's grammar, though nothing may hold it.
        case number
        case symbol(StaticSymbol)
        case end
    }

    enum StaticSymbol: String {
        case comma = ",", semicolon = ";", colon = ":", doubleColon = "::"
        case leftBrace = "{", rightBrace = "}", leftBracket = "[", rightBracket = "]"
        case leftAngle = "<", rightAngle = ">", leftParenthesis = "(", rightParenthesis = ")"
        case equals = "=", questionMark = "?", at = "@"
    }

    let kind: Kind
    let text: String
    let range: SourceRange
}
