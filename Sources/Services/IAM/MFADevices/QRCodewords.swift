/// From content to the codewords of a QR code: mode and count, padding, error correction, interleaving.
enum QRCodewords {
    static func interleaved(_ content: [UInt8], version: Int) -> [UInt8] {
        let data = padded(content, version: version)
        let blockCount = QRCapacity.blockCount(version)
        let correction = QRCapacity.correctionCodewords(version)
        let shortLength = data.count / blockCount
        let longBlocks = data.count % blockCount
        let code = ReedSolomon(degree: correction)
        var blocks: [ArraySlice<UInt8>] = []
        var start = 0
        for index in 0..<blockCount {
            // The blocks that are one longer come last.
            let length = shortLength + (index >= blockCount - longBlocks ? 1 : 0)
            blocks.append(data[start..<start + length])
            start += length
        }
        let corrections = blocks.map { code.remainder(of: $0) }
        var result: [UInt8] = []
        result.reserveCapacity(QRCapacity.codewords(version))
        for offset in 0...shortLength {
            for block in blocks where offset < block.count { result.append(block[block.startIndex + offset]) }
        }
        for offset in 0..<correction {
            for correction in corrections { result.append(correction[offset]) }
        }
        return result
    }

    private static func padded(_ content: [UInt8], version: Int) -> [UInt8] {
        let capacity = QRCapacity.dataCodewords(version)
        var bits = BitString()
        bits.append(0b0100, count: 4)
        bits.append(content.count, count: QRCapacity.countBits(version))
        for byte in content { bits.append(Int(byte), count: 8) }
        bits.append(0, count: min(4, capacity * 8 - bits.count))
        bits.append(0, count: (8 - bits.count % 8) % 8)
        var bytes = bits.bytes
        for pad in 0..<capacity - bytes.count { bytes.append(pad % 2 == 0 ? 0xEC : 0x11) }
        return bytes
    }
}

private struct BitString {
    private(set) var bytes: [UInt8] = []
    private(set) var count = 0

    mutating func append(_ value: Int, count bits: Int) {
        for shift in stride(from: bits - 1, through: 0, by: -1) {
            if count % 8 == 0 { bytes.append(0) }
            bytes[count / 8] |= UInt8(value >> shift & 1) << UInt8(7 - count % 8)
            count += 1
        }
    }
}

/// Reed–Solomon error correction over GF(2⁸) with the polynomial x⁸+x⁴+x³+x²+1.
struct ReedSolomon: Sendable {
    /// Coefficients of the generator, highest power first, the leading 1 left out.
    private let generator: [UInt8]

    init(degree: Int) {
        var coefficients = [UInt8](repeating: 0, count: degree)
        coefficients[degree - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in 0..<degree {
                coefficients[index] = Self.multiply(coefficients[index], root)
                if index + 1 < degree { coefficients[index] ^= coefficients[index + 1] }
            }
            root = Self.multiply(root, 2)
        }
        generator = coefficients
    }

    /// The correction codewords for a block of data.
    func remainder(of data: some Sequence<UInt8>) -> [UInt8] {
        var remainder = [UInt8](repeating: 0, count: generator.count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in generator.indices { remainder[index] ^= Self.multiply(generator[index], factor) }
        }
        return remainder
    }

    static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt16 = 0
        for bit in stride(from: 7, through: 0, by: -1) {
            product = product << 1 ^ (product >> 7 & 1) * 0x11D
            product ^= UInt16(right >> UInt8(bit) & 1) * UInt16(left)
        }
        return UInt8(truncatingIfNeeded: product)
    }
}
