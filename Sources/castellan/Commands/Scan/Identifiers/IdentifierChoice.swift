import Discovery

/// Identifiers by name: an id, an id with `*` for anything, or a category.
struct IdentifierChoice {
    private enum Kind {
        case category(Category)
        case parts([String])
    }

    private let kind: Kind

    /// - Throws: a complaint about a name that names nothing, with what comes near it.
    init(_ name: String) throws {
        let categories: [String: Category] = [
            "credentials": .credentials, "financial": .financial, "personal": .personal,
        ]
        if let category = categories[name.lowercased()] {
            kind = .category(category)
            return
        }
        let upper = name.uppercased()
        kind = .parts(upper.split(separator: "*", omittingEmptySubsequences: false).map(String.init))
        guard Catalogue.all.contains(where: includes) else {
            let bare = upper.replacing("*", with: "")
            let near = Catalogue.all.map(\.id).filter { $0.contains(bare) || bare.contains($0) }.prefix(3)
            let remedy = near.isEmpty ? "see castellan identifiers" : "did you mean \(near.joined(separator: ", "))?"
            throw Complaint("no identifier is called \(name)", remedy: remedy)
        }
    }

    /// The one identifier of an id.
    static func one(_ id: String) throws -> Identifier {
        let choice = try IdentifierChoice(id)
        let found = Catalogue.all.filter(choice.includes)
        guard let first = found.first, found.count == 1 else {
            throw Complaint("\(id) names \(found.count) identifiers", remedy: "give one id")
        }
        return first
    }

    func includes(_ identifier: Identifier) -> Bool {
        switch kind {
        case .category(let category): identifier.kind.category == category
        case .parts(let parts): Self.fits(identifier.id, parts)
        }
    }

    /// Whether an id is made of the parts in their order, with anything between them.
    private static func fits(_ id: String, _ parts: [String]) -> Bool {
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return id == parts.first }
        guard id.hasPrefix(first) else { return false }
        var rest = id.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
