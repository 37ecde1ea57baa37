import Testing

@testable import Discovery

@Suite struct FullNameTests {
    private func names(_ block: Block) throws -> [String] {
        try Examples(FullNames.all).values(in: block)
    }

    private func names(_ text: String) throws -> [String] {
        try names(Block(bytes: Array(text.utf8), form: .unstructured))
    }

    @Test(arguments: [
        ("Ask Mary Ann Smith or Peter Jones.", ["Mary Ann Smith", "Peter Jones"]),
        ("the late Juan Carlos de la Cruz García died", ["Juan Carlos de la Cruz García"]),
        ("based on Kent Beck's work", ["Kent Beck"]),
        ("Nigel Rowe, Bruce Sherwood and Jeff Shute", ["Nigel Rowe", "Bruce Sherwood", "Jeff Shute"]),
        ("Author: Thompson, Sarah J.", ["Thompson, Sarah J"]),
        ("said Fiammetta Zetticci in the song", ["Fiammetta Zetticci"]),
        ("My name is Djevad Šušulić", ["Djevad Šušulić"]),
        ("Dr. Anette Lahtela replied", ["Anette Lahtela"].map { "Dr. " + $0 }),
    ])
    func findsTheWholeNameOnce(_ text: String, _ expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test(arguments: [
        "Morgan Stanley rose", "in Buenos Aires", "at Stanford University Hospital", "Via Teresa Gozzano 12",
        "New York Times",
        "Diaz Brothers Limited", "on Monday Morning", "a/John Smith/b.John Smith_x", "\u{C3}", "J", " A", ". A",
    ])
    func leavesAloneWhatIsCalledLikeAPerson(_ text: String) throws {
        #expect(try names(text).isEmpty)
    }

    @Test(arguments: ["first_name", "lastName", "Vorname", "apellidos", "customer_first_name", "nom_de_famille"])
    func countsSingleWordsInColumnsOfNames(_ column: String) throws {
        #expect(try names(.table([column], [["Zorblax"], ["maria"], ["N/A"], ["12 a"]])) == ["Zorblax", "maria"])
    }

    @Test(arguments: ["company", "product_name", "city", "street", "notes"])
    func findsNoNamesInColumnsOfOtherThings(_ column: String) throws {
        #expect(try names(.table([column], [["Sarah Thompson"]])).isEmpty)
    }

    @Test func takesARecordsNameForThePersonsItBelongsTo() throws {
        #expect(try names(.table(["patient/name"], [["xylo zorblax"]], form: .record)) == ["xylo zorblax"])
        #expect(try names(.table(["product/name"], [["Xylo Zorblax"]], form: .record)).isEmpty)
    }
}

extension Block {
    /// A block of cells; a slash divides a path.
    static func table(_ columns: [String], _ rows: [[String]], form: StorageForm = .columnar) -> Block {
        var bytes = [UInt8]()
        var cells = [Cell]()
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() {
                let start = bytes.count
                bytes += Array(value.utf8)
                cells.append(Cell(start: start, end: bytes.count, field: column, row: row + 2))
                bytes.append(0x0A)
            }
        }
        let fields = columns.enumerated().map { column, name in
            Field(column: column + 1, path: name.split(separator: "/").map { .name(String($0)) })
        }
        return Block(bytes: bytes, form: form, cells: cells, fields: fields)
    }
}
