import Discovery

/// Decodes records by their schema and gives their values as cells.
struct AvroRecords {
    /// Types within one another that are followed; a linked list of records is deeper than any document.
    private static let deepest = 128

    private let schema: AvroSchema
    private var cells: CellBlocks
    private var paths: AvroPaths
    private var record = 0
    private var bytes: [UInt8] = []
    private var place = 0
    private var positions: [UInt32] = []

    init(schema: AvroSchema, limits: ReadingLimits) {
        self.schema = schema
        cells = CellBlocks(form: .record, limits: limits)
        paths = AvroPaths(limit: limits.fields)
    }

    /// Values were left out.
    var isIncomplete: Bool { cells.isIncomplete }

    mutating func read(count: Int64, _ bytes: [UInt8], into sink: inout any DocumentSink) throws {
        self.bytes = bytes
        place = 0
        var left = count
        while left > 0 {
            let start = place
            try value(schema.root, path: AvroPaths.root, depth: 0, into: &sink)
            try cells.endRow(into: &sink)
            record += 1
            left -= 1
            // What takes no byte has no value, however often it is there.
            if place == start { break }
        }
        if left > 0 { record = record.addingReportingOverflow(Int(left)).partialValue & Int.max }
        guard place == bytes.count else { throw Self.damaged }
    }

    mutating func finish(into sink: inout any DocumentSink) throws { try cells.finish(into: &sink) }

    private static let damaged = ReadingError.malformed("One of its records is damaged.")

    private mutating func value(
        _ number: Int, path: Int, depth: Int, into sink: inout any DocumentSink
    ) throws {
        guard depth <= Self.deepest else { throw ReadingError.malformed("One of its records is too deep.") }
        let type = schema.types[number]
        switch type.kind {
        case .null: return
        case .forward: throw Self.damaged
        case .record(let fields):
            for (place, field) in fields.enumerated() {
                let inner = paths.field(place, named: field.name, of: number, in: path)
                try value(field.type, path: inner, depth: depth + 1, into: &sink)
            }
        case .union(let branches):
            let branch = try long()
            guard branch >= 0, branch < branches.count else { throw Self.damaged }
            try value(branches[Int(branch)], path: path, depth: depth + 1, into: &sink)
        case .array(let items): try array(items, path: path, depth: depth, into: &sink)
        case .map(let values):
            try items { (records, _) in
                let key = String(decoding: try records.run(), as: UTF8.self)
                let inner = records.paths.child(.name(key), of: path)
                try records.value(values, path: inner, depth: depth + 1, into: &sink)
            }
        default:
            let text = try AvroText.of(type, &self)
            try append(text, path: path, into: &sink)
        }
    }

    private mutating func array(
        _ type: Int, path: Int, depth: Int, into sink: inout any DocumentSink
    ) throws {
        let inner = paths.child(.position, of: path)
        positions.append(0)
        defer { positions.removeLast() }
        try items { (records, index) in
            records.positions[records.positions.count - 1] = UInt32(truncatingIfNeeded: index)
            try records.value(type, path: inner, depth: depth + 1, into: &sink)
        }
    }

    /// The blocks that arrays and maps are stored in.
    private mutating func items(_ item: (inout Self, Int) throws -> Void) throws {
        var index = 0
        while true {
            var count = try long()
            if count == 0 { return }
            if count < 0 {
                guard count != .min else { throw Self.damaged }
                count = -count
                _ = try long()
            }
            while count > 0 {
                let start = place
                try item(&self, index)
                index += 1
                count -= 1
                if place == start { break }
            }
        }
    }

    private mutating func append(_ text: [UInt8], path: Int, into sink: inout any DocumentSink) throws {
        guard !text.isEmpty else { return }
        let (field, count) = paths.number(of: path, in: &cells)
        try cells.append(text, field: field, row: record, indices: Array(positions.prefix(count)), into: &sink)
    }
}

extension AvroRecords {
    mutating func byte() throws -> UInt8 {
        guard place < bytes.count else { throw Self.damaged }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func long() throws -> Int64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
        }
        throw Self.damaged
    }

    /// As many bytes as a number before them says.
    mutating func run() throws -> [UInt8] {
        let length = try long()
        guard length >= 0 else { throw Self.damaged }
        return try take(Int(length))
    }

    mutating func take(_ count: Int) throws -> [UInt8] {
        guard count <= bytes.count - place else { throw Self.damaged }
        defer { place += count }
        return Array(bytes[place..<place + count])
    }
}

/// The paths that values were met at, as a tree, so that none is built twice.
struct AvroPaths {
    static let root = 0

    private struct Node {
        var parent: Int
        var element: PathElement?
        var children: [PathElement: Int] = [:]
        /// The children for a record's fields, by the record type's number.
        var fields: [Int: [Int]] = [:]
        var number: Int?
        var positions = 0
    }

    private var nodes = [Node(parent: 0, element: nil)]
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    mutating func field(_ place: Int, named name: String, of record: Int, in path: Int) -> Int {
        if let known = nodes[path].fields[record], known.count > place { return known[place] }
        let child = child(.name(name), of: path)
        // Fields are met in order, so that the list grows by one each.
        if nodes[path].fields[record, default: []].count == place {
            nodes[path].fields[record, default: []].append(child)
        }
        return child
    }

    mutating func child(_ element: PathElement, of path: Int) -> Int {
        if let known = nodes[path].children[element] { return known }
        // Past the limit values stay where their nearest known ancestor is.
        guard nodes.count < limit + 1 else { return path }
        nodes.append(
            Node(
                parent: path, element: element, positions: nodes[path].positions + (element == .position ? 1 : 0)))
        nodes[path].children[element] = nodes.count - 1
        return nodes.count - 1
    }

    /// The field's number and how many positions its path has.
    mutating func number(of path: Int, in cells: inout CellBlocks) -> (Int, Int) {
        if let known = nodes[path].number { return (known, nodes[path].positions) }
        var elements: [PathElement] = []
        var node = path
        while let element = nodes[node].element {
            elements.append(element)
            node = nodes[node].parent
        }
        let number = cells.number(of: Field(path: elements.reversed()))
        nodes[path].number = number
        return (number, nodes[path].positions)
    }
}
