import Testing

@testable import Extraction

@Suite struct SnifferTests {
    private func sniffed(_ text: String, name: String? = nil) throws -> FileType {
        try Sniffer.type(of: ByteSource(Array(text.utf8)), name: name)
    }

    @Test(arguments: [
        ("name,ssn,city\nAda,123,London\nBob,456,Paris\n", FileFormat.delimited, "text/csv"),
        ("name;ssn;city\nAda;1,5;London\nBob;4,6;Paris\n", .delimited, "text/csv"),
        ("name|ssn|city\nAda|123|London\nBob|456|Paris\n", .delimited, "text/csv"),
        ("name\tssn\nAda, the first\t123\nBob\t456\n", .delimited, "text/tab-separated-values"),
        ("sep=;\na;b\n1;2\n", .delimited, "text/csv"),
        ("\"Doe, John\",12 Main St,5\n\"Roe, Jane\",13 Main St,7\n\"Poe, Ed\",14 Main St,9\n", .delimited, "text/csv"),
        ("id,name,note\n1,Ada,\"one\ntwo, three\"\n2,Bob,x\n", .delimited, "text/csv"),
        ("{\"a\": [1, 2]}", .json, "application/json"),
        ("[\n  {\"a\": 1},\n  {\"a\": 2}\n]\n", .json, "application/json"),
        ("{\"a\":1}\n{\"a\":2}\n", .jsonLines, "application/x-ndjson"),
        ("{\n\"a\":1}\n{\"a\":\n2}\n", .json, "application/json"),
        ("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}\n{\"a\":\n", .jsonLines, "application/x-ndjson"),
        ("[2024-01-01 10:00:00] INFO started\n[2024-01-01 10:00:01] WARN x\n", .text, "text/plain"),
        ("{{ template }} and text", .text, "text/plain"),
        ("<?xml version=\"1.0\"?><a/>", .markup, "application/xml"),
        ("<note><to>Ada</to></note>", .markup, "application/xml"),
        ("<!-- x --><!DOCTYPE html><html>", .markup, "text/html"),
        ("  <html><body>", .markup, "text/html"),
        ("---\nname: x\nlist:\n  - a: 1\n  - b: 2\n", .yaml, "application/yaml"),
        ("From: a@example.com\nTo: b@example.com\nSubject: x\n\nhello\n", .mail, "message/rfc822"),
        (
            "From a@example.com Mon Jan  1 10:00:00 2024\nFrom: a@example.com\nTo: b@example.com\nDate: x\n\nhello\n",
            .mailbox, "application/mbox"
        ),
        (
            "Hello, world, this is prose.\nIt has commas, some of them, in each line.\nAnd more, and more, and more.\n",
            .text, "text/plain"
        ),
        (
            "2024-01-01 10:00:00,123 INFO a\n2024-01-01 10:00:01,456 INFO b\n2024-01-01 10:00:02,789 INFO c\n", .text,
            "text/plain"
        ),
        ("let a = f(b, c);\nlet d = g(e, h);\nlet i = j(k, l);\n", .text, "text/plain"),
        ("ORCHARDS and PAR1S are texts\n", .text, "text/plain"),
        ("see %PDF-1.4 in the text\n", .text, "text/plain"),
        ("just words\n", .text, "text/plain"),
        ("{\\rtf1\\ansi hello}", .rtf, "application/rtf"),
    ])
    func tellsTexts(text: String, format: FileFormat, mediaType: String) throws {
        let type = try sniffed(text)
        #expect(type.format == format)
        #expect(type.mediaType == mediaType)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", "x.csv", FileFormat.delimited), ("value\n123\n456\n", "list.csv", .delimited),
        ("a\tb\n1\t2\n", "x.tsv", .delimited), ("\"text\"", "x.json", .json), ("plain text here", "x.json", .text),
        ("{\"a\":1}\n", "x.jsonl", .jsonLines), ("a: 1\nb: 2\n", "x.yml", .yaml),
        ("name,ssn,city\nAda,123,London\nBob,456,Paris\n", "renamed.pdf", .delimited),
        ("Subject: x\n\nhello", "x.eml", .mail), ("a,b,c\nd,e,f\ng,h,i\n", "x.py", .text),
    ])
    func takesNamesForHints(text: String, name: String, format: FileFormat) throws {
        #expect(try sniffed(text, name: name).format == format)
    }

    @Test(arguments: [
        ([0x50, 0x4B, 3, 4] as [UInt8], FileFormat.zip), ([0x1F, 0x8B, 8, 0], .gzip),
        (Array("PAR1\0\u{15}".utf8), .parquet),
        (Array("ORC\n\u{3}\0\0".utf8), .orc), (Array("Obj\u{1}".utf8), .avro),
        (Array("SQLite format 3\0".utf8), .sqlite),
        (Array("%PDF-1.7\n".utf8), .pdf), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz), (Array("BZh91AY&SY".utf8), .bzip2),
        ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), ([0x04, 0x22, 0x4D, 0x18], .lz4), ([0x1F, 0x9D, 0x90, 0], .compress),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), (Array("Rar!\u{1A}\u{7}\u{1}\0".utf8), .rar),
        (Array("!<arch>\ndebian\0\0".utf8), .ar), ([0xED, 0xAB, 0xEE, 0xDB], .rpm), (Array("070701".utf8), .cpio),
        (Array("MSCF\0\0\0\0".utf8), .cabinet), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image),
        ([0xFF, 0xD8, 0xFF, 0xE0], .image), ([0x7F, 0x45, 0x4C, 0x46, 2], .executable), ([], .empty),
        ([1, 2, 3, 4, 5, 6, 0, 0, 200, 201], .binary),
    ])
    func tellsMagicNumbers(bytes: [UInt8], format: FileFormat) throws {
        #expect(try Sniffer.type(of: ByteSource(bytes)).format == format)
    }

    @Test func tellsOldTarsByTheirChecksum() throws {
        var header = [UInt8](repeating: 0, count: 1_024)
        header.replaceSubrange(0..<5, with: Array("a.txt".utf8))
        var sum = 8 * 32
        for byte in header { sum += Int(byte) }
        let octal = String(sum, radix: 8)
        header.replaceSubrange(148..<148 + octal.utf8.count, with: Array(octal.utf8))
        #expect(try Sniffer.type(of: ByteSource(header)).format == .tar)
        header[3] = 0x79
        #expect(try Sniffer.type(of: ByteSource(header)).format != .tar)
    }

    @Test(arguments: [
        ("word/document.xml", FileFormat.wordXML), ("xl/workbook.xml", .excelXML),
        ("ppt/presentation.xml", .powerPointXML),
        ("other.txt", .zip),
    ])
    func tellsPackagesByTheirMembers(member: String, format: FileFormat) throws {
        var bytes: [UInt8] = []
        for name in ["[Content_Types].xml", member] {
            bytes += [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0]
            bytes += Array(name.utf8) + Array("data".utf8)
        }
        #expect(try Sniffer.type(of: ByteSource(bytes)).format == format)
    }

    @Test func tellsHeadersFromData() throws {
        #expect(try sniffed("name,city,ssn\nAda,Rome,1\nBob,Oslo,2\n").dialect?.hasHeader == true)
        #expect(
            try sniffed("Ada,Rome,123-45-6789\nBob,Oslo,987-65-4321\nCy,Bern,111-22-3333\n").dialect?.hasHeader == false
        )
        #expect(
            try sniffed("a@example.com,Rome,1\nb@example.com,Oslo,2\nc@example.com,Bonn,3\n").dialect?.hasHeader
                == false)
        #expect(try sniffed("# note\nname,city,ssn\nAda,Rome,1\nBob,Oslo,2\n").dialect?.preamble == 1)
    }

    @Test func consumesNothing() throws {
        let source = ByteSource(Array("a,b\n1,2\n".utf8))
        _ = try Sniffer.type(of: source)
        #expect(source.position == 0)
        #expect(try source.readAll(limit: 100) == Array("a,b\n1,2\n".utf8))
    }
}
