import Core
import CByteScan
import Testing

@testable import Discovery

/// What the processor's vectors find is what the bytes say one by one.
@Suite struct ProbeListTests {
    private static let rules = Result { try Rules() }

    /// Much that looks like data, and some that does not look like text at all.
    private static func bytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
        let likely = Array("0123456789 0123456789-./:, ABCXYZ abcxyz_@+(".utf8)
        return (0..<count).map { _ in
            Int.random(in: 0..<20, using: &random) == 0
                ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 0
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool { ByteSet.word.contains(byte) }

    @Test(arguments: 0..<4) func everyPlaceIsFoundWhereverItStands(_ seed: UInt64) throws {
        let tables = try Self.rules.get().tables
        let everywhere = ProbeList(tables.everywhere.map { GroupScanner($0) }, tables.everywhereFilter)
        var random = SplitMix64(seed: seed)
        for list in [everywhere, NearScanners(tables.near, tables.nearFilter).probes] {
            let probes = list.probes
            // What the loops need is valid as long as the list is.
            defer { withExtendedLifetime(list) {} }
            for _ in 0..<400 {
                let bytes = Self.bytes(Int.random(in: 1...420, using: &random), &random)
                let limits = Self.range(in: 0..<bytes.count, &random)
                let range = Self.range(in: limits, &random)
                let startsWord = Bool.random(using: &random)
                bytes.withUnsafeBufferPointer { bytes in
                    var wanted = [Int]()
                    for place in range {
                        let isFirst = place == 0 || startsWord && place == range.lowerBound
                        guard isFirst || !Self.isWord(bytes[place - 1]) else { continue }
                        if probes.wanted(bytes, at: place, within: limits) != 0 { wanted.append(place) }
                    }
                    let count = probes.find(in: range, within: limits, .all, startsWord: startsWord, bytes)
                    #expect((0..<count).map { Int(probes.found[$0].place) } == wanted)
                }
            }
        }
    }

    private static func range(in range: Range<Int>, _ random: inout SplitMix64) -> Range<Int> {
        guard !range.isEmpty, Int.random(in: 0..<4, using: &random) > 0 else { return range }
        let start = Int.random(in: range, using: &random)
        return start..<Int.random(in: start...range.upperBound, using: &random)
    }

    @Test func aCallTellsWhatOpensAndWhatWordsStandBefore() {
        guard byte_scan_is_available() != 0 else { return }
        var random = SplitMix64(seed: 5)
        for _ in 0..<200 {
            var openings = byte_scan_openings()
            let entries = BYTE_SCAN_ROWS * 2 * 16
            withUnsafeMutableBytes(of: &openings) { tables in
                for place in tables.indices { tables[place] = UInt8.random(in: 0...255, using: &random) | 0x11 }
            }
            let before = BYTE_SCAN_BEFORE
            let bytes = Self.bytes(before + BYTE_SCAN_READ, &random)
            let isWordBefore = Bool.random(using: &random)
            var wordBefore: UInt64 = isWordBefore ? 1 : 0
            let (count, asked) = (Int.random(in: 1...80, using: &random), Int.random(in: 0...80, using: &random))
            let found = bytes.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.map { byte_scan_find($0 + before, count, asked, &openings, &wordBefore) } ?? 0
            }
            let inCount = count < BYTE_SCAN_PLACES ? 1 << UInt64(count) - 1 : UInt64.max
            let wanted = withUnsafeBytes(of: &openings) { tables in
                var wanted: UInt64 = 0
                for place in 0..<BYTE_SCAN_PLACES {
                    if place == 0 ? isWordBefore : Self.isWord(bytes[before + place - 1]) { continue }
                    for eight in 0..<2 {
                        var classes: UInt8 = 0xFF
                        for row in 0..<BYTE_SCAN_ROWS {
                            let (byte, table) = (Int(bytes[place + row]), (row * 2 + eight) * 16)
                            classes &= tables[table + byte & 15] & tables[entries + table + byte >> 4]
                        }
                        if classes != 0 || place >= asked { wanted |= 1 << UInt64(place) }
                    }
                }
                return wanted
            }
            #expect(found & inCount == wanted & inCount)
            guard count >= BYTE_SCAN_PLACES else { continue }
            #expect((wordBefore == 1) == Self.isWord(bytes[before + BYTE_SCAN_PLACES - 1]))
        }
    }
}
