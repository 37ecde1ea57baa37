extension MatchingPass {
    /// Matches a block of free text.
    mutating func matchText(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        limits = 0..<bytes.count
        (cell, field) = (-1, -1)
        cover = CellCover(isOff: true)
        hitRange = 0..<hits.keywords.count
        // Places before cannot start what ends in this block's share, except for what looks around.
        let from = max(decided.lowerBound - PatternGroup.longest, 0)
        attempt(everywhere.probes, in: from..<bytes.count, block, bytes)
        for window in windows(bytes.count) where window.upperBound > from {
            let range = max(window.lowerBound, from)..<window.upperBound
            attempt(allowNear(in: window).probes.probes, in: range, block, bytes)
            matchAnywhere(range, block, bytes)
        }
        for start in hits.openings where Int(start) >= from { attempt(opened, at: Int(start), in: block, bytes) }
        for hit in hits.inner where Int(hit.start) >= from {
            matchInner(Int(hit.text), textAt: Int(hit.start), block, bytes)
        }
        matchGeneral(hits.general.indices, block, bytes)
        matchCustom(hits.custom.indices, bytes)
    }

    /// The stretches where patterns that need a keyword may start; ascending and disjoint.
    private func windows(_ count: Int) -> [Range<Int>] {
        guard !near.scanners.isEmpty || !nearAnywhere.group.isEmpty else { return [] }
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

    /// Narrows what needs a keyword to the keywords of a window, and gives the scanners to use.
    private mutating func allowNear(in window: Range<Int>) -> NearScanners {
        if explains {
            for scanner in near.scanners { scanner.allowAll() }
            nearAnywhere.allowAll()
            return near
        }
        for word in rulesInCell.indices { rulesInCell[word] = 0 }
        var place = firstHit(endingFrom: window.lowerBound)
        while place < hitRange.upperBound, Int(hits.keywords[place].end) <= window.upperBound {
            addRules(of: Int(hits.keywords[place].keyword))
            place += 1
        }
        nearAnywhere.allow(rules: rulesInCell)
        if let narrowed = narrowed.scanners(for: rulesInCell, of: near) { return narrowed }
        for scanner in near.scanners { scanner.allow(rules: rulesInCell) }
        return near
    }

    /// Tries what may start within words at every place.
    mutating func matchAnywhere(_ range: Range<Int>, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard nearAnywhere.allowsAny else { return }
        let first = nearAnywhere.group.first
        for place in range where first[Int(bytes[place])] { attempt(nearAnywhere, at: place, in: block, bytes) }
    }

    /// A text within patterns has been found: looks for their starts before it.
    mutating func matchInner(
        _ text: Int, textAt place: Int, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let floor = max(limits.lowerBound, place - PatternGroup.longest)
        let neighbours = Neighbours(bytes: bytes, limits: limits)
        innerStarts.removeAll(keepingCapacity: true)
        beforeInner.walk(bytes, floor..<place, backward: true, text: self.text) { start, state in
            tables.patternsOfInnerText[text].withUnsafeBufferPointer { patterns in
                guard let patterns = patterns.baseAddress else { return }
                let follower = ExpressionSearcher.follower(
                    bytes, start - 1, isTextEnd: start == self.text.lowerBound)
                beforeInner.forEachAccepted(state, followedBy: follower, among: patterns) { pattern in
                    guard neighbours.holds(inner.group.traits[pattern].boundary, before: start) else { return }
                    if let known = innerStarts.firstIndex(where: { $0.pattern == pattern }) {
                        innerStarts[known].start = start
                    } else {
                        innerStarts.append((pattern, start))
                    }
                }
            }
        }
        for (pattern, start) in innerStarts {
            inner.allowOnly(pattern)
            attempt(inner, at: start, in: block, bytes)
        }
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
