import Core
import Discovery
import Testing

@testable import Extraction

@Suite struct HostileTextTests {
    private static let seeds = [
        "name,ssn\nAda,\"1\"\"2\"\n\"x\ny\",2\n",
        "{\"a\":[1,\"\\u00e9\\ud83d\\ude00\",{\"b\":null}]}\n{\"a\":2}\n",
        "From: =?utf-8?B?R3I=?= <a@example.com>\nTo: b@example.com\nDate: x\n"
            + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-16\n"
            + "Content-Transfer-Encoding: quoted-printable\n\na=3D=\n--b\n"
            + "Content-Type: application/json; name*0*=utf-8''x\nContent-Transfer-Encoding: base64\n\nWzFd\n--b--\n",
        "plain text\n\u{0}\u{0}é漢\n",
    ]

    static let types: [FileType] = [
        FileType(.text, "text/plain"), FileType(.text, "text/plain", encoding: .utf16LittleEndian),
        FileType(.text, "text/plain", encoding: .utf32BigEndian), FileType(.text, "text/plain", encoding: .windows1252),
        FileType(.text, "text/plain", encoding: .other("shift_jis")),
        FileType(.delimited, "text/csv", dialect: DelimitedDialect(delimiter: 0x2C, preamble: 1)),
        FileType(.delimited, "text/csv", dialect: DelimitedDialect(delimiter: 0x09, quote: nil, hasHeader: false)),
        FileType(.json, "application/json"), FileType(.jsonLines, "application/x-ndjson"),
        FileType(.mail, "message/rfc822"), FileType(.mailbox, "application/mbox"),
    ]

    @Test(arguments: 0..<40)
    func survivesMutations(seed: Int) throws {
        var numbers = SplitMix64(seed: UInt64(seed))
        let lively = Array("\",\n\r\\{}[]:=-u0dF?\t \u{0}From\u{FF}".utf8) + [0xFF, 0xC2, 0xED, 0x80, 0xD8]
        for original in Self.seeds {
            var bytes = Array(original.utf8)
            for _ in 0..<Int.random(in: 0...12, using: &numbers) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0...3, using: &numbers) {
                case 0: bytes[place] = lively.randomElement(using: &numbers) ?? 0
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(lively.randomElement(using: &numbers) ?? 0, at: place)
                default: bytes = Array(bytes[..<place]) + bytes[(place / 2)...]
                }
            }
            _ = try reading(bytes)
            for type in Self.types {
                var limits = ReadingLimits()
                limits.blockSize = Int.random(in: 1...64, using: &numbers)
                limits.recordSize = Int.random(in: 1...2_000, using: &numbers)
                let whole = try reading(bytes, limits: limits, as: type)
                let pieced = try reading(bytes, pieces: 1, limits: limits, as: type)
                #expect(whole.faults.isEmpty)
                #expect(whole.values == pieced.values)
                #expect(whole.text == pieced.text)
                #expect(whole.outcomes == pieced.outcomes)
                #expect(whole.documents.count == whole.outcomes.count)
            }
        }
    }

    @Test(arguments: types)
    func survivesTruncation(type: FileType) throws {
        for text in Self.seeds {
            let bytes = Array(text.utf8)
            for end in 0...bytes.count {
                let sink = try reading(Array(bytes[..<end]), as: type)
                #expect(sink.faults.isEmpty)
                #expect(sink.outcomes.allSatisfy { $0.code == .complete })
            }
        }
    }

    @Test(arguments: types)
    func readsOneLineOfTwelveMegabytes(type: FileType) throws {
        let line = [UInt8](repeating: 0x61, count: 12 << 20)
        let sink = try reading(line, as: type)
        #expect(sink.outcomes.map(\.code) == [.complete])
        #expect(sink.lastBlocks == 1)
    }

    @Test func keepsLinesAndColumnsThroughBlocks() throws {
        var text = ""
        for number in 0..<60_000 { text += "line é漢 number \(number) with some more text to fill it\n" }
        let sink = try reading(text)
        #expect(sink.blocks > 2)
        #expect(sink.text == text)
        var line = 1
        var column = 1
        for piece in sink.texts {
            #expect(piece.line == line)
            #expect(piece.column == column)
            var position = TextPosition(line: line, column: column)
            position.advance(over: Array(piece.text.utf8).span)
            line = position.line
            column = position.column
        }
    }

    @Test func endsDocumentsThatCannotBeReadOn() throws {
        var sink = CollectingSink()
        var calls = 0
        let source = ByteSource { buffer in
            calls += 1
            guard calls < 3 else { throw ReadingError.system(5) }
            buffer.copyBytes(from: [0x61])
            return 1
        }
        try TextReaders.read(
            source, as: FileType(.text, "text/plain"), document: Document(mediaType: ""), into: &sink
        ) { _, _, _ in }
        #expect(sink.outcomes.map(\.reason) == [.unableToParse])
    }

    @Test func stopsAtSizeAndTime() throws {
        var limits = ReadingLimits()
        limits.textSize = 10
        let type = FileType(.text, "text/plain")
        #expect(
            try reading("0123456789abc", limits: limits, as: type).outcomes.map(\.reason) == [.fileExceedsSizeLimit])
        let streamed = try reading("0123456789abc", pieces: 4, limits: limits, as: type)
        #expect(streamed.outcomes == [Outcome(.partial, reason: .fileExceedsSizeLimit, analysed: 10)])
        limits = ReadingLimits()
        limits.deadline = .now
        #expect(try reading("text", limits: limits, as: type).outcomes.map(\.reason) == [.timeCutOff])
    }
}
