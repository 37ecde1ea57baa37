import Testing

@testable import Discovery

@Suite("Lines and columns")
struct LineCountingTests {
    @Test("agree with a count one byte at a time")
    func agreement() {
        var generator = SystemRandomNumberGenerator()
        for length in [0, 1, 7, 8, 9, 63, 200] {
            let bytes = (0..<length).map { _ in
                [0x0A, 0x0B, 0x8A, 0x41, 0xC3, 0xA4, 0x00, 0xFF, 0x09].randomElement(using: &generator) ?? UInt8(0)
            }
            for start in 0...min(length, 9) {
                let range = start..<length
                let lines = LineCounting.lineFeeds(in: bytes.span, range)
                let scalars = LineCounting.scalars(in: bytes.span, range)
                #expect(lines == bytes[range].count { $0 == 0x0A })
                #expect(scalars == bytes[range].count { $0 & 0xC0 != 0x80 })
            }
        }
    }

    @Test("go on from where a block begins, in characters, and may go back")
    func cursor() {
        let bytes = Array("ab\ncdä€f\n\nx".utf8)
        func place(_ cursor: inout TextCursor, _ offset: Int) -> [Int] {
            let position = cursor.position(of: offset, in: bytes.span)
            return [position.line, position.column]
        }
        var cursor = TextCursor(start: TextPosition(line: 10, column: 5))
        #expect(place(&cursor, 0) == [10, 5])
        #expect(place(&cursor, 2) == [10, 7])
        #expect(place(&cursor, 3) == [11, 1])
        #expect(place(&cursor, 10) == [11, 5])
        #expect(place(&cursor, 13) == [13, 1])
        #expect(place(&cursor, 1) == [10, 6])
        #expect(place(&cursor, 99) == [13, 2])
    }
}
