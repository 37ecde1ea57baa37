/// Which parts of an item are shown.
public struct Projection: Sendable, Hashable {
    private let root: Part

    /// A part that is shown whole, or the parts of it that are.
    fileprivate indirect enum Part: Sendable, Hashable {
        case whole
        case names([String: Part])
        case indexes([Int: Part])
    }

    /// The top-level attributes that it names.
    public let attributes: Set<String>

    /// - Parameter paths: none within another.
    init(_ paths: [AttributePath]) {
        attributes = Set(paths.map(\.attribute))
        var root = Part.names([:])
        for path in paths { root.insert([.name(path.attribute)] + path.rest[...]) }
        self.root = root
    }

    /// Whole attributes, as `AttributesToGet` asks for them.
    public init(attributes: [String]) { self.init(attributes.map { AttributePath($0) }) }

    /// Reads a `ProjectionExpression`.
    ///
    /// - Throws: `ItemError` in DynamoDB's words.
    public init(_ text: String, _ placeholders: inout Placeholders) throws(ItemError) {
        var parser = try ExpressionParser(text, .projection, placeholders)
        var paths = [try parser.path()]
        while parser.take(symbol: ",") { paths.append(try parser.path()) }
        try parser.expectEnd()
        placeholders = parser.placeholders
        try AttributePath.requireApart(paths, in: .projection)
        self.init(paths)
    }

    /// What is shown of an item: maps keep the names, lists the order of what is shown.
    public func apply(to item: Item) -> Item {
        guard case .map(let shown) = Self.shown(.map(item), root) else { return [:] }
        return shown
    }

    private static func shown(_ value: AttributeValue, _ part: Part) -> AttributeValue? {
        switch (part, value) {
        case (.whole, _): return value
        case (.names(let parts), .map(let attributes)):
            var kept: [String: AttributeValue] = [:]
            for (name, part) in parts { kept[name] = attributes[name].flatMap { shown($0, part) } }
            return kept.isEmpty ? nil : .map(kept)
        case (.indexes(let parts), .list(let values)):
            let kept = parts.sorted { $0.key < $1.key }.compactMap { index, part in
                values.indices.contains(index) ? shown(values[index], part) : nil
            }
            return kept.isEmpty ? nil : .list(kept)
        default: return nil
        }
    }
}

extension Projection.Part {
    fileprivate mutating func insert(_ path: ArraySlice<AttributePath.Element>) {
        guard let first = path.first else {
            self = .whole
            return
        }
        switch (first, self) {
        case (.name(let name), .names(var parts)):
            parts[name, default: Self.start(path.dropFirst())].insert(path.dropFirst())
            self = .names(parts)
        case (.index(let index), .indexes(var parts)):
            parts[index, default: Self.start(path.dropFirst())].insert(path.dropFirst())
            self = .indexes(parts)
        // Paths that conflict were refused before.
        default: return
        }
    }

    /// The empty part that a path goes on in.
    private static func start(_ path: ArraySlice<AttributePath.Element>) -> Self {
        switch path.first {
        case nil: .whole
        case .name: .names([:])
        case .index: .indexes([:])
        }
    }
}
