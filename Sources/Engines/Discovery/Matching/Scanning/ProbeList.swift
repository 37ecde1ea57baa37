/// The probes of some scanners, and what tells which of them to try at a place.
final class ProbeList {
    private let first: UnsafeMutablePointer<Probe>
    private let count: Int
    private let rows: UnsafeMutablePointer<UInt16>
    private let ends: UnsafeMutablePointer<UInt16>
    private let found: UnsafeMutablePointer<Probes.Place>
    private let atStart: UInt16
    private let scanners: [GroupScanner]

    init(_ scanners: [GroupScanner], _ filter: OpeningFilter) {
        self.scanners = scanners
        count = scanners.count
        atStart = filter.atStart
        first = Self.copy(of: zip(scanners, filter.classesOfGroup).map { $0.probe(classes: $1) })
        rows = Self.copy(of: filter.rows)
        ends = Self.copy(of: filter.ends)
        found = .allocate(capacity: Probes.most)
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
        found.deallocate()
    }

    /// What loops need, without anything that is counted by reference. Valid as long as the list is.
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
        fileprivate let rows: UnsafeMutablePointer<UInt16>
        fileprivate let ends: UnsafeMutablePointer<UInt16>
        let found: UnsafeMutablePointer<Place>
        fileprivate let atStart: UInt16
        fileprivate let limits: Range<Int>

        /// Which classes of patterns to try at a place.
        @inline(__always)
        func wanted(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt16 {
            let left = limits.upperBound &- place
            var wanted = place > limits.lowerBound ? rows[Int(bytes[place &- 1])] : atStart
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
            in range: Range<Int>, _ starts: WordStarts, startsWord: Bool, _ bytes: UnsafeBufferPointer<UInt8>
        ) -> Int {
            var places = starts.places(in: range, startsWord: startsWord, bytes)
            var count = 0
            while true {
                let place = places.next()
                guard place >= 0 else { return count }
                let wanted = wanted(bytes, at: place)
                // Written always and kept only where something is wanted: which places these are, no processor guesses.
                found[count] = Place(place: Int32(truncatingIfNeeded: place), classes: wanted)
                count &+= wanted == 0 ? 0 : 1
            }
        }
    }

    func probes(in limits: Range<Int>) -> Probes {
        Probes(
            probes: first, count: count, rows: rows, ends: ends, found: found, atStart: atStart, limits: limits)
    }
}
