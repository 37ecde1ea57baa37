/// Form fields by the segments of their dotted names: `Tags.member.1.Key` stands under `Tags`, `member`, `1`.
struct FormTree {
    struct Node {
        let name: Substring
        var value: String?
        var children: [Int] = []
    }

    /// Deeper than any shape of a form-encoded service.
    static let maximumDepth = 64
    /// From here on children are found through an index; most requests never get there.
    private static let linearChildren = 8

    private(set) var nodes: [Node] = [Node(name: "", value: nil)]
    private var index: [Place: Int] = [:]

    private struct Place: Hashable {
        let parent: Int
        let name: Substring
    }

    static let root = 0

    /// - Throws: `DecodingFailure.form` for a name that comes twice, and `type` for one that is nested too deep.
    init(_ fields: [FormField]) throws(DecodingFailure) {
        for field in fields { try insert(field) }
    }

    private mutating func insert(_ field: FormField) throws(DecodingFailure) {
        var node = Self.root
        var depth = 0
        for segment in field.name.split(separator: ".", omittingEmptySubsequences: false) {
            depth += 1
            guard depth <= Self.maximumDepth else { throw .type("\(field.name.prefix(64))… is nested too deep") }
            node = child(of: node, named: segment)
        }
        guard nodes[node].value == nil else { throw .form("The parameter \(field.name) is given more than once") }
        nodes[node].value = field.value
    }

    private mutating func child(of parent: Int, named name: Substring) -> Int {
        if let known = find(name, under: parent) { return known }
        nodes.append(Node(name: name, value: nil))
        let child = nodes.count - 1
        nodes[parent].children.append(child)
        let children = nodes[parent].children
        if children.count == Self.linearChildren + 1 {
            for known in children { index[Place(parent: parent, name: nodes[known].name)] = known }
        } else if children.count > Self.linearChildren {
            index[Place(parent: parent, name: name)] = child
        }
        return child
    }

    func find(_ name: some StringProtocol, under parent: Int) -> Int? {
        let children = nodes[parent].children
        if children.count > Self.linearChildren { return index[Place(parent: parent, name: Substring(name))] }
        return children.first { nodes[$0].name == name }
    }
}
