/// The probes of some scanners, and what tells which of them to try at a place.
final class ProbeList {
    private let first: UnsafeMutablePointer<Probe>
    private let count: Int
    private let classes: UnsafeMutablePointer<UInt8>
    private let tableOfPair: UnsafeMutablePointer<UInt32>
    private let sets: UnsafeMutablePointer<UInt8>
    private let filter: OpeningFilter
    private let scanners: [GroupScanner]

    init(_ scanners: [GroupScanner], _ filter: OpeningFilter) {
        self.scanners = scanners
        self.filter = filter
        count = scanners.count
        first = .allocate(capacity: max(count, 1))
        for (place, scanner) in scanners.enumerated() { (first + place).initialize(to: scanner.probe) }
        classes = Self.copy(of: filter.classes)
        tableOfPair = Self.copy(of: filter.tableOfPair)
        sets = Self.copy(of: filter.sets)
    }

    private static func copy<Element>(of elements: [Element]) -> UnsafeMutablePointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(elements.count, 1))
        _ = copy.initialize(fromContentsOf: elements)
        // A buffer of at least one element has an address.
        return copy.baseAddress ?? .allocate(capacity: 1)
    }

    deinit {
        first.deallocate()
        classes.deallocate()
        tableOfPair.deallocate()
        sets.deallocate()
    }

    /// What loops need, without anything that is counted by reference. Valid as long as the list is.
    struct Probes {
        let probes: UnsafeMutablePointer<Probe>
        let count: Int
        let classes: UnsafeMutablePointer<UInt8>
        let tableOfPair: UnsafeMutablePointer<UInt32>
        let sets: UnsafeMutablePointer<UInt8>
        let secondShift, fourthShift: Int
        let atStart: UInt8
        let limits: Range<Int>

        /// Which probes to try at a place, as bits.
        @inline(__always)
        func wanted(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt8 {
            // Past the end anything may stand; the walk knows better.
            guard place &+ 3 < limits.upperBound else { return .max }
            let first = classes[Int(bytes[place])]
            let second = classes[256 &+ Int(bytes[place &+ 1])]
            let third = classes[512 &+ Int(bytes[place &+ 2])]
            let fourth = classes[768 &+ Int(bytes[place &+ 3])]
            let table = Int(tableOfPair[Int(first) &<< secondShift &+ Int(second)])
            let before = place > limits.lowerBound ? classes[1024 &+ Int(bytes[place &- 1])] : atStart
            return sets[table &+ Int(third) &<< fourthShift &+ Int(fourth)] & before
        }
    }

    func probes(in limits: Range<Int>) -> Probes {
        Probes(
            probes: first, count: count, classes: classes, tableOfPair: tableOfPair, sets: sets,
            secondShift: filter.secondShift, fourthShift: filter.fourthShift, atStart: filter.atStart, limits: limits)
    }
}
