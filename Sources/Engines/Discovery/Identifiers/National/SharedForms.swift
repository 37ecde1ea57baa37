/// Forms that several identifiers of one country share.
enum SpanishNumber {
    static let dni: [Pattern] = [
        .code("\\d{8}[ -]?[A-Za-z]", .dni), .code("\\d{2}\\.\\d{3}\\.\\d{3}[ -]?[A-Za-z]", .dni),
    ]
    static let nie: [Pattern] = [.code("[XYZxyz][ -]?\\d{7}[ -]?[A-Za-z]", .nie)]
    /// What licences and natural persons' tax numbers are: DNI and NIE.
    static let personal: [Pattern] = dni + nie
}

enum SwedishNumber {
    static let personal: [Pattern] = [
        .number("\\d{6}[+-]\\d{4}", .personnummer), .number("\\d{8}[+-]\\d{4}", .personnummer),
        .number(Shape.digits(10), .personnummer), .number(Shape.digits(12), .personnummer),
    ]
}

enum FrenchNumber {
    /// The NIR with and without its key, the identity card of before and since 2021.
    static let national: [Pattern] = [
        .number(Shape.digits(15), .nir),
        .code("\\d{5}(?:\\d{2}|2[AB])\\d{6}(?:\\d{2})?", .nirWithOrWithoutKey, evidence: .structure),
        .code("\\d \\d{2} \\d{2} (?:\\d{2}|2[AB]) \\d{3} \\d{3} ?\\d{2}", .nir),
        .code("\\d{4}[0-9A-Z]{3}\\d{5}", .frenchCard, evidence: .structure),
        .code("[A-Z][A-Z0-9]{8}", .frenchNewCard, evidence: .structure),
    ]
}

enum ItalianNumber {
    /// Sixteen characters; where two people would share a code, letters stand for digits.
    static let codiceFiscale =
        "[A-Za-z]{6}[0-9L-Vl-v]{2}[A-EHLMPR-Ta-ehlmpr-t][0-9L-Vl-v]{2}[A-Za-z][0-9L-Vl-v]{3}[A-Za-z]"
}

enum MexicanNumber {
    /// Letters of a name (`&` and Ñ among them), a date, three characters.
    static func rfc(letters: Int, _ check: Validation.Check) -> [Pattern] {
        let name = "(?:[A-Z&]|Ñ){\(letters)}"
        return [
            .code(name + "\\d{6}[A-Z0-9]{2}[0-9A]", check, evidence: .structure),
            .code(name + "[ -]\\d{6}[ -][A-Z0-9]{2}[0-9A]", check, evidence: .structure),
        ]
    }
}

enum EuropeanVAT {
    static let patterns: [Pattern] = [
        Pattern(
            "(?:BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK) ?[A-Z0-9]{8,12}",
            keyword: .required, validation: .compact(.europeanVAT), evidence: .checksum),
        Pattern("ATU ?\\d{8}", keyword: .required, validation: .compact(.europeanVAT), evidence: .checksum),
    ]
}

/// Letters, digits and the sign of the century, which the check looks at.
let finnishIdentityCode = "\\d{6}[-+A-FU-Ya-fu-y]\\d{3}[0-9A-Ya-y]"

/// CMS, "Understanding the New Medicare Beneficiary Identifier": which place is a letter, a digit or either.
func medicareBeneficiary(_ separator: String) -> String {
    let letter = "[AC-HJKMNP-RT-Y]"
    let either = "[0-9AC-HJKMNP-RT-Y]"
    return "[1-9]" + letter + either + "\\d" + separator + letter + either + "\\d" + separator + letter + "{2}\\d{2}"
}
