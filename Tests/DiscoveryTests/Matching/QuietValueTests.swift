import Testing

@testable import Discovery

/// Values are compared in full, and never beyond what belongs to them.
@Suite struct QuietValueTests {
    private static func value(_ text: String, in frame: (before: String, after: String) = (" ", "")) -> QuietValue? {
        let bytes = Array((frame.before + text + frame.after).utf8) + [UInt8](repeating: 0x2A, count: 40)
        let start = frame.before.utf8.count
        return bytes.withUnsafeBufferPointer { QuietValue($0, start..<start + text.utf8.count) }
    }

    @Test func valuesAreEqualByTheirBytesAlone() {
        let texts = (0...QuietValue.longest).flatMap { count in
            ["", "a", "\0"].map { String(repeating: "x", count: max(0, count - $0.count)) + $0 }
        }
        for one in Set(texts) {
            for other in Set(texts) {
                let here = Self.value(one)
                let there = Self.value(other, in: ("before, ", ", after"))
                #expect(here != nil && (here == there) == (one == other), "\(one) \(other)")
            }
        }
    }

    @Test func longValuesAndEdgesAreNone() {
        #expect(Self.value(String(repeating: "x", count: QuietValue.longest + 1)) == nil)
        #expect(Self.value("open", in: ("", ",")) == nil)
        let bytes = [UInt8](repeating: 0x61, count: QuietValue.longest + 1)
        bytes.withUnsafeBufferPointer { bytes in
            #expect(QuietValue(bytes, 1..<4) == nil)
            #expect(QuietValue(bytes, bytes.count - 1..<bytes.count) == nil)
        }
    }

    @Test func aTableKnowsWhatItWasGivenAndIsUselessWhereNothingComesAgain() throws {
        let tables = QuietTables()
        let table = try #require(tables.next())
        let open = try #require(Self.value("open"))
        #expect(!table.contains(open))
        table.insert(open)
        #expect(table.contains(open))
        for _ in 0..<1_000 { #expect(table.contains(open)) }
        #expect(!table.isUseless)
        for number in 0..<512 {
            let value = try #require(Self.value("number \(number)"))
            #expect(!table.isUseless && !table.contains(value))
            table.insert(value)
        }
        #expect(table.isUseless)
        tables.removeAll()
        let cleared = try #require(tables.next())
        #expect(!cleared.isUseless && !cleared.contains(open))
    }
}
