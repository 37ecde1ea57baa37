import Testing

@testable import Discovery

@Suite struct CustomIdentifierTests {
    private func refusal(
        name: String = "N", description: String? = nil, regex: String = "abc", keywords: [String] = [],
        ignoreWords: [String] = [], distance: Int = 50, levels: [SeverityThreshold] = []
    ) -> CustomIdentifierError? {
        do {
            _ = try CustomIdentifier(
                name: name, description: description, regex: regex, keywords: keywords, ignoreWords: ignoreWords,
                maximumMatchDistance: distance, severityLevels: levels)
            return nil
        } catch {
            return error
        }
    }

    private func text(_ count: Int) -> String { String(repeating: "ü", count: count) }

    @Test func namesAndDescriptionsHaveLengths() {
        #expect(refusal(name: "") == CustomIdentifierError(.name, .length(1...128)))
        #expect(refusal(name: text(128)) == nil)
        #expect(refusal(name: text(129)) == CustomIdentifierError(.name, .length(1...128)))
        #expect(refusal(description: text(512)) == nil)
        #expect(refusal(description: text(513)) == CustomIdentifierError(.description, .length(0...512)))
    }

    @Test func keywordsHaveLengthsAndANumber() {
        #expect(refusal(keywords: [text(3), text(90)]) == nil)
        #expect(refusal(keywords: [text(2)]) == CustomIdentifierError(.keywords, .length(3...90)))
        #expect(refusal(keywords: [text(91)]) == CustomIdentifierError(.keywords, .length(3...90)))
        #expect(refusal(keywords: (0..<50).map { "keyword\($0)" }) == nil)
        #expect(
            refusal(keywords: (0..<51).map { "keyword\($0)" })
                == CustomIdentifierError(.keywords, .tooMany(maximum: 50)))
    }

    @Test func ignoreWordsHaveLengthsAndANumber() {
        #expect(refusal(ignoreWords: [text(4), text(90)]) == nil)
        #expect(refusal(ignoreWords: [text(3)]) == CustomIdentifierError(.ignoreWords, .length(4...90)))
        #expect(refusal(ignoreWords: [text(91)]) == CustomIdentifierError(.ignoreWords, .length(4...90)))
        #expect(refusal(ignoreWords: (0..<10).map { "word\($0)" }) == nil)
        #expect(
            refusal(ignoreWords: (0..<11).map { "word\($0)" })
                == CustomIdentifierError(.ignoreWords, .tooMany(maximum: 10)))
    }

    @Test func theDistanceHasLimits() throws {
        #expect(refusal(distance: 1) == nil)
        #expect(refusal(distance: 300) == nil)
        #expect(refusal(distance: 0) == CustomIdentifierError(.maximumMatchDistance, .outside(1...300)))
        #expect(refusal(distance: 301) == CustomIdentifierError(.maximumMatchDistance, .outside(1...300)))
        #expect(try CustomIdentifier(name: "N", regex: "abc").maximumMatchDistance == 50)
    }

    @Test func thresholdsRiseWithTheSeverity() throws {
        let rising: [SeverityThreshold] = [
            .init(occurrences: 1, severity: .low), .init(occurrences: 5, severity: .medium),
            .init(occurrences: 10, severity: .high),
        ]
        #expect(refusal(levels: rising) == nil)
        #expect(refusal(levels: rising.reversed()) == CustomIdentifierError(.severityLevels, .notAscending))
        #expect(
            refusal(levels: [.init(occurrences: 5, severity: .low), .init(occurrences: 5, severity: .high)])
                == CustomIdentifierError(.severityLevels, .notAscending))
        #expect(
            refusal(levels: [.init(occurrences: 5, severity: .low), .init(occurrences: 6, severity: .low)])
                == CustomIdentifierError(.severityLevels, .notAscending))
        #expect(
            refusal(levels: rising + [.init(occurrences: 11, severity: .high)])
                == CustomIdentifierError(.severityLevels, .tooMany(maximum: 3)))
        #expect(
            refusal(levels: [.init(occurrences: 0, severity: .low)])
                == CustomIdentifierError(.severityLevels, .outside(1...Int.max)))
        #expect(
            try CustomIdentifier(name: "N", regex: "abc").severityLevels == [.init(occurrences: 1, severity: .medium)])
    }

    @Test func errorsNameTheFieldAndTheRemedy() throws {
        let error = try #require(refusal(regex: "(?=a)b"))
        #expect(error.description.hasPrefix("regex: character 1: look-ahead"))
        #expect(
            "\(CustomIdentifierError(.keywords, .tooMany(maximum: 50)))"
                == "keywords: at most 50 are allowed; remove some")
        #expect(
            "\(CustomIdentifierError(.severityLevels, .outside(1...Int.max)))" == "severityLevels: must be at least 1")
    }

    private func found(_ text: String, distance: Int = 20, ignoreWords: [String] = []) throws -> [String] {
        let employee = try CustomIdentifier(
            name: "E", regex: #"E-\d{4,6}[a-zA-Z]*"#, keywords: ["employee", "staff no"], ignoreWords: ignoreWords,
            maximumMatchDistance: distance)
        return try Specimens.found(text, [], custom: [employee])
    }

    @Test func aKeywordPrecedes() throws {
        #expect(try found("employee E-123456") == ["E:E-123456"])
        #expect(try found("EMPLOYEE: E-123456 and E-123457") == ["E:E-123456"])
        #expect(try found("Staff-No E-1234, staff_no E-1235, staffno E-1236") == ["E:E-1234", "E:E-1235", "E:E-1236"])
        #expect(try found("E-123456 employee") == [])
        #expect(try found("E-123456") == [])
    }

    @Test func theDistanceReachesFromTheKeywordsEndToTheMatchsEnd() throws {
        let dots = { String(repeating: ".", count: $0) }
        #expect(try found("employee\(dots(12))E-123456") == ["E:E-123456"])
        #expect(try found("employee\(dots(13))E-123456") == [])
        #expect(try found("employee\(dots(14))E-1234") == ["E:E-1234"])
        #expect(try found("employee \(String(repeating: "ü ", count: 5))E-1234567", distance: 19) == ["E:E-123456"])
        #expect(try found("employee \(String(repeating: "日 ", count: 6))E-123456", distance: 20) == [])
        #expect(try found("employee\(dots(292))E-123456", distance: 300) == ["E:E-123456"])
        #expect(try found("employee\(dots(293))E-123456", distance: 300) == [])
    }

    @Test func inTablesTheColumnsNameCountsAndAKeywordBehindDoesNot() throws {
        let employee = try CustomIdentifier(
            name: "E", regex: #"E-\d{6}"#, keywords: ["employee"], maximumMatchDistance: 20)
        let rules = try Rules(identifiers: [], custom: [employee])
        let far = "employee" + String(repeating: ".", count: 30)
        let table = Specimens.table(
            ["EmployeeNumber", "note"],
            [
                ["E-123456", "E-123457"], ["x", "employee E-123458"], ["y", "E-123459 employee"],
                ["", far + "E-123460"],
            ])
        #expect(try Specimens.found(table, rules) == ["E:E-123456", "E:E-123458"])
        var record = Specimens.table(["x"], [["E-123456"]], form: .record)
        record.fields = [Field(path: [.name("employee"), .position, .name("id")])]
        #expect(try Specimens.found(record, rules) == ["E:E-123456"])
    }

    @Test func ignoreWordsAreCaseSensitiveAndStandAnywhereInTheMatch() throws {
        #expect(try found("employee E-1234test", ignoreWords: ["test"]) == [])
        #expect(try found("employee E-1234retesting", distance: 30, ignoreWords: ["test"]) == [])
        #expect(try found("employee E-1234TEST", ignoreWords: ["test"]) == ["E:E-1234TEST"])
        #expect(try found("employee E-1234 test", ignoreWords: ["test"]) == ["E:E-1234"])
    }

    @Test func customIdentifiersAndManagedOnesDoNotHinderOneAnother() throws {
        let digits = try CustomIdentifier(name: "D", regex: #"\d{3}-\d{2}"#)
        let other = try CustomIdentifier(name: "F", regex: #"\d{2}-\d{4}"#)
        #expect(
            try Specimens.found("ssn 536-90-4399", custom: [digits, other]).sorted()
                == ["D:536-90", "F:90-4399", "SSN:536-90-4399"])
    }

    @Test func countsItselfInASample() throws {
        let plain = try CustomIdentifier(name: "D", regex: #"\d{3}"#)
        #expect(try plain.count(in: "123 456 78 9012") == 3)
        #expect(try plain.count(in: "") == 0)
        let keyed = try CustomIdentifier(name: "D", regex: #"\d{3}"#, keywords: ["code"])
        #expect(try keyed.count(in: "123 code 456") == 1)
    }

    @Test func refusedCandidatesHaveTheirReasons() throws {
        let employee = try CustomIdentifier(
            name: "E", regex: #"E-\d{4}[a-z]*"#, keywords: ["employee"], ignoreWords: ["test"])
        let far = String(repeating: " ", count: 80)
        #expect(
            try Specimens.suppressed("E-1234 employee E-1235test\(far)E-1236", [], custom: [employee])
                == ["E:E-1234 noKeyword", "E:E-1235test ignoredWord", "E:E-1236 noKeyword"])
    }
}
