/// A set of Unicode scalars, as a pattern's `[…]` states it.
struct CharacterClass: Sendable, Hashable {
    /// General categories by their letters in `\p{…}`.
    enum Property: Sendable, Hashable {
        case letter, mark, number, separator, punctuation, symbol
    }

    /// The members below 128, of whatever kind: most texts have no others.
    private var asciiLow: UInt64 = 0
    private var asciiHigh: UInt64 = 0
    private var ranges: [ClosedRange<UInt32>] = []
    private var properties: Set<Property> = []
    private var others: [CharacterClass] = []
    private var isNegated = false

    init() {}

    init(_ ranges: ClosedRange<UInt32>...) {
        for range in ranges { insert(range) }
    }

    static let digit = CharacterClass(0x30...0x39)
    static let word = CharacterClass(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
    static let space = CharacterClass(0x09...0x0D, 0x20...0x20)
    static let any = CharacterClass(0...0x10FFFF)
    static let lineTerminator = CharacterClass(0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029)

    mutating func insert(_ range: ClosedRange<UInt32>) {
        for value in range.clamped(to: 0...127) where range.lowerBound < 128 { insert(ascii: UInt8(value)) }
        if range.upperBound >= 128 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
    }

    mutating func insert(_ property: Property) {
        properties.insert(property)
        insertASCII { Property($0.properties.generalCategory) == property }
    }

    mutating func insert(_ other: CharacterClass) {
        others.append(other)
        insertASCII(where: other.contains)
    }

    private mutating func insertASCII(where isMember: (Unicode.Scalar) -> Bool) {
        for value in UInt8(0)..<128 where isMember(Unicode.Scalar(value)) { insert(ascii: value) }
    }

    private mutating func insert(ascii value: UInt8) {
        if value < 64 { asciiLow |= 1 << UInt64(value) } else { asciiHigh |= 1 << UInt64(value - 64) }
    }

    var negated: CharacterClass {
        var copy = self
        copy.isNegated.toggle()
        return copy
    }

    @inline(__always)
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        guard value < 128 else { return containsBeyondASCII(scalar) }
        let word = value < 64 ? asciiLow : asciiHigh
        return (word >> UInt64(value & 63) & 1 == 1) != isNegated
    }

    private func containsBeyondASCII(_ scalar: Unicode.Scalar) -> Bool {
        let isMember =
            ranges.contains { $0.contains(scalar.value) } || others.contains { $0.contains(scalar) }
            || !properties.isEmpty && Property(scalar.properties.generalCategory).map(properties.contains) ?? false
        return isMember != isNegated
    }
}

extension CharacterClass.Property {
    init?(_ name: String) {
        switch name {
        case "L", "IsL", "IsAlphabetic": self = .letter
        case "M", "IsM": self = .mark
        case "N", "IsN": self = .number
        case "Z", "IsZ": self = .separator
        case "P", "IsP": self = .punctuation
        case "S", "IsS": self = .symbol
        default: return nil
        }
    }

    init?(_ category: Unicode.GeneralCategory) {
        switch category {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .decimalNumber, .letterNumber, .otherNumber: self = .number
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: self = .separator
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            self = .punctuation
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: self = .symbol
        default: return nil
        }
    }
}
