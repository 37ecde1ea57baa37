/// What Macie lacks of Austria, Germany and Switzerland.
extension Catalogue {
    public static let alpine: [Identifier] = [
        Identifier(
            "AUSTRIA_SOCIAL_INSURANCE_NUMBER", "Social insurance number (Austria)", kind: .socialSecurity,
            countries: ["AT"],
            source: .castellan(reference: "Dachverband der Sozialversicherungsträger, Versicherungsnummer"),
            patterns: Pattern.numbers(10, [4, 6], check: .austrianInsurance),
            keywords: [
                "sozialversicherungsnummer", "svnr", "sv-nr", "sv nummer", "versicherungsnummer",
                "sozialversicherungs-nr", "sv-nummer", "vsnr", "e-card", "social insurance number",
            ],
            examples: Identifier.Examples(
                matching: ["sozialversicherungsnummer: 1237 010180", "The svnr 1237010180 was given."],
                notMatching: ["Parcel 1237 010180 is here.", "sozialversicherungsnummer: 1237 010181"])),
        Identifier(
            "AUSTRIA_TAX_IDENTIFICATION_NUMBER", "Tax number (Austria)", kind: .taxID, countries: ["AT"],
            source: .castellan(reference: "Bundesministerium für Finanzen, Abgabenkontonummer"),
            patterns: [
                .number("\\d{2}[ -]?\\d{3}/\\d{4}", .abgabenkontonummer), .number(Shape.digits(9), .abgabenkontonummer),
            ],
            keywords: [
                "steuernummer", "abgabenkontonummer", "st.nr", "steuernr", "st.-nr.", "tax number",
                "austrian tax number",
            ],
            examples: Identifier.Examples(
                matching: ["steuernummer: 59-119/9013", "The abgabenkontonummer 591199013 was given."],
                notMatching: ["Parcel 59-119/9013 is here.", "steuernummer: 59-119/9014"])),
        Identifier(
            "GERMANY_PENSION_INSURANCE_NUMBER", "Pension insurance number (Germany)", kind: .socialSecurity,
            countries: ["DE"],
            source: .castellan(reference: "VKVV, section 2: Zusammensetzung der Versicherungsnummer"),
            patterns: [
                .code("\\d{8}[A-Z]\\d{3}", .rentenversicherung),
                .code("\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}", .rentenversicherung),
            ],
            keywords: [
                "rentenversicherungsnummer", "sozialversicherungsnummer", "versicherungsnummer", "rvnr", "rv-nummer",
                "sv-nummer", "svnr", "rentenversicherung", "sv-ausweis", "pension insurance number",
                "social security number", "sozialversicherungs-nr",
            ],
            examples: Identifier.Examples(
                matching: [
                    "rentenversicherungsnummer: 15070649C103",
                    "The sozialversicherungsnummer 65 170839 J 003 was given.",
                ],
                notMatching: ["Parcel 15070649C103 is here.", "rentenversicherungsnummer: 15070649C104"])),
        Identifier(
            "GERMANY_TAX_NUMBER", "Tax number of a tax office (Germany)", kind: .taxID, countries: ["DE"],
            source: .castellan(reference: "ELSTER, Steuernummern der Länder"),
            patterns: [
                .number("\\d{2,3}[ /]\\d{3}[ /]\\d{5}", evidence: .structure),
                .number("\\d{3}[ /]\\d{4}[ /]\\d{4}", evidence: .structure),
                .number("0\\d{2} \\d{3} \\d{5}", evidence: .structure),
            ],
            keywords: ["steuernummer", "steuernr", "st.-nr.", "st.nr.", "st-nr", "steuer-nr", "stnr", "tax number"],
            examples: Identifier.Examples(
                matching: [
                    "steuernummer: 181/815/08155", "The steuernr 93/815/08152 was given.",
                    "steuernummer: 151/8150/8156",
                ],
                notMatching: [
                    "Parcel 181/815/08155 is here.", "steuernummer: 181/81/08155", "steuernummer: 181/815/0815",
                ])),
        Identifier(
            "GERMANY_VAT_NUMBER", "VAT number (Germany)", kind: .organizationTaxID, countries: ["DE"],
            source: .castellan(reference: "Bundeszentralamt für Steuern, Umsatzsteuer-Identifikationsnummer"),
            patterns: [.code("DE ?\\d{3} ?\\d{3} ?\\d{3}", .germanVATWithPrefix)],
            keywords: [
                "ust-idnr", "ust-id", "ust-idnr.", "umsatzsteuer-identifikationsnummer", "ust.-id", "vat id",
                "vat number", "vat", "umsatzsteuer-id", "ustid", "uid",
            ],
            examples: Identifier.Examples(
                matching: ["ust-idnr: DE136695976", "The ust-id DE 136 695 976 was given."],
                notMatching: ["Parcel DE136695976 is here.", "ust-idnr: DE136695977"])),
        Identifier(
            "SWITZERLAND_AHV_NUMBER", "AHV number (Switzerland)", kind: .socialSecurity, countries: ["CH"],
            source: .castellan(reference: "Zentrale Ausgleichsstelle, AHV-Nummer; eCH-0044"),
            patterns: Pattern.numbers(13, [3, 4, 4, 2], check: .ahv, evidence: .prefix),
            keywords: [
                "ahv", "ahv-nummer", "ahv-nr", "ahvn13", "avs", "numéro avs", "numero avs", "navs13",
                "sozialversicherungsnummer", "no avs", "n° avs", "numéro d'assuré", "versichertennummer",
                "social security number", "ahv nr", "oasi number",
            ],
            examples: Identifier.Examples(
                matching: ["ahv: 756.9217.0769.85", "The ahv-nummer 7569217076985 was given."],
                notMatching: ["Parcel 756.9217.0769.85 is here.", "ahv: 756.9217.0769.86"])),
        Identifier(
            "SWITZERLAND_UID_NUMBER", "Enterprise identification number (Switzerland)", kind: .organizationTaxID,
            countries: ["CH"],
            source: .castellan(reference: "Bundesamt für Statistik, UID; eCH-0097"),
            patterns: [.code("CHE[ -]?\\d{3}\\.?\\d{3}\\.?\\d{3}", .swissUID, evidence: .prefix)],
            keywords: [
                "uid", "uid-nummer", "mwst", "mwst-nr", "ide", "idi", "tva", "iva",
                "unternehmens-identifikationsnummer", "numéro ide", "numero idi", "vat", "vat number",
            ],
            examples: Identifier.Examples(
                matching: ["uid: CHE-100.155.212", "The uid-nummer CHE100155212 was given."],
                notMatching: ["Parcel CHE-100.155.212 is here.", "uid: CHE-100.155.213"])),
    ]
}
