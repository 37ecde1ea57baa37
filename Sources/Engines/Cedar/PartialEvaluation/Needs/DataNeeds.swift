/// The data that a decision needs: of which entities which attributes, tags and ancestors, and which members of the
/// context.
public struct DataNeeds: Hashable, Sendable {
    /// Where a path of look-ups begins.
    public enum Root: Hashable, Comparable, Sendable {
        case principal, resource, context
        /// An entity that a policy or the data name.
        case entity(EntityUID)
    }

    /// What is needed of an entity or a record. Where nothing is, the value itself is all that is needed.
    public struct Node: Hashable, Sendable {
        /// By name, with what is needed of each in turn.
        public var attributes: [Text: Node] = [:]
        /// By key, with what is needed of each in turn.
        public var tags: [Text: Node] = [:]
        /// What is needed of tags whose keys are not known beforehand: empty where there are none, else one node, and all
        /// tags are needed.
        public var anyTag: [Node] = []
        /// Whether the entities are needed that this one is in.
        public var ancestors = false

        public init() {}

        public var isEmpty: Bool { attributes.isEmpty && tags.isEmpty && anyTag.isEmpty && !ancestors }
    }

    /// By where paths begin; never with an empty node for principal, resource or an entity.
    public private(set) var roots: [Root: Node] = [:]

    public init() {}

    public var isEmpty: Bool { roots.isEmpty }

    /// What is needed of entities whose ids are known.
    public var entities: [EntityUID: EntityNeeds] {
        var needs: [EntityUID: EntityNeeds] = [:]
        for case (.entity(let uid), let node) in roots { needs[uid] = EntityNeeds(node) }
        return needs
    }

    mutating func add(_ path: Path, _ need: (inout Node) -> Void = { _ in }) {
        roots[path.root, default: Node()].add(path.steps[...], need)
    }

    /// Adds what is needed by another.
    public mutating func formUnion(_ other: DataNeeds) {
        for (root, node) in other.roots { roots[root, default: Node()].formUnion(node) }
    }

    /// What is needed by either.
    public func union(_ other: DataNeeds) -> DataNeeds {
        var all = self
        all.formUnion(other)
        return all
    }
}

/// What is needed of one entity, of the values that it holds itself.
public struct EntityNeeds: Hashable, Sendable {
    /// Names of attributes, which are needed whole.
    public var attributes: Set<Text>
    /// Whether some or all of the tags are needed.
    public var tags: Bool
    /// Whether all that the entity is in, at any distance, are needed.
    public var ancestors: Bool

    init(_ node: DataNeeds.Node) {
        attributes = Set(node.attributes.keys)
        tags = !node.tags.isEmpty || !node.anyTag.isEmpty
        ancestors = node.ancestors
    }
}

extension DataNeeds {
    /// A chain of look-ups from a root.
    struct Path: Hashable {
        enum Step: Hashable {
            case attribute(Text)
            case tag(Text)
            case anyTag
        }

        let root: Root
        var steps: [Step] = []

        func appending(_ step: Step) -> Path { Path(root: root, steps: steps + [step]) }
    }
}

extension DataNeeds.Node {
    fileprivate mutating func add(_ steps: ArraySlice<DataNeeds.Path.Step>, _ need: (inout Self) -> Void) {
        guard let step = steps.first else { return need(&self) }
        let rest = steps.dropFirst()
        switch step {
        case .attribute(let name): attributes[name, default: Self()].add(rest, need)
        case .tag(let key): tags[key, default: Self()].add(rest, need)
        case .anyTag:
            if anyTag.isEmpty { anyTag = [Self()] }
            anyTag[0].add(rest, need)
        }
    }

    fileprivate mutating func formUnion(_ other: Self) {
        for (name, node) in other.attributes { attributes[name, default: Self()].formUnion(node) }
        for (key, node) in other.tags { tags[key, default: Self()].formUnion(node) }
        if let node = other.anyTag.first {
            if anyTag.isEmpty { anyTag = [Self()] }
            anyTag[0].formUnion(node)
        }
        ancestors = ancestors || other.ancestors
    }
}

// MARK: Text

extension DataNeeds: CustomStringConvertible {
    /// One line for each thing that is needed, in order: `principal.manager.name`, `resource ancestors`,
    /// `User::"ann".getTag("team")`.
    public var lines: [String] {
        roots.sorted { $0.key < $1.key }.flatMap { $0.value.lines(after: $0.key.description) }
    }

    public var description: String { lines.joined(separator: "\n") }
}

extension DataNeeds.Root: CustomStringConvertible {
    public var description: String {
        switch self {
        case .principal: "principal"
        case .resource: "resource"
        case .context: "context"
        case .entity(let uid): uid.description
        }
    }
}

extension DataNeeds.Node {
    fileprivate func lines(after prefix: String) -> [String] {
        if isEmpty { return [prefix] }
        var lines = ancestors ? ["\(prefix) ancestors"] : []
        for (name, node) in attributes.sorted(by: { $0.key < $1.key }) {
            let access = name.isUsableIdentifier ? ".\(name)" : "[\"\(name.string.escapedForCedar)\"]"
            lines += node.lines(after: prefix + access)
        }
        for (key, node) in tags.sorted(by: { $0.key < $1.key }) {
            lines += node.lines(after: "\(prefix).getTag(\"\(key.string.escapedForCedar)\")")
        }
        for node in anyTag { lines += node.lines(after: "\(prefix).getTag(…)") }
        return lines
    }
}
