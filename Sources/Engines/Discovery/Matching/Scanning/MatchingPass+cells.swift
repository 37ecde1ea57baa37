extension MatchingPass {
    /// Matches a block of cells, each for itself.
    mutating func matchCells(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        var share = CellHits()
        for number in block.cells.indices {
            let value = block.cells[number]
            let start = Int(value.start)
            let end = min(Int(value.end), bytes.count)
            guard start < end else { continue }
            limits = start..<end
            cell = number
            field = Int(value.field) < fields.count ? Int(value.field) : -1
            share.move(to: limits, of: hits)
            if explains || !share.isEmpty || field < 0 {
                matchCell(share, block, bytes)
            } else {
                matchQuietCell(block, bytes)
            }
        }
    }

    /// Matches a cell in which the pass found nothing: what is in it depends on its bytes and its field alone, as long as no
    /// check looks around it.
    private mutating func matchQuietCell(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let table = quietTable(), let value = QuietValue(bytes, limits) else {
            return matchCell(CellHits(), block, bytes)
        }
        if table.contains(value) { return }
        if table.isUseless { fields[field].quiet = nil }
        let before = eventCount
        matchCell(CellHits(), block, bytes)
        if eventCount == before { table.insert(value) }
    }

    /// The field's table, once it has had some values.
    @inline(__always)
    private mutating func quietTable() -> QuietTable? {
        if let table = fields[field].quiet { return table }
        guard fields[field].valueCount < QuietTables.valuesBefore, !fields[field].hasCustom else { return nil }
        fields[field].valueCount += 1
        if fields[field].valueCount == QuietTables.valuesBefore { fields[field].quiet = quietTables.next() }
        return nil
    }

    /// Matches the cell at hand, and once more in full where the shortcut by what covers it was none.
    private mutating func matchCell(_ share: CellHits, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        let first = candidates.count
        cover = CellCover(isOff: explains)
        matchParts(share, block, bytes)
        guard cover.isOutdone(by: candidates[first...], in: limits, identifiers: tables.identifierCount) else { return }
        candidates.removeLast(candidates.count - first)
        cover = CellCover(isOff: true)
        matchParts(share, block, bytes)
    }

    private mutating func matchParts(_ share: CellHits, _ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        hitRange = share.keywords
        matchCellWords(block, bytes)
        for opening in share.openings { attempt(opened, at: Int(hits.openings[opening]), in: block, bytes) }
        for place in share.inner {
            let hit = hits.inner[place]
            matchInner(Int(hit.text), textAt: Int(hit.start), block, bytes)
        }
        matchGeneral(share.general, block, bytes)
        if !custom.isEmpty { matchCustom(share.custom, bytes) }
    }

    private mutating func matchCellWords(_ block: Block, _ bytes: UnsafeBufferPointer<UInt8>) {
        attempt(everywhere.probes, in: limits, startsWord: true, block, bytes)
        if hitRange.isEmpty, !explains {
            guard field >= 0 else { return }
            if fields[field].hasNear { attempt(probesOfField(), in: limits, startsWord: true, block, bytes) }
            guard fields[field].hasNearAnywhere else { return }
            nearAnywhere.allow(fields[field].nearAnywhere)
        } else {
            allowNear()
            attempt(near.probes.probes, in: limits, startsWord: true, block, bytes)
        }
        matchAnywhere(limits, block, bytes)
    }

    /// What tries the patterns that have a keyword in the field's names.
    private mutating func probesOfField() -> ProbeList.Probes {
        if let probes = fields[field].narrowedProbes { return probes }
        fields[field].narrowed = narrowed.scanners(for: fields[field].rules, of: near)
        fields[field].narrowedProbes = fields[field].narrowed?.probes.probes
        for (place, scanner) in near.scanners.enumerated() { scanner.allow(fields[field].near[place]) }
        return near.probes.probes
    }

    /// Narrows what needs a keyword to what has one in this cell or its field's names.
    private mutating func allowNear() {
        if explains {
            if !hitRange.isEmpty { noteKeywordsInCell() }
            for scanner in near.scanners { scanner.allowAll() }
            nearAnywhere.allowAll()
            return
        }
        noteKeywordsInCell()
        for scanner in near.scanners { scanner.allow(rules: rulesInCell) }
        nearAnywhere.allow(rules: rulesInCell)
        guard field >= 0 else { return }
        for (place, scanner) in near.scanners.enumerated() { scanner.allowToo(fields[field].near[place]) }
        nearAnywhere.allowToo(fields[field].nearAnywhere)
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
