import Core
import Discovery
import Glibc
import Testing

@testable import Extraction

@Suite(.enabled(if: Fixtures.areThere, Fixtures.absence), .serialized)
struct ExtractorTests {
    @Test func oneProcessReadsManyFiles() throws {
        let extractor = Extractor(executable: Fixtures.worker)
        for _ in 0..<20 {
            #expect(try Fixtures.read("plain.zip", extractor: extractor).file?.outcome?.code == .complete)
        }
    }

    @Test func whatTheSinkThrowsPassesAndTheNextFileIsRead() throws {
        let extractor = Extractor(executable: Fixtures.worker)
        var recording = Recording()
        recording.blockLimit = 3
        #expect(throws: Recording.Enough.self) {
            _ = try Fixtures.read(
                ByteSource(try Fixtures.bytes("spam.gz")), name: "spam.gz", extractor: extractor, recording: recording)
        }
        #expect(try Fixtures.read("plain.zip", extractor: extractor).file?.outcome?.code == .complete)
    }

    @Test func cancellationEndsTheChild() throws {
        let extractor = Extractor(executable: Fixtures.worker)
        var sink: any DocumentSink = Recording(isCounting: true)
        #expect(throws: CancellationError.self) {
            try Extraction.read(
                source: ByteSource(try Fixtures.bytes("spam.gz")), name: "spam.gz", limits: ReadingLimits(),
                extractor: extractor, isCancelled: { true }, into: &sink)
        }
        #expect(try Fixtures.read("plain.zip", extractor: extractor).file?.outcome?.code == .complete)
    }

    @Test func timeThatIsOverIsAnOutcome() throws {
        var limits = ReadingLimits()
        limits.time = .milliseconds(1)
        let read = try Fixtures.read("spam.gz", limits: limits)
        #expect(read.file?.outcome?.reason == .timeCutOff)
    }

    @Test func aChildWithoutMemoryCostsItsFileAlone() throws {
        let extractor = Extractor(executable: Fixtures.worker)
        extractor.limits.memory = 1 << 20
        let read = try Fixtures.read("text.docx", extractor: extractor)
        #expect(read.file?.outcome?.code == .skipped || read.file?.outcome?.code == .partial)
        extractor.limits = ChildLimits()
        #expect(try Fixtures.read("text.docx", extractor: extractor).file?.outcome?.code == .complete)
    }

    @Test func whatIsTooLongForMemoryIsStreamed() throws {
        let extractor = Extractor(executable: Fixtures.worker)
        extractor.limits.spool = 1 << 16
        var bytes = ArraySlice(try Fixtures.bytes("plain.tar"))
        // A tar's end may be as long as one likes.
        bytes += [UInt8](repeating: 0, count: 1 << 20)
        let source = ByteSource { buffer in
            let count = min(buffer.count, bytes.count, 777)
            buffer.copyBytes(from: bytes.prefix(count))
            bytes = bytes.dropFirst(count)
            return count
        }
        let read = try Fixtures.read(source, name: "-", extractor: extractor)
        #expect(read.reads.map(\.name) == ["a.txt", "folder/b.csv", "empty.txt", ""])
        #expect(read.file?.outcome?.code == .complete)
    }

    @Test func aProgramThatCannotBeStartedIsAnError() throws {
        #expect(throws: ReadingError.self) {
            _ = try Fixtures.read("plain.zip", extractor: Extractor(executable: "/nonexistent"))
        }
    }

    @Test func aProgramThatDoesNotAnswerIsGivenUp() throws {
        var limits = ReadingLimits()
        limits.time = .seconds(1)
        let silent = Extractor(executable: "/usr/bin/tail", arguments: ["-f", "/dev/null"])
        let read = try Fixtures.read("plain.zip", limits: limits, extractor: silent)
        #expect(read.file?.outcome?.reason == .timeCutOff)
    }

    @Test func withoutAnExtractorNothingButTextIsRead() throws {
        var sink: any DocumentSink = Recording()
        try Extraction.read(
            source: ByteSource(try Fixtures.bytes("plain.zip")), name: "plain.zip", limits: ReadingLimits(),
            extractor: nil,
            into: &sink)
        #expect((sink as? Recording)?.file?.outcome?.reason == .unsupportedFileType)
    }
}

