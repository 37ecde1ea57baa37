extension Validation.Check {
    /// The last part is drawn by chance; the numbers before it may well count up.
    static let slackToken = Self("secret") { text in
        var start = text.count
        while start > 0, text[start - 1] != UInt8(ascii: "-") { start -= 1 }
        let body = text.extracting(start..<text.count)
        return ShannonEntropy.bits(body) >= 2.3 && !PlaceholderText.isLikely(body)
    }

    /// The first part is a decimal number in Base64.
    static let discordToken = Self("Discord id") { text in
        var end = 0
        while end < text.count, text[end] != UInt8(ascii: ".") { end += 1 }
        var digitsOnly = true
        let isText = Base64Text.decode(text, 0..<end) { byte in
            digitsOnly = (0x30...0x39).contains(byte)
            return digitsOnly
        }
        return isText && digitsOnly && ShannonEntropy.bits(text) >= 3.5
    }

    /// Upper case, lower case and digits together: what a short prefix needs besides.
    static let bareMixture = Self("mixture") { text in
        let (upper, lower, digits) = text.alphanumericCensus()
        return upper > 1 && lower > 1 && digits > 0 && ShannonEntropy.bits(text) >= 3.5
            && !PlaceholderText.isLikely(text)
    }
}

extension Span<UInt8> {
    /// How many letters of each case and how many digits there are.
    func alphanumericCensus() -> (upper: Int, lower: Int, digits: Int) {
        var (upper, lower, digits) = (0, 0, 0)
        for index in indices {
            switch self[index] {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A: upper += 1
            case 0x61...0x7A: lower += 1
            default: continue
            }
        }
        return (upper, lower, digits)
    }
}
