import Columnar
import Core
import Discovery
import Extraction
import Testing

/// Damaged files: each must end in an outcome.
@Suite(.enabled(if: Fixtures.folder != nil, Fixtures.absence)) struct HostileColumnarTests {
    private static let names = Fixtures.names.filter { $0.hasPrefix("small_") }.sorted()

    @Test(arguments: names) func flippedBitsEndInAnOutcome(_ name: String) throws {
        let original = try Fixtures.bytes(name)
        var random = Sequence(state: 11)
        for _ in 0..<40 {
            var bytes = original
            for _ in 0...random.next(below: 3) {
                // Half of them in the metadata.
                let tail = min(bytes.count, 5_000)
                let place =
                    random.next(below: 2) == 0
                    ? random.next(below: bytes.count) : bytes.count - 1 - random.next(below: tail)
                bytes[place] ^= UInt8(1) << UInt8(random.next(below: 8))
            }
            try expectOutcome(bytes, name)
        }
    }

    @Test(arguments: names) func filesThatAreCutEndInAnOutcome(_ name: String) throws {
        let original = try Fixtures.bytes(name)
        var random = Sequence(state: 13)
        for _ in 0..<20 {
            let place = random.next(below: original.count)
            try expectOutcome(Array(original[..<place]), name)
            // The end is there, and what stands before it has moved.
            var bytes = original
            bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 50)))
            try expectOutcome(bytes, name)
        }
    }

    @Test func wrongChecksumCostsTheRest() throws {
        var bytes = try Fixtures.bytes("flat_none_v1.parquet")
        bytes[200] ^= 1
        let result = try Gathering.read(MemoryAccess(bytes))

        #expect(result.outcome?.code == .partial)
        #expect(result.outcome?.reason == .malformedFile)
        #expect(result.outcome?.detail == "a page whose checksum is wrong")
    }

    @Test func corruptRowGroupLeavesTheOnesBefore() throws {
        let whole = try Fixtures.bytes("flat_snappy_v2.parquet")
        var bytes = whole
        for place in whole.count * 2 / 3..<whole.count * 2 / 3 + 3_000 { bytes[place] = 0xFF }
        let result = try Gathering.read(MemoryAccess(bytes))
        let expected = Set(try Gathering.read(MemoryAccess(whole)).lines())

        #expect(result.outcome?.code == .partial)
        #expect(result.lines().count > 900)
        #expect(expected.isSuperset(of: result.lines()))
        #expect(result.blocks.last?.isLast == true)
    }

    private func expectOutcome(_ bytes: [UInt8], _ name: String) throws {
        let format: ColumnarFormat = name.hasSuffix(".orc") ? .orc : .parquet
        let document = ColumnarDocument(MemoryAccess(bytes), format: format)
        var sink = Gathering()
        try document.extract(Discovery.Document(mediaType: document.mediaType), into: &sink)
        #expect(sink.outcome != nil)
        #expect((sink.outcome?.code == .complete) == (sink.outcome?.reason == nil))
    }

    /// Numbers that are the same in every run.
    private struct Sequence {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(bound, 1)))
        }
    }
}

/// Limits and errors that need no file of another's.
@Suite struct ColumnarLimitTests {
    @Test(arguments: [[], Array("PAR1".utf8), Array("PAR1PAR1".utf8), Array("ORC".utf8)])
    func filesWithoutAFooterAreSkipped(_ bytes: [UInt8]) throws {
        let result = try Gathering.read(MemoryAccess(bytes))

        #expect(result.outcome?.code == .skipped)
        #expect(result.outcome?.reason == .malformedFile)
        #expect(result.blocks.isEmpty)
    }

    @Test func footerLongerThanTheLimitIsSkipped() throws {
        var limits = Limits()
        limits.footer = 100
        let bytes = Array("PAR1".utf8) + [UInt8](repeating: 0, count: 200) + [200, 0, 0, 0] + Array("PAR1".utf8)
        let result = try Gathering.read(MemoryAccess(bytes), limits: limits)

        #expect(result.outcome?.reason == .unableToParse)
    }

    @Test func footerOfEndlessNestingIsRefused() throws {
        // A structure in a structure, and so on.
        let footer = [UInt8](repeating: 0x1C, count: 100_000)
        let length = UInt32(footer.count)
        let bytes =
            Array("PAR1".utf8) + footer + (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32($0 * 8)) }
            + Array("PAR1".utf8)
        let result = try Gathering.read(MemoryAccess(bytes))

        #expect(result.outcome?.code == .skipped)
    }

    @Test func sinkThatStopsStopsTheReader() throws {
        struct Stop: Error {}
        struct Stopping: DocumentSink {
            mutating func begin(_ document: Discovery.Document) throws { throw Stop() }
            mutating func take(_ block: consuming Block) throws {}
            mutating func end(_ outcome: Outcome) throws {}
        }
        var sink = Stopping()
        let document = ColumnarDocument(MemoryAccess([]), format: .orc)

        #expect(throws: Stop.self) { try document.extract(Discovery.Document(mediaType: ""), into: &sink) }
    }
}
