internal import CDiscoveryData

/// What is known of single words: how common they are as given names and surnames, and what else they may be.
///
/// An open hash table of folded words (`Tools/discovery/gazetteer.py`). A look-up allocates nothing.
struct NameGazetteer: Sendable {
    /// Of each word its mark and above it its value, side by side so that a look-up reaches into memory once; 0 for no word.
    private let slots: [UInt64]
    /// Of each slot a bit, whether a look-up that begins there may come to a word that is more than a name.
    private let special: [UInt64]
    private var knowsSpecialAlone = false

    /// The table that the executable carries.
    static let embedded: NameGazetteer = {
        var count = 0
        let start = discovery_names(&count)
        return NameGazetteer(bytes: Array(UnsafeBufferPointer(start: start, count: count))) ?? NameGazetteer()
    }()

    /// Knows nothing.
    init() {
        slots = [0]
        special = [0]
    }

    /// Nil unless the bytes are a table: `CNAM`, the number of slots, their 32-bit marks, their 16-bit values; little endian.
    init?(bytes: [UInt8]) {
        guard bytes.count >= 8, bytes.starts(with: Array("CNAM".utf8)) else { return nil }
        let count = Int(Self.number(at: 4, of: bytes))
        guard count > 0, bytes.count == 8 + count * 6 else { return nil }
        let start = 8 + count * 4
        slots = bytes.withUnsafeBytes { bytes in
            (0..<count).map { place in
                let mark = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 + place * 4, as: UInt32.self))
                let value = UInt16(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: start + place * 2, as: UInt16.self))
                return UInt64(mark) | UInt64(value) << 32
            }
        }
        // A look-up ends at a slot without a word.
        guard let gap = slots.lastIndex(where: { UInt32(truncatingIfNeeded: $0) == 0 }) else { return nil }
        special = Self.special(slots, from: gap)
    }

    /// - Parameter gap: a slot without a word.
    private static func special(_ slots: [UInt64], from gap: Int) -> [UInt64] {
        var special = [UInt64](repeating: 0, count: (slots.count + 63) / 64)
        var isReached = false
        for step in 0..<slots.count {
            let place = (gap + slots.count - step) % slots.count
            let entry = NameEntry(rawValue: UInt16(truncatingIfNeeded: slots[place] >> 32))
            let hasWord = UInt32(truncatingIfNeeded: slots[place]) != 0
            isReached = hasWord && (isReached || entry.isSpecial)
            if isReached { special[place / 64] |= 1 << UInt64(place % 64) }
        }
        return special
    }

    /// One that knows organisations' words and words that end names, and may know nothing of others: their look-ups seldom reach
    /// into the table, which is larger than the processor's nearest memory.
    var ofSpecialWords: NameGazetteer {
        var result = self
        result.knowsSpecialAlone = true
        return result
    }

    static func number(at place: Int, of bytes: [UInt8]) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32($1 * 8) }
    }

    /// What is known of the word with a key's hash; nothing where there is no such word.
    @inline(__always)
    func entry(_ hash: UInt64) -> NameEntry {
        let count = slots.count
        let mark = max(1, UInt32(truncatingIfNeeded: hash))
        var place = Int(((hash >> 32) &* UInt64(count)) >> 32)
        if knowsSpecialAlone, special[place / 64] >> UInt64(place % 64) & 1 == 0 { return NameEntry(rawValue: 0) }
        while true {
            let slot = slots[place]
            let found = UInt32(truncatingIfNeeded: slot)
            if found == mark { return NameEntry(rawValue: UInt16(truncatingIfNeeded: slot >> 32)) }
            if found == 0 { return NameEntry(rawValue: 0) }
            place += 1
            if place == count { place = 0 }
        }
    }

    func entry(_ word: Range<Int>, of bytes: [UInt8]) -> NameEntry {
        entry(Folding.hash(word, of: bytes))
    }
}

/// One word's value in the table.
struct NameEntry: Sendable, Hashable {
    var rawValue: UInt16

    /// From 0, not known as one, to 15, millions of bearers: each step is a doubling.
    var given: Int { Int(rawValue & 15) }
    var surname: Int { Int(rawValue >> 4 & 15) }
    var isEnglishWord: Bool { rawValue & 1 << 8 != 0 }
    var isForeignWord: Bool { rawValue & 1 << 9 != 0 }
    /// A country, a state or a large city.
    var isPlace: Bool { rawValue & 1 << 10 != 0 }
    /// Ends a name: weekdays, months, function words, what documents are full of.
    var isStop: Bool { rawValue & 1 << 11 != 0 }
    var isHonorific: Bool { rawValue & 1 << 12 != 0 }
    var isParticle: Bool { rawValue & 1 << 13 != 0 }
    /// Makes the words before it something else than a person: companies, streets, universities.
    var isOrganization: Bool { rawValue & 1 << 14 != 0 }
    var isSpecial: Bool { isStop || isOrganization }
    var isWord: Bool { rawValue & 3 << 8 != 0 }
    var isKnown: Bool { rawValue != 0 }
}
