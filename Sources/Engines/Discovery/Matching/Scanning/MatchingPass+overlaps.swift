extension MatchingPass {
    /// Decides between candidates that overlap (see `Matcher`), and asks the allow lists about those that are left.
    mutating func resolve(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        sortCandidates()
        for place in carried.indices { carried[place] = carried[place].moved(by: decided.lowerBound) }
        let carriedEnd = carried.reduce(Int32.min) { max($0, $1.end) }
        var first = 0
        while first < candidates.count {
            var next = first + 1
            var end = candidates[first].end
            while next < candidates.count, candidates[next].start < end {
                end = max(end, candidates[next].end)
                next += 1
            }
            let isAlone = next == first + 1 && candidates[first].start >= carriedEnd
            if isAlone { report(candidates[first], bytes) } else { resolve(first..<next, bytes) }
            first = next
        }
        for place in carried.indices { carried[place] = carried[place].moved(by: -decided.lowerBound) }
    }

    private mutating func sortCandidates() {
        for place in candidates.indices.dropFirst() where Self.isBefore(candidates[place], candidates[place - 1]) {
            candidates.sort(by: Self.isBefore)
            return
        }
    }

    private static func isBefore(_ one: Candidate, _ other: Candidate) -> Bool {
        if one.start != other.start { return one.start < other.start }
        if one.end != other.end { return one.end > other.end }
        return one.priority > other.priority
    }

    /// Resolves candidates that hang together by overlapping.
    private mutating func resolve(_ cluster: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        var left = [Candidate]()
        for place in cluster { lastEnds[Int(candidates[place].rule)] = -1 }
        for winner in carried { lastEnds[Int(winner.rule)] = max(lastEnds[Int(winner.rule)], winner.end) }
        // Candidates come in the order of their starts, so one that overlaps an earlier one of its rule overlaps the last.
        for candidate in candidates[cluster] where candidate.start >= lastEnds[Int(candidate.rule)] {
            lastEnds[Int(candidate.rule)] = candidate.end
            left.append(candidate)
        }
        var winners = Winners()
        for winner in carried where Int(winner.rule) < tables.identifierCount { winners.insert(winner) }
        var reported = [Candidate]()
        for candidate in left.sorted(by: { $0.priority > $1.priority }) {
            if Int(candidate.rule) >= tables.identifierCount {
                reported.append(candidate)
            } else if let better = winners.first(overlapping: candidate) {
                cell = Int(candidate.cell)
                suppress(Int(candidate.rule), candidate.range, .overlapped(by: Int(better.rule)))
            } else {
                winners.insert(candidate)
                reported.append(candidate)
            }
        }
        for candidate in reported.sorted(by: Self.isBefore) { report(candidate, bytes) }
    }

    private mutating func report(_ candidate: Candidate, _ bytes: UnsafeBufferPointer<UInt8>) {
        let rule = Int(candidate.rule)
        if !rules.allowLists.isEmpty, let list = allowList(for: candidate, bytes) {
            cell = Int(candidate.cell)
            suppress(rule, candidate.range, .allowed(list: list))
            return
        }
        detections.append(
            Detection(rule: rule, range: candidate.range, cell: candidate.cell < 0 ? nil : Int(candidate.cell)))
    }

    /// The first list that has a text.
    private mutating func allowList(for candidate: Candidate, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let rule = Int(candidate.rule)
        if rule < tables.identifierCount, rules.identifiers[rule].kind == .address { return nil }
        var isFolded = false
        for (number, list) in rules.allowLists.enumerated() {
            switch list.criteria {
            case .words(let words):
                if !isFolded { AllowList.normalize(bytes[candidate.range], into: &folded) }
                isFolded = true
                if words.contains(folded.span) { return list.name }
            case .expression:
                guard let automaton = allowListAutomatons[number] else { continue }
                var matches = false
                automaton.walk(bytes, candidate.range, text: candidate.range) { place, state in
                    guard place == Int(candidate.end) else { return }
                    matches = automaton.accepts(state, followedBy: .textEnd)
                }
                if matches { return list.name }
            }
        }
        return nil
    }
}

/// Stretches of which none overlaps another, ascending.
private struct Winners {
    private var stretches: [Candidate] = []

    private func firstPlace(endingAfter start: Int32) -> Int {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].end <= start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func first(overlapping candidate: Candidate) -> Candidate? {
        let place = firstPlace(endingAfter: candidate.start)
        return place < stretches.count && stretches[place].overlaps(candidate) ? stretches[place] : nil
    }

    mutating func insert(_ candidate: Candidate) {
        guard first(overlapping: candidate) == nil else { return }
        stretches.insert(candidate, at: firstPlace(endingAfter: candidate.start))
    }
}
