/// Decodes numbers in runs, of either version.
struct IntegerRuns {
    private var stream: ORCStream
    private let isSigned: Bool
    private let isVersion2: Bool
    var run = [Int64](repeating: 0, count: Self.longestRun)
    private var packed: [UInt8] = []
    private var place = 0
    private var end = 0

    /// Of the second version; the first one's are shorter.
    static let longestRun = 512

    init(_ stream: ORCStream, isSigned: Bool, isVersion2: Bool) {
        self.stream = stream
        self.isSigned = isSigned
        self.isVersion2 = isVersion2
    }

    @inline(__always)
    mutating func next() throws -> Int64 {
        if place >= end {
            place = 0
            end = 0
            end = try isVersion2 ? readVersion2() : readVersion1()
        }
        defer { place += 1 }
        return run[place]
    }

    private mutating func varint() throws -> Int64 {
        let value = try stream.varint()
        return isSigned ? Int64(zigzag: value) : Int64(bitPattern: value)
    }

    /// ORC specification, "Integer Run Length Encoding, version 1".
    private mutating func readVersion1() throws -> Int {
        let control = Int8(bitPattern: try stream.byte())
        if control < 0 {
            let count = -Int(control)
            for place in 0..<count { run[place] = try varint() }
            return count
        }
        let count = Int(control) + 3
        let delta = Int64(Int8(bitPattern: try stream.byte()))
        var value = try varint()
        for place in 0..<count {
            run[place] = value
            value = value &+ delta
        }
        return count
    }

    /// ORC specification, "Integer Run Length Encoding, version 2".
    private mutating func readVersion2() throws -> Int {
        let head = try stream.byte()
        switch head >> 6 {
        case 0: return try readShortRepeat(head)
        case 1: return try readDirect(head)
        case 2: return try readPatchedBase(head)
        default: return try readDelta(head)
        }
    }

    private mutating func readShortRepeat(_ head: UInt8) throws -> Int {
        let value = try stream.bigEndian(Int(head >> 3 & 7) + 1)
        let number = isSigned ? Int64(zigzag: value) : Int64(bitPattern: value)
        let count = Int(head & 7) + 3
        for place in 0..<count { run[place] = number }
        return count
    }

    private mutating func count(_ head: UInt8) throws -> Int { Int(head & 1) << 8 | Int(try stream.byte()) }

    private mutating func readDirect(_ head: UInt8) throws -> Int {
        let width = Self.width(Int(head >> 1 & 0x1F))
        let count = try count(head) + 1
        try unpack(count, width: width, at: 0)
        if isSigned {
            for place in 0..<count { run[place] = Int64(zigzag: UInt64(bitPattern: run[place])) }
        }
        return count
    }

    private mutating func readDelta(_ head: UInt8) throws -> Int {
        let code = Int(head >> 1 & 0x1F)
        // Here a code of 0 means that all differences are the first.
        let width = code == 0 ? 0 : Self.width(code)
        let count = try count(head) + 1
        run[0] = try varint()
        let delta = try stream.varint()
        let first = Int64(zigzag: delta)
        if count > 1 { run[1] = run[0] &+ first }
        if count > 2 {
            if width > 0 { try unpack(count - 2, width: width, at: 2) }
            for place in 2..<count {
                let step = width == 0 ? first : first < 0 ? 0 &- run[place] : run[place]
                run[place] = run[place - 1] &+ step
            }
        }
        return count
    }

    private mutating func readPatchedBase(_ head: UInt8) throws -> Int {
        let width = Self.width(Int(head >> 1 & 0x1F))
        let count = try count(head) + 1
        let third = try stream.byte()
        let fourth = try stream.byte()
        let baseWidth = Int(third >> 5) + 1
        let patchWidth = Self.width(Int(third & 0x1F))
        let gapWidth = Int(fourth >> 5) + 1
        let patchCount = Int(fourth & 0x1F)
        guard patchWidth + gapWidth <= 64 else { throw ColumnarError.malformed("patches of more than 64 bits") }
        let magnitude = try stream.bigEndian(baseWidth)
        // The most significant bit is the sign.
        let sign: UInt64 = 1 << UInt64(baseWidth * 8 - 1)
        let base = magnitude & sign == 0 ? Int64(bitPattern: magnitude) : 0 &- Int64(bitPattern: magnitude & ~sign)
        try unpack(count, width: width, at: 0)
        let patchBits = Self.closestWidth(patchWidth + gapWidth)
        packed.removeAll(keepingCapacity: true)
        try stream.read((patchCount * patchBits + 7) / 8, into: &packed)
        let packed = packed
        var place = 0
        for index in 0..<patchCount {
            let patch = BigEndianBits.number(packed.span, bit: index * patchBits, width: patchBits)
            place += Int(patch >> UInt64(patchWidth))
            let value = patchWidth >= 64 ? patch : patch & ((1 << UInt64(patchWidth)) - 1)
            // A gap of 255 with an empty patch only leads on to the next.
            if value == 0 { continue }
            guard place < count else { throw ColumnarError.malformed("a patch past its run") }
            run[place] |= width >= 64 ? 0 : Int64(bitPattern: value << UInt64(width))
        }
        for place in 0..<count { run[place] = run[place] &+ base }
        return count
    }

    private mutating func unpack(_ count: Int, width: Int, at start: Int) throws {
        packed.removeAll(keepingCapacity: true)
        try stream.read((count * width + 7) / 8, into: &packed)
        let packed = packed
        let span = packed.span
        for place in 0..<count {
            run[start + place] = Int64(bitPattern: BigEndianBits.number(span, bit: place * width, width: width))
        }
    }

    /// What a code of five bits means.
    static func width(_ code: Int) -> Int {
        switch code {
        case ..<24: code + 1
        case 24: 26
        case 25: 28
        case 26: 30
        case 27: 32
        case 28: 40
        case 29: 48
        case 30: 56
        default: 64
        }
    }

    /// The narrowest width that has a code and holds so many bits.
    static func closestWidth(_ bits: Int) -> Int {
        for code in 0..<32 where width(code) >= bits { return width(code) }
        return 64
    }
}

/// Numbers of any width, one after the other, the most significant bit first.
enum BigEndianBits {
    /// The number of `width` bits, at most 64, that begins at a bit. Bits past the end are zero.
    @inline(__always)
    static func number(_ span: Span<UInt8>, bit: Int, width: Int) -> UInt64 {
        let place = bit >> 3
        let offset = bit & 7
        guard width > 0, offset + width <= 64, place &+ 8 <= span.count else {
            return slowNumber(span, bit: bit, width: width)
        }
        // Any bits are a number, and the bounds are checked.
        let word = span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian
        return (word << UInt64(offset)) >> UInt64(64 - width)
    }

    private static func slowNumber(_ span: Span<UInt8>, bit: Int, width: Int) -> UInt64 {
        var value: UInt64 = 0
        var done = 0
        while done < width {
            let place = (bit + done) >> 3
            let offset = (bit + done) & 7
            let taken = min(8 - offset, width - done)
            let byte = place < span.count ? span[place] : 0
            value = value << UInt64(taken) | UInt64(byte >> UInt8(8 - offset - taken)) & ((1 << UInt64(taken)) - 1)
            done += taken
        }
        return value
    }
}
