extension MatchingPass {
    /// Matches a block of cells, each for itself.
    mutating func matchCells(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        var keyword = 0
        var opening = 0
        var innerHit = 0
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
                if place >= start { attempt(opened, at: place, in: block, bytes) }
                opening += 1
            }
            while innerHit < hits.inner.count, Int(hits.inner[innerHit].start) < end {
                let hit = hits.inner[innerHit]
                if Int(hit.start) >= start { matchInner(Int(hit.text), textAt: Int(hit.start), block, bytes) }
                innerHit += 1
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
        attempt(everywhere, tables.startsEverywhere, in: limits, startsWord: true, block, bytes)
        guard let scanners = allowNear() else { return }
        attempt(scanners.probes, .all, in: limits, startsWord: true, block, bytes)
        matchAnywhere(limits, block, bytes)
    }

    /// Narrows what needs a keyword to what has one in this cell, and gives the scanners to use; nil where nothing is left.
    private mutating func allowNear() -> NearScanners? {
        if !hitRange.isEmpty { noteKeywordsInCell() }
        if explains {
            for scanner in near.scanners { scanner.allowAll() }
            nearAnywhere.allowAll()
            return near
        }
        if !hitRange.isEmpty {
            for scanner in near.scanners { scanner.allow(rules: rulesInCell) }
            nearAnywhere.allow(rules: rulesInCell)
            if field >= 0 {
                for (place, scanner) in near.scanners.enumerated() { scanner.allowToo(fields[field].near[place]) }
                nearAnywhere.allowToo(fields[field].nearAnywhere)
            }
            return near
        }
        guard field >= 0, fields[field].hasNear || fields[field].hasNearAnywhere else { return nil }
        nearAnywhere.allow(fields[field].nearAnywhere)
        if let narrowed = fields[field].narrowed { return narrowed }
        fields[field].narrowed = narrowed.scanners(for: fields[field].rules, of: near)
        for (place, scanner) in near.scanners.enumerated() { scanner.allow(fields[field].near[place]) }
        return near
    }

    private mutating func noteKeywordsInCell() {
        for word in rulesInCell.indices { rulesInCell[word] = 0 }
        for place in hitRange {
            addRules(of: Int(hits.keywords[place].keyword))
        }
    }

    mutating func addRules(of keyword: Int) {
        let row = keyword * tables.ruleWords
        for word in rulesInCell.indices { rulesInCell[word] |= tables.rulesOfKeyword[row + word] }
    }
}
