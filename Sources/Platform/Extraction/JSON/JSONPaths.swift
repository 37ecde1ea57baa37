import Discovery

/// The paths of a document's values, found again by the raw bytes of their names.
///
/// Records repeat their names in one order nearly always, so each name remembers which one came after it; a comparison
/// of bytes then does for a look-up. The rest goes through a table whose hashes are seeded, so that nobody can make
/// them collide.
struct JSONPaths {
    private struct Node {
        var parent: Int32
        var nameStart: Int32
        var nameCount: Int32
        /// Into `fields`; -1 until a value stands here.
        var field: Int32 = -1
        /// The field that names of this object's members are found under.
        var nameField: Int32 = -1
        /// The member that came first, when this is an object.
        var firstMember: Int32 = -1
        /// The member that came after this one.
        var nextMember: Int32 = -1
        /// The elements, when this is an array.
        var element: Int32 = -1
        /// The next node with the same hash.
        var sameHash: Int32 = -1
        var depth: Int32
    }

    static let root: Int32 = 0
    /// Where names go once there are too many: directly under a second root, so that a keyword in the last name still
    /// counts.
    private static let overflow: Int32 = 1

    private(set) var fields: [Field] = []
    private var nodes: [Node]
    private var names: [UInt8] = []
    private var byHash: [Int: Int32] = [:]
    private var pathElements = 0
    private let maximumFields: Int
    private let maximumNameBytes = 16 << 20
    private let maximumPathElements = 1 << 20
    private let maximumOverflow: Int

    init(maximumFields: Int) {
        self.maximumFields = max(1, maximumFields)
        maximumOverflow = max(1, maximumFields / 8)
        nodes = [
            Node(parent: -1, nameStart: 0, nameCount: 0, depth: 0),
            Node(parent: -1, nameStart: 0, nameCount: 0, depth: 0),
        ]
    }

    /// The member of an object, and whether its name is new.
    ///
    /// - Parameter previous: The member before it in the same object; -1 for the first.
    @inline(__always)
    mutating func member(
        of parent: Int32, after previous: Int32, named name: UnsafeBufferPointer<UInt8>
    ) -> (node: Int32, isNew: Bool) {
        let guess = previous >= 0 ? nodes[Int(previous)].nextMember : nodes[Int(parent)].firstMember
        if guess >= 0, isNamed(guess, name) { return (guess, false) }
        return look(for: name, in: parent, after: previous)
    }

    /// The elements of an array.
    @inline(__always)
    mutating func element(of parent: Int32) -> Int32 {
        let element = nodes[Int(parent)].element
        return element >= 0 ? element : addElement(of: parent)
    }

    /// The field that a value at a path belongs to.
    @inline(__always)
    mutating func field(of node: Int32) -> Int32 {
        let field = nodes[Int(node)].field
        return field >= 0 ? field : addField(of: node)
    }

    /// The field that the names of an object's members belong to.
    mutating func nameField(of node: Int32) -> Int32 {
        if nodes[Int(node)].nameField < 0 {
            nodes[Int(node)].nameField = Int32(truncatingIfNeeded: fields.count)
            fields.append(Field(path: path(of: node), isName: true))
        }
        return nodes[Int(node)].nameField
    }

    @inline(__always)
    private func isNamed(_ node: Int32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let known = nodes[Int(node)]
        guard Int(known.nameCount) == name.count else { return false }
        let start = Int(known.nameStart)
        return names.withUnsafeBufferPointer { names in
            var place = 0
            while place &+ 8 <= name.count {
                guard WordScan.load(names, at: start &+ place) == WordScan.load(name, at: place) else { return false }
                place &+= 8
            }
            while place < name.count {
                guard names[start &+ place] == name[place] else { return false }
                place &+= 1
            }
            return true
        }
    }

    @inline(never)
    private mutating func look(
        for name: UnsafeBufferPointer<UInt8>, in parent: Int32, after previous: Int32
    ) -> (node: Int32, isNew: Bool) {
        let (node, isNew) = find(name, in: parent)
        guard nodes[Int(node)].parent == parent else { return (node, isNew) }
        if previous >= 0 {
            nodes[Int(previous)].nextMember = node
        } else {
            nodes[Int(parent)].firstMember = node
        }
        return (node, isNew)
    }

    private func isOverflow(_ node: Int32) -> Bool {
        node == Self.overflow || nodes[Int(node)].parent == Self.overflow
    }

    private var isFull: Bool {
        nodes.count >= maximumFields || names.count >= maximumNameBytes || pathElements >= maximumPathElements
    }

    private mutating func find(_ name: UnsafeBufferPointer<UInt8>, in parent: Int32) -> (Int32, Bool) {
        let hash = Self.hash(name, parent)
        var first: Int32 = -1
        if let found = byHash[hash] {
            first = found
            var node = found
            while node >= 0 {
                if nodes[Int(node)].parent == parent, isNamed(node, name) { return (node, false) }
                node = nodes[Int(node)].sameHash
            }
        }
        if parent == Self.overflow {
            let isRoom = nodes.count < maximumFields + maximumOverflow && names.count < 2 * maximumNameBytes
            guard isRoom, name.count <= 1 << 16 else {
                return (Self.overflow, true)
            }
        } else if isFull || isOverflow(parent) || name.count > 1 << 16 {
            return find(name, in: Self.overflow)
        }
        return (add(name, to: parent, hash: hash, sameHash: first), true)
    }

    private mutating func add(
        _ name: UnsafeBufferPointer<UInt8>, to parent: Int32, hash: Int, sameHash: Int32
    ) -> Int32 {
        let node = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(
            Node(
                parent: parent, nameStart: Int32(truncatingIfNeeded: names.count),
                nameCount: Int32(truncatingIfNeeded: name.count), sameHash: sameHash,
                depth: nodes[Int(parent)].depth + 1))
        names.append(contentsOf: name)
        pathElements += Int(nodes[Int(node)].depth)
        byHash[hash] = node
        return node
    }

    private mutating func addElement(of parent: Int32) -> Int32 {
        if isOverflow(parent) { return parent }
        if isFull { return Self.overflow }
        let node = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(Node(parent: parent, nameStart: 0, nameCount: -1, depth: nodes[Int(parent)].depth + 1))
        nodes[Int(parent)].element = node
        return node
    }

    private mutating func addField(of node: Int32) -> Int32 {
        let field = Int32(truncatingIfNeeded: fields.count)
        fields.append(Field(path: path(of: node)))
        nodes[Int(node)].field = field
        return field
    }

    private func path(of node: Int32) -> [PathElement] {
        var path: [PathElement] = []
        var place = node
        while place > Self.overflow {
            let known = nodes[Int(place)]
            if known.nameCount < 0 {
                path.append(.position)
            } else {
                let start = Int(known.nameStart)
                path.append(.name(JSONEscapes.text(Array(names[start..<start + Int(known.nameCount)]))))
            }
            place = known.parent
        }
        return path.reversed()
    }

    private static func hash(_ name: UnsafeBufferPointer<UInt8>, _ parent: Int32) -> Int {
        var hasher = Hasher()
        hasher.combine(parent)
        hasher.combine(bytes: UnsafeRawBufferPointer(name))
        return hasher.finalize()
    }
}
