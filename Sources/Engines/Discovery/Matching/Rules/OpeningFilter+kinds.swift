internal import CByteScan

extension OpeningFilter {
    /// The rows as `byte_scan_find` reads them, for kinds of bytes instead of bytes.
    var openings: byte_scan_openings {
        let kinds = ByteKinds(signatures)
        var openings = byte_scan_openings()
        withUnsafeMutableBytes(of: &openings.kinds) { table in
            for byte in 0x20..<0x80 { table[byte - 0x20] = UInt8(kinds.kindOf[byte]) }
        }
        withUnsafeMutableBytes(of: &openings.classes) { table in
            func set(_ row: Int, _ kind: Int, _ classes: UInt16) {
                table[row * 32 + kind] = UInt8(truncatingIfNeeded: classes)
                table[row * 32 + 16 + kind] = UInt8(classes >> 8)
            }
            for (kind, signature) in kinds.signatures.enumerated() {
                for (row, classes) in signature.enumerated() { set(row, kind, classes) }
            }
            for (row, classes) in ([atSecond, atStart] + ends[..<Self.length]).enumerated() {
                set(row, BYTE_SCAN_OUTSIDE, classes)
            }
        }
        return openings
    }

    /// Of each byte, the classes that may have it two before the place, one before, there, and so on.
    private var signatures: [[UInt16]] {
        let places = [Self.twoBefore] + (0...Self.length).map { $0 << 8 }
        return (0..<256).map { byte in places.map { rows[$0 + byte] } }
    }
}

/// Bytes by what they may be a part of: as many kinds as a vector's table has entries, less the one for what is outside.
///
/// Bytes that mean the same are one kind from the start. Then those become one that let the fewest places more through, by how
/// often such bytes stand in texts. The first kind has all bytes that are neither ASCII nor printed.
private struct ByteKinds {
    /// Of each byte, its kind.
    private(set) var kindOf = [Int](repeating: 0, count: 256)
    /// Of each kind, what any of its bytes may be a part of.
    let signatures: [[UInt16]]

    private struct Kind {
        var bytes: [Int]
        var signature: [UInt16]
        var weight: Int

        mutating func take(_ other: Self) {
            bytes += other.bytes
            weight += other.weight
            for row in signature.indices { signature[row] |= other.signature[row] }
        }

        /// How much more is let through when both are one.
        func cost(of other: Self) -> Int {
            var (added, addedToOther) = (0, 0)
            for row in signature.indices {
                let (one, other) = (signature[row], other.signature[row])
                added += (other & ~one).nonzeroBitCount
                addedToOther += (one & ~other).nonzeroBitCount
            }
            return added * weight + addedToOther * other.weight
        }
    }

    init(_ signatureOf: [[UInt16]]) {
        var kinds = Self.alike(signatureOf)
        var costs = kinds.map { one in kinds.map { one.cost(of: $0) } }
        while kinds.count > BYTE_SCAN_OUTSIDE {
            var (first, second) = (0, 1)
            for other in kinds.indices {
                for one in 0..<other where costs[one][other] < costs[first][second] { (first, second) = (one, other) }
            }
            let taken = kinds.remove(at: second)
            kinds[first].take(taken)
            costs.remove(at: second)
            for one in kinds.indices {
                costs[one].remove(at: second)
                costs[one][first] = kinds[one].cost(of: kinds[first])
                costs[first][one] = costs[one][first]
            }
        }
        for (number, kind) in kinds.enumerated() {
            for byte in kind.bytes { kindOf[byte] = number }
        }
        signatures = kinds.map(\.signature)
    }

    /// The first of them is that of all bytes which the table does not tell apart.
    private static func alike(_ signatureOf: [[UInt16]]) -> [Kind] {
        var kinds = [Kind(bytes: [], signature: signatureOf[0].map { _ in 0 }, weight: 0)]
        var numbers: [[UInt16]: Int] = [:]
        for byte in 0..<256 {
            let kind = Kind(bytes: [byte], signature: signatureOf[byte], weight: weight(of: UInt8(byte)))
            if !(0x20..<0x80).contains(byte) {
                kinds[0].take(kind)
            } else if let known = numbers[kind.signature] {
                kinds[known].take(kind)
            } else {
                numbers[kind.signature] = kinds.count
                kinds.append(kind)
            }
        }
        return kinds
    }

    /// How often a byte stands in texts and rows, roughly.
    private static func weight(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: " "): 150
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 60
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 40
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: ":"): 50
        case UInt8(ascii: "\""), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "\n"): 20
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 12
        case 0x20..<0x7F: 5
        default: 1
        }
    }
}
