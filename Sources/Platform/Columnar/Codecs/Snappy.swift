import CSnappy

/// Snappy's raw format, over whole buffers.
package enum Snappy {
    /// - Returns: Nil when the data are damaged or announce more than `capacity` bytes; nothing is allocated past it.
    package static func decompress(_ input: UnsafeBufferPointer<UInt8>, capacity: Int) -> [UInt8]? {
        input.withMemoryRebound(to: CChar.self) { input in
            var length = 0
            guard snappy_uncompressed_length(input.baseAddress, input.count, &length) == SNAPPY_OK, length <= capacity
            else { return nil }
            return Codec.output(length) { output in
                var written = length
                let status = output.withMemoryRebound(to: CChar.self) {
                    snappy_uncompress(input.baseAddress, input.count, $0.baseAddress, &written)
                }
                return status == SNAPPY_OK ? written : nil
            }
        }
    }
}
