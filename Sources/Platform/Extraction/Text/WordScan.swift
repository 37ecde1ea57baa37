/// Finds bytes eight at a time in a machine word.
enum WordScan {
    static var ones: UInt64 { 0x0101_0101_0101_0101 }
    static var tops: UInt64 { 0x8080_8080_8080_8080 }
    static var rests: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }

    @inline(__always)
    static func load(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }

    /// The top bit of every byte of `word` that is zero, exactly.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 {
        ~(((word & rests) &+ rests) | word | rests)
    }

    /// Like `zeros`, right up to the lowest byte found and not beyond it.
    @inline(__always)
    static func lowestZero(_ word: UInt64) -> UInt64 {
        (word &- ones) & ~word & tops
    }

    /// The lowest byte below 0x20, as `lowestZero`.
    @inline(__always)
    static func lowestControl(_ word: UInt64) -> UInt64 {
        (word &- ones &* 0x20) & ~word & tops
    }
}
