/// A change of an item, read once and applied to any number of items.
///
///     var placeholders = try Placeholders(values: [":one": .number(Number(1))])
///     let update = try Update("SET visits = if_not_exists(visits, :one) REMOVE draft", &placeholders)
///     let result = try update.apply(to: item)
public struct Update: Sendable, Hashable {
    let actions: [UpdateAction]

    /// Changes nothing.
    public static let none = Update([UpdateAction]())

    init(_ actions: [UpdateAction]) { self.actions = actions }

    /// - Throws: `ItemError` in DynamoDB's words.
    public init(_ text: String, _ placeholders: inout Placeholders) throws(ItemError) {
        var parser = UpdateParser(parser: try ExpressionParser(text, .update, placeholders))
        actions = try parser.parse()
        placeholders = parser.parser.placeholders
        try AttributePath.requireApart(actions.map(\.path), in: .update)
    }

    /// The top-level attributes that it changes.
    public var changedAttributes: Set<String> { Set(actions.map(\.path.attribute)) }

    /// The top-level attributes that it names, read or changed.
    public var attributes: Set<String> {
        var attributes = changedAttributes
        for case .set(_, let operand) in actions { operand.forEachPath { attributes.insert($0.attribute) } }
        return attributes
    }

    /// An item after the update, and of what the update names, how it was and how it is.
    public struct Result: Sendable, Hashable {
        public let item: Item
        /// For `UPDATED_OLD`.
        public let updatedOld: Item
        /// For `UPDATED_NEW`.
        public let updatedNew: Item
    }

    /// Everything is read from the item as it was, and every place in a list is a place in that list: so values are set
    /// and sums made first, and last goes what moves the places behind it.
    ///
    /// - Parameter item: holds the key at least.
    /// - Throws: `ItemError` where the item is not as the update needs it.
    public func apply(to item: Item) throws(ItemError) -> Result {
        var changed = item
        for (path, value) in try assignments(item) { try changed.set(value, at: path.path) }
        for case .add(let path, let value) in actions { try changed.add(value, at: path) }
        for action in reductions {
            if case .delete(let path, let value) = action {
                try changed.delete(value, at: path)
            } else {
                try changed.remove(action.path)
            }
        }
        let named = Projection(actions.map(\.path))
        return Result(item: changed, updatedOld: named.apply(to: item), updatedNew: named.apply(to: changed))
    }

    /// In the order of their places in lists, so that those past an end are appended in that order.
    private func assignments(_ item: Item) throws(ItemError) -> [(path: OrderedPath, value: AttributeValue)] {
        var assignments: [(path: OrderedPath, value: AttributeValue)] = []
        for case .set(let path, let operand) in actions {
            assignments.append((OrderedPath(path: path), try operand.value(in: item)))
        }
        return assignments.sorted { $0.path < $1.path }
    }

    /// From the ends of lists to their beginnings, so that none moves what another names.
    private var reductions: [UpdateAction] {
        actions.filter { action in
            switch action {
            case .remove, .delete: true
            case .set, .add: false
            }
        }.sorted { OrderedPath(path: $0.path) > OrderedPath(path: $1.path) }
    }
}

/// Paths in the order of the places that they name.
private struct OrderedPath: Comparable {
    let path: AttributePath

    static func < (left: OrderedPath, right: OrderedPath) -> Bool {
        if left.path.attribute != right.path.attribute { return left.path.attribute < right.path.attribute }
        for (own, other) in zip(left.path.rest, right.path.rest) where own != other {
            switch (own, other) {
            case (.index(let own), .index(let other)): return own < other
            case (.name(let own), .name(let other)): return own < other
            case (.index, .name): return true
            case (.name, .index): return false
            }
        }
        return left.path.rest.count < right.path.rest.count
    }
}
