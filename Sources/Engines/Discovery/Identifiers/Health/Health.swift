/// Health identifiers of other countries, and of devices.
extension Catalogue {
    public static let health: [Identifier] = [
        Identifier(
            "MEDICAL_DEVICE_UDI", "Unique device identifier (UDI)", kind: .medicalDevice, countries: ["US"],
            source: .macie(recommended: false),
            patterns: UDI.patterns,
            keywords: [
                "blood", "blood bag", "dev id", "device id", "device identifier", "gs1", "hibcc", "iccbba", "med",
                "udi", "unique device id", "unique device identifier", "udi-di", "unique device identification",
            ],
            examples: Identifier.Examples(
                matching: [
                    "blood: (01)00844588003288(17)141120(10)7654321D(21)10987654d321",
                    "The blood bag +H123ABC01234567890D was given.", "blood: =/A9999XYZ100T0944",
                    "The blood bag =W000019002345 was given.",
                ],
                notMatching: [
                    "Parcel (01)00844588003288(17)141120(10)7654321D(21)10987654d321 is here.",
                    "blood: (01)00844588003289", "blood: +H123ABC01234567890E",
                ])),
        Identifier(
            "CANADA_HEALTH_NUMBER", "Health number (Canada)", kind: .health, countries: ["CA"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(10, [4, 3, 3], check: .canadianHealth) + [
                .code("\\d{10}[A-Z]{2}", .canadianHealth),
                .code("\\d{4}[ -]\\d{3}[ -]\\d{3}[ -][A-Z]{2}", .canadianHealth),
                .code("[A-Z]{4}[ -]?\\d{4}[ -]?\\d{4}", .ramq, evidence: .structure),
            ],
            keywords: [
                "canada healthcare number", "msp number", "personal healthcare number", "phn", "soins de santé",
                "health card number", "personal health number", "ohip", "ohip number", "ramq", "care card number",
                "numéro d'assurance maladie",
            ],
            examples: Identifier.Examples(
                matching: [
                    "canada healthcare number: 9698 658 215", "The msp number 9698658215 was given.",
                    "canada healthcare number: TREM 7454 1212",
                ],
                notMatching: [
                    "Parcel 9698 658 215 is here.", "canada healthcare number: 9698648215",
                    "canada healthcare number: TREM 7434 1212",
                ])),
        Identifier(
            "EUROPEAN_HEALTH_INSURANCE_CARD_NUMBER", "European health insurance card number", kind: .health,
            countries: [
                "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
                "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
            ],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(20, [10, 10], [5, 5, 5, 5], check: .ehic, evidence: .structure),
            keywords: [
                "ehic", "ehic#", "finlandehicnumber#", "finska sjukförsäkringskort", "hälsokort", "health card",
                "health card number", "health insurance card", "health insurance number", "sairaanhoitokortin",
                "sairausvakuutuskortti", "sairausvakuutusnumero", "sjukförsäkring nummer", "sjukförsäkringskort",
                "suomi ehic-numero", "terveyskortti", "assicurazione sanitaria numero", "carta assicurazione numero",
                "carte d'assurance maladie", "carte européenne d'assurance maladie", "ceam", "gesundheitskarte",
                "insurance card number", "krankenversicherungskarte", "krankenversicherungsnummer",
                "medical account number", "numero conto medico", "numéro d'assurance maladie",
                "numéro de carte d'assurance", "numéro de compte medical", "numéro de compte médical",
                "número de cuenta médica", "número de seguro de salud", "número de tarjeta de seguro",
                "tarjeta de salud", "tessera sanitaria assicurazione numero", "versicherungsnummer",
                "european health insurance card", "tarjeta sanitaria europea", "europäische krankenversicherungskarte",
                "tessera europea di assicurazione malattia", "europese ziekteverzekeringskaart",
                "cartão europeu de seguro de doença",
            ],
            examples: Identifier.Examples(
                matching: ["ehic: 80756012345678901234", "The ehic# 80276 00000 01234 56789 was given."],
                notMatching: [
                    "Parcel 80756012345678901234 is here.", "ehic: 80840012345678901234", "ehic: 81756012345678901234",
                ])),
        Identifier(
            "FINLAND_EUROPEAN_HEALTH_INSURANCE_NUMBER", "European health insurance number (Finland)", kind: .health,
            countries: ["FI"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(20, [10, 10], check: .finnishEHIC, evidence: .prefix),
            keywords: [
                "ehic", "ehic#", "finland health insurance card", "finlandehicnumber#", "finska sjukförsäkringskort",
                "hälsokort", "health card", "health card number", "health insurance card", "health insurance number",
                "sairaanhoitokortin", "sairausvakuutuskortti", "sairausvakuutusnumero", "sjukförsäkring nummer",
                "sjukförsäkringskort", "suomen sairausvakuutuskortti", "suomi ehic-numero", "terveyskortti",
                "eurooppalainen sairaanhoitokortti",
            ],
            examples: Identifier.Examples(
                matching: ["ehic: 80246802461234567890", "The ehic# 8024680246 1234567890 was given."],
                notMatching: [
                    "Parcel 80246802461234567890 is here.", "ehic: 80246802471234567890", "ehic: 8024680246123456789",
                ])),
        Identifier(
            "FRANCE_HEALTH_INSURANCE_NUMBER", "Health insurance card number (France)", kind: .health, countries: ["FR"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(21)), .number("\\d{10}[ -]\\d{10}[ -]\\d", evidence: .structure)],
            keywords: [
                "carte d'assuré social", "carte vitale", "insurance card", "numéro de carte vitale",
                "carte d’assuré social", "carte d'assurance maladie",
            ],
            examples: Identifier.Examples(
                matching: [
                    "carte d'assuré social: 802500000112345678901",
                    "The carte vitale 8025000001 1234567890 1 was given.",
                ],
                notMatching: [
                    "Parcel 802500000112345678901 is here.", "carte d'assuré social: 80250000011234567890",
                    "carte d'assuré social: 80250000 1234567890 1",
                ])),
        Identifier(
            "UK_NHS_NUMBER", "NHS number (UK)", kind: .health, countries: ["GB"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(10, [3, 3, 4], check: .nhs),
            keywords: ["national health service", "NHS", "nhs number", "nhs no", "nhs no.", "nhs#"],
            examples: Identifier.Examples(
                matching: ["national health service: 943 476 5870", "The NHS 9434765870 was given."],
                notMatching: ["Parcel 943 476 5870 is here.", "national health service: 943 476 5871"])),
        Identifier(
            "GERMANY_HEALTH_INSURANCE_NUMBER", "Health insurance number (Germany)", kind: .health, countries: ["DE"],
            source: .castellan(reference: "GKV-Spitzenverband, Krankenversichertennummer, section 290 SGB V"),
            patterns: [.code("[A-Z]\\d{9}", .krankenversicherung)],
            keywords: [
                "krankenversichertennummer", "krankenversicherungsnummer", "kvnr", "versichertennummer",
                "gesundheitskarte", "krankenkasse", "egk", "health insurance number", "health insurance",
            ],
            examples: Identifier.Examples(
                matching: [
                    "krankenversichertennummer: A123456780", "The krankenversicherungsnummer A123456780 was given.",
                ],
                notMatching: ["Parcel A123456780 is here.", "krankenversichertennummer: A123456781"])),
        Identifier(
            "BRAZIL_NATIONAL_HEALTH_CARD_NUMBER", "National health card number (Brazil)", kind: .health,
            countries: ["BR"],
            source: .castellan(reference: "DATASUS, Cartão Nacional de Saúde, rotina de validação"),
            patterns: Pattern.numbers(15, [3, 4, 4, 4], check: .cns),
            keywords: [
                "cns", "cartão nacional de saúde", "cartao nacional de saude", "cartão sus", "cartao sus",
                "número do sus", "national health card",
            ],
            examples: Identifier.Examples(
                matching: ["cns: 898001160660761", "The cartão nacional de saúde 700000000000005 was given."],
                notMatching: ["Parcel 898001160660761 is here.", "cns: 898001160660762"])),
        Identifier(
            "AUSTRALIA_MEDICARE_NUMBER", "Medicare number (Australia)", kind: .health, countries: ["AU"],
            source: .castellan(reference: "Services Australia, Medicare card number check digit"),
            patterns: Pattern.numbers(10, [4, 5, 1], check: .medicareAustralia) + [
                .number(Shape.digits(11), .medicareAustralia),
                .number("\\d{4}[ .-]\\d{5}[ .-]\\d[ ./-]\\d", .medicareAustralia),
            ],
            keywords: [
                "medicare", "medicare number", "medicare no", "medicare card", "medicare card number", "medicare#",
            ],
            examples: Identifier.Examples(
                matching: ["medicare: 2123 45670 1", "The medicare number 2123456701 was given."],
                notMatching: ["Parcel 2123 45670 1 is here.", "medicare: 2123 45671 1", "medicare: 1123456701"])),
        Identifier(
            "NEW_ZEALAND_NATIONAL_HEALTH_INDEX_NUMBER", "National health index number (New Zealand)", kind: .health,
            countries: ["NZ"],
            source: .castellan(reference: "HISO 10046:2023, Consumer Health Identity Standard"),
            patterns: [.code("[A-HJ-NP-Z]{3}\\d{4}", .nhi), .code("[A-HJ-NP-Z]{3}\\d{2}[A-HJ-NP-Z]{2}", .nhi)],
            keywords: ["nhi", "nhi number", "national health index", "nhi no", "nhi#", "health index number"],
            examples: Identifier.Examples(
                matching: ["nhi: ZAC5361", "The nhi number ZBN77VL was given."],
                notMatching: ["Parcel ZAC5361 is here.", "nhi: ZAC5362"])),
    ]
}
