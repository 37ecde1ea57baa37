/// What looks for patterns that need a keyword, where one is near.
final class NearScanners {
    /// One for each distance between a match's start and the place where it is looked for.
    let scanners: [GroupScanner]
    let probes: ProbeList

    init(_ groups: [PatternGroup], _ filter: OpeningFilter) {
        scanners = groups.map { GroupScanner($0) }
        probes = ProbeList(scanners, filter)
    }

    /// For some of the patterns alone, by the scanner and in it as a set.
    convenience init(_ sets: [[UInt64]], of all: NearScanners) {
        let groups = zip(all.scanners, sets).compactMap { $0.group.narrowed(to: $1) }
        self.init(groups, OpeningFilter(groups))
    }
}

/// Scanners for the values of fields whose names have keywords, kept by which patterns these allow. One a thread.
///
/// The automaton of hundreds of patterns is larger than a processor's nearest memory, that of a few is not; but it takes a
/// while to make, so that it is made only for a field that has many values.
struct NarrowedScanners {
    /// How many values a field has had before it is worth it.
    static let valuesBefore = 64
    private static let most = 128

    private var known: [[[UInt64]]: NearScanners] = [:]

    /// Nil where too many are held already.
    mutating func scanners(for sets: [[UInt64]], of all: NearScanners) -> NearScanners? {
        if let scanners = known[sets] { return scanners }
        guard known.count < Self.most else { return nil }
        let scanners = NearScanners(sets, of: all)
        known[sets] = scanners
        return scanners
    }
}
