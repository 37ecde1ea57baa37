import Testing

@testable import Cedar

@Suite struct SchemaPropertyTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func documentsThatTextCanSayComeBackFromIt(seed: UInt64) throws {
        var generator = SchemaGenerator(seed: seed, isText: true)
        let document = generator.document()
        #expect(throws: Never.self) {
            if try !document.cedarText().isEmpty {
                #expect(try SchemaDocument(parsing: document.cedarText()) == document)
            }
        }
        #expect(try SchemaDocument(json: document.json) == document)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func allDocumentsComeBackFromJSON(seed: UInt64) throws {
        var generator = SchemaGenerator(seed: seed, isText: false)
        let document = generator.document()
        #expect(try SchemaDocument(json: document.json) == document)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func entitiesComeBackFromJSON(seed: UInt64) throws {
        var generator = SchemaGenerator(seed: seed, isText: false)
        let entities = try Entities((0..<5).map { generator.entity($0) })
        let written = messages { () throws(Diagnostics) in try entities.json() }
        #expect(written == [])
        #expect(try Entities(json: entities.json()) == entities)
    }
}
