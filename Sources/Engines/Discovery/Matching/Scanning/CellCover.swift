/// What is known of a cell that a candidate fills from end to end: whatever else is in it overlaps that, so that nothing of
/// less worth needs to be looked for.
struct CellCover {
    /// Patterns of this strength and above may still win (see `CompiledPattern.Traits.strength`); 0 where nothing fills the cell.
    private(set) var level = 0
    /// The same for matches that begin where the cell does, which may be as long.
    private(set) var levelAtStart = 0
    private var priority: UInt64 = 0
    /// Whose it was last; of one rule the leftmost candidate counts.
    private var rule = -1
    private let isOff: Bool

    init(isOff: Bool) { self.isOff = isOff }

    /// Notes a candidate that fills the cell.
    @inline(__always)
    mutating func note(_ candidate: Candidate, _ evidence: Pattern.Evidence, hasKeyword: Bool) {
        guard !isOff else { return }
        // A shorter one of the same evidence wins by its keyword alone.
        level = max(level, evidence.rawValue + (hasKeyword ? 1 : 0))
        levelAtStart = max(levelAtStart, evidence.rawValue)
        priority = max(priority, candidate.priority)
        rule = Int(candidate.rule)
    }

    /// Whether no match of a pattern can win that begins later than the cell does.
    @inline(__always)
    func beats(_ pattern: CompiledPattern.Traits) -> Bool {
        pattern.strength < level || pattern.rule == rule && pattern.reach == .ahead
    }

    /// Whether a candidate that does not fill the cell wins over those that do. Then what was not looked for may win beside it.
    @inline(__always)
    func isOutdone(by candidates: ArraySlice<Candidate>, in cell: Range<Int>, identifiers: Int) -> Bool {
        guard level > 0 else { return false }
        return candidates.contains {
            $0.priority > priority && $0.range != cell && Int($0.rule) < identifiers
        }
    }
}
