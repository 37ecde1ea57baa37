import Testing

@testable import IAM

@Suite("QR codes of MFA devices")
struct QRCodeTests {
    static let uri =
        "otpauth://totp/alice@123456789012?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

    @Test(
        "What is drawn reads back, in the smallest version that holds it",
        arguments: [("HELLO", 1), (uri, 6), (String(repeating: "abc/", count: 130), 18), ("", 1)])
    func readsBack(text: String, version: Int) throws {
        let code = try #require(QRCode(text))
        #expect(code.version == version)
        #expect(try QRReader(code).text() == text)
    }

    @Test("Text past version 40 has no code")
    func tooLong() {
        #expect(QRCode(String(repeating: "x", count: 2_331))?.version == 40)
        #expect(QRCode(String(repeating: "x", count: 2_332)) == nil)
    }

    @Test("Codewords of a block are divisible by the generator")
    func correction() {
        // ISO/IEC 18004, annex I: the symbol "01234567" of version 1-M.
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        #expect(
            ReedSolomon(degree: 10).remainder(of: data)
                == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55])
    }

    @Test("The image is a PNG of one bit a pixel with the checksums in place")
    func image() throws {
        let code = try #require(QRCode(Self.uri))
        let image = code.png(scale: 4)
        #expect(Array(image.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let side = UInt8((code.size + 8) * 4)
        #expect(Array(image[16..<29]) == [0, 0, 0, side, 0, 0, 0, side, 1, 0, 0, 0, 0])
        #expect(PNG.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(PNG.adler32(Array("Wikipedia".utf8)) == 0x11E6_0398)
    }
}

/// Reads a code back: format, mask, zigzag and blocks, without correcting anything.
private struct QRReader {
    let code: QRCode

    init(_ code: QRCode) { self.code = code }

    func text() throws -> String {
        let blocks = QRCapacity.blockCount(code.version)
        let total = QRCapacity.dataCodewords(code.version)
        let words = codewords()
        var data = [[UInt8]](repeating: [], count: blocks)
        var index = 0
        for offset in 0...total / blocks {
            for block in 0..<blocks {
                let isLong = block >= blocks - total % blocks
                guard offset < total / blocks || isLong else { continue }
                data[block].append(words[index])
                index += 1
            }
        }
        let bits = data.joined().flatMap { byte in (0..<8).map { byte >> UInt8(7 - $0) & 1 } }
        func number(_ from: Int, _ count: Int) -> Int { bits[from..<from + count].reduce(0) { $0 << 1 | Int($1) } }
        try #require(number(0, 4) == 4)
        let width = QRCapacity.countBits(code.version)
        let bytes = (0..<number(4, width)).map { UInt8(number(4 + width + $0 * 8, 8)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func codewords() -> [UInt8] {
        let reference = QRMatrix(
            version: code.version, codewords: [UInt8](repeating: 0, count: QRCapacity.codewords(code.version)))
        var bits: [Bool] = []
        var right = code.size - 1
        var isUpward = true
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0..<code.size {
                let row = isUpward ? code.size - 1 - step : step
                for column in [right, right - 1] where !reference.isReserved(row, column) {
                    bits.append(code[row, column] != QRMatrix.inverts(mask, row, column))
                }
            }
            isUpward.toggle()
            right -= 2
        }
        return stride(from: 0, to: bits.count - 7, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }

    /// Bits 10 to 12 of the format information, beside the lower left and upper right finders.
    private var mask: Int {
        let bits = (10...12).reduce(0) { $0 | (code[code.size - 15 + $1, 8] ? 1 : 0) << ($1 - 10) }
        return bits ^ (0x5412 >> 10 & 7)
    }
}
