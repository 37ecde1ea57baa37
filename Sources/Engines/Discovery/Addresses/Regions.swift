/// States of the United States by what stands before a ZIP code.
enum UnitedStates {
    /// By name, the two letters.
    static let names: [(name: String, letters: String)] = [
        ("Alabama", "AL"), ("Alaska", "AK"), ("Arizona", "AZ"), ("Arkansas", "AR"), ("California", "CA"),
        ("Colorado", "CO"),
        ("Connecticut", "CT"), ("Delaware", "DE"), ("Florida", "FL"), ("Georgia", "GA"), ("Hawaii", "HI"),
        ("Idaho", "ID"),
        ("Illinois", "IL"), ("Indiana", "IN"), ("Iowa", "IA"), ("Kansas", "KS"), ("Kentucky", "KY"),
        ("Louisiana", "LA"),
        ("Maine", "ME"), ("Maryland", "MD"), ("Massachusetts", "MA"), ("Michigan", "MI"), ("Minnesota", "MN"),
        ("Mississippi", "MS"), ("Missouri", "MO"), ("Montana", "MT"), ("Nebraska", "NE"), ("Nevada", "NV"),
        ("New Hampshire", "NH"), ("New Jersey", "NJ"), ("New Mexico", "NM"), ("New York", "NY"),
        ("North Carolina", "NC"),
        ("North Dakota", "ND"), ("Ohio", "OH"), ("Oklahoma", "OK"), ("Oregon", "OR"), ("Pennsylvania", "PA"),
        ("Rhode Island", "RI"), ("South Carolina", "SC"), ("South Dakota", "SD"), ("Tennessee", "TN"), ("Texas", "TX"),
        ("Utah", "UT"), ("Vermont", "VT"), ("Virginia", "VA"), ("Washington", "WA"), ("West Virginia", "WV"),
        ("Wisconsin", "WI"), ("Wyoming", "WY"), ("District of Columbia", "DC"),
    ]

    /// A ZIP code of each state, to learn its number in the table from.
    private static let codes: [String: Int] = [
        "AL": 350, "AK": 995, "AZ": 850, "AR": 716, "CA": 900, "CO": 800, "CT": 60, "DE": 197, "DC": 200, "FL": 320,
        "GA": 300,
        "HI": 967, "ID": 832, "IL": 600, "IN": 460, "IA": 500, "KS": 660, "KY": 400, "LA": 700, "ME": 39, "MD": 206,
        "MA": 10,
        "MI": 480, "MN": 550, "MS": 386, "MO": 630, "MT": 590, "NE": 680, "NV": 889, "NH": 30, "NJ": 70, "NM": 870,
        "NY": 100,
        "NC": 270, "ND": 580, "OH": 430, "OK": 730, "OR": 970, "PA": 150, "RI": 28, "SC": 290, "SD": 570, "TN": 370,
        "TX": 750,
        "UT": 840, "VT": 50, "VA": 220, "WA": 980, "WV": 247, "WI": 530, "WY": 820,
    ]

    private static let prefixes: [UInt64: Int] = {
        var prefixes = [UInt64: Int]()
        for (letters, code) in codes { prefixes[key(letters)] = code }
        for (name, letters) in names { prefixes[key(name)] = codes[letters] }
        return prefixes
    }()

    private static func key(_ name: String) -> UInt64 {
        let bytes = Array(name.utf8.filter { $0 != 0x20 })
        return Folding.hash(0..<bytes.count, of: bytes)
    }

    /// The table's number of the state that a candidate "NY 10001" names.
    static func region(named code: Range<Int>, of bytes: [UInt8], places: PlaceGazetteer) -> UInt8? {
        var hash = Folding.Hash()
        for place in code.dropLast(5) where (bytes[place] | 0x20) &- 0x61 < 26 { hash.add(bytes[place] | 0x20) }
        return prefixes[hash.value].flatMap { places.regions(.unitedStates, prefix: $0).first }
    }

    /// The state that a cell names, by a ZIP prefix of its own.
    static func region(named name: ArraySlice<UInt8>, places: PlaceGazetteer) -> UInt8? {
        var hash = Folding.Hash()
        for byte in name where (byte | 0x20) &- 0x61 < 26 { hash.add(byte | 0x20) }
        return prefixes[hash.value].flatMap { places.regions(.unitedStates, prefix: $0).first }
    }
}

/// Canada's provinces before a postal code.
enum Provinces {
    private static let names: Set<UInt64> = Set(
        """
        on qc bc ab mb sk ns nb nl pe nt nu yt ontario quebec alberta manitoba saskatchewan labrador columbia
        brunswick scotia newfoundland island nunavut yukon
        """.split(whereSeparator: \.isWhitespace).map { name in
            let bytes = Array(name.utf8)
            return Folding.hash(0..<bytes.count, of: bytes)
        })

    /// Where the province's name before a code begins; nil where none stands there.
    static func start(before code: Int, of bytes: [UInt8], lowest: Int) -> Int? {
        let tokens = AddressToken.before(code, of: bytes, lowest: lowest, most: 3)
        guard let last = tokens.last, names.contains(last.hash) else { return nil }
        guard tokens.count > 1, last.range.count > 5, !last.startsPart else { return last.range.lowerBound }
        let first = tokens[tokens.count - 2]
        let isPair = ["British", "New", "Nova", "Prince"].contains { bytes[first.range].elementsEqual($0.utf8) }
        return isPair ? first.range.lowerBound : last.range.lowerBound
    }
}

/// Australia's states by the first digits of their postcodes.
enum Australia {
    /// In the order of the table's prefixes.
    private static let states: [(letters: String, first: [Int], region: UInt8)] = [
        ("ACT", [2, 0], 1), ("NSW", [2, 1], 2), ("NT", [0], 3), ("QLD", [4, 9], 4), ("SA", [5], 5), ("TAS", [7], 6),
        ("VIC", [3, 8], 7), ("WA", [6], 8),
    ]

    /// The table's number of the state that a candidate "NSW 2000" names, if such codes are its.
    static func region(of code: Range<Int>, in bytes: [UInt8]) -> UInt8? {
        guard let digits = PostalCode.digits(bytes[(code.upperBound - 4)..<code.upperBound]) else { return nil }
        let letters = bytes[code].prefix { $0 >= 0x41 }
        return states.first { $0.letters.utf8.elementsEqual(letters) && $0.first.contains(digits / 1000) }?.region
    }
}
