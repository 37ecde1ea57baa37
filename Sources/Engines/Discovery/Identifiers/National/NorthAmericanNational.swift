/// What Macie lacks of Canada, Mexico and the United States.
extension Catalogue {
    public static let northAmerica: [Identifier] = [
        Identifier(
            "USA_EMPLOYER_IDENTIFICATION_NUMBER", "Employer identification number (US)", kind: .organizationTaxID,
            countries: ["US"],
            source: .castellan(reference: "IRS, How EINs are assigned and valid EIN prefixes"),
            patterns: [
                .number("\\d{2}-\\d{7}", .ein, evidence: .structure), .number(Shape.digits(9), .ein, evidence: .shape),
            ],
            keywords: [
                "ein", "employer identification number", "employer id", "federal tax id", "fein", "employer id number",
                "federal employer identification number", "tax id", "federal id", "irs number", "ein#",
            ],
            examples: Identifier.Examples(
                matching: ["ein: 91-1144442", "The employer identification number 911144442 was given."],
                notMatching: ["Parcel 91-1144442 is here.", "ein: 07-1144442", "ein: 96-1144442"])),
        Identifier(
            "USA_ADOPTION_TAXPAYER_IDENTIFICATION_NUMBER", "Adoption taxpayer identification number (US)", kind: .taxID,
            countries: ["US"],
            source: .castellan(reference: "IRS, Form W-7A: Adoption Taxpayer Identification Number"),
            patterns: Pattern.numbers(9, [3, 2, 4], check: .atin, evidence: .structure),
            keywords: ["atin", "adoption taxpayer identification number", "adoption taxpayer id"],
            examples: Identifier.Examples(
                matching: ["atin: 912-93-3456", "The adoption taxpayer identification number 912933456 was given."],
                notMatching: ["Parcel 912-93-3456 is here.", "atin: 912-90-3456", "atin: 812-93-3456"])),
        Identifier(
            "USA_PREPARER_TAX_IDENTIFICATION_NUMBER", "Preparer tax identification number (US)", kind: .taxID,
            countries: ["US"],
            source: .castellan(reference: "IRS, Form W-12: PTIN"),
            patterns: [.code("P\\d{8}", evidence: .prefix)],
            keywords: [
                "ptin", "preparer tax identification number", "preparer tax id", "preparer's ptin", "paid preparer",
            ],
            examples: Identifier.Examples(
                matching: ["ptin: P01594846", "The preparer tax identification number P00634642 was given."],
                notMatching: ["Parcel P01594846 is here.", "ptin: P0159484", "ptin: Q01594846"])),
        Identifier(
            "CANADA_BUSINESS_NUMBER", "Business number (Canada)", kind: .organizationTaxID, countries: ["CA"],
            source: .castellan(reference: "Canada Revenue Agency, business number"),
            patterns: [
                .code("\\d{5} ?\\d{4} ?R[CMPRTZ] ?\\d{4}", .canadianBusiness),
                .number(Shape.digits(9), .canadianBusiness), .number("\\d{5} \\d{4}", .canadianBusiness),
            ],
            keywords: [
                "business number", "bn", "gst", "hst", "gst number", "gst/hst", "numéro d'entreprise", "tps", "tvh",
                "cra business number", "payroll account",
            ],
            examples: Identifier.Examples(
                matching: ["business number: 12302 6635 RC 0001", "The bn 123026635 was given."],
                notMatching: [
                    "Parcel 12302 6635 RC 0001 is here.", "business number: 12302 6636 RC 0001",
                    "business number: 123026636",
                ])),
        Identifier(
            "MEXICO_SOCIAL_SECURITY_NUMBER", "Social security number (Mexico)", kind: .socialSecurity,
            countries: ["MX"],
            source: .castellan(reference: "IMSS, Número de Seguridad Social"),
            patterns: Pattern.numbers(11, [2, 2, 2, 4, 1], check: .nss),
            keywords: [
                "nss", "número de seguridad social", "numero de seguridad social", "imss", "seguro social",
                "número de seguro social", "afiliación imss",
            ],
            examples: Identifier.Examples(
                matching: ["nss: 72795608040", "The número de seguridad social 72-79-56-0804-0 was given."],
                notMatching: ["Parcel 72795608040 is here.", "nss: 72795608041"])),
        Identifier(
            "MEXICO_VOTER_ID", "Voter key (Mexico)", kind: .nationalID, countries: ["MX"],
            source: .castellan(reference: "INE, Credencial para votar: clave de elector"),
            patterns: [.code("[A-Z]{6}\\d{8}[HMX]\\d{3}", .claveElector, evidence: .structure)],
            keywords: ["clave de elector", "credencial para votar", "ine", "ife", "elector", "credencial de elector"],
            examples: Identifier.Examples(
                matching: [
                    "clave de elector: GMVLMR80070501M100", "The credencial para votar HRNDJN75031521H300 was given.",
                ],
                notMatching: [
                    "Parcel GMVLMR80070501M100 is here.", "clave de elector: GMVLMR80130501M100",
                    "clave de elector: GMVLMR80070551M100",
                ])),
    ]
}
