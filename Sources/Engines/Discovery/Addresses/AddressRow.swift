/// The cells of a candidate's row or record, and which of them are parts of an address.
struct AddressRow {
    /// All cells of the row.
    let cells: Range<Int>
    private let cell: Int

    /// Farther cells of a record do not belong to an address.
    private static let reach = 64

    init(of cell: Int, in block: Block) {
        self.cell = cell
        let row = block.cells[cell].row
        var first = cell
        while first > 0, cell - first < Self.reach, block.cells[first - 1].row == row { first -= 1 }
        var end = cell + 1
        while end < block.cells.count, end - cell < Self.reach, block.cells[end].row == row { end += 1 }
        cells = first..<end
    }

    /// From the first to the last cell of the address whose postal code a cell holds.
    func value(of candidate: Range<Int>, cell bounds: Range<Int>, in block: Block, places: PlaceGazetteer) -> Range<
        Int
    >? {
        guard FieldRole.of(cell, in: block) == .postalCode else { return nil }
        guard let city = nearest(.city, in: block), let street = nearest(.street, in: block) else { return nil }
        let line = bytes(of: street, in: block)
        guard isStreet(line) else { return nil }
        let town = bytes(of: city, in: block)
        let state = nearest(.state, in: block).map { block.bytes[bytes(of: $0, in: block)] }
        let code = block.bytes[bounds]
        // Provinces of Italy and Spain have letters of American states too.
        if let state, contradicts(code, state: state, places: places),
            !isEuropean(code, town: town, in: block.bytes, places: places)
        {
            return nil
        }
        let lines = AddressToken.before(line.upperBound, of: block.bytes, lowest: line.lowerBound)
        let isStructured =
            StreetLine.hasTypedStreet(lines[...], of: block.bytes) && isCode(code, places: places)
            && LatinText.letter(at: town.lowerBound, of: block.bytes, end: town.upperBound) > 0
        guard isStructured || matches(code, town: town, state: state, in: block.bytes, places: places) else {
            return nil
        }
        let first = min(line.lowerBound, town.lowerBound, bounds.lowerBound)
        return first..<max(line.upperBound, town.upperBound, bounds.upperBound)

        func isStreet(_ line: Range<Int>) -> Bool {
            let tokens = AddressToken.before(line.upperBound, of: block.bytes, lowest: line.lowerBound)
            return tokens.count > 1
                && tokens.contains {
                    $0.isNumber || StreetWords.isAfter($0) || StreetWords.isBefore($0)
                        || StreetWords.isCompound($0, of: block.bytes)
                }
        }
    }

    private func bytes(of cell: Int, in block: Block) -> Range<Int> {
        let start = min(Int(block.cells[cell].start), block.bytes.count)
        return start..<max(start, min(Int(block.cells[cell].end), block.bytes.count))
    }

    /// The nearest cell of the row with a role that is not empty.
    private func nearest(_ role: FieldRole, in block: Block) -> Int? {
        var best: Int?
        for other in cells where other != cell && !bytes(of: other, in: block).isEmpty {
            guard FieldRole.of(other, in: block) == role else { continue }
            if best.map({ abs($0 - cell) > abs(other - cell) }) ?? true { best = other }
        }
        return best
    }

    /// Whether a state is one of the United States, but not the one of a ZIP code that is in use there.
    private func contradicts(_ code: ArraySlice<UInt8>, state: ArraySlice<UInt8>, places: PlaceGazetteer) -> Bool {
        guard let digits = PostalCode.digits(code.prefix(5)), code.count == 5 || code.count == 10,
            let region = UnitedStates.region(named: state, places: places)
        else { return false }
        let regions = places.regions(.unitedStates, prefix: digits / 100)
        return !regions.isEmpty && !regions.contains(region)
    }

    /// Whether a value has the form of a postal code of one of the countries, with a prefix that is in use.
    private func isCode(_ code: ArraySlice<UInt8>, places: PlaceGazetteer) -> Bool {
        guard let first = code.first else { return false }
        if first >= 0x41 {
            return PostalCode.isBritish(code)
                || (6...7).contains(code.count) && !places.regions(.canada, prefix: Int(first) - 0x41).isEmpty
        }
        guard let digits = PostalCode.digits(code.prefix(5)) else { return false }
        switch code.count {
        case 4: return digits >= 200
        case 5, 10:
            return !places.regions(.unitedStates, prefix: digits / 100).isEmpty
                || !places.regions(.germany, prefix: digits / 1000).isEmpty
        default: return false
        }
    }

    private func matches(
        _ code: ArraySlice<UInt8>, town: Range<Int>, state: ArraySlice<UInt8>?, in bytes: [UInt8],
        places: PlaceGazetteer
    ) -> Bool {
        let tokens = AddressToken.before(town.upperBound, of: bytes, lowest: town.lowerBound)
        let key = AddressToken.key(tokens[...], of: bytes)
        if let first = code.first, first >= 0x41 {
            if PostalCode.isBritish(code) { return places.contains(key, .unitedKingdom, prefix: 0) }
            return code.count >= 6 && places.contains(key, .canada, prefix: Int(first) - 0x41)
        }
        guard let digits = PostalCode.digits(code.prefix(5)) else { return false }
        if code.count == 4 {
            return (1...8).contains { places.contains(key, .australia, region: $0) }
        }
        guard code.count == 5 || code.count == 10 else { return false }
        if let state, let region = UnitedStates.region(named: state, places: places),
            places.regions(.unitedStates, prefix: digits / 100).contains(region)
        {
            return true
        }
        if places.contains(key, .unitedStates, prefix: digits / 100) { return true }
        return isEuropean(code, town: town, in: bytes, places: places)
    }

    private func isEuropean(
        _ code: ArraySlice<UInt8>, town: Range<Int>, in bytes: [UInt8], places: PlaceGazetteer
    ) -> Bool {
        guard code.count == 5, let digits = PostalCode.digits(code) else { return false }
        let tokens = AddressToken.before(town.upperBound, of: bytes, lowest: town.lowerBound)
        let key = AddressToken.key(tokens[...], of: bytes)
        return [PlaceGazetteer.Country.france, .germany, .italy, .spain].contains {
            places.contains(key, $0, prefix: digits / 1000)
        }
    }
}
