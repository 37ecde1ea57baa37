/// The national form (BBAN) of the five countries for which Macie reads it, with keywords and the check digits that it has.
struct NationalAccount: Sendable {
    let patterns: [Pattern]
    let keywords: [String]
    let matching: [String]
    let notMatching: [String]

    static func of(_ country: String) -> NationalAccount? {
        switch country {
        case "FR": french
        case "DE": german
        case "IT": italian
        case "ES": spanish
        case "GB": british
        default: nil
        }
    }

    private static func grouped(
        _ parts: [Int], alphanumeric: Int?, leadingLetter: Bool, _ check: Validation.Check, _ evidence: Pattern.Evidence
    ) -> Pattern {
        Pattern(
            Pattern.digitGroups(parts), keyword: .required,
            validation: .surroundings(
                NationalAccountCheck(
                    parts: parts, alphanumericPart: alphanumeric, hasLeadingLetter: leadingLetter, check: check)),
            boundary: .none, evidence: evidence)
    }

    /// Of all five (Macie User Guide, keywords), and the abbreviations of the same.
    private static let common: [String] = [
        "account code", "account number", "accountno#", "accountnumber#", "bban", "customer account id",
        "customer account number",
        "customer bank account id", "iban", "account no", "bank account", "acct number",
    ]

    private static let french = NationalAccount(
        patterns: [
            grouped([5, 5, 11, 2], alphanumeric: 2, leadingLetter: false, .ribKey, .checksum)
        ],
        keywords: common + ["code bancaire", "compte bancaire", "numéro de compte", "numero de compte", "rib"],
        matching: ["Compte bancaire : 20041 01005 0500013M026 06", "bban 20041010050500013M02606"],
        notMatching: ["Compte bancaire : 20041 01005 0500013M026 07", "Colis 20041 01005 0500013M026 06"])

    private static let german = NationalAccount(
        patterns: [
            grouped([8, 10], alphanumeric: nil, leadingLetter: false, .notOneDigit, .shape),
            grouped([3, 3, 2, 10], alphanumeric: nil, leadingLetter: false, .notOneDigit, .shape),
        ],
        keywords: common + [
            "bankleitzahl", "geheimzahl", "kartennummer", "kontonummer", "kreditkartennummer", "sepa", "blz",
        ],
        matching: ["Kontonummer: 37040044 0532013000", "bban 370400440532013000"],
        notMatching: ["Sendung 37040044 0532013000", "Kontonummer: 00000000 0000000000"])

    private static let italian = NationalAccount(
        patterns: [
            grouped([5, 5, 12], alphanumeric: 2, leadingLetter: true, .cinLetter, .checksum),
            Pattern(
                "(?i)\\b[A-Z][0-9]{10}[0-9A-Z]{12}\\b", keyword: .required, validation: .compact(.cinLetter),
                evidence: .checksum),
        ],
        keywords: common + ["codice bancario", "conto bancario", "numero di conto", "conto corrente"],
        matching: ["Conto bancario X 05428 11101 000000123456", "bban X0542811101000000123456"],
        notMatching: ["Conto bancario Y 05428 11101 000000123456", "Pacco X 05428 11101 000000123456"])

    private static let spanish = NationalAccount(
        patterns: [
            grouped([4, 4, 2, 10], alphanumeric: nil, leadingLetter: false, .cccDigits, .checksum)
        ],
        keywords: common + [
            "código cuenta", "código cuenta bancaria", "cuenta cliente id", "número cuenta bancaria cliente",
            "número cuenta cliente",
            "codigo cuenta", "numero cuenta cliente", "ccc", "número de cuenta",
        ],
        matching: ["Código cuenta: 1234-1234-16-1234567890", "bban 21000418450200051332"],
        notMatching: ["Código cuenta: 1234-1234-17-1234567890", "Pedido 1234-1234-16-1234567890"])

    private static let british = NationalAccount(
        patterns: [
            grouped([2, 2, 2, 8], alphanumeric: nil, leadingLetter: false, .notOneDigit, .shape),
            Pattern(
                "\\b[A-Z]{4}[ -]?[0-9]{6}[ -]?[0-9]{8}\\b", keyword: .required, boundary: .number),
        ],
        keywords: common + ["sepa", "sort code"],
        matching: ["Account number 60-16-13 31926819", "bban NWBK60161331926819"],
        notMatching: ["Parcel 60-16-13 31926819", "Account number 60-16-13 3192681"])
}
