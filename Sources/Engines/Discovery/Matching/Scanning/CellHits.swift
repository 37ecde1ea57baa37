/// A cell's share of what the pass found, as places in the lists of `PassHits`.
struct CellHits {
    var keywords = 0..<0
    var openings = 0..<0
    var inner = 0..<0
    var general = 0..<0
    var custom = 0..<0

    var isEmpty: Bool {
        keywords.isEmpty && openings.isEmpty && inner.isEmpty && general.isEmpty && custom.isEmpty
    }

    /// Moves on to the next cell's share. Cells come in the order of their starts.
    @inline(__always)
    mutating func move(to cell: Range<Int>, of hits: borrowing PassHits) {
        let (start, end) = (Int32(truncatingIfNeeded: cell.lowerBound), Int32(truncatingIfNeeded: cell.upperBound))
        keywords = Self.next(keywords, of: hits.keywords, { $0.start < start }, { $0.end <= end })
        openings = Self.next(openings, of: hits.openings, { $0 < start }, { $0 < end })
        inner = Self.next(inner, of: hits.inner, { $0.start < start }, { $0.start < end })
        general = Self.next(general, of: hits.general, { $0.end <= start }, { $0.end <= end })
        custom = Self.next(custom, of: hits.custom, { $0.end <= start }, { $0.end <= end })
    }

    @inline(__always)
    private static func next<Hit>(
        _ range: Range<Int>, of hits: [Hit], _ isBefore: (Hit) -> Bool, _ isWithin: (Hit) -> Bool
    ) -> Range<Int> {
        var first = range.upperBound
        while first < hits.count, isBefore(hits[first]) { first += 1 }
        var end = first
        while end < hits.count, isWithin(hits[end]) { end += 1 }
        return first..<end
    }
}
