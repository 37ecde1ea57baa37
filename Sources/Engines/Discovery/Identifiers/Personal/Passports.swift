/// Passports that Macie knows.
extension Catalogue {
    public static let passports: [Identifier] = [
        Identifier(
            "CANADA_PASSPORT_NUMBER", "Passport number (Canada)", kind: .passport, countries: ["CA"],
            source: .macie(recommended: true),
            patterns: [.code(Shape.lettered(2, 6)), .code("[A-Z]\\d{6}[A-Z]{2}", evidence: .structure)],
            keywords: [
                "passport", "passeport", "passeport#", "passport#", "passportno", "passportno#", "passport number",
                "passport no", "numéro de passeport", "numero de passeport",
            ],
            examples: Identifier.Examples(
                matching: ["passport: GA123456", "The passeport A123456BC was given."],
                notMatching: ["Parcel GA123456 is here.", "passport: G123456", "passport: GA12345"])),
        Identifier(
            "FRANCE_PASSPORT_NUMBER", "Passport number (France)", kind: .passport, countries: ["FR"],
            source: .macie(recommended: true),
            patterns: [.code("\\d{2}[A-Z]{2}\\d{5}", evidence: .structure)],
            keywords: [
                "passeport", "numéro de passeport", "passeport #", "passeport n °", "passeport non", "passeport n°",
                "passeport no", "numero de passeport", "french passport", "passport number", "passport",
            ],
            examples: Identifier.Examples(
                matching: ["passeport: 12AB34567", "The numéro de passeport 05CK02237 was given."],
                notMatching: ["Parcel 12AB34567 is here.", "passeport: 12A34567", "passeport: 12AB3456"])),
        Identifier(
            "GERMANY_PASSPORT_NUMBER", "Passport number (Germany)", kind: .passport, countries: ["DE"],
            source: .macie(recommended: true),
            patterns: [.code("[CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{8}\\d?D?", .germanDocument, evidence: .structure)],
            keywords: [
                "reisepass", "ausstellungsdatum", "ausstellungsort", "geburtsdatum", "passport", "passports",
                "reisepass–nr", "reisepassnummer", "reisepass-nr", "reisepass nr", "passnummer", "pass-nr",
                "passport number",
            ],
            examples: Identifier.Examples(
                matching: [
                    "reisepass: C01X00T41", "The ausstellungsdatum C01X00T478 was given.", "reisepass: C01X00T47",
                ],
                notMatching: ["Parcel C01X00T41 is here.", "reisepass: C01X00T479", "reisepass: A01X00T47"])),
        Identifier(
            "ITALY_PASSPORT_NUMBER", "Passport number (Italy)", kind: .passport, countries: ["IT"],
            source: .macie(recommended: true),
            patterns: [.code("[A-Z][A-Z0-9]\\d{7}", evidence: .structure)],
            keywords: [
                "passaporto", "italian passport number", "numéro passeport", "numéro passeport italien",
                "passaporto italiana", "passaporto numero", "passport number", "repubblica italiana passaporto",
                "passaporto italiano", "numero passaporto", "numero di passaporto",
            ],
            examples: Identifier.Examples(
                matching: ["passaporto: YA1234567", "The italian passport number AA0000000 was given."],
                notMatching: ["Parcel YA1234567 is here.", "passaporto: YAB123456", "passaporto: YA123456"])),
        Identifier(
            "SPAIN_PASSPORT_NUMBER", "Passport number (Spain)", kind: .passport, countries: ["ES"],
            source: .macie(recommended: true),
            patterns: [.code("[A-Z]{2}[A-Z0-9]?\\d{6}", evidence: .structure)],
            keywords: [
                "pasaporte", "españa pasaporte", "libreta pasaporte", "número pasaporte", "passport", "passport book",
                "passport no", "passport number", "spain passport", "número de pasaporte", "numero de pasaporte",
                "pasaporte español",
            ],
            examples: Identifier.Examples(
                matching: ["pasaporte: AAA123456", "The españa pasaporte XD123456 was given."],
                notMatching: ["Parcel AAA123456 is here.", "pasaporte: AAAA123456", "pasaporte: AAA12345"])),
        Identifier(
            "UK_PASSPORT_NUMBER", "Passport number (UK)", kind: .passport, countries: ["GB"],
            source: .macie(recommended: true),
            patterns: [.number(Shape.digits(9)), .code(Shape.lettered(2, 7))],
            keywords: [
                "passport number", "passeport #", "passeport n °", "passeport non", "passeportn °", "passport #",
                "passport no", "passport#", "passportid", "passport no.", "passport id", "uk passport",
                "british passport",
            ],
            examples: Identifier.Examples(
                matching: ["passport number: 123456789", "The passeport # 925665416 was given."],
                notMatching: ["Parcel 123456789 is here.", "passport number: 12345678", "passport number: 1234567890"])),
        Identifier(
            "USA_PASSPORT_NUMBER", "Passport number (US)", kind: .passport, countries: ["US"],
            source: .macie(recommended: true),
            patterns: [.number(Shape.digits(9)), .code(Shape.lettered(1, 8))],
            keywords: [
                "passport", "travel document", "passport number", "passport no", "passport card", "us passport",
                "passport book",
            ],
            examples: Identifier.Examples(
                matching: ["passport: 123456789", "The travel document A12345678 was given."],
                notMatching: ["Parcel 123456789 is here.", "passport: 12345678", "passport: AB1234567"])),
    ]
}
