/// What Macie lacks of the Baltic countries.
extension Catalogue {
    public static let baltic: [Identifier] = [
        Identifier(
            "ESTONIA_PERSONAL_CODE", "Personal identification code (Estonia)", kind: .nationalID, countries: ["EE"],
            source: .castellan(reference: "EVS 585:2007"),
            patterns: [.number(Shape.digits(11), .isikukood)],
            keywords: [
                "isikukood", "personal identification code", "isikukoodi", "ik", "personal code", "estonian id code",
            ],
            examples: Identifier.Examples(
                matching: ["isikukood: 36805280109", "The personal identification code 36805280109 was given."],
                notMatching: ["Parcel 36805280109 is here.", "isikukood: 36805280100"])),
        Identifier(
            "ESTONIA_REGISTRY_CODE", "Registry code (Estonia)", kind: .organizationTaxID, countries: ["EE"],
            source: .castellan(reference: "Äriregister, registrikood"),
            patterns: [.number(Shape.digits(8), .estonianRegistry)],
            keywords: ["registrikood", "registry code", "reg kood", "äriregistri kood", "register code"],
            examples: Identifier.Examples(
                matching: ["registrikood: 12345678", "The registry code 12345678 was given."],
                notMatching: ["Parcel 12345678 is here.", "registrikood: 12345679"])),
        Identifier(
            "LATVIA_PERSONAL_CODE", "Personal code (Latvia)", kind: .nationalID, countries: ["LV"],
            source: .castellan(reference: "Pilsonības un migrācijas lietu pārvalde, Personas kods"),
            patterns: [.number("\\d{6}-\\d{5}", .personasKods), .number(Shape.digits(11), .personasKods)],
            keywords: [
                "personas kods", "personas kodu", "personal code", "p.k.", "personas koda", "latvian personal code",
            ],
            examples: Identifier.Examples(
                matching: ["personas kods: 161175-19997", "The personas kodu 16117519997 was given."],
                notMatching: ["Parcel 161175-19997 is here.", "personas kods: 161175-19998"])),
        Identifier(
            "LITHUANIA_PERSONAL_CODE", "Personal code (Lithuania)", kind: .nationalID, countries: ["LT"],
            source: .castellan(reference: "Registrų centras, Asmens kodas"),
            patterns: [.number(Shape.digits(11), .asmensKodas)],
            keywords: [
                "asmens kodas", "asmens kodą", "a.k.", "personal code", "lithuanian personal code", "asmens kodo",
            ],
            examples: Identifier.Examples(
                matching: ["asmens kodas: 33309240064", "The asmens kodą 33309240064 was given."],
                notMatching: ["Parcel 33309240064 is here.", "asmens kodas: 33309240065"])),
    ]
}
