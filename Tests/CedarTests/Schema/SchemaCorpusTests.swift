import Testing

@testable import Cedar

@Suite(.enabled(if: Corpus.isThere)) struct SchemaCorpusTests {
    private static let names = Corpus.names(in: "corpus-tests", ending: ".cedarschema")

    @Test func allSchemasKeepTheirMeaningInText() async {
        #expect(Self.names.count >= 7_750)
        let complaints = await Corpus.complaints(about: Self.names) { name in
            let document = try SchemaDocument(parsing: Corpus.text("corpus-tests/\(name).cedarschema"))
            let again = try SchemaDocument(parsing: document.cedarText())
            return again == document ? nil : "the text of the document is another document"
        }
        #expect(complaints == [])
    }

    @Test func allSchemasKeepTheirMeaningInJSON() async {
        let complaints = await Corpus.complaints(about: Self.names) { name in
            let document = try SchemaDocument(parsing: Corpus.text("corpus-tests/\(name).cedarschema"))
            let read = try SchemaDocument(json: document.json)
            guard try JSONValue(parsing: read.json) == JSONValue(parsing: document.json) else { return "JSON differs" }
            let throughText = try SchemaDocument(parsing: read.cedarText())
            guard try JSONValue(parsing: throughText.json) == JSONValue(parsing: document.json) else {
                return "JSON through text differs"
            }
            let schema = try Schema(document)
            guard try Schema(read) == schema else { return "the schema of the JSON differs" }
            guard schema.hashValue == (try Schema(read)).hashValue else { return "equal schemas hash differently" }
            let resolved = try document.resolvingTypes()
            guard try Schema(resolved) == schema, try Schema(json: resolved.json) == schema else {
                return "the schema of the resolved document differs"
            }
            return nil
        }
        #expect(complaints == [])
    }

    @Test func translationsEqualThoseOfTheReference() async {
        let names = Corpus.names(in: "corpus-tests-json-schemas", ending: ".cedarschema.json")
        #expect(names.count >= 7_750)
        let complaints = await Corpus.complaints(about: names) { name in
            let document = try SchemaDocument(parsing: Corpus.text("corpus-tests/\(name).cedarschema"))
            let oracle = try Corpus.text("corpus-tests-json-schemas/\(name).cedarschema.json")
            return try JSONValue(parsing: document.json) == JSONValue(parsing: oracle) ? nil : "differs"
        }
        #expect(complaints == [])
    }
}
