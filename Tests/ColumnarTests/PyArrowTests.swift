import Columnar
import Discovery
import Extraction
import Testing

@Suite(.enabled(if: Fixtures.folder != nil, Fixtures.absence)) struct PyArrowTests {
    @Test(arguments: Fixtures.names.sorted()) func valuesAreThoseThatPyArrowReads(_ name: String) throws {
        let result = try Gathering.read(MemoryAccess(try Fixtures.bytes(name)))

        #expect(result.outcome == Outcome(.complete, analysed: result.outcome?.analysed ?? 0))
        let expected = String(decoding: try Fixtures.bytes(name + ".jsonl"), as: UTF8.self)
            .split(separator: "\n").map(String.init).filter { !$0.hasSuffix(",\"\"]") }.sorted()
        let actual = result.lines().sorted()
        #expect(actual.count == expected.count)
        let difference = zip(actual, expected).first { $0 != $1 }
        #expect(difference == nil)
    }

    @Test(arguments: Fixtures.names.sorted()) func blocksKeepTheirForm(_ name: String) throws {
        let result = try Gathering.read(MemoryAccess(try Fixtures.bytes(name)))

        #expect(result.documents == 1)
        #expect(result.blocks.map(\.isLast) == result.blocks.indices.map { $0 == result.blocks.count - 1 })
        for block in result.blocks {
            #expect(block.form == .record)
            #expect(block.bytes.count <= 1 << 20)
            var end = 0
            for cell in block.cells {
                guard cell.start >= end, cell.end > cell.start, Int(cell.end) < block.bytes.count,
                    block.bytes[Int(cell.end)] == 0x0A
                else {
                    Issue.record("a cell that overlaps or has no line feed after it")
                    break
                }
                end = Int(cell.end) + 1
            }
        }
    }

    @Test func encryptedFooterIsSkippedWithItsReason() throws {
        guard Fixtures.all.contains("encrypted_footer.parquet") else { return }
        let result = try Gathering.read(MemoryAccess(try Fixtures.bytes("encrypted_footer.parquet")))

        #expect(result.outcome?.code == .skipped)
        #expect(result.outcome?.reason == .unableToParse)
        #expect(result.outcome?.detail == "a Parquet footer that is encrypted")
    }

    @Test func encryptedColumnIsLeftOutWithItsReason() throws {
        guard Fixtures.all.contains("encrypted_column.parquet") else { return }
        let result = try Gathering.read(MemoryAccess(try Fixtures.bytes("encrypted_column.parquet")))

        #expect(result.outcome?.code == .partial)
        #expect(result.outcome?.reason == .unableToParse)
        #expect(result.outcome?.detail == "1 of 2 columns are encrypted")
        #expect(result.lines().count == 10)
    }
}
