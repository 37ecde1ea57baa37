/// Driving licences of the Americas.
extension Catalogue {
    public static let licencesAmericas: [Identifier] = [
        Identifier(
            "DRIVERS_LICENSE", "Driver's license (US)", kind: .driversLicence, countries: ["US"],
            source: .macie(recommended: true),
            patterns: UnitedStatesLicence.patterns,
            keywords: Keywords.licence(),
            examples: Identifier.Examples(
                matching: [
                    "driving licence: A1234567", "The driving licence 123456789 was given.",
                    "driving licence: S123-456-78-901-0", "The driving licence WDLABC1234DG was given.",
                    "driving licence: 0112345678",
                ],
                notMatching: ["Parcel A1234567 is here.", "driving licence: A12", "driving licence: 12345"])),
        Identifier(
            "CANADA_DRIVERS_LICENSE", "Driver's licence (Canada)", kind: .driversLicence, countries: ["CA"],
            source: .macie(recommended: true),
            patterns: CanadianLicence.patterns,
            keywords: Keywords.licence(["permis de conduire", "numéro de permis de conduire"]),
            examples: Identifier.Examples(
                matching: [
                    "permis de conduire: A1234-56789-01234", "The driving licence 1234567 was given.",
                    "permis de conduire: A1234-567890-12", "The driving licence ABCDE123456789 was given.",
                ],
                notMatching: [
                    "Parcel A1234-56789-01234 is here.", "permis de conduire: A1234-5678", "permis de conduire: 1234",
                ])),
        Identifier(
            "BRAZIL_DRIVERS_LICENSE", "Driver's licence (Brazil)", kind: .driversLicence, countries: ["BR"],
            source: .castellan(reference: "SENATRAN, Registro Nacional de Carteira de Habilitação"),
            patterns: [.number(Shape.digits(11), .cnh)],
            keywords: Keywords.licence([
                "cnh", "carteira nacional de habilitação", "carteira nacional de habilitacao", "carteira de motorista",
                "habilitação", "renach",
            ]),
            examples: Identifier.Examples(
                matching: ["cnh: 98765432109", "The driving licence 02650646159 was given."],
                notMatching: ["Parcel 98765432109 is here.", "cnh: 98765432100"])),
    ]
}
