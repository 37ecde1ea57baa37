internal import CByteScan

/// Why a pattern did not match where it seemed to, for an explanation.
struct Failure {
    var rule: Int
    var range: Range<Int>
    var reason: Suppression.Reason
    /// How many of the tests it had passed: of several ends the one that came furthest is told.
    var stage: Int
}

extension MatchingPass {
    /// Tries a group's patterns at a place of the stretch at hand.
    ///
    /// Of each pattern the longest end that passes every test counts.
    @inline(__always)
    mutating func attempt(
        _ scanner: GroupScanner, at start: Int, in block: Block, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let count = scanner.probe().walk(bytes, from: start, limits: limits, text: text, all: explains)
        if count > 0 { settle(scanner, count, start: start, block, bytes) }
    }

    /// Tries groups wherever a word may start in a range.
    ///
    /// - Parameter startsWord: whether nothing counts that stands before the range.
    mutating func attempt(
        _ probes: ProbeList.Probes, in range: Range<Int>, startsWord: Bool = false, _ block: Block,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        var from = range.lowerBound
        while from < range.upperBound {
            let part = from..<min(from + ProbeList.Probes.most, range.upperBound)
            let isFirst = from == range.lowerBound
            let count = probes.find(in: part, within: limits, startsWord: startsWord && isFirst, bytes)
            for number in 0..<count {
                let found = probes.found[number]
                let level = Int(found.place) > limits.lowerBound ? cover.level : cover.levelAtStart
                let wanted = found.classes & probes.classesFrom[level]
                if wanted != 0 { attempt(probes, wanted, at: Int(found.place), block, bytes) }
            }
            from = part.upperBound
        }
    }

    @inline(never)
    private mutating func attempt(
        _ probes: ProbeList.Probes, _ wanted: UInt16, at place: Int, _ block: Block,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        for number in 0..<probes.count where wanted & probes.probes[number].classes != 0 {
            attempt(probes.probes[number], at: place, block, bytes)
        }
    }

    @inline(__always)
    private mutating func attempt(
        _ probe: Probe, at place: Int, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let start = place &- probe.offset
        guard start >= limits.lowerBound, probe.starts[Int(bytes[start])] else { return }
        let count = probe.walk(bytes, from: start, limits: limits, text: text, all: explains)
        if count > 0 {
            probe.scanner._withUnsafeGuaranteedRef { settle($0, count, start: start, block, bytes) }
        }
    }

    @inline(never)
    private mutating func settle(
        _ scanner: GroupScanner, _ count: Int, start: Int, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let neighbours = Neighbours(bytes: bytes, limits: limits)
        let wordBefore = neighbours.holds(.word, before: start)
        let group = scanner.group
        guard wordBefore || group.hasUnbounded || explains else { return }
        let numberBefore = wordBefore && neighbours.holds(.number, before: start)
        for word in 0..<scanner.words { scanner.open[word] = scanner.allowed[word] }
        let isLater = start > limits.lowerBound
        for number in (0..<count).reversed() {
            let (end, state) = (scanner.ends[number].place, scanner.ends[number].state)
            let wordAfter = neighbours.holds(.word, after: end)
            let numberAfter = wordAfter && neighbours.holds(.number, after: end)
            let follower = ExpressionSearcher.follower(bytes, end, isTextEnd: end == text.upperBound)
            scanner.automaton.forEachAccepted(state, followedBy: follower, among: UnsafePointer(scanner.open)) {
                if isLater, cover.beats(group.traits[$0]) { return }
                let isBounded =
                    switch group.traits[$0].boundary {
                    case .none: true
                    case .word: wordBefore && wordAfter
                    case .number: numberBefore && numberAfter
                    case .lineStart, .line:
                        neighbours.holds(group.traits[$0].boundary, before: start)
                            && neighbours.holds(group.traits[$0].boundary, after: end)
                    }
                if evaluate(group, $0, start..<end, isBounded: isBounded, block, bytes) { scanner.close($0) }
            }
        }
        if explains { tellFailures() }
    }

