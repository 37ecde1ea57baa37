/// A thread's state of matching: what it found in the block at hand, and what it remembers from block to block.
struct MatchingPass {
    let rules: Rules
    let tables: RuleTables
    let scanner: TriggerScanner
    let shortWords: ShortWordScanner
    let everywhere: ProbeList
    let near: NearScanners
    var narrowed = NarrowedScanners()
    let quietTables = QuietTables()
    let nearAnywhere: GroupScanner
    let opened: GroupScanner
    let inner: GroupScanner
    let beforeInner: LazyAutomaton
    /// Where patterns of `inner` were found to start.
    var innerStarts: [(pattern: Int, start: Int)] = []
    var general: [ExpressionSearcher]
    var custom: [ExpressionSearcher]
    var allowListAutomatons: [LazyAutomaton?]

    // Of the document.
    var fields: [FieldKeywords] = []
    var roles: [FieldRole] = []
    var isFirstBlock = true
    /// What was reported last, for what overlaps it and ends in the next block; places are relative to the block's decided end.
    var carried: [Candidate] = []

    // Of the block.
    var explains = false
    var decided = 0..<0
    var text = 0..<0
    var hits = PassHits()
    var candidates: [Candidate] = []
    var detections: [Detection] = []
    var suppressions: [Suppression] = []

    /// How often a match passed every test, or was asked about by a check that looks around.
    var eventCount = 0

    // Of the stretch at hand: free text, or a cell.
    var limits = 0..<0
    var cell = -1
    var field = -1
    /// The keywords that count for the stretch: all of a block's, or a cell's.
    var hitRange = 0..<0
    var cover = CellCover(isOff: true)
    /// In a cell or a window with keywords, the rules that have one.
    var rulesInCell: [UInt64] = []
    /// Of each rule, where its last candidate in a cluster ends.
    var lastEnds: [Int32] = []
    var failures: [Failure] = []
    /// Room for a value's letters and digits.
    var compact = [UInt8](repeating: 0, count: 256)
    var folded: [UInt8] = []

    /// In free text, in characters, inclusive (Macie User Guide, keyword requirements).
    static let keywordDistance = 30
    /// A longer match is found when its keyword stands before it, not when it stands behind: otherwise each of the many words
    /// that belong to keys and tokens would have kilobytes before it searched.
    static let longestBeforeKeyword = 256
    /// A character has four bytes at most.
    static let keywordReach = keywordDistance * 4

    init(_ rules: Rules) throws(MatchingError) {
        self.rules = rules
        tables = rules.tables
        rulesInCell = [UInt64](repeating: 0, count: rules.tables.ruleWords)
        lastEnds = [Int32](repeating: -1, count: rules.count)
        scanner = try TriggerScanner(rules.tables.triggers)
        shortWords = ShortWordScanner(rules.tables.shortWords)
        everywhere = ProbeList(rules.tables.everywhere.map { GroupScanner($0) }, rules.tables.everywhereFilter)
        near = NearScanners(rules.tables.near, rules.tables.nearFilter)
        nearAnywhere = GroupScanner(rules.tables.nearAnywhere)
        opened = GroupScanner(rules.tables.opened)
        inner = GroupScanner(rules.tables.inner)
        beforeInner = LazyAutomaton(rules.tables.beforeInner, capacity: 4096)
        general = rules.tables.generalExpressions.map { ExpressionSearcher($0) }
        custom = rules.custom.map { ExpressionSearcher($0.expression) }
        allowListAutomatons = rules.allowLists.map { list in
            if case .expression(let automaton) = list.criteria { LazyAutomaton(automaton, capacity: 2048) } else { nil }
        }
    }

    mutating func beginDocument() {
        fields.removeAll(keepingCapacity: true)
        roles.removeAll(keepingCapacity: true)
        quietTables.removeAll()
        carried.removeAll(keepingCapacity: true)
        isFirstBlock = true
    }

    mutating func match(_ given: Block, explains: Bool) {
        self.explains = explains
        candidates.removeAll(keepingCapacity: true)
        detections.removeAll(keepingCapacity: true)
        suppressions.removeAll(keepingCapacity: true)
        noteFields(of: given)
        var block = given
        block.roles = roles
        let count = block.bytes.count
        let isText = block.cells.isEmpty
        let end = isText ? max(count - max(block.pending, 0), 0) : count
        decided = min(max(isText ? block.carried : 0, 0), end)..<end
        text = (isFirstBlock && decided.lowerBound == 0 ? 0 : -1)..<(block.isLast ? count : Int.max)
        isFirstBlock = false
        block.bytes.withUnsafeBufferPointer { bytes in
            scanner.scan(bytes)
            shortWords.scan(bytes)
            sortHits(block.cells, bytes)
            if isText {
                matchText(block, bytes)
            } else {
                matchCells(block, bytes)
            }
            resolve(block, bytes)
        }
        carry(isText: isText)
    }

    /// Whether a match that ends here is this block's to report.
    @inline(__always)
    func isDecided(_ end: Int) -> Bool { end > decided.lowerBound && end <= decided.upperBound }

    /// Keeps what was reported and may be overlapped by the next block's candidates.
    private mutating func carry(isText: Bool) {
        guard isText else {
            carried.removeAll(keepingCapacity: true)
            return
        }
        let floor = decided.upperBound - TextCutter.standardContext
        var kept = [Candidate]()
        for old in carried where Int(old.end) + decided.lowerBound > floor {
            kept.append(old.moved(by: decided.lowerBound - decided.upperBound))
        }
        for detection in detections where detection.range.upperBound > floor {
            let reported = Candidate(rule: detection.rule, range: detection.range, cell: -1, evidence: 0, keyword: nil)
            kept.append(reported.moved(by: -decided.upperBound))
        }
        carried = kept
    }
}
