import Testing

@testable import Discovery

@Suite struct CustomIdentifierFileTests {
    private func refusal(_ text: String) -> String? {
        do {
            _ = try CustomIdentifierFile.parse(Array(text.utf8))
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func readsOneAndAList() throws {
        let one = try CustomIdentifierFile.parse(
            Array(
                """
                {"name": "Employee", "description": "Staff", "regex": "E-\\\\d{6}", "keywords": ["employee"],
                 "ignoreWords": ["E-000000"], "maximumMatchDistance": 30,
                 "severityLevels": [{"occurrencesThreshold": 1, "severity": "LOW"},
                                    {"occurrencesThreshold": 50, "severity": "HIGH"}],
                 "clientToken": "x", "tags": {"team": "blue"}}
                """.utf8))
        let employee = try #require(one.first)
        #expect(one.count == 1)
        #expect(employee.name == "Employee")
        #expect(employee.description == "Staff")
        #expect(employee.regex == #"E-\d{6}"#)
        #expect(employee.keywords == ["employee"])
        #expect(employee.ignoreWords == ["E-000000"])
        #expect(employee.maximumMatchDistance == 30)
        #expect(
            employee.severityLevels == [
                SeverityThreshold(occurrences: 1, severity: .low), SeverityThreshold(occurrences: 50, severity: .high),
            ])
        let list = #"[{"name": "A", "regex": "a"}, {"name": "B", "regex": "b"}]"#
        #expect(try CustomIdentifierFile.parse(Array(list.utf8)).map(\.name) == ["A", "B"])
        #expect(try CustomIdentifierFile.parse(Array("[]".utf8)).isEmpty)
    }

    @Test(arguments: [
        ("{\"name\": \"A\",\n  \"regex\": \"a(?=b)\"}", "line 2, column 12: regex: character 2: look-ahead"),
        (
            "[{\"name\": \"A\", \"regex\": \"a\"},\n {\"name\": \"B\"}]",
            "line 2, column 2, identifier 2: regex is missing"
        ),
        ("{\"regex\": \"a\"}", "line 1, column 1: name is missing"),
        (
            "{\"name\": \"A\", \"regex\": \"a\", \"keyword\": []}",
            "line 1, column 40: there is no field keyword; use name"
        ),
        ("{\"name\": 5, \"regex\": \"a\"}", "line 1, column 10: name is"),
        ("{\"name\": \"A\", \"regex\": \"a\",\n\"keywords\": \"abc\"}", "line 2, column 13: keywords is"),
        ("{\"name\": \"A\", \"regex\": \"a\",\n\"keywords\": [\"abc\", 1]}", "line 2, column 21: keywords has"),
        (
            "{\"name\": \"A\", \"regex\": \"a\",\n\"keywords\": [\"ab\"]}",
            "line 2, column 13: keywords: must have 3 to 90"
        ),
        (
            "{\"name\": \"A\", \"regex\": \"a\",\n\"maximumMatchDistance\": 1.5}",
            "line 2, column 25: maximumMatchDistance is not a whole number; write one"
        ),
        (
            "{\"name\": \"A\", \"regex\": \"a\",\n\"maximumMatchDistance\": 301}",
            "line 2, column 25: maximumMatchDistance: must be from 1 to 300"
        ),
        (
            "{\"name\": \"A\", \"regex\": \"a\",\n\"severityLevels\": [{\"severity\": \"LOW\"}]}",
            "line 2, column 20: a severity level is not complete; write occurrencesThreshold"
        ),
        (
            "{\"name\": \"A\", \"regex\": \"a\",\n\"severityLevels\": [{\"severity\": \"low\", \"occurrencesThreshold\": 1}]}",
            "line 2, column 20: a severity level is not complete"
        ),
        ("[\n  7]", "line 2, column 3, identifier 1: this is"),
        ("{\n\"name\" \"A\"}", "line 2, column 8: this is not JSON"),
        ("{\"name\": \"A\", \"name\": \"B\", \"regex\": \"a\"}", "line 1, column"),
        ("", "line 1, column 1: this is not JSON"),
        (
            "{\"name\": \"ü\", \"regex\": \"\"}",
            "line 1, column 24: regex: character 1: the regular expression is empty"
        ),
    ])
    func mistakesAreToldWithLineAndColumn(_ text: String, _ message: String) throws {
        let error = try #require(refusal(text))
        #expect(error.hasPrefix(message))
    }
}
