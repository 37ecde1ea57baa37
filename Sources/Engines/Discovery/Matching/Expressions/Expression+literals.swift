extension Expression {
    /// Texts of which every match starts with one, in lower case; nil where there are none of a useful length.
    ///
    /// - Parameter length: how short a text may be.
    func openings(atLeast length: Int, most count: Int = 64) -> [[UInt8]]? {
        var found: [[UInt8]] = [[]]
        _ = Self.extend(&found, by: self, most: count)
        let openings = Set(found.map { Array($0.prefix(16)) })
        guard openings.count <= count, openings.allSatisfy({ $0.count >= length || $0 == [0x40] }) else { return nil }
        return openings.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether what follows still extends every text.
    private static func extend(_ found: inout [[UInt8]], by part: Expression, most count: Int) -> Bool {
        switch part {
        case .bytes(let set):
            // Six letters in either case at most.
            guard !set.isEmpty, set.count <= 12 else { return false }
            let folded = Set(set.bytes.map(ByteSet.lowercase))
            guard folded.count <= 6, folded.count * found.count <= count else { return false }
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

    /// Texts of which every match has one in it, and what comes before it; nil where there are none of use.
    var innerTexts: (before: Expression, texts: [[UInt8]])? {
        let parts = flattened
        var best: (place: Int, texts: [[UInt8]], length: Int)?
        for place in parts.indices.dropFirst() {
            let rest = Expression.sequence(Array(parts[place...]))
            guard let texts = rest.openings(atLeast: 2, most: 16), let length = texts.map(\.count).min() else {
                continue
            }
            let isRare = length >= 3 || texts.allSatisfy(Self.isRare)
            if isRare, length > (best?.length ?? 0) { best = (place, texts, length) }
        }
        guard let best else { return nil }
        return (.sequence(Array(parts[..<best.place])), best.texts)
    }

    /// Two bytes are worth looking for where one is punctuation.
    private static func isRare(_ text: [UInt8]) -> Bool {
        text.contains { !ByteSet.word.union(.space).union([0x2D, 0x2E, 0x2F, 0x3A]).contains($0) }
    }

    /// The parts of a sequence, with repetitions of a fixed number of bytes written out.
    var flattened: [Expression] {
        guard case .sequence(let parts) = self else { return [self] }
        return parts.flatMap { part -> [Expression] in
            guard case .repeated(.bytes(let set), let minimum, let maximum) = part, minimum == maximum, minimum <= 16
            else {
                return [part]
            }
            return Array(repeating: .bytes(set), count: minimum)
        }
    }

    /// How many bytes into every match a word may start that no word's byte stands before; nil where that is not sure.
    ///
    /// 0 where a match itself starts so.
    var wordStartOffset: Int? {
        let parts = flattened
        switch parts.first {
        case .textStart: return 0
        case .wordBoundary(true):
            return firstBytes.subtracting(.word).isEmpty && firstBytes.intersection(.word) == firstBytes ? 0 : nil
        default: break
        }
        for (place, part) in parts.enumerated() {
            guard place < 16, case .bytes(let set) = part else { return nil }
            if set.intersection(.word).isEmpty { return place + 1 < parts.count ? place + 1 : nil }
        }
        return nil
    }

    /// What follows some bytes of every match.
    func dropping(_ count: Int) -> Expression { .sequence(Array(flattened.dropFirst(count))) }

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
