/// What Macie lacks of Cyprus, Greece, Italy and Malta.
extension Catalogue {
    public static let southernEurope: [Identifier] = [
        Identifier(
            "ITALY_VAT_NUMBER", "Partita IVA (Italy)", kind: .organizationTaxID, countries: ["IT"],
            source: .castellan(reference: "Agenzia delle Entrate, partita IVA; D.P.R. 633/1972, art. 35"),
            patterns: [.number(Shape.digits(11), .partitaIVA)],
            keywords: [
                "partita iva", "p.iva", "p. iva", "partita i.v.a.", "piva", "vat number", "numero partita iva", "p.i.",
            ],
            examples: Identifier.Examples(
                matching: ["partita iva: 00743110157", "The p.iva 00743110157 was given."],
                notMatching: ["Parcel 00743110157 is here.", "partita iva: 00743110158"])),
        Identifier(
            "GREECE_TAX_IDENTIFICATION_NUMBER", "AFM (Greece)", kind: .taxID, countries: ["GR"],
            source: .castellan(reference: "ΑΑΔΕ, Αριθμός Φορολογικού Μητρώου"),
            patterns: [.number(Shape.digits(9), .afm)],
            keywords: [
                "αφμ", "α.φ.μ.", "afm", "αριθμός φορολογικού μητρώου", "αριθμος φορολογικου μητρωου",
                "tax identification number", "greek tax number",
            ],
            examples: Identifier.Examples(
                matching: ["αφμ: 094259216", "The α.φ.μ. 998537832 was given."],
                notMatching: ["Parcel 094259216 is here.", "αφμ: 094259217"])),
        Identifier(
            "GREECE_SOCIAL_SECURITY_NUMBER", "AMKA (Greece)", kind: .socialSecurity, countries: ["GR"],
            source: .castellan(reference: "ΗΔΙΚΑ, Αριθμός Μητρώου Κοινωνικής Ασφάλισης"),
            patterns: [.number(Shape.digits(11), .amka)],
            keywords: ["αμκα", "α.μ.κ.α.", "amka", "αριθμός μητρώου κοινωνικής ασφάλισης", "social security number"],
            examples: Identifier.Examples(
                matching: ["αμκα: 01013099997", "The α.μ.κ.α. 01013099997 was given."],
                notMatching: ["Parcel 01013099997 is here.", "αμκα: 01013099998"])),
        Identifier(
            "GREECE_IDENTITY_CARD_NUMBER", "Identity card number (Greece)", kind: .nationalID, countries: ["GR"],
            source: .castellan(reference: "Ελληνική Αστυνομία, δελτίο αστυνομικής ταυτότητας"),
            patterns: [
                .code("[A-Z]{1,2}[ -]?\\d{6}"),
                .code("(?:Α|Β|Ε|Ζ|Η|Ι|Κ|Μ|Ν|Ο|Ρ|Τ|Υ|Χ){1,2}[ -]?\\d{6}", evidence: .structure),
            ],
            keywords: [
                "ταυτότητα", "ταυτότητας", "αριθμός ταυτότητας", "δελτίο ταυτότητας", "αδτ", "α.δ.τ.",
                "greek identity card", "tautotita",
            ],
            examples: Identifier.Examples(
                matching: ["ταυτότητα: AB123456", "The ταυτότητας ΑΒ 123456 was given."],
                notMatching: ["Parcel AB123456 is here.", "ταυτότητα: ABC123456", "ταυτότητα: AB12345"])),
        Identifier(
            "CYPRUS_TAX_IDENTIFICATION_NUMBER", "Tax identification code (Cyprus)", kind: .taxID, countries: ["CY"],
            source: .castellan(reference: "Τμήμα Φορολογίας, Αριθμός Φορολογικής Ταυτότητας"),
            patterns: [.code("\\d{8}[A-Z]", .cypriotTax)],
            keywords: [
                "αφτ", "α.φ.τ.", "tic", "tax identification code", "φπα", "vat", "αριθμός φορολογικής ταυτότητας",
                "tax identification number",
            ],
            examples: Identifier.Examples(
                matching: ["αφτ: 10259033P", "The α.φ.τ. 10259033P was given."],
                notMatching: ["Parcel 10259033P is here.", "αφτ: 10259033B"])),
        Identifier(
            "MALTA_IDENTITY_CARD_NUMBER", "Identity card number (Malta)", kind: .nationalID, countries: ["MT"],
            source: .castellan(reference: "Identità, Karta tal-Identità"),
            patterns: [.code("\\d{3,7}[ABGHLMPZ]")],
            keywords: [
                "karta tal-identità", "karta tal-identita", "identity card", "id card", "karta tal-identitá",
                "numru tal-karta", "maltese id", "id card number",
            ],
            examples: Identifier.Examples(
                matching: ["karta tal-identità: 0123456M", "The karta tal-identita 38297G was given."],
                notMatching: ["Parcel 0123456M is here.", "karta tal-identità: 12M", "karta tal-identità: 0123456C"])),
    ]
}
