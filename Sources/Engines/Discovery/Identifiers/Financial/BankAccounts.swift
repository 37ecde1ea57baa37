extension Catalogue {
    /// Bank accounts: `BANK_ACCOUNT_NUMBER` and an IBAN of each country of the registry, those of Macie first.
    public static let bankAccounts: [Identifier] =
        [northAmericanAccount] + BankAccountCountry.macie.map { $0.identifier(isMacie: true) }
        + BankAccountCountry.others.map { $0.identifier(isMacie: false) }

    private static let northAmericanAccount = Identifier(
        "BANK_ACCOUNT_NUMBER", "Bank account number (US, Canada)", kind: .bankAccount, countries: ["CA", "US"],
        source: .macie(recommended: false),
        patterns: [
            Pattern(
                Pattern.digitRun, keyword: .required,
                validation: .surroundings(DigitRun(counts: 9...17, check: .notOneDigit)),
                boundary: .none)
        ],
        keywords: accountKeywords,
        examples: .init(
            matching: ["Bank account: 123456789012", "chequing acct 004417293"],
            notMatching: ["Order 123456789012", "bank account 12345678", "savings account 000000000000"]))

    private static let accountKeywords: [String] = {
        var words = [String]()
        for kind in ["bank", "checking", "deposit", "savings", "chequing", "saving", "cheque"] {
            words += ["\(kind) account", "\(kind) acct"]
        }
        return words
    }()
}

extension Validation.Check {
    /// Digits that are not all the same.
    static let notOneDigit = Self("not one digit") { digits in
        for index in 1..<max(1, digits.count) where digits[index] != digits[0] { return true }
        return false
    }
}
