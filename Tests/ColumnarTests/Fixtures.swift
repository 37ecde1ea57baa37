import Columnar
import Discovery
import Extraction
import Glibc
import Testing

/// Files that pyarrow wrote, each with the values that it reads from them.
///
/// `Fixtures/make_columnar_fixtures.py FOLDER` makes them; `CASTELLAN_COLUMNAR_FIXTURES=FOLDER` says where they are.
enum Fixtures {
    static let folder = getenv("CASTELLAN_COLUMNAR_FIXTURES").map { String(cString: $0) }
    static let absence: Comment =
        "make them with Fixtures/make_columnar_fixtures.py FOLDER and set CASTELLAN_COLUMNAR_FIXTURES=FOLDER"

    /// The names of the files that have expectations.
    static var names: [String] { all.filter { all.contains($0 + ".jsonl") } }

    static let all: Set<String> = {
        guard let folder, let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names = Set<String>()
        while let entry = readdir(directory) {
            names.insert(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        let descriptor = open("\(folder ?? "")/\(name)", O_RDONLY)
        guard descriptor >= 0 else { throw FileAccessError(code: errno) }
        defer { close(descriptor) }
        let file = try FileAccess(descriptor: descriptor)
        return try file.read(at: 0, count: file.size)
    }
}

/// Gathers what a reader emits.
struct Gathering: DocumentSink {
    private(set) var blocks: [Block] = []
    private(set) var outcome: Outcome?
    private(set) var documents = 0

    mutating func begin(_ document: Document) { documents += 1 }
    mutating func take(_ block: consuming Block) { blocks.append(block) }
    mutating func end(_ outcome: Outcome) { self.outcome = outcome }

    static func read(_ source: any RandomAccess, limits: Limits = Limits()) throws -> Self {
        let head = try source.read(at: 0, count: min(4, source.size))
        let document = ColumnarDocument(source, format: ColumnarFormat(head: head) ?? .parquet, limits: limits)
        var sink = Self()
        try document.extract(Document(mediaType: document.mediaType), into: &sink)
        return sink
    }

    /// The values as the expectations have them, in no order.
    func lines() -> [String] {
        var lines = [String]()
        for block in blocks {
            for cell in block.cells {
                let path = block.fields[Int(cell.field)].path
                let count = path.count { $0 == .position }
                let positions = block.indices[Int(cell.indices)..<Int(cell.indices) + count]
                let text = String(decoding: block.bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
                lines.append(
                    "[\(cell.row),[\(path.map(Self.json).joined(separator: ","))],"
                        + "[\(positions.map(String.init).joined(separator: ","))],\(Self.json(text))]")
            }
        }
        return lines
    }

    private static func json(_ element: PathElement) -> String {
        switch element {
        case .name(let name): json(name)
        case .position: "null"
        }
    }

    private static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
