/// Finds the leaves of a Parquet schema and what their paths are to people: a list is its name and a position, whatever
/// groups store it (`LogicalTypes.md`, "Lists", "Maps" and their backward-compatibility rules).
struct SchemaTree {
    private(set) var leaves: [ParquetLeaf] = []
    private let schema: [SchemaElement]
    private let limits: Limits
    private var steps = 0

    /// A group whose children are being read.
    private struct Group {
        var remaining: Int32
        var path: [Leaf.Step]
        var definition: Int
        var repeatedDefinitions: [Int]
        var kind: Kind
        var name: String
    }

    private enum Kind {
        case plain
        /// Its repeated child holds a list's elements.
        case list
        /// Its repeated child holds a map's keys and values.
        case map
        /// The middle of a list's three levels: its only child is the element.
        case wrapper
    }

    init(_ schema: [SchemaElement], limits: Limits) throws(ColumnarError) {
        self.schema = schema
        self.limits = limits
        try read()
    }

    private mutating func read() throws(ColumnarError) {
        guard let root = schema.first, root.type == nil, root.childCount >= 0 else {
            throw .malformed("a schema without a root")
        }
        var groups = [
            Group(
                remaining: root.childCount, path: [], definition: 0, repeatedDefinitions: [], kind: .plain, name: "")
        ]
        var next = 1
        while let last = groups.indices.last {
            if groups[last].remaining == 0 {
                groups.removeLast()
                continue
            }
            guard next < schema.count else { throw .malformed("a schema that is cut") }
            groups[last].remaining -= 1
            let child = try enter(next, in: groups[last])
            if let type = schema[next].type {
                try append(schema[next], type, child)
            } else {
                guard child.remaining >= 0, groups.count < limits.nesting else {
                    throw .limit("a schema deeper than \(limits.nesting) levels")
                }
                groups.append(child)
            }
            next += 1
        }
    }

    /// A child as if it were a group: its path, its levels and what its children are.
    private func enter(_ index: Int, in parent: Group) throws(ColumnarError) -> Group {
        let element = schema[index]
        var child = Group(
            remaining: element.childCount, path: parent.path, definition: parent.definition,
            repeatedDefinitions: parent.repeatedDefinitions,
            kind: element.isList ? .list : element.isMap ? .map : .plain, name: element.name)
        switch element.repetition {
        case .required, nil: break
        case .optional: child.definition += 1
        case .repeated:
            child.definition += 1
            child.repeatedDefinitions.append(child.definition)
        }
        let isRepeated = element.repetition == .repeated
        switch parent.kind {
        case .list where isRepeated:
            child.path.append(.position)
            if isWrapper(index, of: parent) { child.kind = .wrapper }
        case .map where isRepeated:
            child.path.append(.position)
            // A map of keys alone is a list of them.
            child.kind = element.childCount == 1 ? .wrapper : .plain
        case .wrapper: if isRepeated { child.path.append(.position) }
        case .plain, .list, .map:
            child.path.append(.name(element.name))
            if isRepeated { child.path.append(.position) }
        }
        return child
    }

    /// Whether a list's repeated child only holds the element rather than being it.
    private func isWrapper(_ index: Int, of list: Group) -> Bool {
        let element = schema[index]
        guard element.type == nil, element.childCount == 1, !element.isList, !element.isMap, index + 1 < schema.count
        else { return false }
        if schema[index + 1].repetition == .repeated { return false }
        return element.name != "array" && element.name != list.name + "_tuple"
    }

    private mutating func append(_ element: SchemaElement, _ type: PhysicalType, _ child: Group) throws(ColumnarError) {
        steps += child.path.count
        guard steps <= limits.columns * 16 else { throw .limit("a schema of more than \(steps) steps") }
        let length = type == .int96 ? 12 : Int(element.typeLength)
        guard type != .fixedLengthByteArray || length > 0 else { throw .malformed("values of no length") }
        leaves.append(
            ParquetLeaf(
                leaf: Leaf(child.path), type: type, length: length, format: element.format,
                definition: child.definition, repeatedDefinitions: child.repeatedDefinitions))
    }
}
