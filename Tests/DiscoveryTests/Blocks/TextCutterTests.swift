import Testing

@testable import Discovery

@Suite struct TextCutterTests {
    static let text = Array("first line\nzweite Zeile mit Umlauten äöüß\n日本語の行\n\nlast 🎉 end".utf8)

    static func blocks(of text: [UInt8], chunk: Int, size: Int, context: Int, pending: Int) -> [Block] {
        var cutter = TextCutter(size: size, context: context, pending: pending)
        var blocks = [Block]()
        for start in stride(from: 0, to: text.count, by: chunk) {
            let part = Array(text[start..<min(start + chunk, text.count)])
            cutter.take(part.span) { blocks.append($0) }
        }
        cutter.end { blocks.append($0) }
        return blocks
    }

    @Test(arguments: 1...40, [1, 7, 100])
    func everyByteIsDecidedOnceAndEveryBlockKnowsWhereItStands(size: Int, chunk: Int) {
        let blocks = Self.blocks(of: Self.text, chunk: chunk, size: size, context: 9, pending: 5)
        var decided = [UInt8]()
        for block in blocks {
            decided += block.bytes[block.carried..<block.bytes.count - block.pending]
            let start = decided.count - (block.bytes.count - block.pending)
            #expect(Array(Self.text[start..<start + block.bytes.count]) == block.bytes)
            var position = TextPosition()
            position.advance(over: Self.text.span.extracting(0..<start))
            #expect(position == block.position)
            #expect(start == 0 || block.carried >= min(9, decided.count))
        }
        #expect(decided == Self.text)
        #expect(blocks.map(\.isLast) == blocks.indices.map { $0 == blocks.count - 1 })
        #expect(blocks.last?.pending == 0)
    }

    @Test func noTextGivesNoBlock() {
        #expect(Self.blocks(of: [], chunk: 1, size: 1, context: 1, pending: 1).isEmpty)
    }

    @Test func textOfContinuationBytesAloneIsCutAsWell() {
        let text = [UInt8](repeating: 0x80, count: 100)
        let blocks = Self.blocks(of: text, chunk: 3, size: 10, context: 4, pending: 2)
        #expect(blocks.reduce(0) { $0 + $1.bytes.count - $1.carried - $1.pending } == 100)
    }
}
