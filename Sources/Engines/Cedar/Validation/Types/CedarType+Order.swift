/// The order in which messages list types: by kind, then by what they hold.
extension CedarType: Comparable {
    package static func < (left: CedarType, right: CedarType) -> Bool {
        switch (left, right) {
        case (.bool(let left), .bool(let right)): left < right
        case (.entity(let left), .entity(let right)): left < right
        case (.set(let left), .set(let right)):
            if let left, let right { left < right } else { left == nil && right != nil }
        case (.record(let left), .record(let right)): left < right
        case (.ext(let left), .ext(let right)): left < right
        default: left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .never: 0
        case .bool: 1
        case .long: 2
        case .string: 3
        case .entity: 4
        case .set: 5
        case .record: 6
        case .ext: 7
        }
    }
}

extension EntityKind: Comparable {
    package static func < (left: EntityKind, right: EntityKind) -> Bool {
        guard let left = left.types, let right = right.types else { return left == .any && right != .any }
        return left.inOrder.lexicographicallyPrecedes(right.inOrder, by: Name.precedesByBasename)
    }
}

extension RecordType: Comparable {
    package static func < (left: RecordType, right: RecordType) -> Bool {
        for ((name, attribute), (otherName, other)) in zip(left.inOrder, right.inOrder) {
            if name != otherName { return name < otherName }
            if attribute.type != other.type { return attribute.type < other.type }
            if attribute.isRequired != other.isRequired { return other.isRequired }
        }
        if left.attributes.count != right.attributes.count { return left.attributes.count < right.attributes.count }
        return left.isOpen && !right.isOpen
    }

    var inOrder: [(key: Text, value: Attribute)] { attributes.sorted { $0.key < $1.key } }
}

extension Name {
    /// The reference compares the last parts first, then the namespaces part by part.
    static func precedesByBasename(_ left: Name, _ right: Name) -> Bool {
        let (name, other) = (left.basename, right.basename)
        if name != other { return name.utf8.lexicographicallyPrecedes(other.utf8) }
        let path = left.namespace.utf8.split(separator: UInt8(ascii: ":"))
        return path.lexicographicallyPrecedes(right.namespace.utf8.split(separator: UInt8(ascii: ":"))) {
            $0.lexicographicallyPrecedes($1)
        }
    }
}

extension Set<Name> {
    var inOrder: [Name] { sorted(by: Name.precedesByBasename) }
}
