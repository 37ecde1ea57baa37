/// The national part of an IBAN, in the registry's notation: `4!a6!n8!n` is four letters and fourteen digits.
struct BBANShape: Sendable, ExpressibleByStringLiteral {
    enum Character: Sendable, Hashable {
        case digit, letter, alphanumeric

        var expression: String {
            switch self {
            case .digit: "[0-9]"
            case .letter: "[A-Z]"
            case .alphanumeric: "[0-9A-Z]"
            }
        }
    }

    let characters: [Character]
    var count: Int { characters.count }

    /// Anything that is not a count, `!` and one of `n`, `a`, `c` adds nothing.
    init(stringLiteral notation: String) {
        var characters = [Character]()
        var count = 0
        for byte in notation.utf8 {
            switch byte {
            case 0x30...0x39: count = min(count * 10 + Int(byte) - 0x30, 64)
            case UInt8(ascii: "n"):
                characters += Array(repeating: .digit, count: count)
                count = 0
            case UInt8(ascii: "a"):
                characters += Array(repeating: .letter, count: count)
                count = 0
            case UInt8(ascii: "c"):
                characters += Array(repeating: .alphanumeric, count: count)
                count = 0
            default: break
            }
        }
        self.characters = characters
    }

    /// Whether the bytes of `value` from `start` on have this shape; letters are upper case.
    func accepts(_ value: Span<UInt8>, from start: Int) -> Bool {
        guard start >= 0, value.count - start == characters.count else { return false }
        for place in 0..<characters.count {
            let byte = value[start + place]
            let isDigit = (0x30...0x39).contains(byte)
            let isLetter = (0x41...0x5A).contains(byte)
            switch characters[place] {
            case .digit where !isDigit, .letter where !isLetter: return false
            case .alphanumeric where !isDigit && !isLetter: return false
            default: continue
            }
        }
        return true
    }

    /// A regular expression for `prefix` (two letters, two digits) and this part, in groups of four that a space or a hyphen may
    /// separate.
    func expression(country: String) -> String {
        var expression = "(?i)\(country)[0-9]{2}"
        var place = 0
        while place < characters.count {
            if place % 4 == 0 { expression += "[ -]?" }
            var end = place + 1
            while end < characters.count, end % 4 != 0, characters[end] == characters[place] { end += 1 }
            expression += characters[place].expression
            if end - place > 1 { expression += "{\(end - place)}" }
            place = end
        }
        return expression
    }
}
