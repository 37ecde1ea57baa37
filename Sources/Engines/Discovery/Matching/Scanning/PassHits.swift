/// What the pass found in a block, by what it means.
struct PassHits {
    /// Ascending by where they end.
    var keywords: [KeywordHit] = []
    /// Where texts stand that patterns start with; ascending as far as the texts are equally long.
    var openings: [Int32] = []
    /// Where a text of a pattern stands.
    var inner: [(start: Int32, text: Int32)] = []
    /// Where a general pattern ends; ascending by that.
    var general: [(pattern: Int32, end: Int32)] = []
    /// Where a custom identifier ends.
    var custom: [(custom: Int32, end: Int32)] = []

    mutating func removeAll() {
        keywords.removeAll(keepingCapacity: true)
        openings.removeAll(keepingCapacity: true)
        inner.removeAll(keepingCapacity: true)
        general.removeAll(keepingCapacity: true)
        custom.removeAll(keepingCapacity: true)
    }
}

/// Tells of ends whether they lie in cells; from cell to cell they ascend.
private struct CellWalk {
    private let cells: [Cell]
    private var next = 0

    init(_ cells: [Cell]) { self.cells = cells }

    @inline(__always)
    mutating func isWithinCell(_ end: UInt32) -> Bool {
        while next < cells.count, cells[next].end < end { next += 1 }
        return next < cells.count && cells[next].start < end
    }
}

extension MatchingPass {
    /// Sorts the pass's hits by what they mean, and drops keywords that are parts of words, and what ends in none of the block's
    /// cells: names of members are no values.
    mutating func sortHits(_ cells: [Cell], _ bytes: UnsafeBufferPointer<UInt8>) {
        hits.removeAll()
        var walk = CellWalk(cells)
        let keepsAll = cells.isEmpty || explains
        let neighbours = Neighbours(bytes: bytes, limits: 0..<bytes.count)
        let short = shortWords.hits
        var nextShort = 0
        tables.pieces.withView { pieces in
            tables.meanings.withUnsafeBufferPointer { meanings in
                for hit in scanner.hits {
                    while nextShort < short.count, short[nextShort].end <= hit.end {
                        noteShortWord(short[nextShort], keepsAll, &walk, pieces, neighbours)
                        nextShort += 1
                    }
                    guard keepsAll || walk.isWithinCell(hit.end) else { continue }
                    note(hit, meanings[Int(hit.trigger)], pieces, neighbours)
                }
            }
            for hit in short[nextShort...] { noteShortWord(hit, keepsAll, &walk, pieces, neighbours) }
        }
        hits.openings.sort()
        hits.inner.sort { ($0.start, $0.text) < ($1.start, $1.text) }
        sortKeywords()
    }

    @inline(__always)
    private mutating func noteShortWord(
        _ hit: ShortWordScanner.Hit, _ keepsAll: Bool, _ walk: inout CellWalk, _ pieces: KeywordPieces.View,
        _ neighbours: Neighbours
    ) {
        guard keepsAll || walk.isWithinCell(hit.end) else { return }
        noteKeywords(hit.pieces, endingAt: Int(hit.end), pieces, neighbours)
    }

    @inline(__always)
    private mutating func noteKeywords(
        _ places: Range<Int32>, endingAt end: Int, _ pieces: KeywordPieces.View, _ neighbours: Neighbours
    ) {
        pieces.forEachKeyword(places, endingAt: end, in: neighbours, inName: false) { keyword, range in
            hits.keywords.append(
                KeywordHit(
                    start: Int32(truncatingIfNeeded: range.lowerBound),
                    end: Int32(truncatingIfNeeded: range.upperBound), keyword: keyword))
        }
    }

    @inline(__always)
    private mutating func note(
        _ hit: TriggerScanner.Hit, _ meaning: RuleTables.Meaning, _ pieces: KeywordPieces.View,
        _ neighbours: Neighbours
    ) {
        switch meaning {
        case .keyword(let places): noteKeywords(places, endingAt: Int(hit.end), pieces, neighbours)
        case .opening(let length):
            let start = Int32(truncatingIfNeeded: Int(hit.end) - length)
            if hits.openings.last != start { hits.openings.append(start) }
        case .inner(let text, let length):
            hits.inner.append((Int32(truncatingIfNeeded: Int(hit.end) - length), Int32(truncatingIfNeeded: text)))
        case .general(let pattern):
            hits.general.append((Int32(truncatingIfNeeded: pattern), Int32(truncatingIfNeeded: hit.end)))
        case .custom(let number):
            hits.custom.append((Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: hit.end)))
        }
    }

    /// A piece may be the middle of a keyword, so that keywords need not come in the order of their ends.
    private mutating func sortKeywords() {
        var last: Int32 = 0
        for hit in hits.keywords {
            if hit.end < last {
                hits.keywords.sort { ($0.end, $0.keyword) < ($1.end, $1.keyword) }
                return
            }
            last = hit.end
        }
    }
}
