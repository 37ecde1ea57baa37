/// A document path: an attribute's name, then names in maps and places in lists.
public struct AttributePath: Sendable, Hashable, CustomStringConvertible {
    public enum Element: Sendable, Hashable {
        case name(String)
        case index(Int)
    }

    /// The top-level attribute.
    public let attribute: String
    let rest: [Element]

    init(_ attribute: String, _ rest: [Element] = []) {
        self.attribute = attribute
        self.rest = rest
    }

    public var isNested: Bool { !rest.isEmpty }

    /// As DynamoDB writes paths in messages: `[a, [1], b]`.
    public var description: String {
        let parts = rest.map { element in
            switch element {
            case .name(let name): name
            case .index(let index): "[\(index)]"
            }
        }
        return "[\(([attribute] + parts).joined(separator: ", "))]"
    }

    /// What is there in an item; nil when nothing is.
    func value(in item: Item) -> AttributeValue? {
        guard var value = item[attribute] else { return nil }
        for element in rest {
            guard let next = value[element] else { return nil }
            value = next
        }
        return value
    }
}

extension AttributeValue {
    subscript(_ element: AttributePath.Element) -> AttributeValue? {
        switch (element, self) {
        case (.name(let name), .map(let attributes)): attributes[name]
        case (.index(let index), .list(let values)): values.indices.contains(index) ? values[index] : nil
        default: nil
        }
    }
}

extension AttributePath {
    /// How two paths of one expression stand in each other's way.
    enum Clash {
        /// One is within the other, or they are the same.
        case overlap
        /// At one place, one asks for a map and the other for a list.
        case conflict
    }

    func clash(with other: AttributePath) -> Clash? {
        guard attribute == other.attribute else { return nil }
        for (own, others) in zip(rest, other.rest) where own != others {
            switch (own, others) {
            case (.name, .index), (.index, .name): return .conflict
            default: return nil
            }
        }
        return .overlap
    }

    /// - Throws: `ItemError` that names the first two that clash.
    static func requireApart(_ paths: [AttributePath], in kind: ExpressionKind) throws(ItemError) {
        for (index, path) in paths.enumerated() {
            for earlier in paths[..<index] {
                guard let clash = earlier.clash(with: path) else { continue }
                throw kind.error(
                    "Two document paths \(clash == .overlap ? "overlap" : "conflict") with each other; must remove or "
                        + "rewrite one of these paths; path one: \(earlier), path two: \(path)")
            }
        }
    }
}
