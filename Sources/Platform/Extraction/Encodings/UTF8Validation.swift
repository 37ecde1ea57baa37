/// Where bytes cease to be UTF-8 (Unicode 15, table 3-7).
enum UTF8Validation {
    struct Fault: Equatable {
        /// The first byte that does not fit.
        var offset: Int
        /// How many bytes one U+FFFD stands for ("substitution of maximal subparts"); at least 1.
        var length: Int
        /// Nothing is wrong but that the bytes end within a character.
        var isCutShort: Bool
    }

    /// The first fault at or after `start`; nil when all is well.
    static func firstFault(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Fault? {
        var place = start
        while place < bytes.count {
            place = asciiEnd(in: bytes, from: place)
            guard place < bytes.count else { return nil }
            let length = characterLength(in: bytes, at: place)
            if length > 0 {
                place += length
            } else {
                return fault(in: bytes, at: place)
            }
        }
        return nil
    }

    /// The first byte at or after `start` that is not ASCII.
    @inline(__always)
    static func asciiEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        let raw = UnsafeRawBufferPointer(bytes)
        while place &+ 16 <= bytes.count {
            let low = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let high = raw.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self)
            if (low | high) & 0x8080_8080_8080_8080 != 0 { break }
            place &+= 16
        }
        while place < bytes.count, bytes[place] < 0x80 { place &+= 1 }
        return place
    }

    /// How many bytes the character at `place` has; 0 when it is none.
    @inline(__always)
    private static func characterLength(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let left = bytes.count &- place
        let lead = bytes[place]
        switch lead {
        case 0..<0x80: return 1
        case 0xC2...0xDF: return left >= 2 && isContinuation(bytes[place &+ 1]) ? 2 : 0
        case 0xE0...0xEF:
            guard left >= 3, second(after: lead).contains(bytes[place &+ 1]), isContinuation(bytes[place &+ 2]) else {
                return 0
            }
            return 3
        case 0xF0...0xF4:
            guard left >= 4, second(after: lead).contains(bytes[place &+ 1]), isContinuation(bytes[place &+ 2]),
                isContinuation(bytes[place &+ 3])
            else { return 0 }
            return 4
        default: return 0
        }
    }

    private static func fault(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Fault {
        let lead = bytes[place]
        let wanted: Int
        switch lead {
        case 0xC2...0xDF: wanted = 2
        case 0xE0...0xEF: wanted = 3
        case 0xF0...0xF4: wanted = 4
        default: return Fault(offset: place, length: 1, isCutShort: false)
        }
        var length = 1
        while length < wanted, place + length < bytes.count {
            let byte = bytes[place + length]
            guard length == 1 ? second(after: lead).contains(byte) : isContinuation(byte) else { break }
            length += 1
        }
        return Fault(offset: place, length: length, isCutShort: place + length == bytes.count)
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    @inline(__always)
    private static func second(after lead: UInt8) -> ClosedRange<UInt8> {
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
    }
}
