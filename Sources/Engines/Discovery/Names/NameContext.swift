/// What stands around a name and speaks for it or against it.
enum NameContext {
    /// Added to a name's own score; nil when it cannot be one there.
    static func score(around name: Range<Int>, of bytes: [UInt8], bounds: Range<Int>, gazetteer: NameGazetteer) -> Int?
    {
        var score = 0
        if name.upperBound < bounds.upperBound {
            guard let after = after(name.upperBound, of: bytes, end: bounds.upperBound, gazetteer: gazetteer) else {
                return nil
            }
            score += after
        }
        return score + before(name.lowerBound, of: bytes, lowest: bounds.lowerBound, gazetteer: gazetteer)
    }

    private static func after(_ end: Int, of bytes: [UInt8], end limit: Int, gazetteer: NameGazetteer) -> Int? {
        switch bytes[end] {
        case 0x28, 0x3D, 0x2F, 0x5B: return -4
        case 0x20: break
        default: return 0
        }
        guard end + 1 < limit else { return 0 }
        if bytes[end + 1] == 0x3C || bytes[end + 1] == 0x28 {
            return followsMailbox(end + 2, of: bytes, end: limit) ? 4 : 0
        }
        if bytes[end + 1] == 0x26 { return -3 }
        if bytes[end + 1] &- 0x30 < 10 { return -2 }
        guard let next = NameWord.read(at: end + 1, of: bytes, end: limit, gazetteer: gazetteer), next.form != .lower
        else {
            return 0
        }
        return next.entry.isOrganization ? nil : next.form == .initial ? 0 : -2
    }

    /// "Name <someone@example.com>".
    private static func followsMailbox(_ start: Int, of bytes: [UInt8], end: Int) -> Bool {
        for place in start..<min(end, start + 40) where bytes[place] == 0x40 { return true }
        return false
    }

    private static func before(_ start: Int, of bytes: [UInt8], lowest: Int, gazetteer: NameGazetteer) -> Int {
        var end = start
        while end > lowest, start - end < 3, [0x20, 0x3A, 0x22, 0x3E].contains(bytes[end - 1]) { end -= 1 }
        guard end < start, end > lowest else { return 0 }
        let word = NameWord.start(before: end, of: bytes, lowest: lowest)
        guard word < end else { return 0 }
        let hash = Folding.hash(word..<end, of: bytes)
        if StreetWords.isType(hash) { return -8 }
        if NameCues.contains(hash) { return 4 }
        let isDirect = end == start - 1 && bytes[end] == 0x20
        guard isDirect, LatinText.isCapital(at: word, of: bytes, end: end) else { return 0 }
        let entry = gazetteer.entry(word..<end, of: bytes)
        if entry.isHonorific || entry.isStop { return 0 }
        return isSentenceStart(word, of: bytes, lowest: lowest) ? 0 : -3
    }

    private static func isSentenceStart(_ place: Int, of bytes: [UInt8], lowest: Int) -> Bool {
        var place = place
        while place > lowest, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x22 { place -= 1 }
        guard place > lowest else { return true }
        return [0x0A, 0x0D, 0x2E, 0x21, 0x3F, 0x3A, 0x3E].contains(bytes[place - 1])
    }
}

/// Words that a name follows.
enum NameCues {
    private static let hashes: Set<UInt64> = Set(
        """
        name named called is am by dear from patient client author contact customer employee employer to attn
        attention sincerely regards signed hello hi mother father wife husband son daughter brother sister says
        said asked with mr mrs ms dr met meet thanks cc bcc sender recipient owner manager account holder user
        maintainer directed written and nombre nom nome naam vorname nachname cognome prenom llamo llama heisst
        heisse appelle chiamo cliente kunde patientin paziente paciente autor auteur autore
        """.split(whereSeparator: \.isWhitespace).map { word in
            let bytes = Array(word.utf8)
            return Folding.hash(0..<bytes.count, of: bytes)
        })

    static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
}
