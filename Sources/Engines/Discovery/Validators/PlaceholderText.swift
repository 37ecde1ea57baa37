/// Text that stands where a secret would: `xxxxxxxx`, `1234567890`, `EXAMPLE`, `<your key>`.
enum PlaceholderText {
    private static let words: [StaticString] = [
        "example", "placeholder", "changeme", "change_me", "change-me", "redacted", "dummy", "yourkey", "your_",
        "your-",
        "yoursecret", "yourtoken", "yourpass", "xxxxx", "*****", "....", "foobar", "notreal", "fake", "sample",
        "insert",
        "replace", "deadbeef",
    ]

    /// Whether a text says that it is none, or counts up for eight characters.
    static func isLikely(_ text: Span<UInt8>) -> Bool {
        var ascending = 1
        for index in text.indices {
            if index > 0 {
                let before = text[index - 1]
                let follows = text[index] == before &+ 1 || (before == 0x39 && text[index] == 0x30)
                ascending = follows ? ascending + 1 : 1
                if ascending == 8 { return true }
            }
            for word in words where text.hasWord(word, at: index) { return true }
        }
        return false
    }
}

extension Span<UInt8> {
    /// Whether lower-case ASCII stands at `index`, in any case.
    func hasWord(_ word: StaticString, at index: Int) -> Bool {
        guard index >= 0, count - index >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { letters in
            for place in 0..<letters.count {
                let byte = self[index + place]
                guard letters[place] == ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) else { return false }
            }
            return true
        }
    }

    func containsWord(_ word: StaticString) -> Bool {
        for index in indices where hasWord(word, at: index) { return true }
        return false
    }
}

extension Validation.Check {
    /// At least three bits a byte and no placeholder: what a token with a prefix must be besides.
    static let secret = Self("secret") { ShannonEntropy.bits($0) >= 3 && !PlaceholderText.isLikely($0) }
    /// What follows a token's prefix: fewer bits where it is short.
    static let tokenBody = Self("secret") { text in
        ShannonEntropy.bits(text) >= (text.count < 24 ? 2.5 : 3) && !PlaceholderText.isLikely(text)
    }
    /// For short bodies and small alphabets.
    static let weakSecret = Self("secret") { ShannonEntropy.bits($0) >= 2.5 && !PlaceholderText.isLikely($0) }
}
