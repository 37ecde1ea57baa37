/// A row of the table that the identifiers of bank accounts are made from.
struct BankAccountCountry: Sendable {
    /// ISO 3166-1 alpha-2, and XK.
    let code: String
    /// The id without `_BANK_ACCOUNT_NUMBER`.
    let id: String
    let country: String
    let shape: BBANShape

    init(_ code: String, _ id: String, _ country: String, _ shape: BBANShape) {
        self.code = code
        self.id = id
        self.country = country
        self.shape = shape
    }

    /// The IBAN needs no keyword; the national form of five countries needs one (Macie User Guide, keywords).
    func identifier(isMacie: Bool) -> Identifier {
        let iban = IBAN(country: code, shape: shape)
        let check = Validation.Check("IBAN mod 97") { iban.isValid($0) }
        let pattern = Pattern(
            shape.expression(country: code), keyword: .notNeeded, validation: .compact(check), evidence: .checksum)
        let national = NationalAccount.of(code)
        let first = iban.example(seed: 1)
        let grouped = Self.grouped(iban.example(seed: 2))
        var wrong = Array(first.utf8)
        wrong[wrong.count - 1] = wrong[wrong.count - 1] == 0x33 ? 0x34 : 0x33
        return Identifier(
            id + "_BANK_ACCOUNT_NUMBER", "Bank account (\(country))", kind: .bankAccount, countries: [code],
            source: isMacie ? .macie(recommended: false) : .castellan(reference: "SWIFT IBAN registry (ISO 13616)"),
            patterns: [pattern] + (national?.patterns ?? []), keywords: national?.keywords ?? [],
            examples: .init(
                matching: ["Pay to \(first) today.", "Account \(grouped)\n"] + (national?.matching ?? []),
                notMatching: [
                    "Pay to \(String(decoding: wrong, as: UTF8.self)) today.", "Ref X\(first)1",
                ] + (national?.notMatching ?? [])))
    }

    private static func grouped(_ compact: String) -> String {
        var text = ""
        for (place, character) in compact.enumerated() {
            if place > 0, place % 4 == 0 { text += " " }
            text.append(character)
        }
        return text
    }
}
