extension MatchingPass {
    /// Matches a block of free text.
    mutating func matchText(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        limits = 0..<bytes.count
        (cell, field) = (-1, -1)
        hitRange = 0..<hits.keywords.count
        near.allowAll()
        nearAnywhere.allowAll()
        // Places before cannot start what ends in this block's share, except for what looks around.
        let from = max(decided.lowerBound - PatternGroup.longest, 0)
        var place = from
        for window in windows(bytes.count) where window.upperBound > place {
            let start = max(window.lowerBound, place)
            matchWords(place..<start, isNear: false, block, bytes)
            matchWords(start..<window.upperBound, isNear: true, block, bytes)
            place = window.upperBound
        }
        matchWords(place..<bytes.count, isNear: false, block, bytes)
        for start in hits.openings where Int(start) >= from { attemptOpened(at: Int(start), in: block, bytes) }
        for hit in hits.inner where Int(hit.start) >= from {
            matchInner(Int(hit.pattern), textAt: Int(hit.start), block, bytes)
        }
        for hit in hits.fixed where Int(hit.start) >= from { matchFixed(hit, block, bytes) }
        matchGeneral(hits.general.indices, block, bytes)
        matchCustom(hits.custom.indices, bytes)
    }

    /// The stretches where patterns that need a keyword may start; ascending and disjoint.
    private func windows(_ count: Int) -> [Range<Int>] {
        guard !near.group.isEmpty || !nearAnywhere.group.isEmpty else { return [] }
        if explains { return [0..<count] }
        var windows = [Range<Int>]()
        for hit in hits.keywords {
            let reach = min(tables.reachOfKeyword[Int(hit.keyword)], Self.longestBeforeKeyword)
            guard reach >= 0 else { continue }
            let start = max(Int(hit.start) - Self.keywordReach - reach, 0)
            let end = min(Int(hit.end) + Self.keywordReach + 1, count)
            // A long reach may go back past several windows.
            var window = start..<end
            while let last = windows.last, window.lowerBound <= last.upperBound {
                window = min(last.lowerBound, window.lowerBound)..<max(last.upperBound, window.upperBound)
                windows.removeLast()
            }
            windows.append(window)
        }
        return windows
    }

    private mutating func matchWords(
        _ range: Range<Int>, isNear: Bool, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        guard !range.isEmpty else { return }
        let starts = isNear ? tables.startsNear : tables.startsEverywhere
        let (everywhere, near) = (self.everywhere, self.near)
        let (everyGlance, nearGlance) = (everywhere.glance, near.glance)
        let (end, textStart) = (limits.upperBound, text.lowerBound)
        starts.forEach(in: range, bytes) { place in
            if everyGlance.mayMatch(bytes, at: place, end: end, textStart: textStart) {
                attempt(everywhere, at: place, in: block, bytes)
            }
            if isNear, nearGlance.mayMatch(bytes, at: place, end: end, textStart: textStart) {
                attempt(near, at: place, in: block, bytes)
            }
        }
        if isNear, !nearAnywhere.group.isEmpty { matchAnywhere(range, block, bytes) }
    }

    /// Tries what starts with a text that the pass has found.
    mutating func attemptOpened(at place: Int, in block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        if opened.glance.mayMatch(bytes, at: place, end: limits.upperBound, textStart: text.lowerBound) {
            attempt(opened, at: place, in: block, bytes)
        }
    }

    /// Tries what needs a keyword and may stand within a word.
    mutating func matchAnywhere(_ range: Range<Int>, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        let nearAnywhere = self.nearAnywhere
        let glance = nearAnywhere.glance
        let (end, textStart) = (limits.upperBound, text.lowerBound)
        for place in range where glance.mayMatch(bytes, at: place, end: end, textStart: textStart) {
            attempt(nearAnywhere, at: place, in: block, bytes)
        }
    }

    /// A text within a pattern has been found: looks for the pattern's start before it.
    mutating func matchInner(
        _ number: Int, textAt place: Int, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let boundary = inner.group.traits[number].boundary
        let floor = max(limits.lowerBound, place - PatternGroup.longest)
        let neighbours = Neighbours(bytes: bytes, limits: limits)
        var start = -1
        beforeInner[number].walk(bytes, floor..<place, backward: true, text: text) { place, _ in
            if neighbours.holds(boundary, before: place) { start = place }
        }
        guard start >= 0 else { return }
        inner.allowOnly(number)
        attempt(inner, at: start, in: block, bytes)
    }

    /// Patterns of which the pass only says where they end: their matches within the stretch at hand.
    ///
    /// - Parameter places: the stretch's share of `hits.general`.
    mutating func matchGeneral(_ places: Range<Int>, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard !places.isEmpty else { return }
        let ofStretch = hits.general[places].sorted { ($0.pattern, $0.end) < ($1.pattern, $1.end) }
        var next = 0
        while next < ofStretch.count {
            let first = next
            let number = Int(ofStretch[first].pattern)
            while next < ofStretch.count, Int(ofStretch[next].pattern) == number { next += 1 }
            let ends = ofStretch[first..<next].lazy.map { Int($0.end) }
            for region in regions(ends, reach: tables.general.lengths[number]) {
                var found = [Range<Int>]()
                general[number].search(bytes, region, text: text) { found.append($0) }
                for range in found {
                    _ = evaluate(tables.general, number, range, isBounded: true, block, bytes)
                    if explains { tellFailures() }
                }
            }
        }
    }

    /// A match of a pattern whose matches are all of one length.
    mutating func matchFixed(_ hit: FixedHit, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        let range = Int(hit.start)..<Int(hit.end)
        guard range.lowerBound >= limits.lowerBound, range.upperBound <= limits.upperBound else { return }
        _ = evaluate(tables.general, Int(hit.pattern), range, isBounded: true, block, bytes)
        if explains { tellFailures() }
    }

    /// Stretches around ends, each from where the first match can start.
    func regions(_ ends: some Sequence<Int>, reach: Int = PatternGroup.longest) -> [Range<Int>] {
        var regions = [Range<Int>]()
        for end in ends where limits.contains(end - 1) {
            let start = max(end - reach, limits.lowerBound)
            if let last = regions.last, start <= last.upperBound {
                regions[regions.count - 1] = min(last.lowerBound, start)..<max(last.upperBound, end)
            } else {
                regions.append(start..<end)
            }
        }
        return regions
    }
}
