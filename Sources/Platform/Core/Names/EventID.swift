import Synchronization

/// Random UUIDs (RFC 9562, version 4) in lower case.
package enum EventID {
    private static let pool = Mutex(RandomPool())

    package static func random() -> String { pool.withLock { random(using: &$0) } }

    package static func random(using generator: inout some RandomNumberGenerator) -> String {
        var high = generator.next() as UInt64
        var low = generator.next() as UInt64
        high = high & ~0xF000 | 0x4000
        low = low & ~(3 << 62) | 2 << 62
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var index = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[index] = UInt8(ascii: "-")
                    index += 1
                }
                let word = nibble < 16 ? high : low
                buffer[index] = Hexadecimal.digit(
                    UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (nibble % 16))) & 0xF)
                index += 1
            }
            return index
        }
    }
}
