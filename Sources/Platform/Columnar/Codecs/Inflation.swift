import CZlib

/// zlib, over whole buffers.
enum Inflation {
    /// Inflates gzip members or zlib data (`wrapped`), or bare deflate data; nil when they are corrupt or need more than `capacity`.
    static func inflate(_ input: UnsafeBufferPointer<UInt8>, wrapped: Bool, capacity: Int) -> [UInt8]? {
        var stream = z_stream()
        // 32 finds out by itself whether it is zlib's or gzip's form; a negative size means neither.
        let windowBits: Int32 = wrapped ? 32 + MAX_WBITS : -MAX_WBITS
        guard let inputCount = UInt32(exactly: input.count), let outputCount = UInt32(exactly: capacity),
            inflateInit2_(&stream, windowBits, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = inputCount
        return Codec.output(capacity) { output in
            stream.next_out = output.baseAddress
            stream.avail_out = outputCount
            while true {
                let status = CZlib.inflate(&stream, Z_FINISH)
                guard status == Z_STREAM_END else { return nil }
                // A gzip file may have further members.
                guard wrapped, stream.avail_in > 0 else { return capacity - Int(stream.avail_out) }
                guard inflateReset(&stream) == Z_OK else { return nil }
            }
        }
    }

    /// CRC-32 as gzip has it (ISO 3309).
    static func crc32(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[range])
            return UInt32(truncatingIfNeeded: CZlib.crc32_z(0, part.baseAddress, part.count))
        }
    }
}
