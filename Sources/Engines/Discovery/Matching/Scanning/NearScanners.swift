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

/// Scanners for what some keywords allow and nothing else, kept by the rules that have these keywords. One a thread.
///
/// The automaton of hundreds of patterns is larger than a processor's nearest memory, that of a few is not; but it takes a
/// while to make, so that it is made only for rules that are looked for again and again.
struct NarrowedScanners {
    /// How often rules are looked for before it is worth it.
    static let usesBefore = 64
    private static let most = 128
    private static let mostCounted = 4096

    private enum Narrowed {
        case counted(Int)
        case made(NearScanners)
    }

    private var known: [[UInt64]: Narrowed] = [:]
    private var madeCount = 0

    /// Nil as long as it is not worth it, and where too many are held already.
    mutating func scanners(for rules: [UInt64], of all: NearScanners) -> NearScanners? {
        switch known[rules] {
        case .made(let scanners): return scanners
        case .counted(let count):
            guard count + 1 >= Self.usesBefore, madeCount < Self.most else {
                known[rules] = .counted(count + 1)
                return nil
            }
            madeCount += 1
            let scanners = NearScanners(all.scanners.map { $0.group.patterns(of: rules) }, of: all)
            known[rules] = .made(scanners)
            return scanners
        case nil:
            if known.count < Self.mostCounted { known[rules] = .counted(1) }
            return nil
        }
    }
}
