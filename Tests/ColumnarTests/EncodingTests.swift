import Testing

@testable import Columnar

/// What no writer at hand writes.
@Suite struct EncodingTests {
    @Test func levelsOfTheFirstWriters() throws {
        // The specification's example: 0 to 7 in three bits each.
        var decoder = BigEndianBitDecoder([0b0000_0101, 0b0011_1001, 0b0111_0111], 0..<3, width: 3)
        var output = [UInt32](repeating: 0, count: 8)
        try decoder.next(8, into: &output)
        #expect(output == Array(0...7))
    }

    @Test func numbersOfAHybrid() throws {
        // The specification's example 0 to 7 in a bit-packed run, and then three times 4.
        let bytes: [UInt8] = [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010, 0b110, 4]
        var decoder = try HybridDecoder(bytes, 0..<bytes.count, width: 3)
        var output = [UInt32](repeating: 0, count: 11)
        try decoder.next(11, into: &output)
        #expect(output == Array(0...7) + [4, 4, 4])
        #expect(throws: ColumnarError.self) { try decoder.next(1, into: &output) }
    }

    @Test func differences() throws {
        // 7 5 3 1 2 3 4 5: the specification's second example, in a block of 8 with one miniblock.
        let bytes: [UInt8] = [8, 1, 8, 14, 3, 2, 0b1100_0000, 0b0011_1111]
        var decoder = try DeltaDecoder(bytes, 0..<bytes.count, limit: 8)
        #expect(try decoder.end() == 8)
        var output = [Int64](repeating: 0, count: 8)
        try decoder.next(8, into: &output)
        #expect(output == [7, 5, 3, 1, 2, 3, 4, 5])
    }

    @Test(
        arguments: [
            ([0x0A, 0x27, 0x10], [Int64](repeating: 10_000, count: 5)),
            ([0x5E, 0x03, 0x5C, 0xA1, 0xAB, 0x1E, 0xDE, 0xAD, 0xBE, 0xEF], [23_713, 43_806, 57_005, 48_879]),
            ([0xC6, 0x09, 0x02, 0x02, 0x22, 0x42, 0x42, 0x46], [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]),
            (
                [
                    0x8E, 0x13, 0x2B, 0x21, 0x07, 0xD0, 0x1E, 0x00, 0x14, 0x70, 0x28, 0x32, 0x3C, 0x46, 0x50, 0x5A,
                    0x64,
                    0x6E, 0x78, 0x82, 0x8C, 0x96, 0xA0, 0xAA, 0xB4, 0xBE, 0xFC, 0xE8,
                ],
                [
                    2030, 2000, 2020, 1_000_000, 2040, 2050, 2060, 2070, 2080, 2090, 2100, 2110, 2120, 2130, 2140, 2150,
                    2160, 2170, 2180, 2190,
                ]
            ),
        ] as [([UInt8], [Int64])])
    func runsOfORCsSpecification(_ bytes: [UInt8], _ expected: [Int64]) throws {
        let stream = ORCStream(MemoryAccess(bytes), 0..<bytes.count, codec: nil, blockSize: 0)
        var runs = IntegerRuns(stream, isSigned: false, isVersion2: true)
        for number in expected { #expect(try runs.next() == number) }
        #expect(throws: ColumnarError.self) { try runs.next() }
    }

    @Test func codecsThatAreNotReadSaySo() {
        #expect(throws: ColumnarError.unsupported("LZO compression")) { try ColumnMetadata(codec: 3).compression }
        #expect(throws: ColumnarError.unsupported("LZO compression")) { try PostScript(compression: .lzo).codec }
    }

    @Test(arguments: [Codec.snappy, .gzip, .deflate, .zstandard, .brotli, .lz4, .lz4Hadoop])
    func garbageIsNotDecompressed(_ codec: Codec) {
        let bytes = [UInt8](repeating: 0xFF, count: 100)
        #expect(throws: ColumnarError.self) { try codec.decompress(bytes, 0..<100, capacity: 1_000) }
    }
}
