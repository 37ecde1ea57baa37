/// The leaves of an ORC schema, each with the columns on the way to it.
struct ORCSchema {
    private(set) var leaves: [ORCLeaf] = []
    private let types: [ORCType]
    private let limits: Limits
    private var steps = 0

    private struct Node {
        var column: Int
        var path: [Leaf.Step]
        var ancestors: [ORCAncestor]
    }

    init(_ types: [ORCType], limits: Limits) throws(ColumnarError) {
        self.types = types
        self.limits = limits
        if types.isEmpty { return }
        // Depth first, in order; the children are pushed in reverse.
        var nodes = [Node(column: 0, path: [], ancestors: [])]
        var seen = 0
        while let node = nodes.popLast() {
            seen += 1
            guard seen <= types.count else { throw .malformed("a schema with a type in two places") }
            guard node.ancestors.count < limits.nesting else {
                throw .limit("a schema deeper than \(limits.nesting) levels")
            }
            let children = try children(of: node)
            if children.isEmpty { try append(node) }
            nodes.append(contentsOf: children.reversed())
        }
    }

    private mutating func append(_ node: Node) throws(ColumnarError) {
        let type = types[node.column]
        // A structure without fields has nothing to show.
        guard let format = type.format else { return }
        steps += node.path.count + node.ancestors.count
        guard steps <= limits.columns * 16 else { throw .limit("a schema of more than \(steps) steps") }
        leaves.append(
            ORCLeaf(
                leaf: Leaf(node.path), column: node.column, type: type, format: format, ancestors: node.ancestors))
    }

    private func children(of node: Node) throws(ColumnarError) -> [Node] {
        let type = types[node.column]
        var children = [Node]()
        for (index, column) in type.subtypes.enumerated() {
            // A child comes after its parent, which keeps the schema a tree.
            guard column > node.column, column < types.count else { throw .malformed("a type that there is none") }
            var child = node
            child.column = column
            switch type.kind {
            case .struct:
                guard index < type.names.count else { throw .malformed("a field without a name") }
                child.path.append(.name(type.names[index]))
                child.ancestors.append(ORCAncestor(column: node.column, kind: .structure))
            case .list:
                child.path.append(.position)
                child.ancestors.append(ORCAncestor(column: node.column, kind: .list))
            case .map:
                child.path += [.position, .name(index == 0 ? "key" : "value")]
                child.ancestors.append(ORCAncestor(column: node.column, kind: .list))
            case .union:
                child.ancestors.append(
                    ORCAncestor(column: node.column, kind: .union(tag: UInt8(truncatingIfNeeded: index))))
            default: throw .malformed("a value with fields")
            }
            children.append(child)
        }
        guard type.kind != .union || type.subtypes.count <= 256 else { throw .malformed("a union of too many types") }
        return children
    }
}

/// A column of an ORC schema that holds values.
struct ORCLeaf {
    let leaf: Leaf
    let column: Int
    let type: ORCType
    let format: ValueFormat
    /// From the root.
    let ancestors: [ORCAncestor]
}

/// A column on the way to a leaf.
struct ORCAncestor: Sendable, Hashable {
    let column: Int
    let kind: Kind

    enum Kind: Sendable, Hashable {
        case structure
        /// A list or a map.
        case list
        /// The leaf is under one of its alternatives.
        case union(tag: UInt8)
    }
}

extension ORCType {
    /// How its values are shown; nil for a type that has none itself.
    var format: ValueFormat? {
        switch kind {
        case .boolean: .boolean
        case .byte, .short, .int, .long: .integer
        case .float: .single
        case .double: .double
        case .string, .varchar, .char: .text
        case .binary, .geometry, .geography: .bytes
        case .timestamp: .timestamp(.nanoseconds, utc: false)
        case .timestampInstant: .timestamp(.nanoseconds, utc: true)
        case .decimal: .decimal(scale: scale)
        case .date: .date
        case .list, .map, .struct, .union: nil
        }
    }
}
