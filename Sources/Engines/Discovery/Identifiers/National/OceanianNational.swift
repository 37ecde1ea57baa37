/// What Macie lacks of Australia and New Zealand.
extension Catalogue {
    public static let oceania: [Identifier] = [
        Identifier(
            "AUSTRALIA_BUSINESS_NUMBER", "Business number (Australia)", kind: .organizationTaxID, countries: ["AU"],
            source: .castellan(reference: "Australian Business Register, format of the ABN"),
            patterns: Pattern.numbers(11, [2, 3, 3, 3], check: .abn),
            keywords: ["abn", "australian business number", "business number", "abn no", "abn:"],
            examples: Identifier.Examples(
                matching: ["abn: 83 914 571 673", "The australian business number 83914571673 was given."],
                notMatching: ["Parcel 83 914 571 673 is here.", "abn: 83 914 571 674"])),
        Identifier(
            "AUSTRALIA_COMPANY_NUMBER", "Company number (Australia)", kind: .organizationTaxID, countries: ["AU"],
            source: .castellan(reference: "ASIC, Australian company number digit check"),
            patterns: Pattern.numbers(9, [3, 3, 3], check: .acn),
            keywords: ["acn", "australian company number", "company number", "arbn", "acn no"],
            examples: Identifier.Examples(
                matching: ["acn: 004 085 616", "The australian company number 010499966 was given."],
                notMatching: ["Parcel 004 085 616 is here.", "acn: 004 085 617"])),
        Identifier(
            "NEW_ZEALAND_IRD_NUMBER", "IRD number (New Zealand)", kind: .taxID, countries: ["NZ"],
            source: .castellan(reference: "Inland Revenue, IRD number validation"),
            patterns: [.number(Shape.digits(8...9), .ird), .number("\\d{2,3}[ .-]\\d{3}[ .-]\\d{3}", .ird)],
            keywords: ["ird", "ird number", "inland revenue", "ird no", "ird#", "tax number"],
            examples: Identifier.Examples(
                matching: ["ird: 49-091-850", "The ird number 136410132 was given."],
                notMatching: ["Parcel 49-091-850 is here.", "ird: 49-091-851"])),
    ]
}
