/// A full name in running text: found by its words and weighed by what they are known as.
struct FullName: Sendable, Hashable {
    var range: Range<Int>
    /// Where its first word ends: a name is reported for the first of its gaps alone.
    var firstGap: Int
    var score: Int

    /// Names of more words are not read on.
    static let mostWords = 7
}

extension FullName {
    /// Reads the words of a name from a place on.
    static func read(at start: Int, of bytes: [UInt8], end: Int, gazetteer: NameGazetteer) -> FullName? {
        var words = [NameWord]()
        words.reserveCapacity(mostWords)
        var place = start
        var comma: Int?
        var firstGap: Int?
        while words.count < mostWords, place < end {
            guard let word = NameWord.read(at: place, of: bytes, end: end, gazetteer: gazetteer) else { break }
            if let stop = stops(word, after: words) {
                if stop { return nil }
                break
            }
            words.append(word)
            place = word.end
            if comma == nil, place + 1 < end, bytes[place] == 0x2C, bytes[place + 1] == 0x20, isSurnameFirst(words) {
                comma = words.count
                place += 1
            }
            guard place < end, bytes[place] == 0x20 else { break }
            if firstGap == nil, place + 1 < end, LatinText.isCapital(at: place + 1, of: bytes, end: end) {
                firstGap = place
            }
            place += 1
        }
        while let last = words.last, words.count > 1, last.form == .lower { words.removeLast() }
        if let cut = comma, cut >= words.count { comma = nil }
        guard let gap = firstGap, let last = words.last, words.count > 1, gap < last.range.lowerBound else {
            return nil
        }
        guard let score = NameScore.score(words, comma: comma, of: bytes) else { return nil }
        return FullName(range: words[0].range.lowerBound..<last.range.upperBound, firstGap: gap, score: score)
    }

    /// Whether a word ends a name before it: false when the name may stand all the same, true when there is none.
    private static func stops(_ word: NameWord, after words: [NameWord]) -> Bool? {
        if word.form == .lower { return word.entry.isParticle && !words.isEmpty ? nil : false }
        if word.form == .mixed { return words.isEmpty ? true : words.count < 2 }
        if word.entry.isHonorific { return words.allSatisfy(\.entry.isHonorific) ? nil : words.count < 2 }
        if word.form == .initial { return nil }
        if word.entry.isOrganization, word.entry.surname < 13 || !words.isEmpty { return true }
        if word.entry.isStop {
            return words.isEmpty ? (word.entry.given >= 9 ? nil : false) : (word.entry.surname >= 13 ? nil : false)
        }
        if word.form == .upper { return !words.isEmpty && words.count >= 2 ? false : nil }
        return nil
    }

    /// "Last," of "Last, First": one surname, with its particles.
    private static func isSurnameFirst(_ words: [NameWord]) -> Bool {
        guard let last = words.last, last.entry.surname > 0, last.form == .capital || last.form == .upper else {
            return false
        }
        return words.dropLast().allSatisfy { $0.entry.isParticle || ($0.entry.surname > 5 && $0.entry.given < 5) }
    }
}