    /// Whether a match passes every test; it is then a candidate.
    mutating func evaluate(
        _ group: PatternGroup, _ number: Int, _ range: Range<Int>, isBounded: Bool, _ block: Block,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let traits = group.traits[number]
        guard isBounded else { return fail(traits, range, .boundary, 0) }
        if !traits.looksAround, !isDecided(range.upperBound) { return false }
        var keyword = traits.keyword == .notNeeded ? nil : nearestKeyword(of: traits.rule, to: range, bytes)
        switch traits.keyword {
        // A check may narrow a match to what stands behind a keyword within it.
        case .required:
            if keyword == nil, !traits.looksAround || !hasKeyword(within: range) {
                return fail(traits, range, .noKeyword, 1)
            }
        case .forbidden: if keyword != nil { return fail(traits, range, .keywordNear, 1) }
        case .notNeeded: break
        }
        if traits.hasExcluded, !traits.looksAround, isExcluded(range, of: traits.rule, bytes) {
            return fail(traits, range, .excludedValue, 2)
        }
        var value = range
        var cell = self.cell
        switch group.validations[number] {
        case .none: break
        case .compact(let check):
            let count = compactValue(range, bytes)
            guard check.accepts(compact.span.extracting(0..<count)) else {
                return fail(traits, range, .failed(check: check.name), 3)
            }
        case .text(let check):
            let span = UnsafeBufferPointer(rebasing: bytes[range]).span
            guard check.accepts(span) else { return fail(traits, range, .failed(check: check.name), 3) }
        case .surroundings(let check):
            eventCount &+= 1
            let here = cell < 0 ? nil : cell
            guard let found = check.value(of: range, in: block, cell: here), !found.isEmpty,
                found.lowerBound >= 0, found.upperBound <= bytes.count
            else { return fail(traits, range, .failed(check: check.name), 3) }
            guard isDecided(found.upperBound) else { return false }
            if traits.hasExcluded, isExcluded(found, of: traits.rule, bytes) {
                return fail(traits, range, .excludedValue, 4)
            }
            if keyword == nil, traits.keyword == .required {
                keyword = nearestKeyword(of: traits.rule, to: found, bytes)
                guard keyword != nil else { return fail(traits, range, .noKeyword, 4) }
            }
            value = found
            cell = check.cell(of: found, candidateIn: here, of: block) ?? self.cell(of: found, in: block)
        }
        // Of what needs none it is only asked about what has passed: it tells how much a candidate is worth.
        if traits.keyword == .notNeeded { keyword = nearestKeyword(of: traits.rule, to: range, bytes) }
        let candidate = Candidate(
            rule: traits.rule, range: value, cell: cell, evidence: traits.evidence.rawValue, keyword: keyword)
        candidates.append(candidate)
        eventCount &+= 1
        if value == limits, traits.staysInCell, value.count < 0xFFFF {
            cover.note(candidate, traits.evidence, hasKeyword: keyword != nil)
        }
        return true
    }

