import Core

/// Reads the input of a form-encoded call.
struct QueryReader {
    let service: ServiceModel
    let isEC2: Bool
    let tree: FormTree

    func input(_ reference: Reference?) throws(DecodingFailure) -> Document {
        guard let reference else { return .empty }
        return try structure(FormTree.root, service.shape(reference))
    }

    private func value(_ node: Int, _ reference: Reference) throws(DecodingFailure) -> Document {
        let shape = service.shape(reference)
        switch shape.kind {
        case .structure:
            if tree.nodes[node].children.isEmpty, tree.nodes[node].value?.isEmpty == false {
                throw .type("Unexpected complex element termination")
            }
            return try structure(node, shape)
        case .list: return try list(node, reference, shape)
        case .map: return try map(node, reference, shape)
        default:
            guard let text = tree.nodes[node].value, tree.nodes[node].children.isEmpty else {
                throw .type("Start of structure or map found where not expected.")
            }
            return try ScalarReader.value(text, reference, shape.kind, timestamps: .iso8601)
        }
    }

    /// Unknown members are passed over, as AWS passes them over.
    private func structure(_ node: Int, _ shape: Shape) throws(DecodingFailure) -> Document {
        var members: [String: Document] = [:]
        for child in tree.nodes[node].children {
            guard let member = shape.member(queryName: String(tree.nodes[child].name)) else { continue }
            members[member.name] = try value(child, member.reference)
        }
        return .structure(members)
    }

    private func list(_ node: Int, _ reference: Reference, _ shape: Shape) throws(DecodingFailure) -> Document {
        guard let element = shape.element else { return .list([]) }
        let holder = reference.isFlattened || isEC2 ? node : inner(node, element.wireName, "member")
        var elements: [Document] = []
        for child in try numbered(holder) { elements.append(try value(child, element)) }
        return .list(elements)
    }

    private func map(_ node: Int, _ reference: Reference, _ shape: Shape) throws(DecodingFailure) -> Document {
        guard let key = shape.key, let element = shape.element else { return .empty }
        let holder = reference.isFlattened || isEC2 ? node : inner(node, "entry", "entry")
        var entries: [String: Document] = [:]
        for child in try numbered(holder) {
            guard let name = tree.find(key.queryName, under: child).flatMap({ tree.nodes[$0].value }) else {
                throw .type("Unexpected map entry termination")
            }
            guard let place = tree.find(element.queryName, under: child) else {
                entries[name] = .null
                continue
            }
            entries[name] = try value(place, element)
        }
        return .structure(entries)
    }

    /// Lists and maps hold their elements under a name of their own; older clients leave it out.
    private func inner(_ node: Int, _ name: String, _ fallback: String) -> Int {
        tree.find(name, under: node) ?? tree.find(fallback, under: node) ?? node
    }

    /// The children in the order of their numbers. Gaps close up; a number costs nothing however large it is.
    private func numbered(_ node: Int) throws(DecodingFailure) -> [Int] {
        let holder = tree.nodes[node]
        if holder.children.isEmpty {
            // An empty list is sent as its bare name.
            if let text = holder.value, !text.isEmpty { throw .type("Unexpected list element termination") }
            return []
        }
        var numbered: [(number: Int, child: Int)] = []
        for child in holder.children {
            guard let number = Int(tree.nodes[child].name), number >= 0 else {
                throw .type("Unexpected list element termination")
            }
            numbered.append((number, child))
        }
        return numbered.sorted { $0.number < $1.number }.map(\.child)
    }
}
