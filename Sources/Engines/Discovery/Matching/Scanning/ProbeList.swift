internal import CByteScan

/// The probes of some scanners, and what tells which of them to try at a place.
final class ProbeList {
    /// What loops need. Valid as long as the list is.
    let probes: Probes
    private let first: UnsafeMutablePointer<Probe>
    private let openings: UnsafeMutablePointer<byte_scan_openings>
    private let found: UnsafeMutablePointer<byte_scan_opening>
    private let scanners: [GroupScanner]

    init(_ scanners: [GroupScanner], _ filter: OpeningFilter) {
        self.scanners = scanners
        first = .allocate(capacity: max(scanners.count, 1))
        for (place, scanner) in scanners.enumerated() {
            (first + place).initialize(to: scanner.probe(classes: filter.classesOfGroup[place]))
        }
        openings = .allocate(capacity: 1)
        openings.initialize(to: filter.openings)
        found = .allocate(capacity: BYTE_SCAN_ROOM)
        probes = Probes(
            probes: first, count: scanners.count, found: found, classesFrom: filter.classesFrom, openings: openings)
    }

    deinit {
        first.deallocate()
        openings.deallocate()
        found.deallocate()
    }

    /// Without anything that is counted by reference.
    struct Probes {
        /// How many bytes are looked at in one go.
        static let most = BYTE_SCAN_MOST

        let probes: UnsafeMutablePointer<Probe>
        let count: Int
        /// Where something is to be tried, and the classes of patterns to try.
        let found: UnsafeMutablePointer<byte_scan_opening>
        /// See `OpeningFilter`.
        let classesFrom: SIMD8<UInt16>
        fileprivate let openings: UnsafeMutablePointer<byte_scan_openings>

        /// Fills `found` with the places where words may start and something is to be tried, and gives how many there are.
        ///
        /// - Parameters:
        ///   - range: of at most `most` bytes.
        ///   - startsWord: whether nothing counts that stands before the range.
        func find(
            in range: Range<Int>, within limits: Range<Int>, startsWord: Bool, _ bytes: UnsafeBufferPointer<UInt8>
        ) -> Int {
            var stretch = byte_scan_stretch(
                text: bytes.baseAddress, size: bytes.count, from: range.lowerBound, to: range.upperBound,
                first: limits.lowerBound, end: limits.upperBound)
            return byte_scan_find(&stretch, startsWord, openings, found)
        }
    }
}
