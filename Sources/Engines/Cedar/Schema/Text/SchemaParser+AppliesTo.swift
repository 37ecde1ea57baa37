extension SchemaParser {
    /// The block after `appliesTo`; nil, with the problem noted, when it says too little or too much.
    mutating func appliesTo(
        of action: Text, at range: SourceRange
    ) throws(Diagnostic) -> SchemaDocument.AppliesTo? {
        var principals: [SchemaDocument.NameReference]?
        var resources: [SchemaDocument.NameReference]?
        var context: SchemaDocument.TypeExpression?
        try expect(.leftBrace)
        repeat {
            let start = token.range.start
            if isWord("principal") {
                let types = try entityTypes(after: "principal", in: action, alreadySaid: principals != nil, from: start)
                principals = principals ?? types
            } else if isWord("resource") {
                let types = try entityTypes(after: "resource", in: action, alreadySaid: resources != nil, from: start)
                resources = resources ?? types
            } else if isWord("context") {
                let type = try self.context()
                if context != nil {
                    problems.append(
                        Diagnostic(
                            "duplicate context declaration in action `\(action)`", at: place(from: start).range,
                            help: "try either deleting one of the declarations, or merging into a single declaration"))
                }
                context = context ?? type
            } else {
                throw unexpected(help: "expected `context`, `principal`, or `resource`")
            }
            guard try take(.comma) else { break }
        } while token.kind != .symbol(.rightBrace)
        try expect(.rightBrace, or: "`,` or ")
        for (kind, types) in [("resource", resources), ("principal", principals)] where types == nil {
            problems.append(
                Diagnostic("missing `\(kind)` declaration for `\(action)`", at: range, help: Self.bothNeeded))
        }
        guard let principals, let resources else { return nil }
        return SchemaDocument.AppliesTo(
            principals: principals, resources: resources,
            context: context ?? SchemaDocument.TypeExpression(.record(SchemaDocument.Record())))
    }

    private mutating func entityTypes(
        after kind: String, in action: Text, alreadySaid: Bool, from start: Int
    ) throws(Diagnostic) -> [SchemaDocument.NameReference] {
        try advance()
        try expect(.colon)
        let types = try paths()
        if alreadySaid {
            problems.append(
                Diagnostic(
                    "duplicate `\(kind)` declaration in action `\(action)`", at: place(from: start).range,
                    help: "actions may only have a single \(kind) declaration, but a \(kind) declaration may specify "
                        + "a list of entity types like `\(kind): [X, Y, Z]`"))
        } else if types.isEmpty {
            problems.append(
                Diagnostic(
                    "for action `\(action)`, `\(kind)` is `[]`, which is invalid", at: place(from: start).range,
                    help: Self.bothNeeded))
        }
        return types
    }

    private mutating func context() throws(Diagnostic) -> SchemaDocument.TypeExpression {
        try advance()
        try expect(.colon)
        if token.kind == .symbol(.leftBrace) { return try record() }
        let path = try path()
        return SchemaDocument.TypeExpression(.common(path.name), place: path.place)
    }

    private static let bothNeeded =
        "Every action must define both `principal` and `resource` targets, "
        + "and the `principal` and `resource` lists must not be `[]`."
}
