extension Expression {
    /// Texts of which every match starts with one, in lower case; nil where there are none of a useful length.
    ///
    /// - Parameter length: how short a text may be that is not a rare byte.
    func openings(atLeast length: Int, most count: Int = 64) -> [[UInt8]]? {
        var found: [[UInt8]] = [[]]
        _ = Self.extend(&found, by: self, most: count)
        let openings = Set(found.map { Array($0.prefix(16)) })
        guard openings.count <= count, openings.allSatisfy({ $0.count >= length || Self.isRare($0) })
        else { return nil }
        return openings.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Single bytes that few texts have many of.
    private static func isRare(_ text: [UInt8]) -> Bool { text == [0x40] || text == [0x24] || text == [0x7B] }

    /// Whether what follows still extends every text.
    private static func extend(_ found: inout [[UInt8]], by part: Expression, most count: Int) -> Bool {
        switch part {
        case .bytes(let set):
            let folded = Set(set.bytes.map { ByteSet(0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
            guard !folded.isEmpty, folded.count <= 6, folded.count * found.count <= count else { return false }
            found = found.flatMap { text in folded.sorted().map { text + [$0] } }
            return true
        case .sequence(let parts):
            for part in parts where !extend(&found, by: part, most: count) { return false }
            return true
        case .choice(let options):
            var all = [[UInt8]]()
            var isWhole = true
            for option in options {
                var extended = found
                isWhole = extend(&extended, by: option, most: count) && isWhole
                all += extended
                guard all.count <= count else { return false }
            }
            found = all
            return isWhole
        case .repeated(let part, let minimum, let maximum):
            for _ in 0..<min(minimum, 16) where !extend(&found, by: part, most: count) { return false }
            return minimum == maximum && minimum <= 16
        case .textStart, .textEnd, .wordBoundary: return true
        }
    }

    /// A text that every match has in it, and what comes before the text's first place; nil where there is none.
    var innerLiteral: (before: Expression, text: [UInt8])? {
        guard case .sequence(let parts) = self else { return nil }
        var best: (start: Int, text: [UInt8])?
        var run: (start: Int, text: [UInt8])?
        for (place, part) in parts.enumerated() {
            if case .bytes(let set) = part, set.count == 1, let byte = set.bytes.first {
                run = (run?.start ?? place, (run?.text ?? []) + [byte])
            } else if case .bytes(let set) = part, set.count == 2, set == set.caseless, let byte = set.bytes.last {
                run = (run?.start ?? place, (run?.text ?? []) + [byte])
            } else {
                run = nil
            }
            if let run, run.text.count > (best?.text.count ?? 0) { best = run }
        }
        guard let best, best.start > 0, best.text.count >= 3 || best.text == [0x40] else { return nil }
        return (.joined(Array(parts[..<best.start])), Array(best.text.prefix(16)))
    }

    /// The expression for Vectorscan, over bytes. Assertions are left out: what it finds is a superset, to be checked.
    var vectorscan: String {
        switch self {
        case .bytes(let set): set.vectorscan
        case .sequence(let parts): parts.map(\.vectorscan).joined()
        case .choice(let parts): "(?:" + parts.map(\.vectorscan).joined(separator: "|") + ")"
        case .repeated(let part, let minimum, let maximum):
            "(?:\(part.vectorscan)){\(minimum),\(maximum.map { "\($0)" } ?? "")}"
        case .textStart, .textEnd, .wordBoundary: ""
        }
    }
}

extension ByteSet {
    var vectorscan: String {
        if count == 1, let byte = bytes.first { return Self.escaped(byte) }
        let parts = ranges.map { range in
            range.count == 1
                ? Self.escaped(range.lowerBound)
                : "\(Self.escaped(range.lowerBound))-\(Self.escaped(range.upperBound))"
        }
        return isEmpty ? "[^\\x00-\\xFF]" : "[\(parts.joined())]"
    }

    static func escaped(_ byte: UInt8) -> String {
        if ByteSet.letters.union(.digits).contains(byte) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return "\\x" + (digits.count == 1 ? "0" : "") + digits
    }
}
