/// A set of Unicode scalars, as a pattern's `[…]` states it.
struct CharacterClass: Sendable, Hashable {
    /// General categories by their letters in `\p{…}`.
    enum Property: Sendable, Hashable {
        case letter, mark, number, separator, punctuation, symbol
    }

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
        for value in range.clamped(to: 0...127) where range.lowerBound < 128 {
            if value < 64 { asciiLow |= 1 << UInt64(value) } else { asciiHigh |= 1 << UInt64(value - 64) }
        }
        if range.upperBound >= 128 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
    }

    mutating func insert(_ property: Property) { properties.insert(property) }
    mutating func insert(_ other: CharacterClass) { others.append(other) }

    var negated: CharacterClass {
        var copy = self
        copy.isNegated.toggle()
        return copy
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool { holds(scalar) != isNegated }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 {
            if asciiLow >> UInt64(value) & 1 == 1 { return true }
        } else if value < 128 {
            if asciiHigh >> UInt64(value - 64) & 1 == 1 { return true }
        } else if ranges.contains(where: { $0.contains(value) }) {
            return true
        }
        if others.contains(where: { $0.contains(scalar) }) { return true }
        return !properties.isEmpty && Property(scalar.properties.generalCategory).map(properties.contains) ?? false
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
