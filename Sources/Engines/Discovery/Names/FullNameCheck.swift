/// Whether a gap between two words lies within a person's full name.
///
/// The candidate is three bytes: the end of a word, a space, and a capital. Most such gaps are refused at the first look-up.
struct FullNameCheck: SurroundingsCheck {
    let name = "full name"
    var reach: ValueReach { .cell }
    let gazetteer: NameGazetteer
    let places: PlaceGazetteer

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes
        let bounds = bounds(cell, in: block)
        let gap = candidate.lowerBound + 1
        guard candidate.lowerBound >= bounds.lowerBound, gap + 1 < bounds.upperBound else { return nil }
        guard LatinText.isCapital(at: gap + 1, of: bytes, end: bounds.upperBound) else { return nil }
        let role = cell.map { FieldRole.of($0, in: block) } ?? .none
        guard role == .none || role == .anyName else { return nil }
        guard let nearest = start(before: gap, of: bytes, lowest: bounds.lowerBound) else { return nil }
        var taken = bounds.lowerBound
        for start in starts(from: nearest, of: bytes, lowest: bounds.lowerBound) where start >= taken {
            guard let found = FullName.read(at: start, of: bytes, end: bounds.upperBound, gazetteer: gazetteer) else {
                continue
            }
            guard found.range.upperBound > gap else {
                if found.score >= NameScore.enough { taken = found.range.upperBound }
                continue
            }
            let isWhole = cell != nil && found.range == bounds
            let context = NameContext.score(around: found.range, of: bytes, bounds: bounds, gazetteer: gazetteer)
            guard let context else { continue }
            let key = key(found.range, of: bytes)
            if let key, NamedThings.contains(key.value) { return nil }
            let isTown = key.map(places.containsAnywhere) ?? false
            let score = found.score + context + (isWhole ? 2 : 0) - (isTown ? 4 : 0)
            guard score >= NameScore.enough else { continue }
            return found.firstGap == gap ? found.range : nil
        }
        return nil
    }

    /// The key of a range's words; nil for what has initials or a comma, as towns and brands have not.
    private func key(_ range: Range<Int>, of bytes: [UInt8]) -> Folding.Hash? {
        for place in range where bytes[place] == 0x2E || bytes[place] == 0x2C { return nil }
        var key = Folding.Hash()
        AddressToken.addWords(range, of: bytes, to: &key)
        return key
    }

    private func bounds(_ cell: Int?, in block: Block) -> Range<Int> {
        guard let cell, block.cells.indices.contains(cell) else { return 0..<block.bytes.count }
        let start = min(Int(block.cells[cell].start), block.bytes.count)
        return start..<max(start, min(Int(block.cells[cell].end), block.bytes.count))
    }

    /// Where the word before a gap begins, unless that word cannot be a name's.
    private func start(before gap: Int, of bytes: [UInt8], lowest: Int) -> Int? {
        let mark = bytes[gap - 1]
        let end = mark == 0x2E || mark == 0x2C ? gap - 1 : gap
        let start = NameWord.start(before: end, of: bytes, lowest: lowest)
        guard start < end else { return nil }
        if start > lowest, isGlued(bytes[start - 1]) { return nil }
        let entry = gazetteer.entry(start..<end, of: bytes)
        let isCapital = LatinText.isCapital(at: start, of: bytes, end: end)
        guard isCapital else { return entry.isParticle && mark != 0x2E && mark != 0x2C ? start : nil }
        if mark == 0x2E { return end - start == 1 || entry.isHonorific ? start : nil }
        if mark == 0x2C { return entry.surname > 3 && !entry.isStop ? start : nil }
        if entry.isOrganization && entry.surname < 13 { return nil }
        if entry.given == 0, entry.surname == 0, entry.isWord || entry.isStop, !entry.isHonorific { return nil }
        if entry.isStop, entry.given < 9, !entry.isHonorific, entry.surname < 13 { return nil }
        return start
    }

    private func isGlued(_ byte: UInt8) -> Bool {
        NameWord.isIdentifierByte(byte) || byte == 0x2F || byte == 0x2E || byte == 0x3D || byte == 0x2D || byte == 0x26
    }

    /// The places where a name that has the gap may begin, leftmost first.
    private func starts(from nearest: Int, of bytes: [UInt8], lowest: Int) -> [Int] {
        var starts = [nearest]
        while starts.count < 5, let first = starts.last, first - 1 > lowest, bytes[first - 1] == 0x20 {
            var end = first - 1
            let mark = bytes[end - 1]
            if mark == 0x2C { end -= 1 }
            if mark == 0x2E { end -= 1 }
            let start = NameWord.start(before: end, of: bytes, lowest: lowest)
            guard start < end, start == lowest || !isGlued(bytes[start - 1]) else { break }
            let entry = gazetteer.entry(start..<end, of: bytes)
            let isCapital = LatinText.isCapital(at: start, of: bytes, end: end)
            guard isCapital || entry.isParticle else { break }
            if mark == 0x2E, end - start > 1, !entry.isHonorific { break }
            if mark == 0x2C, entry.surname < 4 { break }
            starts.append(start)
        }
        return starts.reversed()
    }
}
