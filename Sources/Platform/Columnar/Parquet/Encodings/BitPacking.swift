/// Numbers of any width, one after the other, the least significant bit first.
enum BitPacking {
    /// The number of `width` bits, at most 64, that begins at a bit. Bits past the end are zero.
    @inline(__always)
    static func number(_ span: Span<UInt8>, bit: Int, width: Int) -> UInt64 {
        let place = bit >> 3
        let shift = UInt64(bit & 7)
        let mask = width >= 64 ? UInt64.max : (1 << UInt64(width)) - 1
        guard place &+ 9 <= span.count else { return slowNumber(span, bit: bit, width: width) }
        // Any bits are a number, and the bounds are checked.
        let low = span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian >> shift
        if shift == 0 || width <= 56 { return low & mask }
        return (low | UInt64(span[place + 8]) << (64 - shift)) & mask
    }

    private static func slowNumber(_ span: Span<UInt8>, bit: Int, width: Int) -> UInt64 {
        var value: UInt64 = 0
        var done = 0
        while done < width {
            let place = (bit + done) >> 3
            guard place < span.count else { break }
            let offset = (bit + done) & 7
            let taken = min(8 - offset, width - done)
            let part = UInt64(span[place]) >> UInt64(offset) & ((1 << UInt64(taken)) - 1)
            value |= part << UInt64(done)
            done += taken
        }
        return value
    }
}
