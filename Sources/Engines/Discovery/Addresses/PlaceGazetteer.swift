internal import CDiscoveryData

/// Which towns lie in which region of a country, and which regions a postal code may belong to.
struct PlaceGazetteer: Sendable {
    enum Country: Int, Sendable, CaseIterable {
        case australia, canada, france, germany, italy, spain, unitedKingdom, unitedStates

        /// How many leading values of postal codes the table tells apart.
        var prefixes: Int {
            switch self {
            case .australia: 8
            case .canada: 26
            case .unitedKingdom: 1
            case .unitedStates: 1000
            default: 100
            }
        }
    }

    private let marks: [UInt32]
    /// Six region numbers a prefix, 0 for none, country after country.
    private let regions: [UInt8]

    static let embedded: PlaceGazetteer = {
        var count = 0
        let start = discovery_places(&count)
        return PlaceGazetteer(bytes: Array(UnsafeBufferPointer(start: start, count: count))) ?? PlaceGazetteer()
    }()

    /// Knows nothing.
    init() {
        marks = [0]
        regions = [UInt8](repeating: 0, count: 6 * Country.allCases.reduce(0) { $0 + $1.prefixes })
    }

    /// Nil unless the bytes are a table: `CPLA`, the number of slots, their 32-bit marks, then the regions by prefix.
    init?(bytes: [UInt8]) {
        guard bytes.count >= 8, bytes.starts(with: Array("CPLA".utf8)) else { return nil }
        let count = Int(NameGazetteer.number(at: 4, of: bytes))
        let prefixes = Country.allCases.reduce(0) { $0 + $1.prefixes }
        guard count > 0, bytes.count == 8 + count * 4 + prefixes * 6 else { return nil }
        marks = (0..<count).map { NameGazetteer.number(at: 8 + $0 * 4, of: bytes) }
        regions = Array(bytes[(8 + count * 4)...])
        guard marks.contains(0) else { return nil }
    }

    /// The regions of a postal code's prefix; empty where no code begins so.
    func regions(_ country: Country, prefix: Int) -> [UInt8] {
        guard (0..<country.prefixes).contains(prefix) else { return [] }
        let before = Country.allCases.prefix(country.rawValue).reduce(0) { $0 + $1.prefixes }
        return regions[((before + prefix) * 6)..<((before + prefix + 1) * 6)].filter { $0 != 0 }
    }

    /// Whether a town of that name lies in a region. The hash is of its folded words with one space between two.
    func contains(_ town: Folding.Hash, _ country: Country, region: UInt8) -> Bool {
        contains(town, country: UInt8(country.rawValue), region: region)
    }

    /// Whether a town whose name has several words is called so anywhere.
    func containsAnywhere(_ town: Folding.Hash) -> Bool {
        contains(town, country: 255, region: 255)
    }

    private func contains(_ town: Folding.Hash, country: UInt8, region: UInt8) -> Bool {
        var key = town
        key.add(0)
        key.add(country)
        key.add(region)
        let hash = key.value
        let mark = max(1, UInt32(truncatingIfNeeded: hash))
        var slot = Int(((hash >> 32) &* UInt64(marks.count)) >> 32)
        while marks[slot] != 0 {
            if marks[slot] == mark { return true }
            slot = slot + 1 == marks.count ? 0 : slot + 1
        }
        return false
    }

    func contains(_ town: Folding.Hash, _ country: Country, prefix: Int) -> Bool {
        regions(country, prefix: prefix).contains { contains(town, country, region: $0) }
    }
}
