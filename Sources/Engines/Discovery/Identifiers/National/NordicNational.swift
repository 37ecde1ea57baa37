/// What Macie lacks of the Nordic countries.
extension Catalogue {
    public static let nordic: [Identifier] = [
        Identifier(
            "SWEDEN_PERSONAL_IDENTITY_NUMBER", "Personal identity number (Sweden)", kind: .nationalID,
            countries: ["SE"],
            source: .castellan(reference: "Skatteverket, SKV 704: Personnummer"),
            patterns: SwedishNumber.personal,
            keywords: [
                "personnummer", "personal identity number", "samordningsnummer", "personnr", "pers.nr",
                "coordination number", "födelsenummer", "person nr",
            ],
            examples: Identifier.Examples(
                matching: [
                    "personnummer: 880320-0016", "The personal identity number 198803200016 was given.",
                    "personnummer: 8803200016",
                ],
                notMatching: ["Parcel 880320-0016 is here.", "personnummer: 880320-0017"])),
        Identifier(
            "SWEDEN_ORGANIZATION_NUMBER", "Organization number (Sweden)", kind: .organizationTaxID, countries: ["SE"],
            source: .castellan(reference: "Bolagsverket, Organisationsnummer"),
            patterns: [
                .number("\\d{6}-\\d{4}", .swedishOrganization), .number(Shape.digits(10), .swedishOrganization),
            ],
            keywords: [
                "organisationsnummer", "orgnr", "org.nr", "org nr", "organisation number", "organization number",
                "company registration number",
            ],
            examples: Identifier.Examples(
                matching: ["organisationsnummer: 556703-7485", "The orgnr 5567037485 was given."],
                notMatching: ["Parcel 556703-7485 is here.", "organisationsnummer: 556703-7486"])),
        Identifier(
            "NORWAY_NATIONAL_IDENTITY_NUMBER", "National identity number (Norway)", kind: .nationalID,
            countries: ["NO"],
            source: .castellan(reference: "Skatteetaten, Fødselsnummer og D-nummer"),
            patterns: Pattern.numbers(11, [6, 5], check: .fodselsnummer),
            keywords: [
                "fødselsnummer", "fodselsnummer", "personnummer", "d-nummer", "fnr", "fødselsnr",
                "norwegian national identity number", "national identity number", "birth number",
            ],
            examples: Identifier.Examples(
                matching: ["fødselsnummer: 151086 95088", "The fodselsnummer 15108695088 was given."],
                notMatching: ["Parcel 151086 95088 is here.", "fødselsnummer: 151086 95089"])),
        Identifier(
            "NORWAY_ORGANIZATION_NUMBER", "Organization number (Norway)", kind: .organizationTaxID, countries: ["NO"],
            source: .castellan(reference: "Brønnøysundregistrene, Organisasjonsnummeret"),
            patterns: Pattern.numbers(9, [3, 3, 3], check: .norwegianOrganization),
            keywords: [
                "organisasjonsnummer", "orgnr", "org.nr", "org nr", "foretaksnummer", "organisation number",
                "organization number", "mva",
            ],
            examples: Identifier.Examples(
                matching: ["organisasjonsnummer: 988 077 917", "The orgnr 988077917 was given."],
                notMatching: ["Parcel 988 077 917 is here.", "organisasjonsnummer: 988 077 918"])),
        Identifier(
            "DENMARK_CPR_NUMBER", "CPR number (Denmark)", kind: .nationalID, countries: ["DK"],
            source: .castellan(reference: "CPR-kontoret, Personnummeret i CPR"),
            patterns: [
                .number("\\d{6}[ -]\\d{4}", .cpr, evidence: .structure),
                .number(Shape.digits(10), .cpr, evidence: .structure),
            ],
            keywords: [
                "cpr", "cpr-nummer", "cpr nummer", "cpr-nr", "cpr nr", "personnummer", "cpr number",
                "danish personal identification number",
            ],
            examples: Identifier.Examples(
                matching: ["cpr: 211062-5629", "The cpr-nummer 2110625629 was given."],
                notMatching: ["Parcel 211062-5629 is here.", "cpr: 511062-5629", "cpr: 211362-5629"])),
        Identifier(
            "DENMARK_CVR_NUMBER", "CVR number (Denmark)", kind: .organizationTaxID, countries: ["DK"],
            source: .castellan(reference: "Erhvervsstyrelsen, CVR-nummer"),
            patterns: Pattern.numbers(8, [2, 2, 2, 2], check: .cvr),
            keywords: ["cvr", "cvr-nr", "cvr nr", "cvr-nummer", "cvr number", "se-nr", "momsnummer"],
            examples: Identifier.Examples(
                matching: ["cvr: 13585628", "The cvr-nr 13 58 56 28 was given."],
                notMatching: ["Parcel 13585628 is here.", "cvr: 13585629"])),
        Identifier(
            "FINLAND_PERSONAL_IDENTITY_CODE", "Personal identity code (Finland)", kind: .nationalID, countries: ["FI"],
            source: .castellan(reference: "Digi- ja väestötietovirasto, Henkilötunnus"),
            patterns: [Pattern(finnishIdentityCode, keyword: .required, validation: .text(.hetu), evidence: .checksum)],
            keywords: [
                "henkilötunnus", "hetu", "henkilotunnus", "personbeteckning", "sosiaaliturvatunnus", "sotu",
                "personal identity code", "identity number", "socialskyddssignum", "finnish personal identity code",
            ],
            examples: Identifier.Examples(
                matching: ["henkilötunnus: 131052-308T", "The hetu 131052A308T was given."],
                notMatching: ["Parcel 131052-308T is here.", "henkilötunnus: 131052-308B"])),
        Identifier(
            "FINLAND_BUSINESS_ID", "Business ID (Finland)", kind: .organizationTaxID, countries: ["FI"],
            source: .castellan(reference: "Patentti- ja rekisterihallitus, Y-tunnus"),
            patterns: [.number("\\d{7}-\\d", .ytunnus)],
            keywords: ["y-tunnus", "ytunnus", "fo-nummer", "business id", "y tunnus", "alv-numero"],
            examples: Identifier.Examples(
                matching: ["y-tunnus: 2077474-0", "The ytunnus 2077474-0 was given."],
                notMatching: ["Parcel 2077474-0 is here.", "y-tunnus: 2077474-1", "y-tunnus: 2077474-9"])),
        Identifier(
            "ICELAND_KENNITALA", "Kennitala (Iceland)", kind: .nationalID, countries: ["IS"],
            source: .castellan(reference: "Þjóðskrá, Kennitala"),
            patterns: Pattern.numbers(10, [6, 4], check: .kennitala),
            keywords: ["kennitala", "kt", "kt.", "kennitölu", "icelandic identification number"],
            examples: Identifier.Examples(
                matching: ["kennitala: 450401-3150", "The kt 120174-3399 was given."],
                notMatching: ["Parcel 450401-3150 is here.", "kennitala: 450401-3151"])),
    ]
}
