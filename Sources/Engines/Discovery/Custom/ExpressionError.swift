/// Why a regular expression is refused, where, and what to write instead.
public struct ExpressionError: Error, Hashable, Sendable {
    public let reason: Reason
    /// In characters (Unicode scalars), 1 for the first: where the refused part begins.
    public let position: Int

    public init(_ reason: Reason, at position: Int) {
        self.reason = reason
        self.position = position
    }

    public enum Reason: Hashable, Sendable {
        case empty
        case tooLong(characters: Int)
        case backreference, conditional, embeddedCode, recursion, lookAround
        case globalFlags, flag(String)
        case atomicGroup, possessiveQuantifier, resetOfTheMatch, branchReset
        case unknownEscape(String), unknownProperty(String), unknownGroup, unknownClass(String)
        case unclosedGroup, unopenedGroup, unclosedClass, reversedRange, unfinishedEscape, invalidCodePoint
        case nothingToRepeat, reversedRepeat, repeatTooLarge(maximum: Int), repeatedWildcards
        case matchesEmptyText, nestedTooDeeply(maximum: Int), tooComplex
    }

    /// What is wrong, in a sentence without the expression.
    public var message: String {
        switch reason {
        case .empty: "the regular expression is empty"
        case .tooLong(let characters):
            "the regular expression has \(characters) characters; \(ExpressionParser.Limits.custom.characters) are allowed"
        case .backreference: "back references are not supported"
        case .conditional: "conditional groups are not supported"
        case .embeddedCode: "embedded code is not supported"
        case .recursion: "recursion is not supported"
        case .lookAround: "look-ahead and look-behind are not supported"
        case .globalFlags: "global flags are not supported"
        case .flag(let flag): "the flag \(flag) is not supported"
        case .atomicGroup: "atomic groups are not supported"
        case .possessiveQuantifier: "possessive quantifiers are not supported"
        case .resetOfTheMatch: "the start of a match cannot be moved"
        case .branchReset: "branch reset groups are not supported"
        case .unknownEscape(let escape): "the escape \(escape) is not supported"
        case .unknownProperty(let name): "the property \(name) is not supported"
        case .unknownGroup: "this kind of group is not supported"
        case .unknownClass(let name): "there is no class \(name)"
        case .unclosedGroup: "a parenthesis is not closed"
        case .unopenedGroup: "a parenthesis is closed that was not opened"
        case .unclosedClass: "a bracket is not closed"
        case .reversedRange: "a range ends before it starts"
        case .unfinishedEscape: "an escape is not finished"
        case .invalidCodePoint: "this is not a Unicode character"
        case .nothingToRepeat: "there is nothing to repeat"
        case .reversedRepeat: "a repetition's maximum is smaller than its minimum"
        case .repeatTooLarge(let maximum): "a bounded repetition goes past \(maximum)"
        case .repeatedWildcards: "too many unbounded repetitions follow one another"
        case .matchesEmptyText: "the regular expression matches empty text"
        case .nestedTooDeeply(let maximum): "groups are nested more than \(maximum) deep"
        case .tooComplex: "the regular expression is too complex"
        }
    }

    /// What to do about it.
    public var remedy: String {
        switch reason {
        case .empty: "write what the data looks like"
        case .tooLong: "shorten it, or make several custom identifiers of it"
        case .backreference: "write the repeated part out"
        case .conditional: "write the alternatives out with |"
        case .embeddedCode, .recursion: "describe the text alone"
        case .lookAround:
            "use keywords and a distance for what stands near, and ignore words for what must not be in it"
        case .globalFlags: "write (?i) at the start to ignore case"
        case .flag: "only i is supported, as in (?i)"
        case .atomicGroup: "use (?:…)"
        case .possessiveQuantifier: "drop the second +"
        case .resetOfTheMatch: "use keywords for what comes before"
        case .branchReset: "use (?:…|…)"
        case .unknownEscape: "escape only punctuation, or use \\d \\w \\s \\b and their opposites"
        case .unknownProperty: "use L, Lu, Ll, N or Nd"
        case .unknownGroup: "use (?:…)"
        case .unknownClass: "use alpha, digit, alnum, upper, lower, space, punct or xdigit"
        case .unclosedGroup: "add ), or write \\( for the character itself"
        case .unopenedGroup: "write \\) for the character itself"
        case .unclosedClass: "add ], or write \\[ for the character itself"
        case .reversedRange: "write the lower end first, or \\- for the character itself"
        case .unfinishedEscape: "write \\\\ for the character itself"
        case .invalidCodePoint: "use a value up to 10FFFF that is no surrogate"
        case .nothingToRepeat: "write \\ before it for the character itself"
        case .reversedRepeat: "swap the two numbers"
        case .repeatTooLarge: "leave the maximum out, as in {100,}"
        case .repeatedWildcards: "join them in one class, or give them bounds"
        case .matchesEmptyText: "make at least one part of it mandatory"
        case .nestedTooDeeply, .tooComplex: "simplify it, or make several custom identifiers of it"
        }
    }
}

extension ExpressionError: CustomStringConvertible {
    public var description: String { "character \(position): \(message); \(remedy)" }
}
