/// Paths as results write them: `$[0]['Card Number']`, cut at the front where they grow too long (Macie API Reference, findings).
enum JSONPath {
    /// Characters that a name keeps, the three dots of a cut included.
    static let longestName = 240
    /// Characters that a path keeps.
    static let longestPath = 250

    /// - Parameter indices: One for each `.position` of the path, in order; those that are missing are written as `[*]`.
    static func text(_ path: [PathElement], indices: some Sequence<UInt32>) -> String {
        var indices = indices.makeIterator()
        let elements = path.map { element in
            switch element {
            case .name(let name): step(shortened(name))
            case .position: "[\(indices.next().map(String.init) ?? "*")]"
            }
        }
        let whole = "$" + elements.joined()
        return whole.count <= longestPath ? whole : cut(elements)
    }

    /// A name of 240 characters at most, which lost those at its beginning.
    static func shortened(_ name: String) -> String {
        // Names are short, and counting characters is slow: bytes answer nearly always.
        guard name.utf8.count > longestName, name.count > longestName else { return name }
        return "..." + name.suffix(longestName - 3)
    }

    private static func cut(_ elements: [String]) -> String {
        var room = longestPath - 3
        var first = elements.count
        while first > 0, elements[first - 1].count <= room {
            first -= 1
            room -= elements[first].count
        }
        let kept = elements[first...]
        // One name of 240 characters fits unless its escapes made it longer.
        guard let head = kept.first else { return "$.." + (elements.last ?? "").suffix(longestPath - 3) }
        return (head.hasPrefix(".") ? "$." : "$..") + kept.joined()
    }

    private static func step(_ name: String) -> String {
        if isPlain(name) { return "." + name }
        var quoted = "['"
        for scalar in name.unicodeScalars {
            if scalar == "'" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "']"
    }

    /// Whether a name can follow a dot: letters, digits and `_`, and no digit first. Letters of every script count.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy {
            $0 == 0x5F || $0 >= 0x80 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        }
    }
}
