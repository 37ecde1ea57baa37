/// What Macie lacks of South America.
extension Catalogue {
    public static let southAmerica: [Identifier] = [
        Identifier(
            "BRAZIL_PIS_NUMBER", "PIS/PASEP number (Brazil)", kind: .socialSecurity, countries: ["BR"],
            source: .castellan(reference: "Caixa Econômica Federal, PIS/PASEP/NIT/NIS"),
            patterns: [.number("\\d{3}\\.\\d{5}\\.\\d{2}-\\d", .pis), .number(Shape.digits(11), .pis)],
            keywords: [
                "pis", "pasep", "pis/pasep", "nit", "nis", "programa de integração social",
                "número de identificação social", "pis pasep",
            ],
            examples: Identifier.Examples(
                matching: ["pis: 120.56874.10-7", "The pasep 12056874107 was given."],
                notMatching: ["Parcel 120.56874.10-7 is here.", "pis: 120.56874.10-8"])),
        Identifier(
            "BRAZIL_VOTER_ID", "Voter registration number (Brazil)", kind: .nationalID, countries: ["BR"],
            source: .castellan(reference: "TSE, Resolução 21.538/2003, art. 12"),
            patterns: Pattern.numbers(12, [4, 4, 4], check: .titulo),
            keywords: [
                "título de eleitor", "titulo de eleitor", "título eleitoral", "titulo eleitoral", "inscrição eleitoral",
                "voter registration",
            ],
            examples: Identifier.Examples(
                matching: ["título de eleitor: 1023 8501 0671", "The titulo de eleitor 102385010671 was given."],
                notMatching: ["Parcel 1023 8501 0671 is here.", "título de eleitor: 1023 8501 0672"])),
        Identifier(
            "ECUADOR_NATIONAL_IDENTITY_NUMBER", "Cédula (Ecuador)", kind: .nationalID, countries: ["EC"],
            source: .castellan(reference: "Registro Civil, cédula de identidad"),
            patterns: [.number(Shape.digits(10), .ecuadorCedula), .number("\\d{9}-\\d", .ecuadorCedula)],
            keywords: [
                "cédula", "cedula", "cédula de identidad", "cédula de ciudadanía", "ci", "c.i.", "cedula de identidad",
                "número de cédula",
            ],
            examples: Identifier.Examples(
                matching: ["cédula: 171430710-3", "The cedula 1714307103 was given."],
                notMatching: ["Parcel 171430710-3 is here.", "cédula: 171430710-4"])),
        Identifier(
            "ECUADOR_TAX_IDENTIFICATION_NUMBER", "RUC (Ecuador)", kind: .taxID, countries: ["EC"],
            source: .castellan(reference: "SRI, Registro Único de Contribuyentes"),
            patterns: [.number(Shape.digits(13), .ecuadorRUC), .number("\\d{10}-\\d{3}", .ecuadorRUC)],
            keywords: ["ruc", "r.u.c.", "registro único de contribuyentes", "registro unico de contribuyentes", "sri"],
            examples: Identifier.Examples(
                matching: ["ruc: 1792060346-001", "The r.u.c. 1792060346001 was given."],
                notMatching: ["Parcel 1792060346-001 is here.", "ruc: 1792060347-001", "ruc: 1792060346000"])),
        Identifier(
            "PERU_DNI_NUMBER", "DNI number (Peru)", kind: .nationalID, countries: ["PE"],
            source: .castellan(reference: "RENIEC, Documento Nacional de Identidad"),
            patterns: [.code("\\d{8}-?[0-9A-K]", .peruDNI)],
            keywords: [
                "dni", "documento nacional de identidad", "cui", "código único de identificación", "d.n.i.", "reniec",
            ],
            examples: Identifier.Examples(
                matching: ["dni: 10117410-2", "The documento nacional de identidad 101174102 was given."],
                notMatching: ["Parcel 10117410-2 is here.", "dni: 10117410-3"])),
        Identifier(
            "PERU_TAX_IDENTIFICATION_NUMBER", "RUC (Peru)", kind: .taxID, countries: ["PE"],
            source: .castellan(reference: "SUNAT, Registro Único de Contribuyentes"),
            patterns: [.number(Shape.digits(11), .peruRUC)],
            keywords: [
                "ruc", "r.u.c.", "registro único de contribuyentes", "registro unico de contribuyentes", "sunat",
            ],
            examples: Identifier.Examples(
                matching: ["ruc: 20512333797", "The r.u.c. 20512333797 was given."],
                notMatching: ["Parcel 20512333797 is here.", "ruc: 20512333798"])),
        Identifier(
            "URUGUAY_NATIONAL_IDENTITY_NUMBER", "Cédula (Uruguay)", kind: .nationalID, countries: ["UY"],
            source: .castellan(reference: "DNIC, cédula de identidad"),
            patterns: [
                .number("\\d\\.\\d{3}\\.\\d{3}-\\d", .uruguayCedula), .number("\\d{6,7}-\\d", .uruguayCedula),
                // A tenth of all numbers pass.
                .number(Shape.digits(7...8), .uruguayCedula, evidence: .shape),
            ],
            keywords: [
                "cédula", "cedula", "cédula de identidad", "cedula de identidad", "ci", "c.i.",
                "documento de identidad",
            ],
            examples: Identifier.Examples(
                matching: ["cédula: 1.234.567-2", "The cedula 12345672 was given."],
                notMatching: ["Parcel 1.234.567-2 is here.", "cédula: 1.234.567-3"])),
        Identifier(
            "URUGUAY_TAX_IDENTIFICATION_NUMBER", "RUT (Uruguay)", kind: .taxID, countries: ["UY"],
            source: .castellan(reference: "DGI, Registro Único Tributario"),
            patterns: Pattern.numbers(12, [2, 6, 3, 1], check: .uruguayRUT),
            keywords: ["rut", "r.u.t.", "registro único tributario", "registro unico tributario", "dgi"],
            examples: Identifier.Examples(
                matching: ["rut: 21-100342-001-7", "The r.u.t. 211003420017 was given."],
                notMatching: ["Parcel 21-100342-001-7 is here.", "rut: 21-100342-001-8"])),
        Identifier(
            "VENEZUELA_TAX_IDENTIFICATION_NUMBER", "RIF (Venezuela)", kind: .taxID, countries: ["VE"],
            source: .castellan(reference: "SENIAT, Registro de Información Fiscal"),
            patterns: [.code("[VECJPGvecjpg]-?\\d{8}-?\\d", .rif)],
            keywords: ["rif", "r.i.f.", "registro de información fiscal", "registro de informacion fiscal", "seniat"],
            examples: Identifier.Examples(
                matching: ["rif: V-11470283-4", "The r.i.f. V114702834 was given."],
                notMatching: ["Parcel V-11470283-4 is here.", "rif: V-11470283-5"])),
        Identifier(
            "VENEZUELA_NATIONAL_IDENTITY_NUMBER", "Cédula (Venezuela)", kind: .nationalID, countries: ["VE"],
            source: .castellan(reference: "SAIME, cédula de identidad"),
            patterns: [
                .code("[VE]-?\\d{1,2}\\.\\d{3}\\.\\d{3}", evidence: .structure),
                .code("[VE]-?\\d{6,8}", evidence: .structure),
            ],
            keywords: ["cédula", "cedula", "cédula de identidad", "cedula de identidad", "c.i.", "ci"],
            examples: Identifier.Examples(
                matching: ["cédula: V-12.345.678", "The cedula V12345678 was given."],
                notMatching: ["Parcel V-12.345.678 is here.", "cédula: X-12.345.678", "cédula: V12345"])),
        Identifier(
            "PARAGUAY_TAX_IDENTIFICATION_NUMBER", "RUC (Paraguay)", kind: .taxID, countries: ["PY"],
            source: .castellan(reference: "DNIT, Registro Único de Contribuyentes"),
            patterns: [.number("\\d{5,8}-\\d", .paraguayRUC)],
            keywords: ["ruc", "r.u.c.", "registro único de contribuyentes", "registro unico de contribuyentes"],
            examples: Identifier.Examples(
                matching: ["ruc: 80028061-0", "The r.u.c. 80028061-0 was given."],
                notMatching: ["Parcel 80028061-0 is here.", "ruc: 80028061-1", "ruc: 8002-0"])),
    ]
}
