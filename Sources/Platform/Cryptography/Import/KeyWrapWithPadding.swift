import Crypto
import CryptoExtras
import FoundationEssentials

/// AES Key Wrap with Padding (RFC 5649; KWP in NIST SP 800-38F). swift-crypto has only the form without padding, so this
/// one is built on its block cipher.
enum KeyWrapWithPadding {
    private static let halfBlock = 8
    /// What the alternative initial value begins with; the key's length in four bytes follows.
    private static let initialValue: [UInt8] = [0xA6, 0x59, 0x59, 0xA6]

    /// - Parameter wrappingKey: of 128, 192 or 256 bits.
    /// - Throws: `invalidKey` for an empty key.
    static func wrap(_ key: SecretBytes, with wrappingKey: SymmetricKey) throws(CryptographyError) -> [UInt8] {
        guard key.count > 0, let length = UInt32(exactly: key.count) else { throw .invalidKey }
        let padded = (key.count + halfBlock - 1) / halfBlock * halfBlock
        return try throwing(.failure) {
            try SecretBytes(count: halfBlock + padded) { (work: UnsafeMutableRawBufferPointer) throws in
                work.copyBytes(from: initialValue)
                for index in 0..<4 { work[4 + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index))) }
                key.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: work[halfBlock...]).copyBytes(from: $0) }
                try permute(work, with: wrappingKey, steps: steps(work))
            }.revealed
        }
    }

    /// - Throws: `invalidCiphertext`, for whatever reason.
    static func unwrap(_ wrapped: [UInt8], with wrappingKey: SymmetricKey) throws(CryptographyError) -> SecretBytes {
        guard wrapped.count >= 2 * halfBlock, wrapped.count % halfBlock == 0 else { throw .invalidCiphertext }
        let work = try throwing(.failure) {
            try SecretBytes(count: wrapped.count) { (work: UnsafeMutableRawBufferPointer) throws in
                work.copyBytes(from: wrapped)
                try permute(work, with: wrappingKey, steps: steps(work).reversed())
            }
        }
        guard let key = work.withUnsafeBytes(key(in:)) else { throw .invalidCiphertext }
        return key
    }

    /// Six rounds over all half blocks of the key; a key of one half block makes one block with the initial value, which
    /// is encrypted as it stands (section 4.1).
    private static func steps(_ work: UnsafeMutableRawBufferPointer) -> ClosedRange<Int> {
        let count = work.count / halfBlock - 1
        return count == 1 ? 0...0 : 1...(6 * count)
    }

    private static func permute(
        _ work: UnsafeMutableRawBufferPointer, with key: SymmetricKey, steps: ClosedRange<Int>
    ) throws {
        try permute(work, steps) { block, step in
            try AES.permute(&block, key: key)
            mix(step, into: &block)
        }
    }

    private static func permute(
        _ work: UnsafeMutableRawBufferPointer, with key: SymmetricKey, steps: ReversedCollection<ClosedRange<Int>>
    ) throws {
        try permute(work, steps) { block, step in
            mix(step, into: &block)
            try AES.inversePermute(&block, key: key)
        }
    }

    /// Puts the first half block and the step's through the cipher (RFC 3394, section 2.2, in its indexed form).
    private static func permute(
        _ work: UnsafeMutableRawBufferPointer, _ steps: some Sequence<Int>,
        _ apply: (inout [UInt8], Int) throws -> Void
    ) throws {
        let count = work.count / halfBlock - 1
        var block = [UInt8](repeating: 0, count: 2 * halfBlock)
        defer { SecretBytes.wipe(&block) }
        for step in steps {
            let offset = step == 0 ? halfBlock : ((step - 1) % count + 1) * halfBlock
            for index in 0..<halfBlock {
                block[index] = work[index]
                block[halfBlock + index] = work[offset + index]
            }
            try apply(&block, step)
            for index in 0..<halfBlock {
                work[index] = block[index]
                work[offset + index] = block[halfBlock + index]
            }
        }
    }

    private static func mix(_ step: Int, into block: inout [UInt8]) {
        for index in 0..<halfBlock { block[index] ^= UInt8(truncatingIfNeeded: step >> (56 - 8 * index)) }
    }

    /// Checks initial value, length and padding (section 3), all of them whatever the first says.
    private static func key(in work: UnsafeRawBufferPointer) -> SecretBytes? {
        let padded = work.count - halfBlock
        var difference: UInt8 = 0
        for index in 0..<4 { difference |= work[index] ^ initialValue[index] }
        let length = (4..<8).reduce(0) { $0 << 8 | Int(work[$1]) }
        guard length > padded - halfBlock, length <= padded else { return nil }
        for index in length..<padded { difference |= work[halfBlock + index] }
        guard difference == 0 else { return nil }
        return SecretBytes(copying: UnsafeRawBufferPointer(rebasing: work[halfBlock..<halfBlock + length]))
    }
}
