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
        var random = SplitMix64(seed: seed)
        for (groups, filter) in [(tables.everywhere, tables.everywhereFilter), (tables.near, tables.nearFilter)] {
            let list = ProbeList(groups.map { GroupScanner($0) }, filter)
            // What the loops need is valid as long as the list is.
            defer { withExtendedLifetime(list) {} }
            let openings = filter.openings
            var (wantedCount, foundCount) = (0, 0)
            for _ in 0..<400 {
                let bytes = Self.bytes(Int.random(in: 1...420, using: &random), &random)
                let limits = Self.range(in: 0..<bytes.count, &random)
                let range = Self.range(in: limits, &random)
                let startsWord = Bool.random(using: &random)
                let count = bytes.withUnsafeBufferPointer {
                    list.probes.find(in: range, within: limits, startsWord: startsWord, $0)
                }
                var classes: [Int: UInt16] = [:]
                for found in UnsafeBufferPointer(start: list.probes.found, count: count) {
                    classes[Int(found.place)] = found.classes
                }
                var wantedByKinds: [Int: UInt16] = [:]
                for place in Self.starts(of: bytes, range, startsWord) {
                    let wanted = Self.classes(bytes, at: place, limits, filter)
                    #expect(classes[place, default: 0] & wanted == wanted)
                    wantedCount += wanted == 0 ? 0 : 1
                    let byKinds = Self.classes(bytes, at: place, limits, openings)
                    if byKinds != 0 { wantedByKinds[place] = byKinds }
                }
                #expect(classes == wantedByKinds)
                foundCount += count
            }
            // Bytes that are no kind of their own let a little more through.
            #expect(foundCount < wantedCount * 3 / 2)
        }
    }

    private static func starts(of bytes: [UInt8], _ range: Range<Int>, _ startsWord: Bool) -> [Int] {
        range.filter { place in
            place == 0 || startsWord && place == range.lowerBound || !isWord(bytes[place - 1])
        }
    }

    /// What the filter's rows say, byte by byte.
    private static func classes(
        _ bytes: [UInt8], at place: Int, _ limits: Range<Int>, _ filter: OpeningFilter
    ) -> UInt16 {
        let left = limits.upperBound - place
        var classes = place > limits.lowerBound ? filter.rows[Int(bytes[place - 1])] : filter.atStart
        classes &=
            place > limits.lowerBound + 1
            ? filter.rows[OpeningFilter.twoBefore + Int(bytes[place - 2])] : filter.atSecond
        if left < OpeningFilter.length { classes &= filter.ends[left] }
        for offset in 0..<min(left, OpeningFilter.length) {
            classes &= filter.rows[(offset + 1) << 8 + Int(bytes[place + offset])]
        }
        return classes
    }

    private static func range(in range: Range<Int>, _ random: inout SplitMix64) -> Range<Int> {
        guard !range.isEmpty, Int.random(in: 0..<4, using: &random) > 0 else { return range }
        let start = Int.random(in: range, using: &random)
        return start..<Int.random(in: start...range.upperBound, using: &random)
    }

    @Test func aCallFindsWhereWordsBeginThatOpenSomething() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<400 {
            let openings = Self.openings(&random)
            let bytes = Self.bytes(Int.random(in: 1...300, using: &random), &random)
            let limits = Self.range(in: 0..<bytes.count, &random)
            let range = Self.range(in: limits, &random)
            let startsWord = Bool.random(using: &random)
            let wanted = Self.starts(of: bytes, range, startsWord).map {
                ($0, Self.classes(bytes, at: $0, limits, openings))
            }
            let found = Self.found(bytes, range, limits, startsWord, openings)
            #expect(found.map { "\($0)" } == wanted.filter { $0.1 != 0 }.map { "\($0)" })
        }
    }

    private static func openings(_ random: inout SplitMix64) -> byte_scan_openings {
        var openings = byte_scan_openings()
        withUnsafeMutableBytes(of: &openings.kinds) { kinds in
            for byte in kinds.indices { kinds[byte] = UInt8.random(in: 0..<15, using: &random) }
        }
        withUnsafeMutableBytes(of: &openings.classes) { classes in
            // So dense that some places open something and others do not.
            for place in classes.indices {
                let some = (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) }
                classes[place] = some[0] | some[1] | (Bool.random(using: &random) ? some[2] : 0)
            }
        }
        return openings
    }

    private static func found(
        _ bytes: [UInt8], _ range: Range<Int>, _ limits: Range<Int>, _ startsWord: Bool, _ openings: byte_scan_openings
    ) -> [(Int, UInt16)] {
        var found = [byte_scan_opening](repeating: byte_scan_opening(), count: BYTE_SCAN_ROOM)
        var openings = openings
        let count = bytes.withUnsafeBufferPointer { bytes in
            var stretch = byte_scan_stretch(
                text: bytes.baseAddress, size: bytes.count, from: range.lowerBound, to: range.upperBound,
                first: limits.lowerBound, end: limits.upperBound)
            return byte_scan_find(&stretch, startsWord, &openings, &found)
        }
        return found[..<count].map { (Int($0.place), $0.classes) }
    }

    private static func classes(
        _ bytes: [UInt8], at place: Int, _ limits: Range<Int>, _ openings: byte_scan_openings
    ) -> UInt16 {
        withUnsafeBytes(of: openings.kinds) { kinds in
            withUnsafeBytes(of: openings.classes) { classes in
                (0..<BYTE_SCAN_ROWS).reduce(UInt16.max) { left, row in
                    let at = place + row - BYTE_SCAN_BEFORE
                    var kind = BYTE_SCAN_OUTSIDE
                    if limits.contains(at) {
                        kind = (0x20..<0x80).contains(bytes[at]) ? Int(kinds[Int(bytes[at]) - 0x20]) : 0
                    }
                    let entry = row * 2 * BYTE_SCAN_KINDS + kind
                    return left & (UInt16(classes[entry]) | UInt16(classes[entry + BYTE_SCAN_KINDS]) << 8)
                }
            }
        }
    }
}
