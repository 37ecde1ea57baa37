/// Words that identifiers share.
enum Keywords {
    /// What English calls a driving licence, with the words of a country's own languages before it. Macie has the English words
    /// for English-speaking countries alone; exports with English column names hold everyone's licences.
    static func licence(_ own: [String] = []) -> [String] { own + englishLicence }

    private static let englishLicence: [String] =
        holders.flatMap { holder in
            documents.map { holder + " " + $0 }
        } + [
            "dl#", "dl:", "dlno#", "drivers lic.", "driver lic.", "driver's lic.", "drivers permit number",
            "driving licence",
            "driving licences", "driving license", "driving licenses", "driving permit", "driving licence number",
            "driving license number",
        ]

    private static let holders: [String] = ["driver", "drivers", "driver's", "driver’s"]
    private static let documents: [String] = [
        "licence", "licences", "license", "licenses", "licence number", "license number", "permit",
    ]
}
