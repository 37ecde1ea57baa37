import Core
import Discovery

/// Identifiers as people and programs read them.
enum IdentifierText {
    static func table(_ identifiers: [Identifier]) -> String {
        let rows = identifiers.map { identifier in
            [
                identifier.id, identifier.title, identifier.kind.category.rawValue.lowercased(),
                countries(of: identifier), source(identifier),
            ]
        }
        return TextTable(["Id", "What it is", "Category", "Country", "From"]).text(rows)
            + "\n\n\(TableReport.plural(identifiers.count, "identifier"))"
    }

    private static func countries(of identifier: Identifier) -> String {
        let countries = identifier.countries
        guard countries.count > 4 else { return countries.isEmpty ? "any" : countries.joined(separator: " ") }
        return countries.prefix(3).joined(separator: " ") + " and \(countries.count - 3) more"
    }

    static func description(of identifier: Identifier) -> String {
        var lines = ["\(identifier.id): \(identifier.title)", ""]
        let severities = [1, 2, 100].map { identifier.kind.severity(count: $0).description }
        lines += [
            "Category   \(identifier.kind.category.rawValue.lowercased())",
            "Countries  \(identifier.countries.isEmpty ? "any" : identifier.countries.joined(separator: ", "))",
            "Severity   \(severities[0]); \(severities[1]) from 2 occurrences, \(severities[2]) from 100",
            "From       \(source(identifier))", "", "Forms",
        ]
        for pattern in identifier.patterns { lines.append("  \(form(pattern))") }
        if !identifier.keywords.isEmpty {
            lines += ["", "Keywords", "  " + identifier.keywords.joined(separator: ", ")]
        }
        if !identifier.excluded.isEmpty {
            lines += ["", "Never reported", "  " + identifier.excluded.sorted().joined(separator: ", ")]
        }
        lines += ["", "For example"] + identifier.examples.matching.prefix(3).map { "  ✓ \(TerminalText.escaped($0))" }
        lines += identifier.examples.notMatching.prefix(3).map { "  ✗ \(TerminalText.escaped($0))" }
        return lines.joined(separator: "\n")
    }

    private static func form(_ pattern: Pattern) -> String {
        let keyword =
            switch pattern.keyword {
            case .required: ", near a keyword"
            case .notNeeded: ""
            case .forbidden: ", where no keyword is near"
            }
        return TerminalText.escaped(pattern.expression) + keyword + (check(pattern).map { ", checked by \($0)" } ?? "")
    }

    private static func check(_ pattern: Pattern) -> String? {
        switch pattern.validation {
        case .none: nil
        case .compact(let check), .text(let check): check.name
        case .surroundings(let check): check.name
        }
    }

    private static func source(_ identifier: Identifier) -> String {
        switch identifier.source {
        case .macie(let isRecommended): isRecommended ? "Macie, recommended" : "Macie"
        case .castellan(let reference): reference
        }
    }

    static func json(_ identifiers: [Identifier]) -> String {
        var json = JSONWriter()
        json.array { json in for identifier in identifiers { write(identifier, &json) } }
        return json.text
    }

    private static func write(_ identifier: Identifier, _ json: inout JSONWriter) {
        json.object { json in
            json.member("id", identifier.id)
            json.member("title", identifier.title)
            json.member("category", identifier.kind.category.rawValue)
            json.name("countries")
            json.array { json in for country in identifier.countries { json.string(country) } }
            json.member("source", source(identifier))
            json.name("patterns")
            json.array { json in
                for pattern in identifier.patterns {
                    json.object { json in
                        json.member("expression", pattern.expression)
                        json.member("needsKeyword", pattern.keyword == .required)
                        if let check = check(pattern) { json.member("check", check) }
                    }
                }
            }
            json.name("keywords")
            json.array { json in for keyword in identifier.keywords { json.string(keyword) } }
        }
    }
}
