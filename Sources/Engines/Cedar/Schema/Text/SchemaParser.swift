/// Reads Cedar schema text (`grammar.lalrpop` of the reference implementation).
///
/// A token that does not fit ends the reading; what is wrong with well-formed declarations is collected.
struct SchemaParser {
    private var lexer: SchemaLexer
    private(set) var token: SchemaToken
    private var previousEnd = 0
    /// Names declared twice, reserved names and the like.
    var problems: [Diagnostic] = []
    /// What was accepted, though it is hardly what its author meant.
    var warnings: [Diagnostic] = []

    init(_ text: String) throws(Diagnostic) {
        lexer = SchemaLexer(text)
        token = try lexer.next()
    }

    mutating func document() throws(Diagnostic) -> SchemaDocument {
        var unqualified = SchemaDocument.Namespace()
        var namespaces: [SchemaDocument.Namespace] = []
        var isBare = false
        while token.kind != .end {
            let start = token.range.start
            let annotations = try annotations()
            if isWord("namespace") {
                namespaces.append(try namespace(annotations, from: start))
            } else {
                isBare = true
                let starters = "`action`, `entity`, `namespace`, or `type`"
                try declaration(annotations, from: start, into: &unqualified, expected: starters)
            }
        }
        checkNames(of: isBare ? [unqualified] + namespaces : namespaces)
        return SchemaDocument(isBare ? [unqualified] + namespaces : namespaces)
    }

    private mutating func namespace(
        _ annotations: [SchemaDocument.Annotation], from start: Int
    ) throws(Diagnostic) -> SchemaDocument.Namespace {
        try advance()
        let name = try path()
        if name.name.isReserved {
            problems.append(.reservedName(at: name.place.range))
        }
        var namespace = SchemaDocument.Namespace(name: name.name, annotations: annotations)
        try expect(.leftBrace)
        while token.kind != .symbol(.rightBrace) {
            let start = token.range.start
            let annotations = try self.annotations()
            try declaration(annotations, from: start, into: &namespace, expected: "`action`, `entity`, `type`, or `}`")
        }
        try advance()
        namespace.place = place(from: start)
        if token.kind == .symbol(.semicolon) {
            throw unexpected(
                help: "namespace declarations are not followed by `;`; try removing this semicolon")
        }
        return namespace
    }

    private mutating func declaration(
        _ annotations: [SchemaDocument.Annotation], from start: Int, into namespace: inout SchemaDocument.Namespace,
        expected: String
    ) throws(Diagnostic) {
        if isWord("entity") {
            namespace.entityTypes += try entityTypes(annotations, from: start)
        } else if isWord("action") {
            namespace.actions += try actions(annotations, from: start)
        } else if isWord("type") {
            namespace.commonTypes.append(try commonType(annotations, from: start))
        } else {
            throw unexpected(help: "expected \(expected)")
        }
    }

    private mutating func commonType(
        _ annotations: [SchemaDocument.Annotation], from start: Int
    ) throws(Diagnostic) -> SchemaDocument.CommonType {
        try advance()
        let name = try identifier()
        try expect(.equals)
        let type = try type()
        try expect(.semicolon)
        if name.text == Name.cedar.path {
            problems.append(.reservedName(at: name.range))
        } else if SchemaDocument.reservedCommonTypes.contains(name.text) {
            problems.append(
                Diagnostic(
                    "this uses a reserved schema keyword: `\(name.text)`", at: name.range,
                    help: "keywords such as `Entity`, `Extension`, `Set` and `Record` cannot be names of common types"))
        }
        return SchemaDocument.CommonType(
            name: name.text, annotations: annotations, type: type, place: place(from: start))
    }
}

// MARK: Tokens

extension SchemaParser {
    mutating func advance() throws(Diagnostic) {
        previousEnd = token.range.end
        token = try lexer.next()
    }

    func isWord(_ word: String) -> Bool { token.kind == .identifier && token.text == word }

    /// Takes the symbol when it is next.
    mutating func take(_ symbol: SchemaToken.StaticSymbol) throws(Diagnostic) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ symbol: SchemaToken.StaticSymbol, or others: String = "") throws(Diagnostic) {
        guard try take(symbol) else { throw unexpected(help: "expected \(others)`\(symbol.rawValue)`") }
    }

    func unexpected(help: String) -> Diagnostic {
        token.kind == .end
            ? Diagnostic("unexpected end of input", at: token.range, help: help)
            : Diagnostic("unexpected token `\(token.text)`", at: token.range, help: help)
    }

    /// From there to the end of the last token taken.
    func place(from start: Int) -> SourcePlace { SourcePlace(SourceRange(start, previousEnd)) }

    /// An identifier that may be a name: none of the reserved words, of which `__cedar` is refused where it is declared.
    mutating func identifier(or others: String = "") throws(Diagnostic) -> SchemaToken {
        let found = token
        guard found.kind == .identifier else { throw unexpected(help: "expected \(others)identifier") }
        if Identifier.reserved.contains(found.text), found.text != Name.cedar.path {
            throw Diagnostic("`\(found.text)` is a reserved identifier", at: found.range)
        }
        try advance()
        return found
    }

    mutating func string() throws(Diagnostic) -> Text {
        let found = token
        guard found.kind == .string else { throw unexpected(help: "expected string literal") }
        guard let value = StringEscapes.value(of: found.text) else {
            throw Diagnostic("Invalid escape codes", at: found.range)
        }
        try advance()
        return value
    }

    /// An identifier or a string, as names of attributes and actions are written.
    mutating func anyName() throws(Diagnostic) -> (name: Text, range: SourceRange) {
        let range = token.range
        if token.kind == .string { return (try string(), range) }
        return (Text(try identifier(or: "string literal or ").text), range)
    }

    /// Annotations up to what they annotate; each key once.
    mutating func annotations() throws(Diagnostic) -> [SchemaDocument.Annotation] {
        var annotations: [SchemaDocument.Annotation] = []
        var keys: Set<String> = []
        while try take(.at) {
            let key = token
            guard key.kind == .identifier else { throw unexpected(help: "expected identifier") }
            try advance()
            guard keys.insert(key.text).inserted else {
                throw Diagnostic("duplicate annotations: `\(key.text)`", at: key.range)
            }
            var value: Text?
            if try take(.leftParenthesis) {
                value = try string()
                try expect(.rightParenthesis)
            }
            annotations.append(SchemaDocument.Annotation(key: key.text, value: value))
        }
        return annotations
    }
}

extension Diagnostic {
    static func reservedName(at range: SourceRange?) -> Diagnostic {
        Diagnostic(
            "use of the reserved `__cedar` namespace", at: range,
            help:
                "names containing `__cedar` (for example: `__cedar::A`, `A::__cedar`, or `A::__cedar::B`) are reserved"
        )
    }
}
