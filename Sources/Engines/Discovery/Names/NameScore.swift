/// How much the words of a candidate look like a person's full name.
enum NameScore {
    /// From here on, words in running text are a name.
    static let enough = 4

    /// Nil when the words cannot be a name: fewer than two of them that count.
    static func score(_ all: [NameWord], comma: Int?, of bytes: [UInt8]) -> Int? {
        let titles = all.prefix { $0.entry.isHonorific && $0.form != .initial && ($0.hasStop || $0.entry.given < 8) }
        var words = Array(all.dropFirst(titles.count))
        var score = titles.isEmpty ? 0 : 5
        if let comma {
            let cut = comma - titles.count
            guard cut > 0, cut < words.count else { return nil }
            words = Array(words[cut...] + words[..<cut])
            score -= 5
        }
        guard words.count > 1, let first = words.first, let last = words.last else { return nil }
        guard first.form == .capital || first.form == .upper, last.form == .capital || last.form == .upper else {
            return nil
        }
        if first.form == .upper { score -= 4 }
        if last.form == .upper { score -= 2 }
        score += given(first) + surname(last, of: bytes)
        for word in words.dropFirst().dropLast() { score += middle(word) }
        if first.entry.isEnglishWord && last.entry.isEnglishWord { score -= 4 }
        return score
    }

    private static func given(_ word: NameWord) -> Int {
        let entry = word.entry
        guard entry.given > 0 else {
            if entry.isWord || entry.isPlace || entry.isStop { return -6 }
            return entry.surname > 0 ? entry.surname / 5 - 1 : word.isMarked ? 1 : -1
        }
        var score = 1 + entry.given / 3
        if entry.isEnglishWord { score -= entry.given >= 12 ? 2 : 5 }
        if entry.isForeignWord { score -= entry.given >= 10 ? 1 : 2 }
        if entry.isPlace { score -= entry.given >= 10 ? 1 : 3 }
        if entry.isStop { score -= 3 }
        return score
    }

    private static func surname(_ word: NameWord, of bytes: [UInt8]) -> Int {
        let entry = word.entry
        guard entry.surname > 0 else {
            if entry.isWord || entry.isPlace || entry.isStop { return -6 }
            if entry.given > 0 { return entry.given / 4 }
            guard word.range.count > 3 else { return -2 }
            return SurnameEndings.has(bytes[word.range]) ? 4 : word.isMarked ? 3 : 1
        }
        var score = 2 + entry.surname * 4 / 15
        if !entry.isWord, SurnameEndings.has(bytes[word.range]) { score = max(score, 4) }
        if entry.isEnglishWord { score -= entry.surname >= 10 ? 2 : 4 }
        if entry.isForeignWord { score -= 1 }
        if entry.isPlace { score -= entry.surname >= 10 ? 1 : 2 }
        if entry.isStop { score -= 3 }
        return score
    }

    private static func middle(_ word: NameWord) -> Int {
        let entry = word.entry
        if word.form == .initial { return word.hasStop ? 5 : 3 }
        if word.form == .lower || entry.isParticle { return 2 }
        if entry.isWord || entry.isPlace || entry.isStop { return entry.given > 9 || entry.surname > 11 ? 0 : -4 }
        return entry.given > 3 || entry.surname > 3 ? 1 : -1
    }
}
