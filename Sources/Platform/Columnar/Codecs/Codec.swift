import CBrotli
import CLZ4
import CZstd

/// A compression that pages and chunks are stored with.
enum Codec: Sendable, Hashable {
    case none, snappy, gzip, deflate, zstandard, brotli
    /// An LZ4 block.
    case lz4
    /// LZ4 blocks in Hadoop's frames, or an LZ4 block: old writers of Parquet's "LZ4" did either.
    case lz4Hadoop

    /// Decompresses `bytes[range]`.
    ///
    /// - Parameter capacity: What the result may take; nothing is allocated past it.
    /// - Throws: When the data are corrupt or need more.
    func decompress(_ bytes: [UInt8], _ range: Range<Int>, capacity: Int) throws(ColumnarError) -> [UInt8] {
        if self == .none {
            guard range.count <= capacity else { throw .limit("a page of more than \(capacity) bytes") }
            return Array(bytes[range])
        }
        if capacity == 0 { return [] }
        let result = bytes.withUnsafeBufferPointer { buffer -> [UInt8]? in
            let input = UnsafeBufferPointer(rebasing: buffer[range])
            switch self {
            case .none: return Array(input)
            case .snappy: return Snappy.decompress(input, capacity: capacity)
            case .gzip: return Inflation.inflate(input, wrapped: true, capacity: capacity)
            case .deflate: return Inflation.inflate(input, wrapped: false, capacity: capacity)
            case .zstandard: return Self.zstandard(input, capacity: capacity)
            case .brotli: return Self.brotli(input, capacity: capacity)
            case .lz4: return Self.lz4(input, capacity: capacity)
            case .lz4Hadoop: return Self.lz4Hadoop(input, capacity: capacity) ?? Self.lz4(input, capacity: capacity)
            }
        }
        guard let result else { throw .malformed("compressed data that are corrupt or longer than announced") }
        return result
    }

    private static func zstandard(_ input: UnsafeBufferPointer<UInt8>, capacity: Int) -> [UInt8]? {
        output(capacity) { output in
            let written = ZSTD_decompress(output.baseAddress, output.count, input.baseAddress, input.count)
            return ZSTD_isError(written) == 0 ? written : nil
        }
    }

    private static func brotli(_ input: UnsafeBufferPointer<UInt8>, capacity: Int) -> [UInt8]? {
        output(capacity) { output in
            var written = output.count
            let status = BrotliDecoderDecompress(input.count, input.baseAddress, &written, output.baseAddress)
            return status == BROTLI_DECODER_RESULT_SUCCESS ? written : nil
        }
    }

    private static func lz4(_ input: UnsafeBufferPointer<UInt8>, capacity: Int) -> [UInt8]? {
        guard let inputCount = Int32(exactly: input.count), let outputCount = Int32(exactly: capacity) else {
            return nil
        }
        return output(capacity) { output in
            let written = input.withMemoryRebound(to: CChar.self) { input in
                output.withMemoryRebound(to: CChar.self) {
                    LZ4_decompress_safe(input.baseAddress, $0.baseAddress, inputCount, outputCount)
                }
            }
            return written >= 0 ? Int(written) : nil
        }
    }

    /// Frames of a decompressed and a compressed length, both of 32 bits and big-endian, and a block.
    private static func lz4Hadoop(_ input: UnsafeBufferPointer<UInt8>, capacity: Int) -> [UInt8]? {
        var result = [UInt8]()
        var position = 0
        while position < input.count {
            guard input.count - position >= 8 else { return nil }
            let lengths = (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(input[position + $1]) }
            let (whole, stored) = (Int(lengths >> 32), Int(lengths & 0xFFFF_FFFF))
            position += 8
            guard stored <= input.count - position, whole <= capacity - result.count,
                let block = lz4(UnsafeBufferPointer(rebasing: input[position..<position + stored]), capacity: whole),
                block.count == whole
            else { return nil }
            result += block
            position += stored
        }
        return result
    }

    /// An array that `fill` writes and says the length of.
    static func output(_ capacity: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int?) -> [UInt8]? {
        var isRight = true
        let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let written = fill(UnsafeMutableBufferPointer(rebasing: buffer[..<capacity]))
            isRight = written != nil
            count = written ?? 0
        }
        return isRight ? result : nil
    }
}
