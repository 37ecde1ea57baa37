/// Where a pattern matches whose matches are all of one length.
struct FixedHit {
    let start, end, pattern: Int32
}

/// What the pass found in a block, by what it means.
struct PassHits {
    /// Ascending by where they end.
    var keywords: [KeywordHit] = []
    /// Where texts stand that patterns start with; ascending as far as the texts are equally long.
    var openings: [Int32] = []
    /// Where a text of a pattern stands.
    var inner: [(start: Int32, pattern: Int32)] = []
    /// Where general patterns stand of which all matches are of one length; ascending by their ends.
    var fixed: [FixedHit] = []
    /// Where a general pattern ends; ascending by that.
    var general: [(pattern: Int32, end: Int32)] = []
    /// Where a custom identifier ends.
    var custom: [(custom: Int32, end: Int32)] = []

    mutating func removeAll() {
        keywords.removeAll(keepingCapacity: true)
        openings.removeAll(keepingCapacity: true)
        inner.removeAll(keepingCapacity: true)
        fixed.removeAll(keepingCapacity: true)
        general.removeAll(keepingCapacity: true)
        custom.removeAll(keepingCapacity: true)
    }
}

extension MatchingPass {
    /// Sorts the pass's hits by what they mean, and drops keywords that are parts of words.
    mutating func sortHits(_ bytes: UnsafeBufferPointer<UInt8>) {
        hits.removeAll()
        let neighbours = Neighbours(bytes: bytes, limits: 0..<bytes.count)
        for hit in scanner.hits {
            let end = Int(hit.end)
            let plain = tables.plainKeywords[Int(hit.trigger)]
            if plain.length > 0 {
                let range = end &- Int(plain.length)..<end
                if neighbours.isKeyword(range, inName: false) { hits.keywords.append(plain.hit(range)) }
                continue
            }
            switch tables.meanings[Int(hit.trigger)] {
            case .keyword(let pieces): addKeywords(pieces, endingAt: end, neighbours)
            case .opening(let length):
                let start = Int32(truncatingIfNeeded: end - length)
                if hits.openings.last != start { hits.openings.append(start) }
            case .inner(let patterns, let length):
                for pattern in patterns {
                    hits.inner.append((Int32(truncatingIfNeeded: end - length), Int32(truncatingIfNeeded: pattern)))
                }
            case .fixed(let pattern, let length):
                hits.fixed.append(
                    FixedHit(
                        start: Int32(truncatingIfNeeded: end - length), end: Int32(truncatingIfNeeded: end),
                        pattern: pattern))
            case .general(let pattern):
                hits.general.append((Int32(truncatingIfNeeded: pattern), Int32(truncatingIfNeeded: end)))
            case .custom(let number):
                hits.custom.append((Int32(truncatingIfNeeded: number), Int32(truncatingIfNeeded: end)))
            }
        }
        if !tables.spaced.isEmpty {
            tables.spaced.find(in: bytes, &hits.fixed)
            sortFixed()
        }
        hits.openings.sort()
        hits.inner.sort { ($0.start, $0.pattern) < ($1.start, $1.pattern) }
        sortKeywords()
    }

    /// Both kinds come in an order of their own.
    private mutating func sortFixed() {
        for place in hits.fixed.indices.dropFirst() where hits.fixed[place].end < hits.fixed[place - 1].end {
            hits.fixed.sort { ($0.end, $0.pattern) < ($1.end, $1.pattern) }
            return
        }
    }

    private mutating func addKeywords(_ pieces: [KeywordTable.Piece], endingAt end: Int, _ neighbours: Neighbours) {
        for piece in pieces {
            guard let range = piece.range(endingAt: end, in: neighbours),
                neighbours.isKeyword(range, inName: false)
            else { continue }
            hits.keywords.append(
                KeywordHit(
                    start: Int32(truncatingIfNeeded: range.lowerBound),
                    end: Int32(truncatingIfNeeded: range.upperBound),
                    keyword: Int32(truncatingIfNeeded: piece.keyword)))
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
