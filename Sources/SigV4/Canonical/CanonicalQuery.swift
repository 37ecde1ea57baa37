/// The third line of a canonical request: parameters in their one encoding, sorted by name, then by value.
enum CanonicalQuery {
    private struct Parameter: Comparable {
        let name: [UInt8]
        let value: [UInt8]

        static func < (left: Self, right: Self) -> Bool {
            left.name == right.name
                ? left.value.lexicographicallyPrecedes(right.value)
                : left.name.lexicographicallyPrecedes(right.name)
        }
    }

    /// - Parameter omitted: names of parameters to leave out.
    static func append(_ query: String, omitting omitted: [String], to text: inout [UInt8]) {
        guard !query.isEmpty else { return }
        var parameters = query.utf8.split(separator: UInt8(ascii: "&")).map(parameter)
        for name in omitted { parameters.removeAll { $0.name.elementsEqual(name.utf8) } }
        parameters.sort()
        for (index, parameter) in parameters.enumerated() {
            if index > 0 { text.append(UInt8(ascii: "&")) }
            text.append(contentsOf: parameter.name)
            text.append(UInt8(ascii: "="))
            text.append(contentsOf: parameter.value)
        }
    }

    private static func parameter(_ part: some Collection<UInt8>) -> Parameter {
        let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        return Parameter(name: recoded(pair[0]), value: pair.count == 2 ? recoded(pair[1]) : [])
    }

    private static func recoded(_ part: some Collection<UInt8>) -> [UInt8] {
        if part.allSatisfy(PercentCoding.isUnreserved) { return Array(part) }
        var encoded: [UInt8] = []
        PercentCoding.encode(PercentCoding.decode(part, plusIsSpace: true), to: &encoded)
        return encoded
    }
}
