/// Driving licences of Asia and Oceania.
extension Catalogue {
    public static let licencesElsewhere: [Identifier] = [
        Identifier(
            "AUSTRALIA_DRIVERS_LICENSE", "Driver's licence (Australia)", kind: .driversLicence, countries: ["AU"],
            source: .macie(recommended: false),
            patterns: [
                .number(Shape.digits(6...10)), .code("[A-Z]\\d{5,6}", evidence: .structure),
                .code("[A-Z]{2}\\d{4,7}", evidence: .structure), .code("\\d{4}[A-Z]{2}", evidence: .structure),
                .number(Shape.grouped([3, 3, 3])),
            ],
            keywords: Keywords.licence(),
            examples: Identifier.Examples(
                matching: [
                    "driving licence: 12345678", "The driving licence A12345 was given.",
                    "driving licence: 012 345 678",
                ],
                notMatching: ["Parcel 12345678 is here.", "driving licence: 12345", "driving licence: ABCD1234"])),
        Identifier(
            "INDIA_DRIVERS_LICENSE", "Driving licence (India)", kind: .driversLicence, countries: ["IN"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z]{2}[ -]?\\d{2}[ -]?(?:19|20)\\d{2}[ -]?\\d{7}", evidence: .structure)],
            keywords: Keywords.licence(["dl no", "dl number"]),
            examples: Identifier.Examples(
                matching: ["dl no: MH-12 2011 0062821", "The driving licence KA0120200001234 was given."],
                notMatching: [
                    "Parcel MH-12 2011 0062821 is here.", "dl no: MH-12 1811 0062821", "dl no: M-12 2011 0062821",
                ])),
        Identifier(
            "NEW_ZEALAND_DRIVERS_LICENSE", "Driver licence (New Zealand)", kind: .driversLicence, countries: ["NZ"],
            source: .castellan(reference: "NZ Transport Agency, driver licence card: field 5a"),
            patterns: [.code(Shape.lettered(2, 6))],
            keywords: Keywords.licence(["nz driver licence", "new zealand driver licence", "driver licence version"]),
            examples: Identifier.Examples(
                matching: ["nz driver licence: AB123456", "The driving licence EC004938 was given."],
                notMatching: ["Parcel AB123456 is here.", "nz driver licence: AB12345", "nz driver licence: ABC123456"])
        ),
    ]
}
