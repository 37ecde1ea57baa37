import Core
import Testing

@testable import Discovery

/// Short words are found where words begin, and nowhere else.
@Suite struct ShortWordsTests {
    private static let words = ["cc", "id", "nis", "ssn", "card", "post", "posta"].map { Array($0.utf8) }

    private static let table: ShortWords = {
        var table = ShortWords()
        for (number, word) in words.enumerated() where ShortWords.lengths.contains(word.count) {
            table.add(word, Int32(number)..<Int32(number + 1))
        }
        return table
    }()

    private static func described(_ hits: [ShortWordScanner.Hit]) -> [String] {
        hits.map { hit in
            let word = words[Int(hit.pieces.lowerBound)]
            return "\(Int(hit.end) - word.count) \(String(decoding: word, as: UTF8.self))"
        }
    }

    private static func found(_ text: [UInt8], withinWords: Bool = false) -> [String] {
        let scanner = ShortWordScanner(table)
        text.withUnsafeBufferPointer { withinWords ? scanner.scanWithinWords($0) : scanner.scan($0) }
        return described(scanner.hits)
    }

    @Test(arguments: [
        ("ssn", ["0 ssn"]), ("the SSN: 1", ["4 ssn"]), ("my_ssn", ["3 ssn"]), ("customerSsn", ["8 ssn"]),
        ("XMLSsn", ["3 ssn"]), ("a finished pass", []), ("9ssn", []), ("postal", ["0 post"]), ("cc", ["0 cc"]),
        ("\u{E9}card", ["2 card"]), ("ca", []), ("ss", []),
    ])
    func aWordIsFoundWhereOneBegins(text: String, wanted: [String]) { #expect(Self.found(Array(text.utf8)) == wanted) }

    @Test func aNameHasThemWithinWords() {
        #expect(Self.found(Array("customerssnid".utf8), withinWords: true) == ["8 ssn", "11 id"])
    }

    /// By vectors many places are looked at together, and parts of a block one after the other.
    @Test(arguments: 0..<4) func itFindsWhatIsThere(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<100 {
            var text = [UInt8]()
            for _ in 0..<Int.random(in: 1...(seed == 0 ? 2_000 : 30), using: &random) {
                var word = Self.words.randomElement(using: &random) ?? []
                if Bool.random(using: &random), !word.isEmpty { word[0] ^= 0x20 }
                text +=
                    word + ([[], [0x20], [0x5F], [0x31], [0x78], [0xC3, 0xA9]].randomElement(using: &random) ?? [])
            }
            #expect(Self.found(text) == Self.slowly(text))
        }
    }

    private static func slowly(_ text: [UInt8]) -> [String] {
        let isSmall = { (place: Int) in text.indices.contains(place) && text[place] &- 0x61 < 26 }
        return text.indices.flatMap { place -> [String] in
            let isCapital = text[place] &- 0x41 < 26
            let isLater = place > 0 && (ByteSet.letters.contains(text[place - 1]) || text[place - 1] &- 0x30 < 10)
            guard !isLater || isCapital && (isSmall(place - 1) || isSmall(place + 1)) else { return [] }
            return words.filter { word in
                ShortWords.lengths.contains(word.count)
                    && text[place...].prefix(word.count).map(ByteSet.lowercase) == word
            }.map { "\(place) \(String(decoding: $0, as: UTF8.self))" }
        }
    }
}
