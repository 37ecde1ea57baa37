import Discovery
import Glibc
import Testing

@testable import Extraction

/// Keeps what readers tell, in words that tests compare.
struct Recording: DocumentSink {
    struct Read {
        var document: Document
        var text = ""
        /// Cells as `sheet!column.row name=value`, records as `row:path=value`.
        var cells: [String] = []
        var pages: [Int] = []
        var blocks = 0
        var bytes = 0
        var hasLast = false
        var outcome: Outcome?

        var name: String { document.member.joined(separator: "!") }
    }

    var reads: [Read] = []
    /// Throws once so many blocks were taken.
    var blockLimit = Int.max
    /// Keeps no text.
    var isCounting = false

    mutating func begin(_ document: Document) throws { reads.append(Read(document: document)) }

    mutating func take(_ block: consuming Block) throws {
        blockLimit -= 1
        if blockLimit < 0 { throw Enough() }
        let last = reads.count - 1
        reads[last].blocks += 1
        reads[last].bytes += block.bytes.count - block.carried - block.pending
        reads[last].hasLast = block.isLast
        guard !isCounting else { return }
        if let page = block.position.page { reads[last].pages.append(page) }
        guard block.form == .unstructured else {
            reads[last].cells += Self.cells(block)
            return
        }
        let end = block.bytes.count - block.pending
        reads[last].text += String(decoding: block.bytes[block.carried..<end], as: UTF8.self)
    }

    mutating func end(_ outcome: Outcome) throws { reads[reads.count - 1].outcome = outcome }

    private static func cells(_ block: borrowing Block) -> [String] {
        var texts: [String] = []
        for cell in block.cells {
            let field = block.fields[Int(cell.field)]
            var position = Int(cell.indices)
            var path = ""
            for element in field.path {
                switch element {
                case .name(let name): path += (path.isEmpty ? "" : ".") + name
                case .position:
                    path += "[\(block.indices[position])]"
                    position += 1
                }
            }
            let value = String(decoding: block.bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
            texts.append(
                block.form == .columnar
                    ? "\(field.sheet ?? "")!\(field.column).\(cell.row) \(path)=\(value)"
                    : "\(cell.row):\(path)=\(value)")
        }
        return texts
    }

    struct Enough: Error {}

    subscript(name: String) -> Read? { reads.first { $0.name == name } }
    var file: Read? { self[""] }
}

/// The files that `make_fixtures.py` made.
enum Fixtures {
    static let folder = getenv("CASTELLAN_FIXTURES").map { String(cString: $0) }
    static var areThere: Bool { folder != nil }
    static let absence: Comment = "Set CASTELLAN_FIXTURES to a folder that Fixtures/make_fixtures.py has filled."

    /// The program beside the tests.
    static let worker: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &path, path.count - 1)
        let program = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return program.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/extract-worker"
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        let descriptor = open((folder ?? "") + "/" + name, O_RDONLY)
        guard descriptor >= 0 else { throw ReadingError.system(errno) }
        defer { close(descriptor) }
        return try ByteSource(descriptor: descriptor).readAll(limit: 1 << 30) ?? []
    }

    static func read(
        _ name: String, limits: ReadingLimits = ReadingLimits(), extractor: Extractor = Extractor(executable: worker)
    ) throws -> Recording {
        let descriptor = open((folder ?? "") + "/" + name, O_RDONLY)
        guard descriptor >= 0 else { throw ReadingError.system(errno) }
        defer { close(descriptor) }
        return try read(ByteSource(descriptor: descriptor), name: name, limits: limits, extractor: extractor)
    }

    static func read(
        _ source: ByteSource, name: String, limits: ReadingLimits = ReadingLimits(),
        extractor: Extractor = Extractor(executable: worker), recording: Recording = Recording()
    ) throws -> Recording {
        var sink: any DocumentSink = recording
        try Extraction.read(source: source, name: name, limits: limits, extractor: extractor, into: &sink)
        return try #require(sink as? Recording)
    }
}
