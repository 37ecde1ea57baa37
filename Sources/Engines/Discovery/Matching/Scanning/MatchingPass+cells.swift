extension MatchingPass {
    /// Matches a block of cells, each for itself.
    mutating func matchCells(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        var keyword = 0
        var opening = 0
        var innerHit = 0
        var fixed = 0
        var general = 0
        var customHit = 0
        for (number, value) in block.cells.enumerated() {
            let start = Int(value.start)
            let end = min(Int(value.end), bytes.count)
            guard start < end else { continue }
            limits = start..<end
            cell = number
            field = Int(value.field) < fields.count ? Int(value.field) : -1
            while keyword < hits.keywords.count, Int(hits.keywords[keyword].start) < start { keyword += 1 }
            let firstKeyword = keyword
            while keyword < hits.keywords.count, Int(hits.keywords[keyword].end) <= end { keyword += 1 }
            hitRange = firstKeyword..<keyword
            matchCellWords(block, bytes)
            while opening < hits.openings.count, Int(hits.openings[opening]) < end {
                let place = Int(hits.openings[opening])
                if place >= start { attemptOpened(at: place, in: block, bytes) }
                opening += 1
            }
            while innerHit < hits.inner.count, Int(hits.inner[innerHit].start) < end {
                let hit = hits.inner[innerHit]
                if Int(hit.start) >= start { matchInner(Int(hit.pattern), textAt: Int(hit.start), block, bytes) }
                innerHit += 1
            }
            while fixed < hits.fixed.count, Int(hits.fixed[fixed].end) <= end {
                matchFixed(hits.fixed[fixed], block, bytes)
                fixed += 1
            }
            while general < hits.general.count, Int(hits.general[general].end) <= start { general += 1 }
            let firstGeneral = general
            while general < hits.general.count, Int(hits.general[general].end) <= end { general += 1 }
            matchGeneral(firstGeneral..<general, block, bytes)
            guard !custom.isEmpty else { continue }
            while customHit < hits.custom.count, Int(hits.custom[customHit].end) <= start { customHit += 1 }
            let firstCustom = customHit
            while customHit < hits.custom.count, Int(hits.custom[customHit].end) <= end { customHit += 1 }
            matchCustom(firstCustom..<customHit, bytes)
        }
    }

    private mutating func matchCellWords(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        let (isNear, isAnywhere) = allowNear()
        var isWord = false
        let end = limits.upperBound
        let (everywhere, near) = (self.everywhere, self.near)
        let (everyGlance, nearGlance) = (everywhere.glance, near.glance)
        let textStart = text.lowerBound
        for place in limits {
            if !isWord {
                if everyGlance.mayMatch(bytes, at: place, end: end, textStart: textStart) {
                    attempt(everywhere, at: place, in: block, bytes)
                }
                if isNear, nearGlance.mayMatch(bytes, at: place, end: end, textStart: textStart) {
                    attempt(near, at: place, in: block, bytes)
                }
            }
            isWord = Neighbours.isASCIIWord(bytes[place])
        }
        if isAnywhere { matchAnywhere(limits, block, bytes) }
    }

    /// Narrows the groups that need a keyword to what has one in this cell; whether anything is left of
    /// either.
    private mutating func allowNear() -> (near: Bool, anywhere: Bool) {
        if !hitRange.isEmpty { noteKeywordsInCell() }
        if explains || !hitRange.isEmpty {
            // Rules without a keyword are refused one by one: a set of patterns for each value would cost more.
            near.allowAll()
            nearAnywhere.allowAll()
            return (true, !nearAnywhere.group.isEmpty)
        }
        guard field >= 0 else { return (false, false) }
        let (hasNear, hasNearAnywhere) = (fields[field].hasNear, fields[field].hasNearAnywhere)
        if hasNear { near.allow(fields[field].near) }
        if hasNearAnywhere { nearAnywhere.allow(fields[field].nearAnywhere) }
        return (hasNear, hasNearAnywhere)
    }

    private mutating func noteKeywordsInCell() {
        for word in rulesInCell.indices { rulesInCell[word] = 0 }
        for hit in hits.keywords[hitRange] {
            let row = Int(hit.keyword) * tables.ruleWords
            for word in rulesInCell.indices { rulesInCell[word] |= tables.rulesOfKeyword[row + word] }
        }
    }
}
