internal import CByteScan

/// Short words that keywords begin with, found where words begin.
///
/// Vectorscan finds thousands of literals quickly as long as they are long: one of three letters is a part of many words, and
/// each of them would have to be looked at. So it gets no such literal (on logs of servers its pass takes half the time without
/// them), and short words are looked up by their first letters, at the few places where a word begins.
struct ShortWords: Sendable {
    static let lengths = 2...4

    /// How words begin, as a set of bits by `byte_scan_three`.
    private(set) var beginnings = [UInt32](repeating: 0, count: MemoryLayout<byte_scan_words>.size / 4)
    /// Open addressing; a key of 0 is none.
    private var slots: [Slot]
    private var count = 0

    private struct Slot {
        var key: UInt64 = 0
        var pieces: Range<Int32> = 0..<0
    }

    init() { slots = Array(repeating: Slot(), count: 1 << 4) }

    /// Whether a text is for this table: letters of ASCII in lower case, with which all its keywords begin.
    static func takes(_ text: [UInt8], _ meanings: [KeywordTable.Piece]) -> Bool {
        lengths.contains(text.count) && text.allSatisfy { $0 &- 0x61 < 26 } && meanings.allSatisfy(\.before.isEmpty)
    }

    /// - Parameter pieces: what the text may be a piece of, by places in `KeywordPieces`.
    mutating func add(_ text: [UInt8], _ pieces: Range<Int32>) {
        if count * 4 >= slots.count { grow() }
        let key = text.withUnsafeBufferPointer { Self.key(of: $0, at: 0, length: text.count) }
        insert(Slot(key: key, pieces: pieces))
        count += 1
        note(text)
    }

    /// What follows a word of two letters may be anything.
    private mutating func note(_ text: [UInt8]) {
        for third in text.count > 2 ? text[2]...text[2] : 0...31 {
            let bit = byte_scan_three(UInt32(text[0]) | UInt32(text[1]) << 8 | UInt32(third) << 16)
            beginnings[Int(bit >> 5)] |= 1 << (bit & 31)
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.key != 0 { insert(slot) }
    }

    private mutating func insert(_ slot: Slot) {
        var place = Self.place(of: slot.key, in: slots.count)
        while slots[place].key != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private static func place(of key: UInt64, in count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 40) & (count &- 1)
    }

    /// A word's letters in lower case, and its length. A byte that is no letter becomes none by that.
    @inline(__always)
    private static func key(of bytes: UnsafeBufferPointer<UInt8>, at start: Int, length: Int) -> UInt64 {
        var key = UInt64(length)
        for offset in 0..<length { key = key << 8 | UInt64(bytes[start &+ offset] | 0x20) }
        return key
    }

    /// Calls `found` with every word that stands at a place.
    @inline(__always)
    func forEach(
        at start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ found: (_ pieces: Range<Int32>, _ end: Int) -> Void
    ) {
        for length in Self.lengths where start &+ length <= bytes.count {
            let key = Self.key(of: bytes, at: start, length: length)
            var place = Self.place(of: key, in: slots.count)
            while slots[place].key != 0 {
                if slots[place].key == key {
                    found(slots[place].pieces, start &+ length)
                    break
                }
                place = (place &+ 1) & (slots.count &- 1)
            }
        }
    }
}

/// Finds short words in a block. One a thread.
final class ShortWordScanner {
    struct Hit {
        var pieces: Range<Int32>
        var end: UInt32
    }

    private let words: ShortWords
    private let filter: UnsafeMutablePointer<byte_scan_words>
    private let places: UnsafeMutablePointer<Int32>
    /// Ascending by where they begin. Those of neighbouring places (`xYz`) may end in another order, never in another cell: words
    /// are letters throughout, and there is a line feed between two cells.
    private(set) var hits: [Hit] = []

    init(_ words: ShortWords) {
        self.words = words
        filter = .allocate(capacity: 1)
        filter.initialize(to: byte_scan_words())
        withUnsafeMutableBytes(of: &filter.pointee) { filter in
            words.beginnings.withUnsafeBytes { filter.copyMemory(from: $0) }
        }
        places = .allocate(capacity: BYTE_SCAN_ROOM)
    }

    deinit {
        filter.deallocate()
        places.deallocate()
    }

    /// Fills `hits` with the words that begin where a word does, or a part of one written in `camelCase`.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        hits.removeAll(keepingCapacity: true)
        var from = 0
        while from < bytes.count {
            let to = min(from + BYTE_SCAN_MOST, bytes.count)
            var stretch = byte_scan_stretch(
                text: bytes.baseAddress, size: bytes.count, from: from, to: to, first: 0, end: bytes.count)
            let count = byte_scan_words(&stretch, filter, places)
            for number in 0..<count { note(at: Int(places[number]), bytes) }
            from = to
        }
    }

    /// The same wherever they begin: a field's name is often several words in one.
    func scanWithinWords(_ bytes: UnsafeBufferPointer<UInt8>) {
        hits.removeAll(keepingCapacity: true)
        for place in bytes.indices { note(at: place, bytes) }
    }

    @inline(__always)
    private func note(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        words.forEach(at: place, bytes) { pieces, end in
            hits.append(Hit(pieces: pieces, end: UInt32(truncatingIfNeeded: end)))
        }
    }
}
