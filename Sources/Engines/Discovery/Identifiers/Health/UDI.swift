/// Unique device identifiers, by the three agencies that the FDA accredits (21 CFR 830.100): GS1, HIBCC and ICCBBA.
enum UDI {
    static let patterns: [Pattern] = [
        Pattern(
            "\\(01\\)\\d{14}", keyword: .required, validation: .surroundings(GS1Device()), boundary: .none,
            evidence: .checksum),
        Pattern(
            "\\+[A-Z][A-Z0-9]{3}[A-Z0-9]", keyword: .required, validation: .surroundings(HIBCCDevice()),
            boundary: .none,
            evidence: .checksum),
        Pattern("=/[A-Z0-9]\\d{4}[A-Z0-9]{6}\\w{5}", keyword: .required, boundary: .word, evidence: .structure),
        // ISBT 128: a donation's facility begins with a letter in practice; a digit would make every assignment of a number one.
        Pattern("=[A-NP-Z]\\d{12}(?:\\d{2})?", keyword: .required, boundary: .word, evidence: .structure),
    ]
}
