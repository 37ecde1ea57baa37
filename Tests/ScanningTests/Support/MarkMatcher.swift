import Discovery
import Extraction
import Scanning

/// Finds `MARK`, whatever stands around it.
struct MarkMatcher: BlockMatcher {
    static let types = [SensitiveType(custom: "mark", id: "mark-1")]

    mutating func beginDocument() {}

    mutating func match(
        _ block: Block, found: (Detection) throws -> Void, suppressed: ((Suppression) throws -> Void)?
    ) throws {
        let mark = Array("MARK".utf8)
        guard block.bytes.count >= mark.count else { return }
        for start in 0...(block.bytes.count - mark.count) where block.bytes[start] == mark[0] {
            let end = start + mark.count
            guard block.bytes[start..<end] == mark[...], end > block.carried else { continue }
            try found(Detection(rule: 0, range: start..<end, cell: nil))
        }
    }
}

/// Gives a file as one block a megabyte, and the name `broken` as one that cannot be read.
struct WholeReader: FileReader {
    mutating func read(
        _ source: ByteSource, name: String, isCancelled: @escaping () -> Bool, into sink: inout any DocumentSink
    ) throws {
        if name == "broken" { throw ReadingError.system(5) }
        try sink.begin(Document(mediaType: "text/plain", size: source.size))
        var analysed = 0
        while true {
            var bytes: [UInt8] = []
            guard try source.read(appendingTo: &bytes, upTo: 1 << 20) > 0 else { break }
            analysed += bytes.count
            try sink.take(Block(bytes: bytes, form: .unstructured))
        }
        // A reader that dies within a document leaves it open.
        if name != "open" { try sink.end(Outcome(.complete, analysed: analysed)) }
    }
}

/// Named here, for Foundation has a scanner of its own.
typealias MarkScanner = Scanner<MarkMatcher, WholeReader>
