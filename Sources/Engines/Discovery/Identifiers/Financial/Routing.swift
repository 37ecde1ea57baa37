extension Catalogue {
    /// Codes of banks, which Macie lacks.
    public static let bankRouting: [Identifier] = [
        Identifier(
            "ABA_ROUTING_NUMBER", "ABA routing number (US)", kind: .bankRouting, countries: ["US"],
            source: .castellan(reference: "American Bankers Association, Routing Number Policy"),
            patterns: [
                Pattern(
                    Pattern.digitRun, keyword: .required,
                    validation: .surroundings(DigitRun(counts: 9...9, check: .abaRouting)),
                    boundary: .none, evidence: .checksum)
            ],
            keywords: [
                "routing number", "routing no", "routing #", "routing", "aba", "aba number", "rtn", "transit number",
                "bank transit", "micr",
            ],
            examples: .init(
                matching: ["Routing number: 021000021", "ABA 011401533"],
                notMatching: ["Routing number: 021000022", "Ticket 021000021"])),
        Identifier(
            "SWIFT_CODE", "SWIFT code (BIC)", kind: .bankRouting, source: .castellan(reference: "ISO 9362"),
            patterns: [
                Pattern(
                    "\\b[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?\\b", keyword: .required,
                    validation: .text(.businessIdentifierCode), evidence: .structure)
            ],
            keywords: [
                "swift", "swift code", "swift bic", "bic", "bic code", "swift address", "bank identifier code",
                "business identifier code",
                "swift number", "iban",
            ],
            examples: .init(
                matching: ["SWIFT: DEUTDEFF500", "BIC code NWBKGB2L"],
                notMatching: ["SWIFT: DEUTQQFF500", "Series DEUTDEFF"])),
    ]
}
