/// Driving licences of the European Union and the United Kingdom, Austria to Germany.
extension Catalogue {
    public static let licencesEurope: [Identifier] = [
        Identifier(
            "AUSTRIA_DRIVERS_LICENSE", "Driving licence (Austria)", kind: .driversLicence, countries: ["AT"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(8))],
            keywords: Keywords.licence([
                "führerschein", "fuhrerschein", "führerschein republik österreich", "fuhrerschein republik osterreich",
                "fuehrerschein", "führerscheinnummer",
            ]),
            examples: Identifier.Examples(
                matching: ["führerschein: 12345678", "The driving licence 00123456 was given."],
                notMatching: ["Parcel 12345678 is here.", "führerschein: 1234567", "führerschein: 123456789"])),
        Identifier(
            "BELGIUM_DRIVERS_LICENSE", "Driving licence (Belgium)", kind: .driversLicence, countries: ["BE"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(10))],
            keywords: Keywords.licence([
                "rijbewijs", "fuehrerschein", "fuehrerschein- nr", "fuehrerscheinnummer", "fuhrerschein",
                "fuhrerschein- nr", "fuhrerscheinnummer", "führerschein", "führerschein- nr", "führerscheinnummer",
                "numéro permis conduire", "permis de conduire", "rijbewijsnummer",
            ]),
            examples: Identifier.Examples(
                matching: ["rijbewijs: 1234567890", "The driving licence 0987654321 was given."],
                notMatching: ["Parcel 1234567890 is here.", "rijbewijs: 123456789", "rijbewijs: 12345678901"])),
        Identifier(
            "BULGARIA_DRIVERS_LICENSE", "Driving licence (Bulgaria)", kind: .driversLicence, countries: ["BG"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(9))],
            keywords: Keywords.licence([
                "шофьорска книжка", "превозно средство", "свидетелство за управление на моторно",
                "свидетелство за управление на мпс", "сумпс", "свидетелство за управление",
            ]),
            examples: Identifier.Examples(
                matching: ["шофьорска книжка: 123456789", "The driving licence 282345678 was given."],
                notMatching: [
                    "Parcel 123456789 is here.", "шофьорска книжка: 12345678", "шофьорска книжка: 1234567890",
                ])),
        Identifier(
            "CROATIA_DRIVERS_LICENSE", "Driving licence (Croatia)", kind: .driversLicence, countries: ["HR"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(8))],
            keywords: Keywords.licence(["vozačka dozvola", "vozacka dozvola", "broj vozačke dozvole"]),
            examples: Identifier.Examples(
                matching: ["vozačka dozvola: 12345678", "The driving licence 00523456 was given."],
                notMatching: ["Parcel 12345678 is here.", "vozačka dozvola: 1234567", "vozačka dozvola: 123456789"])),
        Identifier(
            "CYPRUS_DRIVERS_LICENSE", "Driving licence (Cyprus)", kind: .driversLicence, countries: ["CY"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(12))],
            keywords: Keywords.licence(["άδεια οδήγησης", "αδεια οδηγησης", "sürücü ehliyeti"]),
            examples: Identifier.Examples(
                matching: ["άδεια οδήγησης: 123456789012", "The driving licence 000012345678 was given."],
                notMatching: [
                    "Parcel 123456789012 is here.", "άδεια οδήγησης: 12345678901", "άδεια οδήγησης: 1234567890123",
                ])),
        Identifier(
            "CZECHIA_DRIVERS_LICENSE", "Driving licence (Czechia)", kind: .driversLicence, countries: ["CZ"],
            source: .macie(recommended: false),
            patterns: [.code("E[A-Z][ ]?\\d{6}", evidence: .structure)],
            keywords: Keywords.licence([
                "řidičský průkaz", "číslo licence", "císlo licence řidiče", "číslo řidičského průkazu", "ovladače lic.",
                "povolení k jízdě", "povolení řidiče", "řidiči povolení", "řidičský prúkaz", "číslo licence řidiče",
                "ridicsky prukaz", "řidičák",
            ]),
            examples: Identifier.Examples(
                matching: ["řidičský průkaz: EK 123456", "The driving licence EA654321 was given."],
                notMatching: ["Parcel EK 123456 is here.", "řidičský průkaz: AK 123456", "řidičský průkaz: EK 12345"])),
        Identifier(
            "DENMARK_DRIVERS_LICENSE", "Driving licence (Denmark)", kind: .driversLicence, countries: ["DK"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(8))],
            keywords: Keywords.licence(["kørekort", "kørekortnummer", "korekort"]),
            examples: Identifier.Examples(
                matching: ["kørekort: 12345678", "The driving licence 30123456 was given."],
                notMatching: ["Parcel 12345678 is here.", "kørekort: 1234567", "kørekort: 123456789"])),
        Identifier(
            "ESTONIA_DRIVERS_LICENSE", "Driving licence (Estonia)", kind: .driversLicence, countries: ["EE"],
            source: .macie(recommended: false),
            patterns: [.code("E[A-Z]\\d{6}", evidence: .structure)],
            keywords: Keywords.licence(["juhiluba", "juhi litsentsi number", "juhiloa number", "juhiluba number"]),
            examples: Identifier.Examples(
                matching: ["juhiluba: ET123456", "The driving licence ET000123 was given."],
                notMatching: ["Parcel ET123456 is here.", "juhiluba: AT123456", "juhiluba: ET12345"])),
        Identifier(
            "FINLAND_DRIVERS_LICENSE", "Driving licence (Finland)", kind: .driversLicence, countries: ["FI"],
            source: .macie(recommended: false),
            patterns: [Pattern(finnishIdentityCode, keyword: .required, validation: .text(.hetu), evidence: .checksum)],
            keywords: Keywords.licence([
                "ajokortti", "ajokortin numero", "förare lic.", "körkort", "körkort nummer", "kuljettaja lic.",
                "permis de conduire", "ajokorttinumero", "körkortsnummer",
            ]),
            examples: Identifier.Examples(
                matching: ["ajokortti: 131052-308T", "The driving licence 131052-308t was given."],
                notMatching: ["Parcel 131052-308T is here.", "ajokortti: 131052-308B"])),
        Identifier(
            "FRANCE_DRIVERS_LICENSE", "Driving licence (France)", kind: .driversLicence, countries: ["FR"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(12)), .code("\\d{2}[A-Z]{2}\\d{5}", evidence: .structure)],
            keywords: Keywords.licence([
                "permis de conduire", "numéro de permis", "permis n°", "numéro du permis de conduire",
            ]),
            examples: Identifier.Examples(
                matching: ["permis de conduire: 123456789012", "The driving licence 13AA00002 was given."],
                notMatching: [
                    "Parcel 123456789012 is here.", "permis de conduire: 1234567890", "permis de conduire: 13A00002",
                ])),
        Identifier(
            "GERMANY_DRIVERS_LICENSE", "Driving licence (Germany)", kind: .driversLicence, countries: ["DE"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z0-9]\\d{2}[A-Z0-9]{6}\\d[A-Z0-9]", .germanLicence, evidence: .structure)],
            keywords: Keywords.licence([
                "führerschein", "fuehrerschein", "fuehrerschein- nr", "fuehrerscheinnummer", "fuhrerschein",
                "fuhrerschein- nr", "fuhrerscheinnummer", "führerschein- nr", "führerscheinnummer", "führerschein-nr",
                "führerscheinnr",
            ]),
            examples: Identifier.Examples(
                matching: ["führerschein: B072RRE2I55", "The driving licence N0704578035 was given."],
                notMatching: ["Parcel B072RRE2I55 is here.", "führerschein: BA72RRE2I55", "führerschein: B072RRE2I5"])),
    ]
}