    /// The cell that a value starts in; a check may have moved it out of the cell at hand.
    private mutating func cell(of value: Range<Int>, in block: Block) -> Int {
        guard cell >= 0, !limits.contains(value.lowerBound) else { return cell }
        var low = 0
        var high = block.cells.count
        while low < high {
            let middle = (low + high) / 2
            if Int(block.cells[middle].end) <= value.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < block.cells.count ? low : cell
    }

    private mutating func fail(
        _ traits: CompiledPattern.Traits, _ range: Range<Int>, _ reason: @autoclosure () -> Suppression.Reason,
        _ stage: Int
    ) -> Bool {
        guard explains, isDecided(range.upperBound) else { return false }
        let failure = Failure(rule: traits.rule, range: range, reason: reason(), stage: stage)
        if let place = failures.firstIndex(where: { $0.rule == traits.rule }) {
            if failures[place].stage < stage { failures[place] = failure }
        } else {
            failures.append(failure)
        }
        return false
    }

    /// Tells why rules without a candidate at this place have none.
    mutating func tellFailures() {
        for failure in failures {
            let start = failure.range.lowerBound
            let hasCandidate = candidates.suffix(16).contains { Int($0.rule) == failure.rule && Int($0.start) == start }
            if hasCandidate { continue }
            suppressions.append(
                Suppression(
                    rule: failure.rule, range: failure.range, cell: cell < 0 ? nil : cell, reason: failure.reason))
        }
        failures.removeAll(keepingCapacity: true)
    }

    private mutating func isExcluded(_ value: Range<Int>, of rule: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let excluded = tables.excluded[rule] else { return false }
        let count = compactValue(value, bytes)
        return excluded.contains(compact.span.extracting(0..<count))
    }

    /// Fills `compact` with a value's letters, in upper case, and digits; gives how many there are.
    private mutating func compactValue(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if compact.count < range.count { compact = [UInt8](repeating: 0, count: range.count) }
        return compact.withUnsafeMutableBufferPointer { compact in
            var count = 0
            for place in range {
                let byte = bytes[place]
                let isSmall = byte &- 0x61 < 26
                // Written always and kept only where it counts.
                compact[count] = isSmall ? byte ^ 0x20 : byte
                count &+= isSmall || byte &- 0x30 < 10 || byte &- 0x41 < 26 ? 1 : 0
            }
            return count
        }
    }
}

// MARK: Keywords

extension MatchingPass {
    /// The nearest keyword of a rule that counts for a match: in free text within thirty characters, in a cell anywhere in it
    /// or in its field's names (Macie User Guide, keyword requirements). A keyword within the match does not count.
    ///
    /// This and what it calls are mutating only so that the compiler makes no copy of the pass, which is large, to call them on.
    mutating func nearestKeyword(
        of rule: Int, to range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Nearness? {
        if field >= 0, !fields[field].lengths.isEmpty, fields[field].lengths[rule] > 0 {
            return Nearness(distance: 0, length: Int(fields[field].lengths[rule]))
        }
        guard !hitRange.isEmpty else { return nil }
        if cell >= 0, rulesInCell[rule / 64] >> UInt64(rule % 64) & 1 == 0 { return nil }
        let first: Int
        var last = hitRange.upperBound
        if cell < 0 {
            first = firstHit(endingFrom: range.lowerBound - Self.keywordReach)
        } else {
            // Of very many keywords in one value the nearest are looked at, to tell how near; that there is one is known.
            let middle = firstHit(endingFrom: range.lowerBound)
            first = max(middle - 32, hitRange.lowerBound)
            last = min(middle + 32, last)
        }
        let best = nearest(of: rule, to: range, among: first..<max(first, last), bytes)
        if best == nil, cell >= 0, hitRange.count > 32 { return Nearness(distance: 0xFFE, length: 0) }
        return best
    }

    private mutating func nearest(
        of rule: Int, to range: Range<Int>, among places: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Nearness? {
        let isText = cell < 0
        let neighbours = Neighbours(bytes: bytes, limits: limits)
        var best: Nearness?
        for place in places {
            let hit = hits.keywords[place]
            // A keyword has 90 characters at most, so those that end later start later too.
            if isText, Int(hit.end) > range.upperBound + Self.keywordReach + 512 { break }
            guard tables.rulesOfKeyword[Int(hit.keyword) * tables.ruleWords + rule / 64] >> UInt64(rule % 64) & 1 == 1
            else { continue }
            let gap: Range<Int>
            if Int(hit.end) <= range.lowerBound {
                gap = Int(hit.end)..<range.lowerBound
            } else if Int(hit.start) >= range.upperBound {
                gap = range.upperBound..<Int(hit.start)
            } else {
                continue
            }
            if isText, gap.count > Self.keywordReach { continue }
            let distance = neighbours.characters(in: gap.prefix(4096))
            if isText, distance > Self.keywordDistance { continue }
            let length = Int(hit.end - hit.start)
            if best.map({ distance < $0.distance || distance == $0.distance && length > $0.length }) ?? true {
                best = Nearness(distance: distance, length: length)
            }
        }
        return best
    }

    /// Whether some keyword, of whichever rule, lies within a stretch.
    private mutating func hasKeyword(within range: Range<Int>) -> Bool {
        let place = firstHit(endingFrom: range.lowerBound + 1)
        return place < hitRange.upperBound && Int(hits.keywords[place].end) <= range.upperBound
    }

    /// Of the keywords that count, the first that ends at a place or later.
    mutating func firstHit(endingFrom place: Int) -> Int {
        var low = hitRange.lowerBound
        var high = hitRange.upperBound
        while low < high {
            let middle = (low + high) / 2
            if Int(hits.keywords[middle].end) < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
