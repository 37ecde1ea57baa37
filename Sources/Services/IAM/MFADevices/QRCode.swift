/// A QR code of text in byte mode at error correction level M (ISO/IEC 18004), in the smallest version that holds it.
struct QRCode: Sendable, Hashable {
    /// 1 to 40.
    let version: Int
    /// Modules a side.
    let size: Int
    /// Row by row; true is dark.
    private(set) var modules: [Bool]

    /// nil when the text is longer than 2,331 bytes, what version 40 holds.
    init?(_ text: String) {
        let content = Array(text.utf8)
        guard let version = (1...40).first(where: { QRCapacity.bytes(inVersion: $0) >= content.count }) else {
            return nil
        }
        let codewords = QRCodewords.interleaved(content, version: version)
        let matrix = QRMatrix(version: version, codewords: codewords)
        self.version = version
        size = matrix.size
        modules = matrix.bestMasked()
    }

    subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }

    /// The code as an image, with the quiet zone of four modules that readers need.
    ///
    /// - Parameter scale: pixels a module.
    func png(scale: Int = 4) -> [UInt8] {
        let quiet = 4
        let side = (size + 2 * quiet) * scale
        return PNG.monochrome(width: side, height: side) { x, y in
            let row = y / scale - quiet
            let column = x / scale - quiet
            return (0..<size).contains(row) && (0..<size).contains(column) && self[row, column]
        }
    }
}

/// How much a version holds at level M: ISO/IEC 18004, table 9.
enum QRCapacity {
    private static let correctionPerBlock: [Int] = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
        26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]
    private static let blocks: [Int] = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
        17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ]

    static func correctionCodewords(_ version: Int) -> Int { correctionPerBlock[version - 1] }
    static func blockCount(_ version: Int) -> Int { blocks[version - 1] }

    /// Modules that are neither function patterns nor format and version information, in whole codewords.
    static func codewords(_ version: Int) -> Int {
        var bits = (16 * version + 128) * version + 64
        if version >= 2 {
            let alignments = version / 7 + 2
            bits -= (25 * alignments - 10) * alignments - 55
            if version >= 7 { bits -= 36 }
        }
        return bits / 8
    }

    static func dataCodewords(_ version: Int) -> Int {
        codewords(version) - correctionCodewords(version) * blockCount(version)
    }

    /// Bits of the character count indicator in byte mode.
    static func countBits(_ version: Int) -> Int { version < 10 ? 8 : 16 }

    static func bytes(inVersion version: Int) -> Int {
        (dataCodewords(version) * 8 - 4 - countBits(version)) / 8
    }
}
