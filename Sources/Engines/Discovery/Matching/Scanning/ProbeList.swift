internal import CByteScan

/// The probes of some scanners, and what tells which of them to try at a place.
final class ProbeList {
    /// What loops need. Valid as long as the list is.
    let probes: Probes
    private let first: UnsafeMutablePointer<Probe>
    private let rows: UnsafeMutablePointer<UInt16>
    private let ends: UnsafeMutablePointer<UInt16>
    /// The first rows as tables of their own, where the processor can use them.
    private let openings: UnsafeMutablePointer<byte_scan_openings>?
    private let found: UnsafeMutablePointer<Probes.Place>
    private let scanners: [GroupScanner]

    init(_ scanners: [GroupScanner], _ filter: OpeningFilter) {
        self.scanners = scanners
        first = Self.copy(of: zip(scanners, filter.classesOfGroup).map { $0.probe(classes: $1) })
        rows = Self.copy(of: filter.rows)
        ends = Self.copy(of: filter.ends)
        openings = byte_scan_is_available() != 0 ? Self.copy(of: [filter.openings]) : nil
        found = .allocate(capacity: Probes.most)
        probes = Probes(
            probes: first, count: scanners.count, found: found, classesFrom: filter.classesFrom, rows: rows, ends: ends,
            openings: openings, atStart: filter.atStart, atSecond: filter.atSecond)
    }

    private static func copy<Element>(of elements: [Element]) -> UnsafeMutablePointer<Element> {
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
        for (place, element) in elements.enumerated() { (copy + place).initialize(to: element) }
        return copy
    }

    deinit {
        first.deallocate()
        rows.deallocate()
        ends.deallocate()
        openings?.deallocate()
        found.deallocate()
    }

    /// Without anything that is counted by reference.
    struct Probes {
        /// Where something is to be tried, and the classes of patterns to try.
        struct Place {
            var place: Int32
            var classes: UInt16
        }

        /// How many bytes are looked at in one go.
        static let most = 4096

        let probes: UnsafeMutablePointer<Probe>
        let count: Int
        let found: UnsafeMutablePointer<Place>
        /// See `OpeningFilter`.
        let classesFrom: SIMD8<UInt16>
        fileprivate let rows: UnsafeMutablePointer<UInt16>
        fileprivate let ends: UnsafeMutablePointer<UInt16>
        fileprivate let openings: UnsafeMutablePointer<byte_scan_openings>?
        fileprivate let atStart, atSecond: UInt16

        /// Which classes of patterns to try at a place.
        @inline(__always)
        func wanted(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, within limits: Range<Int>) -> UInt16 {
            let left = limits.upperBound &- place
            let before = place &- limits.lowerBound
            var wanted = before > 0 ? rows[Int(bytes[place &- 1])] : atStart
            wanted &= before > 1 ? rows[OpeningFilter.twoBefore &+ Int(bytes[place &- 2])] : atSecond
            if left >= OpeningFilter.length {
                for offset in 0..<OpeningFilter.length { wanted &= row(bytes, place, offset) }
            } else {
                wanted &= ends[left]
                for offset in 0..<left where wanted != 0 { wanted &= row(bytes, place, offset) }
            }
            return wanted
        }

        @inline(__always)
        private func row(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ offset: Int) -> UInt16 {
            rows[(offset &+ 1) &<< 8 &+ Int(bytes[place &+ offset])]
        }

        /// Fills `found` with the places where words may start and something is to be tried, and gives how many there are.
        ///
        /// - Parameters:
        ///   - range: of at most `most` bytes.
        ///   - startsWord: whether nothing counts that stands before the range.
        @inline(never)
        func find(
            in range: Range<Int>, within limits: Range<Int>, _ starts: WordStarts, startsWord: Bool,
            _ bytes: UnsafeBufferPointer<UInt8>
        ) -> Int {
            var count = 0
            let rest = findByVectors(in: range, within: limits, startsWord: startsWord, bytes, &count)
            guard rest < range.upperBound else { return count }
            let isFirst = rest == range.lowerBound
            var places = starts.places(in: rest..<range.upperBound, startsWord: startsWord && isFirst, bytes)
            while true {
                let place = places.next()
                guard place >= 0 else { return count }
                note(place, within: limits, bytes, &count)
            }
        }

        /// The same by the processor's vectors, as far as they can read; gives how far that is.
        @inline(__always)
        private func findByVectors(
            in range: Range<Int>, within limits: Range<Int>, startsWord: Bool, _ bytes: UnsafeBufferPointer<UInt8>,
            _ count: inout Int
        ) -> Int {
            guard let openings, let base = bytes.baseAddress, range.lowerBound >= BYTE_SCAN_BEFORE else {
                return range.lowerBound
            }
            let isWord = !startsWord && Neighbours.isASCIIWord(bytes[range.lowerBound &- 1])
            var wordBefore: UInt64 = isWord ? 1 : 0
            var next = range.lowerBound
            while next < range.upperBound, next &+ BYTE_SCAN_READ <= bytes.count {
                let places = range.upperBound &- next
                // Near the end of the limits stands what is no part of an opening.
                let asked = max(limits.upperBound &- next &- BYTE_SCAN_AHEAD &+ 1, 0)
                var left = byte_scan_find(base + next, places, asked, openings, &wordBefore)
                if places < BYTE_SCAN_PLACES { left &= 1 << UInt64(places) &- 1 }
                while left != 0 {
                    note(next &+ left.trailingZeroBitCount, within: limits, bytes, &count)
                    left &= left &- 1
                }
                next &+= BYTE_SCAN_PLACES
            }
            return min(next, range.upperBound)
        }

        @inline(__always)
        private func note(
            _ place: Int, within limits: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ count: inout Int
        ) {
            let wanted = wanted(bytes, at: place, within: limits)
            // Written always and kept only where something is wanted: which places these are, no processor guesses.
            found[count] = Place(place: Int32(truncatingIfNeeded: place), classes: wanted)
            count &+= wanted == 0 ? 0 : 1
        }
    }
}
