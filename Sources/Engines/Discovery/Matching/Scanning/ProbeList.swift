/// The probes of some scanners, and what tells which of them to try at a place.
final class ProbeList {
    private let first: UnsafeMutablePointer<Probe>
    private let count: Int
    private let classes: UnsafeMutablePointer<UInt8>
    private let tableOfPair: UnsafeMutablePointer<UInt32>
    private let sets: UnsafeMutablePointer<UInt16>
    private let rows: UnsafeMutablePointer<UInt16>
    private let ends: UnsafeMutablePointer<UInt16>
    private let filter: OpeningFilter
    private let scanners: [GroupScanner]

    init(_ scanners: [GroupScanner], _ filter: OpeningFilter) {
        self.scanners = scanners
        self.filter = filter
        count = scanners.count
        first = Self.copy(of: zip(scanners, filter.classesOfGroup).map { $0.probe(classes: $1) })
        classes = Self.copy(of: filter.classes)
        tableOfPair = Self.copy(of: filter.tableOfPair)
        sets = Self.copy(of: filter.sets)
        rows = Self.copy(of: filter.rows)
        ends = Self.copy(of: filter.ends)
    }

    private static func copy<Element>(of elements: [Element]) -> UnsafeMutablePointer<Element> {
        let copy = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
        for (place, element) in elements.enumerated() { (copy + place).initialize(to: element) }
        return copy
    }

    deinit {
        first.deallocate()
        classes.deallocate()
        tableOfPair.deallocate()
        sets.deallocate()
        rows.deallocate()
        ends.deallocate()
    }

    /// What loops need, without anything that is counted by reference. Valid as long as the list is.
    struct Probes {
        let probes: UnsafeMutablePointer<Probe>
        let count: Int
        let classes: UnsafeMutablePointer<UInt8>
        let tableOfPair: UnsafeMutablePointer<UInt32>
        let sets: UnsafeMutablePointer<UInt16>
        let rows: UnsafeMutablePointer<UInt16>
        let ends: UnsafeMutablePointer<UInt16>
        let secondShift, fourthShift: Int
        let atStart: UInt16
        let limits: Range<Int>

        /// Which classes of patterns to try at a place.
        @inline(__always)
        func wanted(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt16 {
            let left = limits.upperBound &- place
            var wanted = place > limits.lowerBound ? rows[Int(bytes[place &- 1])] : atStart
            if left >= OpeningFilter.length {
                wanted &= together(bytes, place)
                for offset in OpeningFilter.exact..<OpeningFilter.length { wanted &= row(bytes, place, offset) }
            } else {
                wanted &= ends[left]
                if left >= OpeningFilter.exact { wanted &= together(bytes, place) }
                for offset in OpeningFilter.exact..<max(left, OpeningFilter.exact) {
                    wanted &= row(bytes, place, offset)
                }
            }
            return wanted
        }

        @inline(__always)
        private func row(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ offset: Int) -> UInt16 {
            rows[(offset &+ 1) &<< 8 &+ Int(bytes[place &+ offset])]
        }

        @inline(__always)
        private func together(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt16 {
            let first = classes[Int(bytes[place])]
            let second = classes[256 &+ Int(bytes[place &+ 1])]
            let third = classes[512 &+ Int(bytes[place &+ 2])]
            let fourth = classes[768 &+ Int(bytes[place &+ 3])]
            let table = Int(tableOfPair[Int(first) &<< secondShift &+ Int(second)])
            return sets[table &+ Int(third) &<< fourthShift &+ Int(fourth)]
        }
    }

    func probes(in limits: Range<Int>) -> Probes {
        Probes(
            probes: first, count: count, classes: classes, tableOfPair: tableOfPair, sets: sets, rows: rows, ends: ends,
            secondShift: filter.secondShift, fourthShift: filter.fourthShift, atStart: filter.atStart, limits: limits)
    }
}
