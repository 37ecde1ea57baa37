import Testing

@testable import Discovery

@Suite struct AllowListTests {
    private func list(_ text: String) throws -> AllowList { try AllowList(name: "L", entries: Array(text.utf8)) }

    private func refusal(_ bytes: [UInt8]) -> AllowListError? {
        do {
            _ = try AllowList(name: "L", entries: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func left(
        _ text: String, _ lists: [AllowList], _ identifiers: [Identifier] = Specimens.all
    ) throws -> [String] {
        try Specimens.found(
            Block(bytes: Array(text.utf8), form: .unstructured), Rules(identifiers: identifiers, allowLists: lists))
    }

    @Test func entriesAreWholeValuesInAnyCase() throws {
        let list = try list("jane.doe@EXAMPLE.com\n536-90-4399\n")
        #expect(try left("Jane.Doe@example.com ssn 536-90-4399, joe@example.com", [list]) == ["EMAIL:joe@example.com"])
        #expect(try left("x.jane.doe@example.com", [list]) == ["EMAIL:x.jane.doe@example.com"])
    }

    @Test(arguments: [
        "\u{FEFF}536-90-4399", "536-90-4399\r\n", "\n\n  536-90-4399 \t\r\n\r\n", "other\n536-90-4399",
    ])
    func marksLineEndsAndBlanksOfTheFileDoNotCount(_ file: String) throws {
        #expect(try left("ssn 536-90-4399", [list(file)]) == [])
    }

    @Test func aMarkBeyondTheStartIsText() throws {
        #expect(try left("ssn 536-90-4399", [list("x\n\u{FEFF}536-90-4399")]) == ["SSN:536-90-4399"])
    }

    @Test func linesAndRunsOfSpacesInTextCountAsOneSpace() throws {
        let pair = Specimens.identifier("PAIR", #"(?i)[a-zü]+\s+smith"#, keyword: .notNeeded)
        let list = try list("jürgen smith")
        for text in ["Jürgen Smith", "JÜRGEN\nSMITH", "jürgen \r\n\t smith"] {
            #expect(try left(text, [list], [pair]) == [])
        }
        #expect(try left("jürgenx smith", [list], [pair]) == ["PAIR:jürgenx smith"])
    }

    @Test func entriesHaveLimits() {
        let line = { (count: Int) in [UInt8](String(repeating: "ü", count: count).utf8) }
        #expect(refusal(line(90)) == nil)
        #expect(refusal(Array("a\n".utf8) + line(91)) == .entryTooLong(line: 2, characters: 91))
        #expect(refusal([]) == .empty)
        #expect(refusal(Array(" \n\r\n\t".utf8)) == .empty)
        #expect(refusal([UInt8](repeating: 0x61, count: 35 << 20 + 1)) == .fileTooLarge(bytes: 35 << 20 + 1))
    }

    @Test func aHundredThousandEntriesAreAllowed() {
        var bytes = [UInt8]()
        for number in 0..<100_000 { bytes += "\(number)\n".utf8 }
        #expect(refusal(bytes) == nil)
        #expect(refusal(bytes + Array("x".utf8)) == .tooManyEntries(100_001))
    }

    @Test func aRegexMustMatchCompletely() throws {
        let some = try AllowList(name: "R", regex: #"536-90-\d{4}|joe@example\.com"#)
        #expect(try left("ssn 536-90-4399, ssn 536-91-4399", [some]) == ["SSN:536-91-4399"])
        #expect(try left("ssn 536-90-4399", [AllowList(name: "R", regex: "536-90")]) == ["SSN:536-90-4399"])
        #expect(try left("ssn 536-90-4399", [AllowList(name: "R", regex: "90-4399")]) == ["SSN:536-90-4399"])
        #expect(try left("joe@example.com", [some]) == [])
        #expect(try left("joe@example.com.test", [some]) == ["EMAIL:joe@example.com.test"])
        #expect(try left("JOE@example.com", [some]) == ["EMAIL:JOE@example.com"])
        #expect(try left("JOE@example.com", [AllowList(name: "R", regex: "(?i)joe@example.com")]) == [])
        #expect(try left("joe@example.com", [AllowList(name: "R", regex: "^joe@example.com$")]) == [])
    }

    @Test func aRegexIsOfTheSameDialectAsCustomIdentifiers() {
        #expect(throws: AllowListError.regex(ExpressionError(.lookAround, at: 1))) {
            try AllowList(name: "R", regex: "(?!a)b")
        }
        #expect(throws: AllowListError.regex(ExpressionError(.tooLong(characters: 513), at: 513))) {
            try AllowList(name: "R", regex: String(repeating: "a", count: 513))
        }
    }

    @Test func mailingAddressesAreReportedAllTheSame() throws {
        let text = "742 Evergreen Terrace, Springfield, IL 62704"
        #expect(try left(text, [list(text), AllowList(name: "R", regex: ".+")], Addresses.all) == ["ADDRESS:" + text])
    }

    @Test func customIdentifiersObeyListsAndTheListIsNamed() throws {
        let staff = try CustomIdentifier(name: "E", regex: #"E-\d{6}"#)
        let lists = [try list("nothing"), try AllowList(name: "Samples", entries: Array("e-123456".utf8))]
        #expect(
            try Specimens.suppressed("E-123456", [], custom: [staff], allowLists: lists)
                == [#"E:E-123456 allowed(list: "Samples")"#])
    }

    @Test func whatIsAllowedStillHidesWhatItOverlaps() throws {
        let text = "card tax id 4012888888881881"
        let nine = Specimens.identifier("SHORT", #"\d{16}"#, keywords: ["tax id"])
        #expect(try left(text, [list("4012888888881881")], [Specimens.card, nine]) == [])
    }
}
