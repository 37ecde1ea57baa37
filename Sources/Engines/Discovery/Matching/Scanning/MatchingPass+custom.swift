extension MatchingPass {
    /// Custom identifiers in the stretch at hand.
    ///
    /// - Parameter places: the stretch's share of `hits.custom`.
    mutating func matchCustom(_ places: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        for number in custom.indices {
            let identifier = rules.custom[number]
            let rule = tables.identifierCount + number
            for region in regions(of: number, identifier, rule: rule, places) {
                var found = [Range<Int>]()
                let floor = carriedEnd(of: rule)
                custom[number].search(
                    bytes, max(region.lowerBound, min(floor, region.upperBound))..<region.upperBound, text: text
                ) {
                    found.append($0)
                }
                for range in found where isDecided(range.upperBound) {
                    consider(range, identifier, rule: rule, bytes)
                }
            }
        }
    }

    /// Where the block before reported a rule last.
    private func carriedEnd(of rule: Int) -> Int {
        var end = Int.min
        for winner in carried where Int(winner.rule) == rule { end = max(end, Int(winner.end) + decided.lowerBound) }
        return end
    }

    private func regions(
        of number: Int, _ identifier: CustomIdentifier, rule: Int, _ places: Range<Int>
    ) -> [Range<Int>] {
        if identifier.keywords.isEmpty {
            return regions(hits.custom[places].lazy.filter { Int($0.custom) == number }.map { Int($0.end) })
        }
        if explains || hasKeyword(field, rule) { return [limits] }
        var regions = [Range<Int>]()
        for hit in hits.keywords[hitRange] where isKeyword(hit, of: rule) {
            let start = max(Int(hit.end) - PatternGroup.longest, limits.lowerBound)
            let reach = identifier.maximumMatchDistance * 4 + PatternGroup.longest
            let end = min(Int(hit.end) + reach, limits.upperBound)
            if let last = regions.last, start <= last.upperBound {
                regions[regions.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else {
                regions.append(start..<end)
            }
        }
        return regions
    }

    private func hasKeyword(_ field: Int, _ rule: Int) -> Bool {
        field >= 0 && fields[field].hasCustom && fields[field].rules[rule / 64] >> UInt64(rule % 64) & 1 == 1
    }

    private func isKeyword(_ hit: KeywordHit, of rule: Int) -> Bool {
        tables.rulesOfKeyword[Int(hit.keyword) * tables.ruleWords + rule / 64] >> UInt64(rule % 64) & 1 == 1
    }

    private mutating func consider(
        _ range: Range<Int>, _ identifier: CustomIdentifier, rule: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        var nearness: Nearness?
        if !identifier.keywords.isEmpty, !hasKeyword(field, rule) {
            nearness = precedingKeyword(of: rule, within: identifier.maximumMatchDistance, range, bytes)
            if nearness == nil {
                suppress(rule, range, .noKeyword)
                return
            }
        }
        if identifier.ignoreWords.contains(where: { contains($0, in: range, bytes) }) {
            suppress(rule, range, .ignoredWord)
            return
        }
        candidates.append(Candidate(rule: rule, range: range, cell: cell, evidence: 0, keyword: nearness))
    }

    /// A keyword that ends before the match does start, at most so many characters before the match's end.
    private mutating func precedingKeyword(
        of rule: Int, within distance: Int, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Nearness? {
        let neighbours = Neighbours(bytes: bytes, limits: limits)
        var place = firstHit(endingFrom: range.upperBound - distance * 4)
        var best: Nearness?
        while place < hitRange.upperBound, Int(hits.keywords[place].end) <= range.lowerBound {
            let hit = hits.keywords[place]
            place += 1
            guard isKeyword(hit, of: rule) else { continue }
            let characters = neighbours.characters(in: Int(hit.end)..<range.upperBound)
            if characters <= distance {
                best = Nearness(distance: characters, length: Int(hit.end - hit.start))
            }
        }
        return best
    }

    private func contains(_ word: String, in range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let wanted = Array(word.utf8)
        guard wanted.count <= range.count else { return false }
        for start in range.lowerBound...range.upperBound - wanted.count
        where bytes[start..<start + wanted.count].elementsEqual(wanted) {
            return true
        }
        return false
    }

    mutating func suppress(_ rule: Int, _ range: Range<Int>, _ reason: @autoclosure () -> Suppression.Reason) {
        guard explains, isDecided(range.upperBound) else { return }
        suppressions.append(
            Suppression(rule: rule, range: range, cell: cell < 0 ? nil : cell, reason: reason()))
    }
}
