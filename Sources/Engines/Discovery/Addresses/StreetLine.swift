/// Finds where the street of an address begins among the words before its town.
enum StreetLine {
    /// - Parameter numbersFollow: whether house numbers follow the street's name (Germany, Italy, Spain) or come before it.
    /// - Returns: where the line with street and house number, or the box, begins.
    static func start(in tokens: ArraySlice<AddressToken>, of bytes: [UInt8], numbersFollow: Bool) -> Int? {
        if let box = tokens.lastIndex(where: StreetWords.isBox), tokens.index(after: box) < tokens.endIndex,
            tokens[box + 1].isNumber
        {
            return opening(of: box, in: tokens, isWanted: { $0.range.count <= 4 }).range.lowerBound
        }
        return numbersFollow ? following(tokens, bytes) : leading(tokens, bytes)
    }

    /// 12 rue de la Paix; 742 Evergreen Terrace, Apt 4.
    private static func leading(_ tokens: ArraySlice<AddressToken>, _ bytes: [UInt8]) -> Int? {
        var best: Int?
        for index in tokens.indices where tokens[index].isNumber {
            let rest = tokens[(index + 1)...].prefix { !$0.startsPart || $0 == tokens[index + 1] }.prefix(7)
            guard let first = rest.first, !first.isNumber else { continue }
            let hasWord = rest.contains { StreetWords.isAfter($0) || StreetWords.isBefore($0) }
            let isLine = beginsLine(index, in: tokens) && rest.contains(where: \.isCapital)
            guard hasWord || isLine else { continue }
            best = best ?? tokens[index].range.lowerBound
        }
        return best ?? following(tokens, bytes, named: true)
    }

    /// Whether a number is the first of a line, or has only a flat's number before it: 12 Mill Row, Flat 3 Mill Row, Unit 4 12 Mill Row.
    private static func beginsLine(_ index: Int, in tokens: ArraySlice<AddressToken>) -> Bool {
        if tokens[index].startsPart { return true }
        guard index > tokens.startIndex else { return false }
        let before = index - 1
        if StreetWords.isUnit(tokens[before]) { return tokens[before].startsPart }
        guard tokens[before].isNumber, before > tokens.startIndex else { return false }
        return StreetWords.isUnit(tokens[before - 1]) && tokens[before - 1].startsPart
    }

    /// Hauptstraße 5; Calle Mayor, 12, 3º; Via Roma 1.
    private static func following(_ tokens: ArraySlice<AddressToken>, _ bytes: [UInt8], named: Bool = false) -> Int? {
        for index in tokens.indices where tokens[index].isNumber && index > tokens.startIndex {
            let name = tokens[..<index].suffix(7)
            if let word = name.lastIndex(where: { StreetWords.isBefore($0) && $0.isCapital || isTypeWord($0) }) {
                return tokens[word].range.lowerBound
            }
            if let word = name.last, StreetWords.isCompound(word, of: bytes) {
                return opening(of: index - 1, in: tokens, isWanted: \.isCapital).range.lowerBound
            }
            if !named, let word = name.last, word.isCapital, tokens[index].range.count <= 5, endsPart(index, in: tokens)
            {
                return opening(of: index - 1, in: tokens, isWanted: \.isCapital).range.lowerBound
            }
        }
        return named ? nil : leadingNamed(tokens)
    }

    private static func isTypeWord(_ token: AddressToken) -> Bool {
        StreetWords.isBefore(token) && token.range.count > 2
    }

    private static func leadingNamed(_ tokens: ArraySlice<AddressToken>) -> Int? {
        for index in tokens.indices.dropLast() where tokens[index].isNumber {
            if StreetWords.isBefore(tokens[index + 1])
                || tokens[(index + 1)...].prefix(5).contains(where: StreetWords.isAfter)
            {
                return tokens[index].range.lowerBound
            }
        }
        return nil
    }

    private static func endsPart(_ index: Int, in tokens: ArraySlice<AddressToken>) -> Bool {
        index + 1 >= tokens.endIndex || tokens[index + 1].startsPart
    }

    /// The first of the tokens that belong before one on its line.
    private static func opening(
        of index: Int, in tokens: ArraySlice<AddressToken>, isWanted: (AddressToken) -> Bool
    ) -> AddressToken {
        var index = index
        while index > tokens.startIndex, !tokens[index].startsPart, isWanted(tokens[index - 1]),
            !tokens[index - 1].isNumber
        {
            index -= 1
        }
        return tokens[index]
    }

    /// Whether a house number stands beside a word that means nothing but a street.
    static func hasTypedStreet(_ tokens: ArraySlice<AddressToken>, of bytes: [UInt8]) -> Bool {
        let near = tokens.suffix(9)
        guard near.contains(where: { $0.isNumber && $0.range.count <= 6 }) else { return false }
        return near.contains {
            StreetWords.isType($0.hash) && $0.range.count > 1 || StreetWords.isCompound($0, of: bytes)
                || StreetWords.isSuffixType($0.hash)
        }
    }
}
