/// Finds bytes eight at a time in a machine word.
///
/// `Extraction` has its own: what is inlined within a module is called from another, which cost a scan of tables eight
/// hundredths of its time.
package enum WordScan {
    static var ones: UInt64 { 0x0101_0101_0101_0101 }
    static var tops: UInt64 { 0x8080_8080_8080_8080 }

    @inline(__always)
    static func load(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// The top bit of every byte of `word` that is zero, right up to the lowest byte found and not beyond it.
    @inline(__always)
    static func lowestZero(_ word: UInt64) -> UInt64 {
        (word &- ones) & ~word & tops
    }

    /// The lowest byte below 0x20, as `lowestZero`.
    @inline(__always)
    static func lowestControl(_ word: UInt64) -> UInt64 {
        (word &- ones &* 0x20) & ~word & tops
    }

    /// Whether all bytes are below 0x80.
    static func areASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        var union: UInt64 = 0
        while place &+ 8 <= bytes.count {
            union |= load(bytes, at: place)
            place &+= 8
        }
        while place < bytes.count {
            union |= UInt64(bytes[place])
            place &+= 1
        }
        return union & tops == 0
    }

    package static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        var place = 0
        while place &+ 8 <= left.count {
            if load(left, at: place) != load(right, at: place) { return false }
            place &+= 8
        }
        while place < left.count {
            if left[place] != right[place] { return false }
            place &+= 1
        }
        return true
    }
}
