import CLZ4

/// LZ4's block format.
enum LZ4 {
    static func packed(_ plain: [UInt8]) -> [UInt8] {
        let most = LZ4_compressBound(Int32(plain.count))
        return filled(Int(most)) { packed in
            plain.withUnsafeBytes { LZ4_compress_default($0.characters, packed, Int32($0.count), most) }
        }
    }

    /// - Parameter count: how many bytes it must give.
    /// - Returns: nil for what is not packed like this, or gives another count.
    static func unpacked(_ packed: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        guard count <= Int(LZ4_MAX_INPUT_SIZE) else { return nil }
        let plain = filled(count) { plain in
            packed.withUnsafeBytes { LZ4_decompress_safe($0.characters, plain, Int32($0.count), Int32(count)) }
        }
        return plain.count == count ? plain : nil
    }

    /// - Parameter body: returns how many bytes it wrote; nothing, or less for a failure.
    private static func filled(_ most: Int, _ body: (UnsafeMutablePointer<CChar>?) -> Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            count = buffer.withMemoryRebound(to: CChar.self) { Int(max(0, body($0.baseAddress))) }
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var characters: UnsafePointer<CChar>? { baseAddress?.assumingMemoryBound(to: CChar.self) }
}
