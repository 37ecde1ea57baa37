internal import CDiscoveryData

/// What is known of single words: how common they are as given names and surnames, and what else they may be.
///
/// An open hash table of folded words (`Tools/discovery/gazetteer.py`). A look-up allocates nothing.
struct NameGazetteer: Sendable {
    private let marks: [UInt32]
    private let values: [UInt16]

    /// The table that the executable carries.
    static let embedded: NameGazetteer = {
        var count = 0
        let start = discovery_names(&count)
        return NameGazetteer(bytes: Array(UnsafeBufferPointer(start: start, count: count))) ?? NameGazetteer()
    }()

    /// Knows nothing.
    init() {
        marks = [0]
        values = [0]
    }

    /// Nil unless the bytes are a table: `CNAM`, the number of slots, their 32-bit marks, their 16-bit values; little endian.
    init?(bytes: [UInt8]) {
        guard bytes.count >= 8, bytes.starts(with: Array("CNAM".utf8)) else { return nil }
        let count = Int(Self.number(at: 4, of: bytes))
        guard count > 0, bytes.count == 8 + count * 6 else { return nil }
        marks = (0..<count).map { Self.number(at: 8 + $0 * 4, of: bytes) }
        let start = 8 + count * 4
        values = (0..<count).map { UInt16(bytes[start + $0 * 2]) | UInt16(bytes[start + $0 * 2 + 1]) << 8 }
        guard marks.contains(0) else { return nil }
    }

    static func number(at place: Int, of bytes: [UInt8]) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32($1 * 8) }
    }

    /// What is known of the word with a key's hash; nothing where there is no such word.
    @inline(__always)
    func entry(_ hash: UInt64) -> NameEntry {
        let count = marks.count
        let mark = max(1, UInt32(truncatingIfNeeded: hash))
        var slot = Int(((hash >> 32) &* UInt64(count)) >> 32)
        while marks[slot] != 0 {
            if marks[slot] == mark { return NameEntry(rawValue: values[slot]) }
            slot += 1
            if slot == count { slot = 0 }
        }
        return NameEntry(rawValue: 0)
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
    var isWord: Bool { rawValue & 3 << 8 != 0 }
    var isKnown: Bool { rawValue != 0 }
}
