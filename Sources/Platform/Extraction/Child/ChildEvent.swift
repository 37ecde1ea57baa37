import Discovery

/// What a child tells of a file, as one message each: a kind, a length in four bytes, and that many bytes.
enum ChildEvent {
    case begin(Document)
    /// `Block.fields` holds only those that the document's blocks before had not; the whole is the parent's to keep.
    case block(Block)
    case end(Outcome)
    /// The file was read as far as it could be; nothing follows.
    case done

    /// The most bytes that a message may have. A block is split long before.
    static let largest = 96 << 20

    enum Kind: UInt8 { case begin = 1, block, end, done }
}

extension MessageWriter {
    mutating func put(_ document: Document) {
        put(UInt32(document.member.count))
        for name in document.member { put(name) }
        put(document.mediaType)
        put(document.size)
        put(document.modified)
    }

    mutating func put(_ outcome: Outcome) {
        put(outcome.code.rawValue)
        put(outcome.reason?.rawValue)
        put(outcome.detail)
        put(Int64(outcome.analysed))
    }

    mutating func put(_ block: Block, knownFields: Int) {
        put(block.form.rawValue)
        put(UInt8(block.isLast ? 1 : 0))
        put(Int64(block.carried))
        put(Int64(block.pending))
        put(Int64(block.position.line))
        put(Int64(block.position.column))
        put(block.position.page)
        put(UInt32(block.fields.count - knownFields))
        for field in block.fields[knownFields...] { put(field) }
        put(UInt32(block.indices.count))
        for index in block.indices { put(index) }
        put(block.cells)
        put(block.bytes)
    }

    /// Cells are many; their bytes are laid out at once.
    private mutating func put(_ cells: [Cell]) {
        put(UInt32(cells.count))
        let size = MessageReader.cellSize
        append(count: cells.count * size) { buffer in
            for (place, cell) in cells.enumerated() {
                let start = place * size
                buffer.storeBytes(of: cell.start.littleEndian, toByteOffset: start, as: UInt32.self)
                buffer.storeBytes(of: cell.end.littleEndian, toByteOffset: start + 4, as: UInt32.self)
                buffer.storeBytes(of: cell.field.littleEndian, toByteOffset: start + 8, as: UInt32.self)
                buffer.storeBytes(of: cell.indices.littleEndian, toByteOffset: start + 12, as: UInt32.self)
                buffer.storeBytes(of: Int64(cell.row).littleEndian, toByteOffset: start + 16, as: Int64.self)
            }
        }
    }

    private mutating func put(_ field: Field) {
        put(field.sheet)
        put(Int64(field.column))
        put(UInt8(field.isName ? 1 : 0))
        put(UInt32(field.path.count))
        for element in field.path {
            switch element {
            case .name(let name): put(name as String?)
            case .position: put(nil as String?)
            }
        }
    }
}

extension MessageReader {
    mutating func document() throws(ProtocolViolation) -> Document {
        let member = try list(ofAtLeast: 4) { (reader) throws(ProtocolViolation) in try reader.text() }
        return Document(
            member: member, mediaType: try text(), size: try optionalInt(), modified: try optionalInt())
    }

    mutating func outcome() throws(ProtocolViolation) -> Outcome {
        guard let code = Outcome.Code(rawValue: try text()) else { throw ProtocolViolation() }
        var reason: Outcome.Reason?
        if let name = try optionalText() {
            guard let known = Outcome.Reason(rawValue: name) else { throw ProtocolViolation() }
            reason = known
        }
        let detail = try optionalText()
        return Outcome(code, reason: reason, detail: detail, analysed: Int(try number(Int64.self)))
    }

    /// A block whose `fields` are those that it adds. Nothing but its shape is checked.
    mutating func block() throws(ProtocolViolation) -> Block {
        guard let form = StorageForm(rawValue: try number()) else { throw ProtocolViolation() }
        let isLast = try flag()
        let carried = Int(try number(Int64.self))
        let pending = Int(try number(Int64.self))
        let position = TextPosition(
            line: Int(try number(Int64.self)), column: Int(try number(Int64.self)), page: try optionalInt())
        let fields = try list(ofAtLeast: 14) { (reader) throws(ProtocolViolation) in try reader.field() }
        let indices = try list(ofAtLeast: 4) { (reader) throws(ProtocolViolation) in try reader.number(UInt32.self) }
        let cells = try cells()
        return Block(
            bytes: try run(), form: form, cells: cells, indices: indices, fields: fields, carried: carried,
            pending: pending,
            position: position, isLast: isLast)
    }

    static let cellSize = 24

    private mutating func cells() throws(ProtocolViolation) -> [Cell] {
        let count = Int(try number(UInt32.self))
        return try records(count, of: Self.cellSize) { bytes, start in
            func number(_ offset: Int) -> Int {
                Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: UInt32.self)))
            }
            let row = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 16, as: Int64.self))
            return Cell(start: number(0), end: number(4), field: number(8), row: Int(row), indices: number(12))
        }
    }

    private mutating func field() throws(ProtocolViolation) -> Field {
        let sheet = try optionalText()
        let column = Int(try number(Int64.self))
        let isName = try flag()
        let path = try list(ofAtLeast: 1) { (reader) throws(ProtocolViolation) -> PathElement in
            guard let name = try reader.optionalText() else { return .position }
            return .name(name)
        }
        return Field(sheet: sheet, column: column, path: path, isName: isName)
    }
}
