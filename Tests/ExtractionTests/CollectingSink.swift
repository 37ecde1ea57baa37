import Discovery

@testable import Extraction

/// Keeps all it is given, cells with their texts.
struct CollectingSink: DocumentSink {
    struct Value: Equatable, CustomStringConvertible {
        var path: String
        var row: Int
        var text: String

        var description: String { "\(path)@\(row)=\(text)" }
    }

    var documents: [Document] = []
    var outcomes: [Outcome] = []
    var values: [Value] = []
    var names: [String] = []
    /// Free text, as line, column and what a block adds.
    var texts: [(line: Int, column: Int, text: String)] = []
    var forms: [StorageForm] = []
    var blocks = 0
    var lastBlocks = 0
    var faults: [String] = []

    mutating func begin(_ document: Document) throws {
        if documents.count != outcomes.count { faults.append("begin within a document") }
        documents.append(document)
    }

    mutating func take(_ block: consuming Block) throws {
        blocks += 1
        lastBlocks += block.isLast ? 1 : 0
        forms.append(block.form)
        var end = -1
        for cell in block.cells {
            let range = Int(cell.start)..<Int(cell.end)
            if range.lowerBound <= end || range.upperBound > block.bytes.count || range.isEmpty {
                faults.append("cell \(range) after \(end)")
            }
            end = range.upperBound
            let field = block.fields[Int(cell.field)]
            let text = String(decoding: block.bytes[range], as: UTF8.self)
            if String(validating: block.bytes[range], as: UTF8.self) == nil { faults.append("a cell is not UTF-8") }
            if field.isName {
                names.append(text)
            } else {
                values.append(Value(path: path(of: field, cell, block.indices), row: cell.row, text: text))
            }
        }
        if block.cells.isEmpty && block.form == .unstructured {
            let added = block.bytes.dropFirst(block.carried).dropLast(block.pending)
            var position = block.position
            position.advance(over: Array(block.bytes.prefix(block.carried)).span)
            texts.append((position.line, position.column, String(decoding: added, as: UTF8.self)))
        }
    }

    mutating func end(_ outcome: Outcome) throws { outcomes.append(outcome) }

    private func path(of field: Field, _ cell: Cell, _ indices: [UInt32]) -> String {
        if field.column > 0 {
            guard case .name(let name)? = field.path.first else { return "\(field.column)" }
            return "\(field.column):\(name)"
        }
        var path = "$"
        var place = Int(cell.indices)
        for element in field.path {
            switch element {
            case .name(let name): path += ".\(name)"
            case .position:
                path += "[\(indices[place])]"
                place += 1
            }
        }
        return path
    }

    var text: String { texts.map(\.text).joined() }
}

/// Reads bytes as what they are found to be.
func reading(
    _ bytes: [UInt8], name: String? = nil, pieces: Int? = nil, limits: ReadingLimits = ReadingLimits(),
    as type: FileType? = nil
) throws -> CollectingSink {
    var sink = CollectingSink()
    var offset = 0
    let source =
        pieces.map { size in
            ByteSource { buffer in
                let count = min(size, bytes.count - offset, buffer.count)
                buffer.copyBytes(from: bytes[offset..<offset + count])
                offset += count
                return count
            }
        } ?? ByteSource(bytes)
    let found = try type ?? Sniffer.type(of: source, name: name)
    try TextReaders.read(source, as: found, document: Document(mediaType: ""), limits: limits, into: &sink) {
        document, attachment, sink in
        try readingNested(document, attachment, &sink)
    }
    return sink
}

private func readingNested(_ document: Document, _ source: ByteSource, _ sink: inout CollectingSink) throws {
    let type = try Sniffer.type(of: source, name: document.member.last)
    try TextReaders.read(source, as: type, document: document, into: &sink, nested: readingNested)
}

func reading(
    _ text: String, name: String? = nil, pieces: Int? = nil, limits: ReadingLimits = ReadingLimits(),
    as type: FileType? = nil
) throws -> CollectingSink {
    try reading(Array(text.utf8), name: name, pieces: pieces, limits: limits, as: type)
}
