/// ADDRESS: mailing addresses with a town and a postal code that belong together.
enum Addresses {
    static let all = [address]

    private static func pattern(
        _ expression: String, _ form: AddressCheck.Form, keyword: Pattern.KeywordNeed = .notNeeded,
        boundary: Pattern.Boundary = .word
    ) -> Pattern {
        Pattern(
            expression, keyword: keyword,
            validation: .surroundings(AddressCheck(form: form, places: .embedded)), boundary: boundary,
            evidence: .structure)
    }

    private static let states = UnitedStates.names.map(\.name).joined(separator: "|")

    private static let address = Identifier(
        "ADDRESS", "Mailing address", kind: .address, countries: ["AU", "CA", "DE", "ES", "FR", "GB", "IT", "US"],
        source: .macie(recommended: false),
        patterns: [
            pattern("[A-Z]{2},?[ \n]{1,2}[0-9]{5}", .unitedStates),
            pattern("(?:\(states)),?[ \n]{1,2}[0-9]{5}", .unitedStates),
            pattern("[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]", .canada),
            pattern("(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT),?[ \n]{1,2}[0-9]{4}", .australia),
            pattern("[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", .unitedKingdom),
            pattern(#"[0-9]{5} [A-Z\xc3-\xc5]"#, .codeFirst, boundary: .none),
            pattern("[0-9]{4,5}", .cell, keyword: .required, boundary: .word),
        ],
        keywords: [
            "zip", "zip code", "postal", "postal code", "post code", "plz", "postleitzahl", "cp", "code postal",
            "codigo postal",
            "código postal", "cap", "zip5",
        ],
        examples: Identifier.Examples(
            matching: [
                "Ship to 742 Evergreen Terrace, Springfield, IL 62704 by Friday",
                "1600 Main St\nApt 4B\nBoston, Massachusetts 02110-1234",
                "100 King Street West, Toronto, ON M5X 1A9",
                "24 Collins Street\nMelbourne VIC 3000",
                "10 Station Road, Reading, Berkshire RG1 1LZ",
                "12 bis rue de la République, 69002 Lyon",
                "Hauptstraße 5, 10115 Berlin",
                "Via Roma 12, 50123 Firenze",
                "Calle Mayor 5, 3º B, 28013 Madrid",
                "P.O. Box 1234, Denver, CO 80202",
            ],
            notMatching: [
                "The meeting is in Boston, MA this year",
                "Build 62704 IL runtime, version 12345 Release",
                "742 Evergreen Terrace, Springfield, IL 10001",
                "error at line 10115 Berlin test failed",
                "Hauptstraße 5, 99999 Berlin",
                "Part A1B 2C3 of the kit",
            ]))
}
