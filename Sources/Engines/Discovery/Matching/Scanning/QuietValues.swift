/// A short value of a cell, as it is compared with others.
struct QuietValue: Equatable {
    private let first, second, third, fourth: UInt64
    private let count: Int

    /// How many bytes a value has at most.
    static let longest = 32

    /// Nil for a longer value, and where what stands at a block's edge may count too.
    @inline(__always)
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let start = range.lowerBound
        guard range.count <= Self.longest, start > 0, start &+ Self.longest < bytes.count, let base = bytes.baseAddress
        else { return nil }
        let value = UnsafeRawPointer(base + start)
        count = range.count
        first = Self.word(value, 0, count)
        second = Self.word(value, 8, count)
        third = Self.word(value, 16, count)
        fourth = Self.word(value, 24, count)
    }

    /// Equal to no value that a cell has.
    static let none = QuietValue()

    private init() { (first, second, third, fourth, count) = (0, 0, 0, 0, -1) }

    @inline(__always)
    private static func word(_ value: UnsafeRawPointer, _ offset: Int, _ count: Int) -> UInt64 {
        let left = count &- offset
        guard left > 0 else { return 0 }
        let word = UInt64(littleEndian: value.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        return left < 8 ? word & (1 << UInt64(left &* 8) &- 1) : word
    }

    /// Where in a table of 128 the value belongs.
    @inline(__always)
    var slot: Int {
        let sum =
            (first ^ first >> 29) &* 0x9e37_79b9_7f4a_7c15 &+ second &* 0xbf58_476d_1ce4_e5b9
            &+ third &* 0x94d0_49bb_1331_11eb &+ fourth &* 0xd6e8_feb8_6659_fd93 &+ UInt64(truncatingIfNeeded: count)
        return Int(truncatingIfNeeded: sum >> 57)
    }
}

/// Values of a field in which nothing was found, so that what a column says again and again is looked at once.
///
/// Owned by `QuietTables`.
struct QuietTable {
    static let size = 128
    /// How often it is asked before it is judged.
    private static let trial = 512

    private struct Counts {
        var asked = 0
        var known = 0
    }

    private let counts: UnsafeMutablePointer<Counts>
    private let slots: UnsafeMutablePointer<QuietValue>

    fileprivate init() {
        counts = .allocate(capacity: 1)
        counts.initialize(to: Counts())
        slots = .allocate(capacity: Self.size)
        slots.initialize(repeating: .none, count: Self.size)
    }

    fileprivate func clear() {
        counts.pointee = Counts()
        slots.update(repeating: .none, count: Self.size)
    }

    fileprivate func deallocate() {
        counts.deallocate()
        slots.deallocate()
    }

    @inline(__always)
    func contains(_ value: QuietValue) -> Bool {
        counts.pointee.asked &+= 1
        guard slots[value.slot] == value else { return false }
        counts.pointee.known &+= 1
        return true
    }

    /// Whether hardly any value came again. Asked after a value that was not known.
    @inline(__always)
    var isUseless: Bool {
        guard counts.pointee.asked >= Self.trial else { return false }
        let isUseless = counts.pointee.known < Self.trial / 8
        counts.pointee = Counts()
        return isUseless
    }

    @inline(__always)
    func insert(_ value: QuietValue) { slots[value.slot] = value }
}

/// Tables for a document's fields. One a thread.
final class QuietTables {
    /// How many values a field must have before it gets a table.
    static let valuesBefore = 16
    private static let most = 64

    private var tables: [QuietTable] = []
    private var used = 0

    deinit { for table in tables { table.deallocate() } }

    func removeAll() {
        for table in tables[..<used] { table.clear() }
        used = 0
    }

    /// Nil where too many fields have one.
    func next() -> QuietTable? {
        guard used < Self.most else { return nil }
        if used == tables.count { tables.append(QuietTable()) }
        used += 1
        return tables[used - 1]
    }
}
