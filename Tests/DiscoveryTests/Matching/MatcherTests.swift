import Testing

@testable import Discovery

@Suite struct MatcherTests {
    @Test func patternsOfEveryKindAreFoundInText() throws {
        let text = """
            my ssn is 536-90-4399 and passport 123456789 end
            token XKIAABCDEFGHIJKLMNOP, mail me at jane.doe@example.com.
            card: 4012 8888 8888 1881; GB29 NWBK 6016 1331 9268 19
            -----BEGIN TEST KEY-----
            ABC
            -----END TEST KEY-----
            """
        #expect(
            try Specimens.found(text) == [
                "SSN:536-90-4399", "NINE:123456789", "TOKEN:XKIAABCDEFGHIJKLMNOP", "EMAIL:jane.doe@example.com",
                "CARD:4012 8888 8888 1881", "IBAN:GB29 NWBK 6016 1331 9268 19",
                "KEY:-----BEGIN TEST KEY-----\nABC\n-----END TEST KEY-----",
            ])
    }

    @Test func aKeywordStandsWithinThirtyCharactersBeforeOrAfter() throws {
        let dots = { String(repeating: ".", count: $0) }
        let stars = { String(repeating: "ü ", count: $0) }
        #expect(try Specimens.found("ssn\(dots(30))536-90-4399") == ["SSN:536-90-4399"])
        #expect(try Specimens.found("ssn\(dots(31))536-90-4399") == [])
        #expect(try Specimens.found("ssn \(dots(28)) 536-90-4399") == ["SSN:536-90-4399"])
        #expect(try Specimens.found("ssn \(dots(29)) 536-90-4399") == [])
        #expect(try Specimens.found("536-90-4399 \(dots(28)) ssn") == ["SSN:536-90-4399"])
        #expect(try Specimens.found("536-90-4399 \(dots(29)) ssn") == [])
        #expect(try Specimens.found("ssn \(stars(14)) 536-90-4399") == ["SSN:536-90-4399"])
        #expect(try Specimens.found("ssn \(stars(15)) 536-90-4399") == [])
    }

    @Test(arguments: [
        "social security", "SOCIAL SECURITY", "socialsecurity", "social_security", "Social-Security", "customer_ssn",
        "customerSSN", "my-ssn", "(ssn)",
    ])
    func keywordsAreFoundInTheirSpellings(keyword: String) throws {
        #expect(try Specimens.found("\(keyword): 536-90-4399") == ["SSN:536-90-4399"])
    }

    @Test(arguments: ["mcdonald", "McDonald", "panel", "japan", "discard", "scard"])
    func keywordsWithinWordsDoNotCount(word: String) throws {
        #expect(try Specimens.found("\(word) 4012888888881881") == [])
    }

    @Test(arguments: [
        "führerschein", "FÜHRERSCHEIN", "fu\u{308}hrerschein", "FU\u{308}HRERSCHEIN", "ШОФЬОРСКА КНИЖКА",
        "Шофьорска_книжка",
    ])
    func keywordsOfOtherScriptsAreFoundInBothCasesAndNormalForms(keyword: String) throws {
        #expect(try Specimens.found("\(keyword) B1234567") == ["LICENCE:B1234567"])
    }

    @Test(arguments: [
        "a536-90-4399", "536-90-4399b", "_536-90-4399", "ä536-90-4399", "536-90-4399é", "536-90-43991", "5.536-90-4399",
        "536-90-4399-1", "536-90-4399/2",
    ])
    func whatIsPartOfAWordOrALongerNumberIsNotFound(value: String) throws {
        #expect(try Specimens.found("ssn \(value) ") == [])
    }

    @Test(arguments: ["536-90-4399.", "“536-90-4399”", "536-90-4399-", "（536-90-4399）", "ssn:536-90-4399,x"])
    func punctuationBesideAMatchDoesNotHinderIt(value: String) throws {
        #expect(try Specimens.found("ssn \(value) ") == ["SSN:536-90-4399"])
    }

    @Test func aColumnsNameCountsForItsValuesAndNoOthers() throws {
        let block = Specimens.table(
            ["customerSSN", "other", "SSN2"],
            [["536-90-4399", "536-90-4398", "536-90-4397"], ["ssn 1", "ssn 536-90-4396", ""]])
        let rules = try Rules(identifiers: Specimens.all)
        #expect(
            try Specimens.found(block, rules) == ["SSN:536-90-4399", "SSN:536-90-4397", "SSN:536-90-4396"])
    }

    @Test func anyNameOnARecordsPathCounts() throws {
        var block = Specimens.table(["x"], [["536-90-4399"]], form: .record)
        block.fields = [Field(path: [.name("socialSecurity"), .position, .name("value")])]
        #expect(try Specimens.found(block, Rules(identifiers: Specimens.all)) == ["SSN:536-90-4399"])
    }

    @Test func inACellDistanceDoesNotMatter() throws {
        let block = Specimens.table(["note"], [["ssn" + String(repeating: " x", count: 300) + " 536-90-4399"]])
        #expect(try Specimens.found(block, Rules(identifiers: Specimens.all)) == ["SSN:536-90-4399"])
    }

    @Test func aMatchStaysWithinItsCell() throws {
        let block = Specimens.table(["card", "card"], [["4012 8888 8888", "1881"], ["4012888888881881", "99"]])
        #expect(try Specimens.found(block, Rules(identifiers: Specimens.all)) == ["CARD:4012888888881881"])
    }

    @Test func numbersThatMustHaveNoKeywordAreFoundWithoutOne() throws {
        let bare = Specimens.identifier(
            "BARE", #"\d{16}"#, keyword: .forbidden, keywords: ["card"], validation: .compact(.luhn), boundary: .number,
            evidence: .checksum)
        #expect(try Specimens.found("x 4012888888881881", [Specimens.card, bare]) == ["BARE:4012888888881881"])
        #expect(try Specimens.found("card 4012888888881881", [Specimens.card, bare]) == ["CARD:4012888888881881"])
    }

    @Test func strongerEvidenceWinsThenTheKeywordThenLengthThenNearnessThenOrder() throws {
        let one = Specimens.identifier("ONE", #"\d{9}"#, keywords: ["alpha"])
        let two = Specimens.identifier("TWO", #"\d{9}"#, keywords: ["beta"])
        let strong = Specimens.identifier("STRONG", #"\d{9}"#, keywords: ["gamma"], evidence: .checksum)
        let bare = Specimens.identifier("BARE", #"\d{9}"#, keyword: .notNeeded)
        let long = Specimens.identifier("LONG", #"\d{9} \d"#, keywords: ["alpha"])
        #expect(try Specimens.found("gamma alpha 123456789", [one, strong]) == ["STRONG:123456789"])
        #expect(try Specimens.found("alpha 123456789", [bare, one]) == ["ONE:123456789"])
        #expect(try Specimens.found("alpha 123456789 1", [one, long]) == ["LONG:123456789 1"])
        #expect(try Specimens.found("alpha beta 123456789", [one, two]) == ["TWO:123456789"])
        #expect(try Specimens.found("beta alpha 123456789", [one, two]) == ["ONE:123456789"])
        let block = Specimens.table(["alpha beta"], [["123456789"]])
        #expect(try Specimens.found(block, Rules(identifiers: [two, one])) == ["ONE:123456789"])
    }

    @Test func ofOneIdentifierTheLeftmostLongestWins() throws {
        let pairs = Specimens.identifier("PAIRS", #"\d{2} \d{2}(?: \d{2})?"#, keyword: .notNeeded)
        #expect(try Specimens.found("11 22 33 44 55", [pairs]) == ["PAIRS:11 22 33", "PAIRS:44 55"])
    }

    @Test func everySuppressedCandidateHasItsReason() throws {
        let text = "x 536-90-4399, card 4111111111111111, pan 4012888888881882, ssn a123-45-6789 123-45-67890"
        let reasons = try Specimens.suppressed(text)
        #expect(
            reasons == [
                "SSN:536-90-4399 noKeyword", "CARD:4111111111111111 excludedValue", "NINE:411111111 boundary",
                "CARD:4012888888881882 failed(check: \"Luhn\")", "NINE:401288888 boundary", "SSN:123-45-6789 boundary",
            ])
    }

    @Test func invalidBytesDoNotHinderWhatStandsBesideThem() throws {
        let bytes = [0xFF, 0x80] + Array("ssn ".utf8) + [0xC3] + Array("536-90-4399".utf8) + [0xE2, 0x82]
        let rules = try Rules(identifiers: Specimens.all)
        #expect(try Specimens.found(Block(bytes: bytes, form: .unstructured), rules) == ["SSN:536-90-4399"])
    }
}
