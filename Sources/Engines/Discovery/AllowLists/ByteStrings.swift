/// A set of short texts that is asked for stretches of a buffer, without a copy of them.
struct ByteStrings: Sendable {
    private var storage: [UInt8] = []
    /// Starts and ends in `storage` by slot; an empty slot is -1.
    private var slots: [(start: Int32, end: Int32)] = []
    private(set) var count = 0

    init(_ texts: some Collection<[UInt8]>) {
        var capacity = 8
        while capacity < texts.count * 2 { capacity *= 2 }
        slots = Array(repeating: (-1, -1), count: capacity)
        for text in texts { insert(text) }
    }

    private mutating func insert(_ text: [UInt8]) {
        var slot = Self.hash(text.span) & (slots.count - 1)
        while slots[slot].start >= 0 {
            if matches(text.span, slot) { return }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = (Int32(truncatingIfNeeded: storage.count), Int32(truncatingIfNeeded: storage.count + text.count))
        storage += text
        count += 1
    }

    func contains(_ text: Span<UInt8>) -> Bool {
        guard count > 0 else { return false }
        var slot = Self.hash(text) & (slots.count - 1)
        while slots[slot].start >= 0 {
            if matches(text, slot) { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    private func matches(_ text: Span<UInt8>, _ slot: Int) -> Bool {
        let (start, end) = slots[slot]
        guard Int(end - start) == text.count else { return false }
        for place in text.indices where storage[Int(start) + place] != text[place] { return false }
        return true
    }

    /// FNV-1a, 64 bits.
    static func hash(_ text: Span<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf29ce484222325
        for place in text.indices { hash = (hash ^ UInt64(text[unchecked: place])) &* 0x100000001b3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }
}
