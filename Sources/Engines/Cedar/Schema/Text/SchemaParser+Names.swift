extension SchemaParser {
    /// Each namespace may stand once, and in it each entity type, each common type and each action.
    mutating func checkNames(of namespaces: [SchemaDocument.Namespace]) {
        var known: Set<Name> = []
        for namespace in namespaces {
            if let name = namespace.name, !known.insert(name).inserted {
                problems.append(Diagnostic("duplicate namespace id: `\(name)`", at: namespace.place.range))
            }
            checkUnique(namespace.entityTypes.map { (Text($0.name), $0.place) })
            checkUnique(namespace.commonTypes.map { (Text($0.name), $0.place) })
            checkUnique(namespace.actions.map { ($0.id, $0.place) })
        }
    }

    private mutating func checkUnique(_ declared: [(name: Text, place: SourcePlace)]) {
        var known: Set<Text> = []
        for (name, place) in declared where !known.insert(name).inserted {
            problems.append(Diagnostic("`\(name)` is declared twice", at: place.range))
        }
    }
}

extension SchemaDocument {
    /// Reads Cedar schema text.
    ///
    /// The first token that does not fit is told alone; well-formed text is told all that is wrong with it. Names are
    /// not looked up: that is ``Schema/init(_:)-(SchemaDocument)``'s part.
    public init(parsing text: String) throws(Diagnostics) {
        self = try SchemaDocument.read(text).document
    }

    /// Reads Cedar schema text as ``init(parsing:)`` does, with warnings: those of ``warnings`` and attributes that
    /// are declared twice, of which the document holds the last.
    public static func read(
        _ text: String
    ) throws(Diagnostics) -> (document: SchemaDocument, warnings: [Diagnostic]) {
        let parser: SchemaParser
        let document: SchemaDocument
        do throws(Diagnostic) {
            (parser, document) = try parsed(text)
        } catch {
            throw Diagnostics(text.first { !$0.isWhitespace } == "{" ? error.suspectingJSON : error)
        }
        guard parser.problems.isEmpty else { throw Diagnostics(parser.problems) }
        return (document, parser.warnings + document.warnings)
    }

    private static func parsed(_ text: String) throws(Diagnostic) -> (SchemaParser, SchemaDocument) {
        var parser = try SchemaParser(text)
        let document = try parser.document()
        return (parser, document)
    }
}

extension Diagnostic {
    fileprivate var suspectingJSON: Diagnostic {
        Diagnostic(
            message, at: range,
            help: (help.map { $0 + "; " } ?? "")
                + "this looks like a schema in the JSON format, not in the Cedar format")
    }
}
