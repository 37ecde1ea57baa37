extension SchemaParser {
    mutating func entityTypes(
        _ annotations: [SchemaDocument.Annotation], from start: Int
    ) throws(Diagnostic) -> [SchemaDocument.EntityType] {
        try advance()
        var names = [try identifier()]
        while try take(.comma) {
            names.append(try identifier())
        }
        for name in names where name.text == Name.cedar.path {
            problems.append(.reservedName(at: name.range))
        }
        let kind = isWord("enum") ? try enumeration() : try standardEntityType()
        let place = place(from: start)
        return names.map {
            SchemaDocument.EntityType(name: $0.text, annotations: annotations, kind: kind, place: place)
        }
    }

    private mutating func enumeration() throws(Diagnostic) -> SchemaDocument.EntityType.Kind {
        try advance()
        try expect(.leftBracket)
        var ids = [try string()]
        while try take(.comma) {
            ids.append(try string())
        }
        try expect(.rightBracket, or: "`,` or ")
        try expect(.semicolon)
        return .enumerated(ids)
    }

    private mutating func standardEntityType() throws(Diagnostic) -> SchemaDocument.EntityType.Kind {
        var memberOf: [SchemaDocument.NameReference] = []
        var shape = SchemaDocument.TypeExpression(.record(SchemaDocument.Record()))
        var tags: SchemaDocument.TypeExpression?
        if isWord("in") {
            try advance()
            memberOf = try paths()
        }
        if try take(.equals) {
            shape = try record()
        } else if token.kind == .symbol(.leftBrace) {
            shape = try record()
        }
        if isWord("tags") {
            try advance()
            tags = try type()
        }
        try expect(.semicolon)
        return .standard(memberOf: memberOf, shape: shape, tags: tags)
    }

    mutating func actions(
        _ annotations: [SchemaDocument.Annotation], from start: Int
    ) throws(Diagnostic) -> [SchemaDocument.Action] {
        try advance()
        let first = try anyName()
        var names = [first.name]
        while try take(.comma) {
            names.append(try anyName().name)
        }
        let memberOf = isWord("in") ? try actionReferences() : nil
        var appliesTo: SchemaDocument.AppliesTo? = SchemaDocument.AppliesTo()
        if isWord("appliesTo") {
            try advance()
            appliesTo = try self.appliesTo(of: first.name, at: first.range)
        } else if token.kind == .symbol(.leftBrace) {
            throw unexpected(help: "action declarations require `appliesTo` before the `{ ... }` block")
        }
        if isWord("attributes") {
            try advance()
            try expect(.leftBrace)
            try expect(.rightBrace)
        }
        try expect(.semicolon)
        let place = place(from: start)
        return names.map {
            SchemaDocument.Action(
                id: $0, annotations: annotations, memberOf: memberOf, appliesTo: appliesTo, place: place)
        }
    }

    private mutating func actionReferences() throws(Diagnostic) -> [SchemaDocument.ActionReference] {
        try advance()
        guard try take(.leftBracket) else { return [try actionReference()] }
        var references = [try actionReference()]
        while try take(.comma) {
            references.append(try actionReference())
        }
        try expect(.rightBracket, or: "`,` or ")
        return references
    }

    /// `name`, `"id"` or `A::Action::"id"`.
    private mutating func actionReference() throws(Diagnostic) -> SchemaDocument.ActionReference {
        let start = token.range.start
        if token.kind == .string {
            return SchemaDocument.ActionReference(id: try string(), place: place(from: start))
        }
        var parts = [try identifier(or: "string literal or ").text]
        while try take(.doubleColon) {
            if token.kind == .string {
                let type = Name(path: parts.joined(separator: "::"))
                return SchemaDocument.ActionReference(type: type, id: try string(), place: place(from: start))
            }
            parts.append(try identifier(or: "string literal or ").text)
        }
        guard parts.count == 1 else { throw unexpected(help: "expected `::`") }
        return SchemaDocument.ActionReference(id: Text(parts[0]), place: place(from: start))
    }
}
