import Testing

@testable import Discovery

@Suite struct AddressTests {
    private func addresses(_ block: Block) throws -> [String] {
        try Examples(Addresses.all).values(in: block)
    }

    @Test(arguments: [
        "742 Evergreen Terrace, Springfield, IL 62704", "100 King Street West\nToronto, ON M5X 1A9",
        "12 rue de la Paix, 75002 Paris",
        "Hauptstraße 5, 10115 Berlin", "Via Roma 12\n50123 Firenze", "10 Station Road, Reading, RG1 1LZ",
        "24 Collins Street, Melbourne VIC 3000", "Calle Mayor 5, 28013 Madrid",
    ])
    func coversFromTheStreetToTheCodeOrTown(_ address: String) throws {
        let text = "Please write to us.\n\n" + address + "\n\nThank you"
        #expect(try addresses(Block(bytes: Array(text.utf8), form: .unstructured)) == [address])
    }

    @Test func needsATownThatHasTheCode() throws {
        let columns = ["ssn", "street", "city", "state", "zip"]
        let row = ["078-05-1120", "742 Evergreen", "Springfield", "IL", "62704"]
        let block = Block.table(columns, [row, ["", "742 Evergreen", "Springfield", "IL", "10001"]])
        #expect(try addresses(block) == ["742 Evergreen\nSpringfield\nIL\n62704"])
    }

    @Test func isReportedAtTheRowsFirstCell() throws {
        let block = Block.table(
            ["ssn", "street", "city", "state", "zip"], [["1", "742 Main St", "Springfield", "IL", "62704"]])
        let check = AddressCheck(form: .cell, places: .embedded)
        let code = Int(block.cells[4].start)..<Int(block.cells[4].end)
        let value = try #require(check.value(of: code, in: block, cell: 4))
        #expect(value.lowerBound == Int(block.cells[1].start))
        #expect(check.cell(of: value, candidateIn: 4, of: block) == 0)
    }

    @Test(arguments: AddressCheck.Form.allCases)
    func survivesAnyBytes(_ form: AddressCheck.Form) {
        let check = AddressCheck(form: form, places: .embedded)
        var state: UInt64 = 42
        for _ in 0..<2000 {
            let bytes = (0..<64).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Array(" ,.\n-'A1b9\u{C3}\u{9F}".utf8)[Int(state >> 33) % 13]
            }
            let block = Block(bytes: bytes, form: .unstructured)
            let found = check.value(of: 40..<52, in: block, cell: nil)
            #expect(found.map { $0.upperBound <= 64 } ?? true)
            let names = FullNameCheck(gazetteer: .embedded, places: .embedded)
            #expect(names.value(of: 30..<33, in: block, cell: nil).map { $0.upperBound <= 64 } ?? true)
        }
    }
}
