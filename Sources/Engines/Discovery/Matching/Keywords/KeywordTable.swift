/// All rules' keywords, and the texts by which the pass finds them.
struct KeywordTable: Sendable {
    /// A text that the pass looks for, and the spelling that it is a part of.
    struct Piece: Hashable, Sendable {
        var keyword: Int
        /// Of the spelling, in lower case; empty where the piece is all of it.
        var spelling: [Unicode.Scalar]
        /// How many characters of the spelling stand before the piece.
        var before: Int
        /// In bytes.
        var length: Int
    }

    /// Normalized, by number.
    private(set) var keywords: [String] = []
    /// Of each keyword, the rules that have it.
    private(set) var rules: [[Int]] = []
    /// Texts for the pass with what each of them may be.
    private(set) var pieces: [(text: [UInt8], meanings: [Piece])] = []
    private var numbers: [String: Int] = [:]

    /// - Parameter keywords: of every rule.
    init(_ keywordsOfRules: [[String]]) {
        for (rule, keywords) in keywordsOfRules.enumerated() {
            for keyword in Set(keywords.map(KeywordSpelling.normalized)).sorted() where !keyword.isEmpty {
                add(keyword, of: rule)
            }
        }
        var meanings: [[UInt8]: [Piece]] = [:]
        for (number, keyword) in self.keywords.enumerated() {
            if let texts = KeywordSpelling.asciiVariants(of: keyword) {
                for text in texts {
                    meanings[text, default: []].append(
                        Piece(keyword: number, spelling: [], before: 0, length: text.count))
                }
                continue
            }
            for spelling in KeywordSpelling.variants(of: keyword) {
                for (text, piece) in Self.pieces(of: spelling, keyword: number) {
                    meanings[text, default: []].append(piece)
                }
            }
        }
        pieces = meanings.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0, meanings[$0] ?? []) }
        numbers = [:]
    }

    private mutating func add(_ keyword: String, of rule: Int) {
        if let number = numbers[keyword] {
            rules[number].append(rule)
        } else {
            numbers[keyword] = keywords.count
            keywords.append(keyword)
            rules.append([rule])
        }
    }

    /// The pass compares bytes, so a letter that is not ASCII needs a text for each case. Where that would be too many, only
    /// the longest stretch with few of them is looked for, and the rest is compared there.
    private static func pieces(of spelling: [Unicode.Scalar], keyword: Int) -> [([UInt8], Piece)] {
        let stretch = stretch(of: spelling)
        let isWhole = stretch == spelling.startIndex..<spelling.endIndex
        var texts: [[UInt8]] = [[]]
        for scalar in spelling[stretch] {
            let cases = scalar.isASCII ? [scalar] : Array(Set([scalar, scalar.uppercase]))
            texts = texts.flatMap { text in cases.map { text + Array(String($0).utf8) } }
        }
        return texts.map { text in
            let piece = Piece(
                keyword: keyword, spelling: isWhole ? [] : spelling, before: stretch.lowerBound, length: text.count)
            return (text, piece)
        }
    }

    private static func stretch(of spelling: [Unicode.Scalar]) -> Range<Int> {
        var best = 0..<0
        var bestBytes = 0
        var start = 0
        var cased = 0
        var bytes = 0
        for (place, scalar) in spelling.enumerated() {
            cased += isCased(scalar) ? 1 : 0
            bytes += String(scalar).utf8.count
            while cased > 3 {
                cased -= isCased(spelling[start]) ? 1 : 0
                bytes -= String(spelling[start]).utf8.count
                start += 1
            }
            if bytes > bestBytes { (best, bestBytes) = (start..<place + 1, bytes) }
        }
        return best
    }

    private static func isCased(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && scalar.uppercase != scalar }
}

/// Where a keyword stands.
struct KeywordHit {
    var start: Int32
    var end: Int32
    var keyword: Int32
}

extension KeywordTable.Piece {
    /// Where the whole spelling stands when the piece ends at a place; nil where it does not.
    func range(endingAt end: Int, in neighbours: Neighbours) -> Range<Int>? {
        guard !spelling.isEmpty else { return end - length..<end }
        var start = end - length
        for _ in 0..<before {
            guard start > neighbours.limits.lowerBound else { return nil }
            start -= 1
            while start > neighbours.limits.lowerBound, neighbours.bytes[start] & 0xC0 == 0x80 { start -= 1 }
        }
        var place = start
        for scalar in spelling {
            guard let (found, length) = neighbours.decode(at: place), found.lowercase == scalar else { return nil }
            place += length
        }
        return start..<place
    }
}

extension Neighbours {
    /// Whether a keyword stands for itself and is not part of a longer word: beside its letters and digits stand none, except
    /// where a name goes on in `camelCase`, with `_`, or (in a field's name) with a number.
    func isKeyword(_ range: Range<Int>, inName: Bool) -> Bool {
        !continues(before: range, inName: inName) && !continues(after: range, inName: inName)
    }

    private func continues(before range: Range<Int>, inName: Bool) -> Bool {
        guard wordStarts(at: range.lowerBound), bytes[range.lowerBound] != 0x5F else { return false }
        guard wordEnds(at: range.lowerBound) else { return false }
        let previous = bytes[range.lowerBound - 1]
        if previous == 0x5F { return false }
        if previous &- 0x30 < 10 { return !inName || bytes[range.lowerBound] &- 0x30 < 10 }
        guard inName || range.count > 2 else { return true }
        let isHump =
            isUpper(at: range.lowerBound) && (isLower(at: range.lowerBound - 1) || isLower(at: range.lowerBound + 1))
        return !isHump
    }

    private func continues(after range: Range<Int>, inName: Bool) -> Bool {
        guard wordEnds(at: range.upperBound), bytes[range.upperBound - 1] != 0x5F else { return false }
        guard wordStarts(at: range.upperBound) else { return false }
        let next = bytes[range.upperBound]
        if next == 0x5F { return false }
        if next &- 0x30 < 10 { return !inName || bytes[range.upperBound - 1] &- 0x30 < 10 }
        guard inName || range.count > 2 else { return true }
        let isHump =
            isUpper(at: range.upperBound) && (isLower(at: range.upperBound - 1) || isLower(at: range.upperBound + 1))
        return !isHump
    }

    private func isUpper(at place: Int) -> Bool { limits.contains(place) && bytes[place] &- 0x41 < 26 }
    private func isLower(at place: Int) -> Bool { limits.contains(place) && bytes[place] &- 0x61 < 26 }
}
