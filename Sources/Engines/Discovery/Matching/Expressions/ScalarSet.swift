/// A set of Unicode scalars, as ascending ranges that do not touch.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]

    static let all = ScalarSet([0...0x10FFFF])

    init(_ ranges: [ClosedRange<UInt32>] = []) {
        var joined = [ClosedRange<UInt32>]()
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound &+ 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    init(_ bytes: ByteSet) {
        self.init(bytes.ranges.map { UInt32($0.lowerBound)...UInt32($0.upperBound) })
    }

    /// Those in the Basic Multilingual Plane that a rule holds for.
    init(where holds: (Unicode.Scalar.Properties) -> Bool) {
        var ranges = [ClosedRange<UInt32>]()
        var start: UInt32?
        for value in UInt32(0)...0x10000 {
            let isIn = value < 0x10000 && Unicode.Scalar(value).map { holds($0.properties) } ?? false
            if isIn {
                start = start ?? value
            } else if let first = start {
                ranges.append(first...value - 1)
                start = nil
            }
        }
        self.ranges = ranges
    }

    func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

    var inverted: ScalarSet {
        var result = [ClosedRange<UInt32>]()
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return ScalarSet(result)
    }

    /// With the other case of every letter that is in it, as far as one scalar maps to one.
    var caseless: ScalarSet {
        var result = ranges
        for range in ranges where range.count <= 2000 {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                for other in [scalar.lowercase, scalar.uppercase] where other != scalar {
                    result.append(other.value...other.value)
                }
            }
        }
        return ScalarSet(result)
    }

    /// What UTF-8 writes for them, as an expression over bytes.
    var expression: Expression {
        var single = ByteSet.none
        var longer = [Expression]()
        for range in ranges {
            for part in Self.ofOneLength(range) {
                if part.upperBound < 0x80 {
                    for value in part { single.insert(UInt8(value)) }
                } else {
                    Self.append(part, to: &longer)
                }
            }
        }
        return .anyOf((single.isEmpty ? [] : [.bytes(single)]) + longer)
    }

    private static func ofOneLength(_ range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        let lengths: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
        ]
        return lengths.compactMap { $0.overlaps(range) ? $0.clamped(to: range) : nil }
    }

    /// Splits a range whose ends have equally many bytes until every byte of it varies independently.
    private static func append(_ range: ClosedRange<UInt32>, to parts: inout [Expression]) {
        var rest = [range]
        while let range = rest.popLast() {
            if let cut = cut(in: range) {
                rest.append(cut + 1...range.upperBound)
                rest.append(range.lowerBound...cut)
            } else {
                let low = encoded(range.lowerBound)
                let high = encoded(range.upperBound)
                parts.append(.sequence(zip(low, high).map { .bytes(ByteSet($0...$1)) }))
            }
        }
    }

    private static func cut(in range: ClosedRange<UInt32>) -> UInt32? {
        for shift: UInt32 in [6, 12, 18] {
            let mask = UInt32(1) << shift - 1
            guard range.lowerBound >> shift != range.upperBound >> shift else { break }
            if range.lowerBound & mask != 0 { return range.lowerBound | mask }
            if range.upperBound & mask != mask { return range.upperBound & ~mask - 1 }
        }
        return nil
    }

    private static func encoded(_ value: UInt32) -> [UInt8] {
        let tail = { (shift: UInt32) in UInt8(truncatingIfNeeded: value >> shift & 0x3F | 0x80) }
        return switch value {
        case ..<0x80: [UInt8(value)]
        case ..<0x800: [UInt8(truncatingIfNeeded: value >> 6 | 0xC0), tail(0)]
        case ..<0x10000: [UInt8(truncatingIfNeeded: value >> 12 | 0xE0), tail(6), tail(0)]
        default: [UInt8(truncatingIfNeeded: value >> 18 | 0xF0), tail(12), tail(6), tail(0)]
        }
    }
}

extension Unicode.Scalar {
    /// Its lower case where that is one scalar, itself otherwise.
    var lowercase: Unicode.Scalar {
        let mapped = properties.lowercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? self : self
    }

    /// Its upper case where that is one scalar, itself otherwise.
    var uppercase: Unicode.Scalar {
        let mapped = properties.uppercaseMapping.unicodeScalars
        return mapped.count == 1 ? mapped.first ?? self : self
    }
}
