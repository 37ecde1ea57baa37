import Core
import Discovery
import Glibc
import Testing

@testable import Extraction

/// Files that are made to harm. Each ends in a status; the parent goes on.
@Suite(.enabled(if: Fixtures.areThere, Fixtures.absence), .serialized)
struct HostileFormatsTests {
    private static let names = [
        "plain.zip", "plain.tar", "plain.tar.gz", "plain.tar.bz2", "plain.tar.xz", "plain.7z", "plain.ar",
        "text.txt.gz",
        "text.txt.lzma", "text.txt.zst", "three-pages.pdf", "text.docx", "book.xlsx", "show.pptx", "text.odt",
        "book.ods",
        "old.xls", "text.rtf", "people.db", "people-null.avro", "people-snappy.avro", "people-deflate.avro",
    ]

    private static var limits: ReadingLimits {
        var limits = ReadingLimits()
        limits.time = .seconds(20)
        limits.extractedSize = 64 << 20
        return limits
    }

    @Test(arguments: names)
    func cutFilesEndInAStatus(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let extractor = Extractor(executable: Fixtures.worker)
        for part in 1..<16 {
            let read = try Fixtures.read(
                ByteSource(Array(bytes.prefix(bytes.count * part / 16))), name: name, limits: Self.limits,
                extractor: extractor)
            #expect(read.reads.allSatisfy { $0.outcome != nil })
            #expect(read.file?.outcome != nil)
            #expect(read.reads.allSatisfy { $0.outcome?.reason != .timeCutOff })
        }
    }

    @Test(arguments: names)
    func changedFilesEndInAStatus(name: String) throws {
        var random = SplitMix64(seed: 0x9E37_79B9_7F4A_7C15)
        let original = try Fixtures.bytes(name)
        let extractor = Extractor(executable: Fixtures.worker)
        for _ in 0..<40 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            let read = try Fixtures.read(ByteSource(bytes), name: name, limits: Self.limits, extractor: extractor)
            #expect(read.reads.allSatisfy { $0.outcome != nil })
            #expect(read.file?.outcome != nil)
            let details = read.reads.compactMap { $0.outcome?.detail }
            #expect(
                !details.contains { $0.contains("signal") || $0.contains("protocol") || $0.contains("code") },
                "\(details)")
        }
    }

    @Test func laughsAreNotAnswered() throws {
        var document = "<!DOCTYPE w [<!ENTITY a0 \"ha\">"
        for level in 1..<30 {
            document += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        document += "]><w><p><t>&a29;</t></p></w>"
        let outcome = try Self.word(document)
        #expect(outcome.reason == .malformedFile)
    }

    @Test func deepMarkUpEndsInAStatus() throws {
        let outcome = try Self.word(String(repeating: "<p>", count: 1_000_000))
        #expect(outcome.reason == .malformedFile)
    }

    @Test func deepRichTextEndsInAStatus() throws {
        let bytes = Array(("{\\rtf1 " + String(repeating: "{", count: 1_000_000)).utf8)
        let read = try Fixtures.read(ByteSource(bytes), name: "deep.rtf", limits: Self.limits)
        #expect(read.file?.outcome?.reason == .malformedFile)
    }

    @Test func aQuineEndsByTheLimits() throws {
        // 26 gzip layers around one another: what a quine looks like to whoever unpacks it.
        let read = try Fixtures.read(ByteSource(try Self.layers(30)), name: "quine.gz", limits: Self.limits)
        #expect(read.file?.outcome?.code == .skipped)
    }

    /// Gzip members of stored blocks around one another.
    private static func layers(_ count: Int) throws -> [UInt8] {
        var bytes = Array("text\n".utf8)
        for _ in 0..<count {
            let length = UInt16(bytes.count)
            var layer: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
            layer += [UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            layer += bytes
            var crc: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                crc ^= UInt32(byte)
                for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
            }
            for word in [~crc, UInt32(bytes.count)] {
                for shift in 0..<4 { layer.append(UInt8(word >> (8 * UInt32(shift)) & 255)) }
            }
            bytes = layer
        }
        return bytes
    }

    private static func word(_ document: String) throws -> Outcome {
        let bytes = StoredPackage.bytes([("[Content_Types].xml", "<a/>"), ("word/document.xml", document)])
        return try #require(try Fixtures.read(ByteSource(bytes), name: "x.docx", limits: limits).file?.outcome)
    }
}

/// A ZIP whose members are not compressed.
enum StoredPackage {
    static func bytes(_ members: [(String, String)]) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
        for (name, text) in members {
            let data = Array(text.utf8)
            let sizes =
                number(0, 4) + number(data.count, 4) + number(data.count, 4) + number(name.utf8.count, 2) + number(0, 2)
            let head = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(33, 2) + sizes
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + head + number(0, 10) + number(body.count, 4) + Array(name.utf8)
            body += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + data
        }
        let counts = number(members.count, 2) + number(members.count, 2)
        return body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + counts + number(directory.count, 4)
            + number(body.count, 4)
            + number(0, 2)
    }
}
