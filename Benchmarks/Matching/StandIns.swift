import Discovery

/// Identifiers of the usual shapes, for where the catalogue is empty.
enum StandIns {
    static let all: [Identifier] = numbers + tokens + [card, account, email]

    private static func identifier(
        _ id: String, _ pattern: Pattern, _ keywords: [String] = []
    ) -> Identifier {
        Identifier(
            id, id, kind: .nationalID, source: .castellan(reference: "benchmark"), patterns: [pattern],
            keywords: keywords, examples: Identifier.Examples(matching: [], notMatching: []))
    }

    private static let shapes = [
        #"\d{9}"#, #"\d{3}-\d{2}-\d{4}"#, #"\d{10}"#, #"\d{11}"#, #"\d{8}"#, #"\d{3}[ ]?\d{3}[ ]?\d{3}"#,
        #"\d{3}\.\d{3}\.\d{3}-\d{2}"#, "[A-Z]\\d{7}", "[A-Z]{2}\\d{6}[A-D]", "\\d{8}[A-Z]", "[XYZ]\\d{7}[A-Z]",
        "[A-Z]{5}\\d{4}[A-Z]", "[A-HJ-NPR-Z0-9]{17}", "[A-Z]{2}\\d{7}", #"\d{2}/\d{2}/\d{4}"#,
    ]
    private static let names = ["ssn", "passport", "tax id", "drivers license", "national id", "health card", "vin"]

    private static let numbers = shapes.enumerated().flatMap { place, shape in
        (0..<3).map { turn in
            identifier(
                "NUMBER_\(place)_\(turn)", Pattern(shape, keyword: .required, boundary: .number),
                [names[(place + turn) % names.count], "number \(place)"])
        }
    }

    private static let tokens = ["AKIA[A-Z0-9]{16}", "AIza[0-9A-Za-z_-]{35}", "eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+"]
        .enumerated().map {
            identifier("TOKEN_\($0)", Pattern($1, keyword: .notNeeded, evidence: .prefix))
        }

    private static let card = identifier(
        "CARD",
        Pattern(#"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}"#, keyword: .required, boundary: .number, evidence: .checksum),
        ["card", "visa", "pan", "mc"])
    private static let account = identifier(
        "ACCOUNT", Pattern(#"(?i)DE\d{2}[ ]?(?:\d{4}[ ]?){4}\d{2}"#, keyword: .notNeeded, evidence: .structure))
    private static let email = identifier(
        "EMAIL",
        Pattern(
            #"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,10}"#, keyword: .notNeeded, evidence: .structure))
}
