/// Health identifiers of the United States.
extension Catalogue {
    public static let healthUnitedStates: [Identifier] = [
        Identifier(
            "US_DRUG_ENFORCEMENT_AGENCY_NUMBER", "Drug Enforcement Agency number (US)", kind: .health,
            countries: ["US"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z][A-Z9]\\d{7}", .dea)],
            keywords: [
                "dea number", "dea registration", "dea no", "dea #", "dea registration number",
                "drug enforcement administration", "drug enforcement agency",
            ],
            examples: Identifier.Examples(
                matching: ["dea number: BB1388568", "The dea registration FP1234563 was given."],
                notMatching: ["Parcel BB1388568 is here.", "dea number: BB1388569"])),
        Identifier(
            "USA_HEALTH_INSURANCE_CLAIM_NUMBER", "Health insurance claim number (US)", kind: .health, countries: ["US"],
            source: .macie(recommended: false),
            patterns: [
                .code("\\d{9}[A-Z][A-Z0-9]?", .hicn, evidence: .structure),
                .code("\\d{3}-\\d{2}-\\d{4}-?[A-Z][A-Z0-9]?", .hicn, evidence: .structure),
                .code("[A-Z]{1,3}[ -]?(?:\\d{6}|\\d{9})", .hicn, evidence: .structure),
            ],
            keywords: [
                "health insurance claim number", "hic no", "hic no.", "hic number", "hic#", "hicn", "hicn#.", "hicno#",
                "hicn#", "medicare claim number", "medicare number",
            ],
            examples: Identifier.Examples(
                matching: [
                    "health insurance claim number: 123-45-6789-A", "The hic no 536904399C1 was given.",
                    "health insurance claim number: WCA 123456",
                ],
                notMatching: [
                    "Parcel 123-45-6789-A is here.", "health insurance claim number: 666-45-6789-A",
                    "health insurance claim number: 536904399Z",
                ])),
        Identifier(
            "USA_HEALTHCARE_PROCEDURE_CODE", "Healthcare procedure code (US)", kind: .health, countries: ["US"],
            source: .macie(recommended: false),
            patterns: [
                .number(Shape.digits(5)), .code("\\d{4}[FTU]", evidence: .structure),
                .code("[A-EGHJ-MP-V]\\d{4}", evidence: .structure),
            ],
            keywords: [
                "current procedural terminology", "hcpcs", "healthcare common procedure coding system", "hcpcs code",
                "cpt code", "cpt codes", "procedure code",
            ],
            examples: Identifier.Examples(
                matching: [
                    "current procedural terminology: J3490", "The hcpcs 99213 was given.",
                    "current procedural terminology: 0001F",
                ],
                notMatching: [
                    "Parcel J3490 is here.", "current procedural terminology: Z3490",
                    "current procedural terminology: 992134",
                ])),
        Identifier(
            "USA_MEDICARE_BENEFICIARY_IDENTIFIER", "Medicare beneficiary identifier (US)", kind: .health,
            countries: ["US"],
            source: .macie(recommended: false),
            patterns: [
                .code(medicareBeneficiary(""), evidence: .structure),
                .code(medicareBeneficiary("[ -]"), evidence: .structure),
            ],
            keywords: [
                "mbi", "medicare beneficiary", "medicare beneficiary identifier", "medicare id", "medicare number",
            ],
            examples: Identifier.Examples(
                matching: ["mbi: 1EG4-TE5-MK73", "The medicare beneficiary 1EG4TE5MK73 was given."],
                notMatching: ["Parcel 1EG4-TE5-MK73 is here.", "mbi: 0EG4-TE5-MK73", "mbi: 1EG4-TS5-MK73"])),
        Identifier(
            "USA_NATIONAL_DRUG_CODE", "National drug code (US)", kind: .health, countries: ["US"],
            source: .macie(recommended: false),
            patterns: [
                .number("\\d{4}-\\d{4}-\\d{2}", evidence: .structure),
                .number("\\d{5}-\\d{3}-\\d{2}", evidence: .structure),
                .number("\\d{5}-\\d{4}-\\d{1,2}", evidence: .structure), .number(Shape.digits(11)),
            ],
            keywords: ["national drug code", "ndc", "ndc code", "ndc number", "ndc#"],
            examples: Identifier.Examples(
                matching: [
                    "national drug code: 0777-3105-02", "The ndc 50242-0061-1 was given.",
                    "national drug code: 00777310502",
                ],
                notMatching: [
                    "Parcel 0777-3105-02 is here.", "national drug code: 077-3105-02", "national drug code: 077731050",
                ])),
        Identifier(
            "USA_NATIONAL_PROVIDER_IDENTIFIER", "National provider identifier (US)", kind: .health, countries: ["US"],
            source: .macie(recommended: false),
            patterns: [.number(Shape.digits(10), .npi)],
            keywords: [
                "hipaa", "n.p.i", "national provider", "npi", "n.p.i.", "national provider identifier", "npi number",
                "npi#",
            ],
            examples: Identifier.Examples(
                matching: ["hipaa: 1234567893", "The n.p.i 1245319599 was given."],
                notMatching: ["Parcel 1234567893 is here.", "hipaa: 1234567894"])),
    ]
}