/// What a child that was taken over might say.
struct EventReplayTests {
    private func replay() -> EventReplay<Recording> {
        EventReplay(sink: Recording(), document: Document(mediaType: "application/zip"), limits: ReadingLimits())
    }

    private func message(_ body: (inout MessageWriter) -> Void) -> [UInt8] {
        var writer = MessageWriter()
        body(&writer)
        return writer.bytes
    }

    private let block = Block(
        bytes: Array("ab\ncd\n".utf8), form: .columnar,
        cells: [Cell(start: 0, end: 2, field: 0, row: 1), Cell(start: 3, end: 5, field: 0, row: 2)],
        fields: [Field(column: 1)])

    @Test func soundEventsArePassedOn() throws {
        var replay = replay()
        try replay.take(kind: 1, message: message { $0.put(Document(mediaType: "text/csv")) })
        try replay.take(kind: 2, message: message { $0.put(block, knownFields: 0) })
        try replay.take(kind: 3, message: message { $0.put(Outcome(.complete, analysed: 6)) })
        try replay.take(kind: 4, message: [])
        #expect(replay.isDone)
        #expect(replay.sink.file?.cells == ["!1.1 =ab", "!1.2 =cd"])
    }

    @Test func unsoundBlocksAreRefused() throws {
        var unsound: [Block] = []
        for (start, end, field) in [(0, 7, 0), (3, 2, 0), (0, 2, 1)] {
            var one = block
            one.cells = [Cell(start: start, end: end, field: field, row: 1)]
            unsound.append(one)
        }
        var overlapping = block
        overlapping.cells = [Cell(start: 0, end: 4, field: 0, row: 1), Cell(start: 3, end: 5, field: 0, row: 1)]
        var positions = block
        positions.fields = [Field(path: [.position])]
        var carried = block
        carried.carried = 7
        var pending = block
        pending.carried = 3
        pending.pending = 4
        for block in unsound + [overlapping, positions, carried, pending] {
            var replay = replay()
            try replay.take(kind: 1, message: message { $0.put(Document(mediaType: "text/csv")) })
            #expect(throws: ProtocolViolation.self) {
                try replay.take(kind: 2, message: message { $0.put(block, knownFields: 0) })
            }
        }
    }

    @Test func eventsOutOfTurnAreRefused() throws {
        let begin = message { $0.put(Document(mediaType: "text/csv")) }
        let end = message { $0.put(Outcome(.complete)) }
        for events in [[2], [3], [1, 1], [1, 4], [9], [1, 3, 1]] as [[UInt8]] {
            var replay = replay()
            #expect(throws: ProtocolViolation.self) {
                for kind in events {
                    let body =
                        kind == 1 ? begin : kind == 3 ? end : kind == 2 ? message { $0.put(block, knownFields: 0) } : []
                    try replay.take(kind: kind, message: body)
                }
            }
        }
    }

    @Test func anythingAtAllIsRefusedOrTaken() throws {
        var random = SplitMix64(seed: 7)
        let sound: [(UInt8, [UInt8])] = [
            (1, message { $0.put(Document(member: ["a"], mediaType: "text/csv", size: 1)) }),
            (2, message { $0.put(block, knownFields: 0) }),
            (3, message { $0.put(Outcome(.partial, reason: .malformedFile)) }),
        ]
        for _ in 0..<20_000 {
            var replay = replay()
            for (kind, bytes) in sound {
                var bytes = bytes
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                guard (try? replay.take(kind: kind, message: bytes)) != nil else { break }
            }
        }
    }
}
