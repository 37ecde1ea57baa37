extension SchemaParser {
    /// `A::B`, as the name of a type or a namespace.
    mutating func path() throws(Diagnostic) -> SchemaDocument.NameReference {
        let first = try identifier()
        var name = first.text
        while try take(.doubleColon) {
            name += "::" + (try identifier().text)
        }
        return SchemaDocument.NameReference(Name(path: name), place: place(from: first.range.start))
    }

    /// One path, or paths in brackets, of which there may be none and after which no comma may stand.
    mutating func paths() throws(Diagnostic) -> [SchemaDocument.NameReference] {
        guard try take(.leftBracket) else { return [try path()] }
        guard try !take(.rightBracket) else { return [] }
        var paths = [try path()]
        while try take(.comma) {
            paths.append(try path())
        }
        try expect(.rightBracket, or: "`,` or ")
        return paths
    }

    mutating func type(depth: Int = 0) throws(Diagnostic) -> SchemaDocument.TypeExpression {
        let start = token.range.start
        guard depth < SchemaDocument.maximumNesting else {
            throw Diagnostic(
                "types are nested deeper than \(SchemaDocument.maximumNesting) levels", at: token.range)
        }
        if token.kind == .symbol(.leftBrace) {
            return try record(depth: depth)
        }
        guard token.kind == .identifier else { throw unexpected(help: "expected `Set`, identifier, or `{`") }
        let isSet = isWord("Set")
        let path = try path()
        if isSet, path.name.path == "Set", try take(.leftAngle) {
            let element = try type(depth: depth + 1)
            try expect(.rightAngle)
            return SchemaDocument.TypeExpression(.set(element), place: place(from: start))
        }
        return SchemaDocument.TypeExpression(.entityOrCommon(path.name), place: path.place)
    }

    mutating func record(depth: Int = 0) throws(Diagnostic) -> SchemaDocument.TypeExpression {
        let start = token.range.start
        try expect(.leftBrace)
        var attributes: [SchemaDocument.Attribute] = []
        var positions: [Text: Int] = [:]
        while token.kind != .symbol(.rightBrace) {
            let attribute = try attribute(depth: depth)
            // The reference keeps the last of two attributes of one name; so do we, but not silently.
            if let position = positions[attribute.name] {
                warnings.append(
                    Diagnostic(
                        "attribute `\(attribute.name)` is declared twice; only the last declaration counts",
                        at: attribute.place.range))
                attributes[position] = attribute
            } else {
                positions[attribute.name] = attributes.count
                attributes.append(attribute)
            }
            if try !take(.comma) { break }
        }
        try expect(.rightBrace, or: "`,` or ")
        return SchemaDocument.TypeExpression(
            .record(SchemaDocument.Record(attributes)), place: place(from: start))
    }

    private mutating func attribute(depth: Int) throws(Diagnostic) -> SchemaDocument.Attribute {
        let start = token.range.start
        let annotations = try annotations()
        let name = try anyName().name
        let isOptional = try take(.questionMark)
        try expect(.colon, or: isOptional ? "" : "`?` or ")
        let type = try type(depth: depth + 1)
        return SchemaDocument.Attribute(
            name: name, annotations: annotations, type: type, isRequired: !isOptional, place: place(from: start))
    }
}
