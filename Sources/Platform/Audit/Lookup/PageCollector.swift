/// Gathers a page of events, newest first, from segments that are each read forward, in memory of a page or two.
struct PageCollector {
    private let query: AuditQuery
    private let filter: LineFilter
    /// Only events before this.
    private let before: EventPosition?
    private(set) var records: [AuditRecord] = []

    init(_ query: AuditQuery) throws(AuditError) {
        self.query = query
        filter = LineFilter(query)
        before = try query.position()
    }

    /// One more than a page shows whether there is a next one.
    private var missing: Int { query.pageSize + 1 - records.count }

    var isFull: Bool { missing <= 0 }

    /// The newest segment that a page may begin in.
    var firstSequence: Int64? { before?.sequence }

    var page: AuditPage {
        let shown = records.prefix(query.pageSize)
        let token = records.count > query.pageSize ? shown.last.map { query.token(after: $0.position) } : nil
        return AuditPage(records: Array(shown), nextToken: token)
    }

    /// Adds what a segment has.
    ///
    /// - Parameter read: calls back with every record of the segment in order.
    mutating func add(_ sequence: Int64, _ read: (_ visit: (ArraySlice<UInt8>) throws -> Void) throws -> Void) throws {
        if try add(sequence, parsingAll: false, read) { return }
        // The filter let too much pass, so that what was sought fell out of the window: read exactly.
        _ = try add(sequence, parsingAll: true, read)
    }

    /// False, with nothing added, when candidates were dropped that would have been needed.
    private mutating func add(
        _ sequence: Int64, parsingAll: Bool, _ read: (_ visit: (ArraySlice<UInt8>) throws -> Void) throws -> Void
    ) throws -> Bool {
        let capacity = 2 * missing + 16
        var window: [(json: [UInt8], index: Int)] = []
        var hasDropped = false
        var index = 0
        try read { line in
            defer { index += 1 }
            if let before, before <= EventPosition(sequence: sequence, index: index) { return }
            guard filter.mayMatch(line) else { return }
            if parsingAll, record(Array(line), sequence, index) == nil { return }
            window.append((Array(line), index))
            if window.count >= 2 * capacity {
                window.removeFirst(capacity)
                hasDropped = true
            }
        }
        var matches: [AuditRecord] = []
        for candidate in window.reversed() where matches.count < missing {
            if let match = record(candidate.json, sequence, candidate.index) { matches.append(match) }
        }
        if hasDropped && !parsingAll && matches.count < missing { return false }
        records += matches
        return true
    }

    private func record(_ json: [UInt8], _ sequence: Int64, _ index: Int) -> AuditRecord? {
        guard let record = AuditRecord(json, at: EventPosition(sequence: sequence, index: index)),
            query.matches(record.attributes)
        else { return nil }
        return record
    }
}
