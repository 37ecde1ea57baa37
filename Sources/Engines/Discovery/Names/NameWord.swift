/// A word of running text as a name's part: where it stands, how it is written and what the gazetteer says of it.
struct NameWord: Sendable, Hashable {
    var range: Range<Int>
    var form: Form
    var entry: NameEntry
    /// A full stop follows and belongs to it: an initial's or a title's.
    var hasStop: Bool
    /// Accented or joined by an apostrophe or hyphen, as names are and identifiers are not.
    var isMarked: Bool

    enum Form: Sendable, Hashable { case lower, capital, initial, upper, mixed }

    var end: Int { hasStop ? range.upperBound + 1 : range.upperBound }

    /// Longer words are no names.
    static let longest = 40

    /// The word that begins at a place; nil where no letter does, or where it is glued to digits or longer than any name.
    static func read(at start: Int, of bytes: [UInt8], end: Int, gazetteer: NameGazetteer) -> NameWord? {
        var scan = Scan(place: start)
        while scan.place < end {
            let length = LatinText.letter(at: scan.place, of: bytes, end: end)
            if length > 0 {
                scan.take(length, of: bytes, end: end)
            } else if scan.letters > 0, let joint = joint(at: scan.place, of: bytes, end: end) {
                if joint { scan.closePart(gazetteer) }
                scan.place += 1
                scan.isMarked = true
            } else {
                break
            }
            if scan.place - start > longest { return nil }
        }
        guard scan.letters > 0 else { return nil }
        if scan.place < end, isIdentifierByte(bytes[scan.place]) { return nil }
        scan.closePart(gazetteer)
        return scan.word(from: start, of: bytes, end: end)
    }

    /// Whether a hyphen (true) or an apostrophe (false) joins the letters around it; nil where it does not.
    private static func joint(at place: Int, of bytes: [UInt8], end: Int) -> Bool? {
        let byte = bytes[place]
        guard byte == 0x2D || byte == 0x27, place + 1 < end else { return nil }
        guard LatinText.letter(at: place + 1, of: bytes, end: end) > 0 else { return nil }
        let isPossessive =
            byte == 0x27 && bytes[place + 1] == 0x73
            && (place + 2 >= end || LatinText.letter(at: place + 2, of: bytes, end: end) == 0)
        return isPossessive ? nil : byte == 0x2D
    }

    static func isIdentifierByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x5F, 0x40, 0x24, 0x23, 0x5C: true
        default: false
        }
    }

    /// Where the word that ends before a place begins; the place itself when none ends there.
    static func start(before place: Int, of bytes: [UInt8], lowest: Int) -> Int {
        var start = place
        while start > lowest {
            let length = LatinText.letter(before: start, of: bytes, start: lowest)
            if length > 0 {
                start -= length
            } else if start < place, start - 1 > lowest, bytes[start - 1] == 0x2D || bytes[start - 1] == 0x27,
                LatinText.letter(before: start - 1, of: bytes, start: lowest) > 0
            {
                start -= 1
            } else {
                break
            }
            if place - start > longest { break }
        }
        return start
    }
}

/// A word that is being read.
private struct Scan {
    var place: Int
    var letters = 0
    var isMarked = false
    private var capitals = 0
    private var startsCapital = false
    private var capitalAfterLower = false
    private var lastWasLower = false
    private var hash = Folding.Hash()
    private var entry: NameEntry?

    init(place: Int) { self.place = place }

    mutating func take(_ length: Int, of bytes: [UInt8], end: Int) {
        if LatinText.isCapital(at: place, of: bytes, end: end) {
            if letters == 0 { startsCapital = true }
            if lastWasLower { capitalAfterLower = true }
            capitals += 1
            lastWasLower = false
        } else {
            lastWasLower = true
        }
        if length > 1 { isMarked = true }
        letters += 1
        place += max(length, Folding.add(place, of: bytes, end: end, to: &hash))
    }

    mutating func closePart(_ gazetteer: NameGazetteer) {
        let part = gazetteer.entry(hash.value)
        entry = entry.map { $0.joined(part) } ?? part
        hash = Folding.Hash()
        lastWasLower = false
    }

    func word(from start: Int, of bytes: [UInt8], end: Int) -> NameWord {
        let entry = entry ?? NameEntry(rawValue: 0)
        let form: NameWord.Form =
            if !startsCapital { .lower } else if letters == 1 { .initial } else if capitals == letters {
                .upper
            } else if capitalAfterLower, !Self.isPrefixed(start, of: bytes, end: end) {
                .mixed
            } else if capitals > 1, !capitalAfterLower, !isMarked { .mixed } else { .capital }
        let hasStop = place < end && bytes[place] == 0x2E && (letters == 1 || entry.isHonorific)
        return NameWord(range: start..<place, form: form, entry: entry, hasStop: hasStop, isMarked: isMarked)
    }

    /// McDonald, MacLeod, DeLuca, LaSalle, VanDyke, FitzGerald, DiMaggio.
    private static func isPrefixed(_ start: Int, of bytes: [UInt8], end: Int) -> Bool {
        ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "St"].contains { prefix in
            let length = prefix.utf8.count
            return start + length < end && bytes[start..<start + length].elementsEqual(prefix.utf8)
                && LatinText.isCapital(at: start + length, of: bytes, end: end)
        }
    }
}

extension NameEntry {
    /// What a double word is, by its parts: a name if either is, anything else only if both are.
    func joined(_ other: NameEntry) -> NameEntry {
        let given = UInt16(max(given, other.given))
        let surname = UInt16(max(surname, other.surname))
        return NameEntry(rawValue: given | surname << 4 | rawValue & other.rawValue & 0xFF00)
    }
}
