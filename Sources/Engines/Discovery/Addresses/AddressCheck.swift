/// Whether a postal code belongs to a mailing address: its town is one that has such codes, and a street or a box stands
/// before it. In rows and records the parts stand in cells of their own.
struct AddressCheck: SurroundingsCheck {
    let name = "address"
    let form: Form
    let places: PlaceGazetteer

    enum Form: Sendable, Hashable, CaseIterable {
        /// State and ZIP code, the town before them.
        case unitedStates
        /// Province and postal code, or the code alone.
        case canada
        /// State and postcode.
        case australia
        /// The town, then the postcode.
        case unitedKingdom
        /// Five digits, then the town: France, Germany, Italy, Spain.
        case codeFirst
        /// A code in a cell of its own.
        case cell
    }

    /// How far back a street is looked for, in bytes.
    private static let reach = 240

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bounds = bounds(cell, in: block)
        guard candidate.lowerBound >= bounds.lowerBound, candidate.upperBound <= bounds.upperBound else { return nil }
        if let cell {
            let parts = AddressRow(of: cell, in: block)
            if candidate.upperBound - bounds.lowerBound <= 12 || form == .cell {
                return parts.value(of: candidate, cell: bounds, in: block, places: places)
            }
        }
        guard form != .cell else { return nil }
        let lowest = max(bounds.lowerBound, candidate.lowerBound - Self.reach)
        let found = text(candidate, in: block.bytes, lowest: lowest, end: bounds.upperBound)
        return found.flatMap { Boilerplate.begins($0, of: block.bytes) ? nil : $0 }
    }

    func cell(of value: Range<Int>, candidateIn cell: Int?, of block: Block) -> Int? {
        guard let cell, block.cells.indices.contains(cell), block.form == .columnar else { return nil }
        guard value.lowerBound < Int(block.cells[cell].start) else { return nil }
        return AddressRow(of: cell, in: block).cells.lowerBound
    }

    private func bounds(_ cell: Int?, in block: Block) -> Range<Int> {
        guard let cell, block.cells.indices.contains(cell) else { return 0..<block.bytes.count }
        let start = min(Int(block.cells[cell].start), block.bytes.count)
        return start..<max(start, min(Int(block.cells[cell].end), block.bytes.count))
    }

    private func text(_ code: Range<Int>, in bytes: [UInt8], lowest: Int, end: Int) -> Range<Int>? {
        switch form {
        case .unitedStates: unitedStates(code, bytes, lowest)
        case .canada: canada(code, bytes, lowest)
        case .australia: australia(code, bytes, lowest)
        case .unitedKingdom: unitedKingdom(code, bytes, lowest)
        case .codeFirst: codeFirst(code, bytes, lowest, end)
        case .cell: nil
        }
    }

    private func unitedStates(_ code: Range<Int>, _ bytes: [UInt8], _ lowest: Int) -> Range<Int>? {
        guard let zip = PostalCode.digits(bytes[(code.upperBound - 5)..<code.upperBound]) else { return nil }
        let regions = places.regions(.unitedStates, prefix: zip / 100)
        guard !regions.isEmpty, let state = UnitedStates.region(named: code, of: bytes, places: places),
            regions.contains(state)
        else { return nil }
        let end = PostalCode.extended(code.upperBound, of: bytes)
        return townThenStreet(code.lowerBound..<end, .unitedStates, [state], bytes, lowest, isTownSure: true)
    }

    private func canada(_ code: Range<Int>, _ bytes: [UInt8], _ lowest: Int) -> Range<Int>? {
        let regions = places.regions(.canada, prefix: Int(bytes[code.lowerBound]) - 0x41)
        guard !regions.isEmpty else { return nil }
        let start = Provinces.start(before: code.lowerBound, of: bytes, lowest: lowest)
        return townThenStreet(
            (start ?? code.lowerBound)..<code.upperBound, .canada, regions, bytes, lowest, isTownSure: start != nil)
    }

    private func australia(_ code: Range<Int>, _ bytes: [UInt8], _ lowest: Int) -> Range<Int>? {
        guard let region = Australia.region(of: code, in: bytes) else { return nil }
        return townThenStreet(code, .australia, [region], bytes, lowest, isTownSure: true)
    }

    /// - Parameter isTownSure: whether a region's name beside the code makes a town of capitalised words that are not known.
    private func townThenStreet(
        _ code: Range<Int>, _ country: PlaceGazetteer.Country, _ regions: [UInt8], _ bytes: [UInt8], _ lowest: Int,
        isTownSure: Bool
    ) -> Range<Int>? {
        let tokens = AddressToken.before(code.lowerBound, of: bytes, lowest: lowest)
        guard tokens.count > 1 else { return nil }
        for length in stride(from: min(5, tokens.count - 1), through: 1, by: -1) {
            let key = AddressToken.key(tokens.suffix(length), of: bytes)
            guard regions.contains(where: { places.contains(key, country, region: $0) }) else { continue }
            if let start = StreetLine.start(in: tokens.dropLast(length), of: bytes, numbersFollow: false) {
                return start..<code.upperBound
            }
        }
        guard isTownSure, let part = tokens.lastIndex(where: \.startsPart), part > 0, tokens.count - part <= 4,
            tokens[part...].allSatisfy({ $0.isCapital })
        else { return nil }
        return StreetLine.start(in: tokens[..<part], of: bytes, numbersFollow: false).map { $0..<code.upperBound }
    }

    private func unitedKingdom(_ code: Range<Int>, _ bytes: [UInt8], _ lowest: Int) -> Range<Int>? {
        guard PostalCode.isBritish(bytes[code]) else { return nil }
        let tokens = AddressToken.before(code.lowerBound, of: bytes, lowest: lowest)
        guard tokens.count > 1 else { return nil }
        for skip in 0..<min(7, tokens.count - 1) {
            let rest = tokens.dropLast(skip)
            for length in stride(from: min(4, rest.count - 1), through: 1, by: -1)
            where rest.suffix(length)[rest.count - length].isCapital {
                let key = AddressToken.key(rest.suffix(length), of: bytes)
                guard places.contains(key, .unitedKingdom, prefix: 0) else { continue }
                if let start = StreetLine.start(in: rest.dropLast(length), of: bytes, numbersFollow: false) {
                    return start..<code.upperBound
                }
            }
        }
        return nil
    }

    private func codeFirst(_ candidate: Range<Int>, _ bytes: [UInt8], _ lowest: Int, _ end: Int) -> Range<Int>? {
        let code = candidate.lowerBound..<min(candidate.lowerBound + 5, candidate.upperBound)
        guard let digits = PostalCode.digits(bytes[code]) else { return nil }
        if code.lowerBound > lowest, PostalCode.isGlued(bytes[code.lowerBound - 1]) { return nil }
        let words = AddressToken.after(code.upperBound, of: bytes, end: min(end, code.upperBound + 80))
        let tokens = AddressToken.before(PostalCode.start(code.lowerBound, of: bytes), of: bytes, lowest: lowest)
        guard tokens.count > 1 else { return nil }
        for length in stride(from: words.count, through: 1, by: -1) {
            let key = AddressToken.key(words.prefix(length), of: bytes)
            for country in [PlaceGazetteer.Country.germany, .france, .italy, .spain]
            where places.contains(key, country, prefix: digits / 1000) {
                let start = StreetLine.start(in: tokens[...], of: bytes, numbersFollow: country != .france)
                if let start { return start..<words[length - 1].range.upperBound }
            }
        }
        return village(words, prefix: digits / 1000, after: tokens, bytes)
    }

    /// A town that the gazetteer lacks, where what stands before the code says itself that it is a street.
    private func village(
        _ words: [AddressToken], prefix: Int, after tokens: [AddressToken], _ bytes: [UInt8]
    ) -> Range<Int>? {
        let town = words.prefix { $0.isCapital || $0.range.count <= 4 }
        guard let last = town.last, town.first?.isCapital == true, last.range.count > 2 else { return nil }
        let isKnown = [PlaceGazetteer.Country.germany, .france, .italy, .spain].contains {
            !places.regions($0, prefix: prefix).isEmpty
        }
        guard isKnown, StreetLine.hasTypedStreet(tokens[...], of: bytes) else { return nil }
        // A town that is known, but not under such a code, contradicts it.
        let key = AddressToken.key(words.prefix(town.count), of: bytes)
        let isElsewhere = [PlaceGazetteer.Country.germany, .france, .italy, .spain].contains { country in
            (1...20).contains { places.contains(key, country, region: $0) }
        }
        guard !isElsewhere else { return nil }
        return StreetLine.start(in: tokens[...], of: bytes, numbersFollow: true).map { $0..<last.range.upperBound }
    }
}
