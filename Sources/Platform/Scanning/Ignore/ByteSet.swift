/// The bytes of a bracket expression.
struct ByteSet: Sendable, Hashable {
    private var low: SIMD4<UInt64> = .zero
    private var isNegated = false

    func contains(_ byte: UInt8) -> Bool {
        (low[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1) != isNegated
    }

    private mutating func insert(_ byte: UInt8) { low[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    /// Reads `[…]` where it opens.
    /// - Returns: The set and where it ends; nil when it does not close.
    static func parse(_ line: [UInt8], at start: Int) -> (ByteSet, Int)? {
        var set = ByteSet()
        var index = start + 1
        guard index < line.count else { return nil }
        if line[index] == UInt8(ascii: "!") || line[index] == UInt8(ascii: "^") {
            set.isNegated = true
            index += 1
        }
        var previous: UInt8?
        var isFirst = true
        while index < line.count {
            let byte = line[index]
            if byte == UInt8(ascii: "]"), !isFirst { return (set, index + 1) }
            isFirst = false
            if let end = set.insertClass(line, at: index) {
                guard end > 0 else { return nil }
                index = end
                previous = nil
            } else if byte == UInt8(ascii: "-"), let first = previous, index + 1 < line.count,
                line[index + 1] != UInt8(ascii: "]")
            {
                guard let (last, end) = literal(line, at: index + 1) else { return nil }
                if first <= last { for member in first...last { set.insert(member) } }
                index = end
                previous = nil
            } else {
                guard let (member, end) = literal(line, at: index) else { return nil }
                set.insert(member)
                previous = member
                index = end
            }
        }
        return nil
    }

    private static func literal(_ line: [UInt8], at index: Int) -> (UInt8, Int)? {
        guard line[index] == UInt8(ascii: "\\") else { return (line[index], index + 1) }
        return index + 1 < line.count ? (line[index + 1], index + 2) : nil
    }

    /// - Returns: Where `[:name:]` ends; 0 when there is no class of that name; nil when none begins here.
    private mutating func insertClass(_ line: [UInt8], at index: Int) -> Int? {
        guard line[index] == UInt8(ascii: "["), index + 1 < line.count, line[index + 1] == UInt8(ascii: ":") else {
            return nil
        }
        guard let close = line[(index + 2)...].firstIndex(of: UInt8(ascii: "]")) else { return 0 }
        // Without its second colon this is a set that holds a bracket.
        guard close > index + 2, line[close - 1] == UInt8(ascii: ":") else { return nil }
        let name = String(decoding: line[(index + 2)..<(close - 1)], as: UTF8.self)
        guard let members = Self.classes[name] else { return 0 }
        for range in members { for byte in range { insert(byte) } }
        return close + 1
    }

    private static let classes: [String: [ClosedRange<UInt8>]] = [
        "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "alpha": [0x41...0x5A, 0x61...0x7A],
        "blank": [0x09...0x09, 0x20...0x20], "cntrl": [0x00...0x1F, 0x7F...0x7F], "digit": [0x30...0x39],
        "graph": [0x21...0x7E], "lower": [0x61...0x7A], "print": [0x20...0x7E],
        "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "space": [0x09...0x0D, 0x20...0x20],
        "upper": [0x41...0x5A], "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
    ]
}
