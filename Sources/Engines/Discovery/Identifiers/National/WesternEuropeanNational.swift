/// What Macie lacks of Belgium, France, Ireland, Luxembourg, the Netherlands, Portugal and the United Kingdom.
extension Catalogue {
    public static let westernEurope: [Identifier] = [
        Identifier(
            "BELGIUM_NATIONAL_NUMBER", "National register number (Belgium)", kind: .nationalID, countries: ["BE"],
            source: .castellan(reference: "Koninklijk besluit van 3 april 1984: rijksregisternummer"),
            patterns: [
                .number(Shape.digits(11), .belgianNational),
                .number("\\d{2}\\.\\d{2}\\.\\d{2}-\\d{3}\\.\\d{2}", .belgianNational),
                .number("\\d{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{3}[ -]\\d{2}", .belgianNational),
            ],
            keywords: [
                "rijksregisternummer", "numéro de registre national", "numéro national", "registre national",
                "rijksregister", "insz", "niss", "nationalregisternummer", "national register number",
                "national number", "numéro national d'identification", "bis-nummer", "rrn", "numero national",
            ],
            examples: Identifier.Examples(
                matching: [
                    "rijksregisternummer: 85.07.30-033.28", "The numéro de registre national 85073003328 was given.",
                    "rijksregisternummer: 17 07 30 033 84",
                ],
                notMatching: ["Parcel 85.07.30-033.28 is here.", "rijksregisternummer: 85.07.30-033.29"])),
        Identifier(
            "BELGIUM_IDENTITY_CARD_NUMBER", "Identity card number (Belgium)", kind: .nationalID, countries: ["BE"],
            source: .castellan(reference: "FOD Binnenlandse Zaken, identiteitskaart: kaartnummer"),
            patterns: Pattern.numbers(12, [3, 7, 2], check: .belgianCard),
            keywords: [
                "identiteitskaart", "carte d'identité", "kaartnummer", "numéro de carte", "identiteitskaartnummer",
                "eid", "personalausweis", "identity card",
            ],
            examples: Identifier.Examples(
                matching: ["identiteitskaart: 591-1917064-58", "The carte d'identité 591191706458 was given."],
                notMatching: ["Parcel 591-1917064-58 is here.", "identiteitskaart: 591-1917064-59"])),
        Identifier(
            "BELGIUM_ENTERPRISE_NUMBER", "Enterprise number (Belgium)", kind: .organizationTaxID, countries: ["BE"],
            source: .castellan(reference: "Kruispuntbank van Ondernemingen, ondernemingsnummer"),
            patterns: Pattern.numbers(10, [4, 3, 3], check: .belgianEnterprise),
            keywords: [
                "ondernemingsnummer", "numéro d'entreprise", "kbo", "bce", "btw", "tva", "unternehmensnummer",
                "enterprise number", "btw-nummer", "numéro de tva",
            ],
            examples: Identifier.Examples(
                matching: ["ondernemingsnummer: 0428.759.497", "The numéro d'entreprise 0428759497 was given."],
                notMatching: ["Parcel 0428.759.497 is here.", "ondernemingsnummer: 0428.759.498"])),
        Identifier(
            "FRANCE_SIREN_NUMBER", "SIREN number (France)", kind: .organizationTaxID, countries: ["FR"],
            source: .castellan(reference: "INSEE, Sirene: numéro Siren"),
            patterns: Pattern.numbers(9, [3, 3, 3], check: .siren),
            keywords: ["siren", "numéro siren", "n° siren", "rcs", "no siren", "siren number"],
            examples: Identifier.Examples(
                matching: ["siren: 552 008 443", "The numéro siren 552008443 was given."],
                notMatching: ["Parcel 552 008 443 is here.", "siren: 552 008 444"])),
        Identifier(
            "FRANCE_SIRET_NUMBER", "SIRET number (France)", kind: .organizationTaxID, countries: ["FR"],
            source: .castellan(reference: "INSEE, Sirene: numéro Siret"),
            patterns: Pattern.numbers(14, [3, 3, 3, 5], check: .siret),
            keywords: ["siret", "numéro siret", "n° siret", "no siret", "siret number"],
            examples: Identifier.Examples(
                matching: ["siret: 732 829 320 00074", "The numéro siret 73282932000074 was given."],
                notMatching: ["Parcel 732 829 320 00074 is here.", "siret: 732 829 320 00075"])),
        Identifier(
            "IRELAND_PPS_NUMBER", "PPS number (Ireland)", kind: .nationalID, countries: ["IE"],
            source: .castellan(
                reference:
                    "Department of Social Protection, PPS number; Social Welfare Consolidation Act 2005, section 262"),
            patterns: [.code("\\d{7}[A-Wa-w][A-Wa-w]?", .pps)],
            keywords: [
                "pps", "pps number", "ppsn", "pps no", "personal public service number", "uimhir psp", "pps no.",
                "uimhir phearsanta seirbhíse poiblí",
            ],
            examples: Identifier.Examples(
                matching: ["pps: 6433435F", "The pps number 6433435OA was given."],
                notMatching: ["Parcel 6433435F is here.", "pps: 6433435B"])),
        Identifier(
            "LUXEMBOURG_NATIONAL_IDENTIFICATION_NUMBER", "National identification number (Luxembourg)",
            kind: .nationalID, countries: ["LU"],
            source: .castellan(reference: "Loi du 19 juin 2013 relative à l'identification des personnes physiques"),
            patterns: [
                .number(Shape.digits(13), .luxembourgNational),
                .number("\\d{4} \\d{2} \\d{2} \\d{5}", .luxembourgNational),
                .number("\\d{8} \\d{5}", .luxembourgNational),
            ],
            keywords: [
                "matricule", "numéro d'identification national", "numéro de matricule", "matricule national",
                "identifikationsnummer", "nationale identifikationsnummer", "national identification number",
                "numéro d'identification",
            ],
            examples: Identifier.Examples(
                matching: [
                    "matricule: 1893120105732", "The numéro d'identification national 18931201 05732 was given.",
                ],
                notMatching: ["Parcel 1893120105732 is here.", "matricule: 1893120105733"])),
        Identifier(
            "NETHERLANDS_BSN_NUMBER", "Citizen service number (Netherlands)", kind: .nationalID, countries: ["NL"],
            source: .castellan(reference: "Wet algemene bepalingen burgerservicenummer; Logisch ontwerp BSN: elfproef"),
            patterns: [
                .number(Shape.digits(9), .bsn), .number(Shape.grouped([4, 2, 3]), .bsn),
                .number(Shape.grouped([3, 3, 3]), .bsn),
            ],
            keywords: [
                "bsn", "burgerservicenummer", "sofinummer", "sofi-nummer", "sofi nummer", "bsn-nummer",
                "citizen service number", "bsn nummer", "burger service nummer", "persoonsnummer",
            ],
            examples: Identifier.Examples(
                matching: ["bsn: 111222333", "The burgerservicenummer 1112.22.333 was given."],
                notMatching: ["Parcel 111222333 is here.", "bsn: 111222334"])),
        Identifier(
            "PORTUGAL_NIF_NUMBER", "NIF (Portugal)", kind: .taxID, countries: ["PT"],
            source: .castellan(
                reference: "Autoridade Tributária, Número de identificação fiscal; Decreto-Lei n.º 14/2013"),
            patterns: Pattern.numbers(9, [3, 3, 3], check: .nif),
            keywords: [
                "nif", "nipc", "número de identificação fiscal", "numero de identificacao fiscal", "contribuinte",
                "número de contribuinte", "n.º contribuinte", "nº contribuinte", "tax identification number",
            ],
            examples: Identifier.Examples(
                matching: ["nif: 501 964 843", "The nipc 501964843 was given."],
                notMatching: ["Parcel 501 964 843 is here.", "nif: 501 964 844"])),
        Identifier(
            "PORTUGAL_CITIZEN_CARD_NUMBER", "Citizen card number (Portugal)", kind: .nationalID, countries: ["PT"],
            source: .castellan(reference: "Cartão de cidadão: validação de número de documento"),
            patterns: [.code("\\d{8} ?\\d ?[A-Z0-9]{2}\\d", .cartaoCidadao)],
            keywords: [
                "cartão de cidadão", "cartao de cidadao", "cartão do cidadão", "número de documento",
                "bilhete de identidade", "cc n.º", "citizen card", "documento de identificação",
            ],
            examples: Identifier.Examples(
                matching: ["cartão de cidadão: 00000000 0 ZZ4", "The cartao de cidadao 000000000ZZ4 was given."],
                notMatching: ["Parcel 00000000 0 ZZ4 is here.", "cartão de cidadão: 00000000 0 ZZ5"])),
        Identifier(
            "UK_VAT_NUMBER", "VAT number (UK)", kind: .organizationTaxID, countries: ["GB"],
            source: .castellan(reference: "HMRC, VAT Notice 700/21 and VATREC: check digits"),
            patterns: [
                .code("(?:GB|XI) ?\\d{3} ?\\d{4} ?\\d{2}", .britishVATWithPrefix),
                .number(Shape.digits(9), .britishVAT), .number("\\d{3} \\d{4} \\d{2}", .britishVAT),
            ],
            keywords: [
                "vat", "vat number", "vat no", "vat registration", "vat reg no", "vat reg", "vat registration number",
                "vat no.",
            ],
            examples: Identifier.Examples(
                matching: ["vat: GB980780684", "The vat number 980 7806 84 was given."],
                notMatching: ["Parcel GB980780684 is here.", "vat: GB980780685"])),
        Identifier(
            "EU_VAT_NUMBER", "VAT number (European Union)", kind: .organizationTaxID,
            countries: [
                "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
                "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
            ],
            source: .castellan(
                reference: "Regulation (EU) No 904/2010; European Commission, VIES: structure of VAT numbers"),
            patterns: EuropeanVAT.patterns,
            keywords: [
                "vat", "vat number", "vat id", "vat no", "vat reg", "ust-id", "ust-idnr", "uid", "tva", "n° tva",
                "numéro de tva", "iva", "partita iva", "p.iva", "btw", "btw-nummer", "moms", "momsnr", "momsnummer",
                "vat-nummer", "alv", "alv-numero", "dič", "ič dph", "nip", "áfa", "adószám", "ддс", "ддс номер", "αφμ",
                "α.φ.μ.", "cif", "nif", "pvm", "pvn", "käibemaks", "kmkr", "pdv", "ddv", "id za ddv", "cod tva",
                "numéro d'identification à la tva", "tax id", "european vat",
            ],
            examples: Identifier.Examples(
                matching: [
                    "vat: ATU13585627", "The vat number BE 0428759497 was given.", "vat: FR83404833048",
                    "The vat number NL004495445B01 was given.", "vat: SE123456789701",
                    "The vat number PL8567346215 was given.",
                ],
                notMatching: ["Parcel ATU13585627 is here.", "vat: ATU13585626", "vat: FR84404833048"])),
    ]
}
