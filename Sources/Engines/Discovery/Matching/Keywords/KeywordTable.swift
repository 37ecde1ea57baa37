/// All rules' keywords, and the texts by which the pass finds them.
struct KeywordTable: Sendable {
    /// What a text that the pass found is a piece of.
    struct Piece: Hashable, Sendable {
        var keyword: Int
        /// The characters before and after the piece, to be compared there.
        var before: [Unicode.Scalar]
        var after: [Unicode.Scalar]
        /// The piece's, in bytes.
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
        let compared = self.keywords.map(KeywordSpelling.compared)
        let shares = Self.shares(of: compared)
        var meanings: [[UInt8]: [Piece]] = [:]
        for (number, keyword) in compared.enumerated() {
            let stretch = Self.plainStretch(of: keyword, shares) ?? Self.stretch(of: keyword)
            let before = Array(keyword[..<stretch.lowerBound])
            let after = Array(keyword[stretch.upperBound...])
            for text in Self.texts(of: keyword[stretch]) {
                meanings[text, default: []].append(
                    Piece(keyword: number, before: before, after: after, length: text.count))
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

    /// Whether a character is written in one way, but for its case.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar != " " && scalar != "'"
    }

    /// Stretches of ASCII without spaces: of those the pass finds every spelling by one text.
    private static func plainStretches(of keyword: [Unicode.Scalar]) -> [Range<Int>] {
        var found = [Range<Int>]()
        var start = 0
        for place in 0...keyword.count {
            let isPlain =
                place < keyword.count && isPlain(keyword[place])
                // A letter before a mark may be written with it as one.
                && !(place + 1 < keyword.count && !keyword[place + 1].isASCII)
            if isPlain { continue }
            if place > start { found.append(start..<place) }
            start = place + 1
        }
        return found
    }

    /// In how many keywords each stretch is.
    private static func shares(of keywords: [[Unicode.Scalar]]) -> [[Unicode.Scalar]: Int] {
        var shares: [[Unicode.Scalar]: Int] = [:]
        for keyword in keywords {
            for stretch in plainStretches(of: keyword) { shares[Array(keyword[stretch]), default: 0] += 1 }
        }
        return shares
    }

    /// The stretch that tells most: long enough for the pass to be fast, no word that texts are full of, in few keywords, and
    /// then the longest.
    private static func plainStretch(
        of keyword: [Unicode.Scalar], _ shares: [[Unicode.Scalar]: Int]
    ) -> Range<Int>? {
        let stretches = plainStretches(of: keyword)
        if stretches == [0..<keyword.count] { return stretches[0] }
        func rank(_ stretch: Range<Int>) -> (Int, Int, Int) {
            let word = Array(keyword[stretch])
            return (EverydayWords.contains(word) ? 1 : 0, shares[word] ?? 0, -stretch.count)
        }
        return stretches.filter { $0.count > 3 }.min { rank($0) < rank($1) }
    }

    /// The pass compares bytes, so a letter that is not ASCII needs a text for each case.
    private static func texts(of stretch: ArraySlice<Unicode.Scalar>) -> [[UInt8]] {
        if stretch.allSatisfy(isPlain) { return [stretch.map { UInt8(truncatingIfNeeded: $0.value) }] }
        var texts: [[UInt8]] = [[]]
        for spelling in spellings(of: stretch) {
            var found: [[UInt8]] = [[]]
            for scalar in spelling {
                let cases = scalar.isASCII ? [scalar] : Array(Set([scalar, scalar.uppercase]))
                found = found.flatMap { text in cases.map { text + Array(String($0).utf8) } }
            }
            texts += found
        }
        return Array(Set(texts.dropFirst()))
    }

    /// Composed and not, with every separator and apostrophe.
    private static func spellings(of stretch: ArraySlice<Unicode.Scalar>) -> Set<[Unicode.Scalar]> {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: stretch)
        var found: Set<[Unicode.Scalar]> = []
        for written in [Array(stretch), Array(CombiningMarks.composed(String(view)).unicodeScalars)] {
            for apostrophe in [Unicode.Scalar("'"), "\u{2019}"] {
                for space in [nil, Unicode.Scalar(" "), "_", "-", "\n"] {
                    found.insert(written.compactMap { $0 == " " ? space : $0 == "'" ? apostrophe : $0 })
                }
            }
        }
        return found.filter { !$0.isEmpty }
    }

    /// Where no stretch of ASCII is of use, the longest that does not have too many letters of two cases.
    private static func stretch(of spelling: [Unicode.Scalar]) -> Range<Int> {
        var best = 0..<0
        var bestBytes = 0
        var start = 0
        var cased = 0
        var bytes = 0
        for (place, scalar) in spelling.enumerated() {
            cased += isCased(scalar) ? 1 : 0
            bytes += String(scalar).utf8.count
            // A letter and its mark, which may be written as one, stay together.
            while cased > 3 || start <= place && CombiningMarks.isMark(spelling[start]) {
                cased -= isCased(spelling[start]) ? 1 : 0
                bytes -= String(spelling[start]).utf8.count
                start += 1
            }
            let isDivided = place + 1 < spelling.count && CombiningMarks.isMark(spelling[place + 1])
            if bytes > bestBytes, !isDivided { (best, bestBytes) = (start..<place + 1, bytes) }
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
    /// Where the whole keyword stands when the piece ends at a place; nil where it does not.
    func range(endingAt end: Int, in neighbours: Neighbours) -> Range<Int>? {
        var start = end - length
        for wanted in before.reversed() {
            guard let place = neighbours.place(before: start, of: wanted) else { return nil }
            start = place
        }
        var end = end
        var pending: Unicode.Scalar?
        for wanted in after {
            if let mark = pending {
                guard mark == wanted else { return nil }
                pending = nil
                continue
            }
            guard let place = neighbours.place(after: end, of: wanted, pending: &pending) else { return nil }
            end = place
        }
        return pending == nil ? start..<end : nil
    }
}

extension Neighbours {
    /// Where a character of a keyword starts that ends at a place; nil where another one does.
    ///
    /// A mark may be a part of the letter before it: then it takes nothing, and the letter is compared with both.
    fileprivate func place(before end: Int, of wanted: Unicode.Scalar) -> Int? {
        if wanted == " " {
            return end > limits.lowerBound && KeywordSpelling.isSeparator(bytes[end - 1]) ? end - 1 : end
        }
        guard let found = scalar(before: end) else { return nil }
        let length = String(found).utf8.count
        let lower = found.lowercase
        if KeywordSpelling.isWritten(wanted, as: lower) { return end - length }
        guard let parts = CombiningMarks.decomposed(lower) else { return nil }
        if parts[1] == wanted { return end }
        return parts[0] == wanted ? end - length : nil
    }

    /// Where a character of a keyword ends that starts at a place, and the mark that came with it; nil where another one does.
    fileprivate func place(after start: Int, of wanted: Unicode.Scalar, pending: inout Unicode.Scalar?) -> Int? {
        if wanted == " " {
            return start < limits.upperBound && KeywordSpelling.isSeparator(bytes[start]) ? start + 1 : start
        }
        guard let (found, length) = decode(at: start) else { return nil }
        let lower = found.lowercase
        if KeywordSpelling.isWritten(wanted, as: lower) { return start + length }
        guard let parts = CombiningMarks.decomposed(lower), parts[0] == wanted else { return nil }
        pending = parts[1]
        return start + length
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
