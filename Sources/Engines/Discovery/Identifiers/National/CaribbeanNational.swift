/// What Macie lacks of Central America and the Caribbean.
extension Catalogue {
    public static let caribbean: [Identifier] = [
        Identifier(
            "DOMINICAN_REPUBLIC_NATIONAL_IDENTITY_NUMBER", "Cédula (Dominican Republic)", kind: .nationalID,
            countries: ["DO"],
            source: .castellan(reference: "Junta Central Electoral, cédula de identidad y electoral"),
            patterns: Pattern.numbers(11, [3, 7, 1], check: .dominicanCedula),
            keywords: [
                "cédula", "cedula", "cédula de identidad", "cédula de identidad y electoral", "cedula de identidad",
                "cie",
            ],
            examples: Identifier.Examples(
                matching: ["cédula: 001-1391820-5", "The cedula 00113918205 was given."],
                notMatching: ["Parcel 001-1391820-5 is here.", "cédula: 001-1391820-6"])),
        Identifier(
            "DOMINICAN_REPUBLIC_TAX_IDENTIFICATION_NUMBER", "RNC (Dominican Republic)", kind: .organizationTaxID,
            countries: ["DO"],
            source: .castellan(reference: "DGII, Registro Nacional de Contribuyentes"),
            patterns: Pattern.numbers(9, [1, 2, 5, 1], check: .rnc),
            keywords: [
                "rnc", "r.n.c.", "registro nacional de contribuyentes", "registro nacional del contribuyente", "dgii",
            ],
            examples: Identifier.Examples(
                matching: ["rnc: 1-01-85004-3", "The r.n.c. 101850043 was given."],
                notMatching: ["Parcel 1-01-85004-3 is here.", "rnc: 1-01-85004-4"])),
        Identifier(
            "COSTA_RICA_NATIONAL_IDENTITY_NUMBER", "Cédula (Costa Rica)", kind: .nationalID, countries: ["CR"],
            source: .castellan(reference: "TSE, cédula de identidad"),
            patterns: [
                .number("[1-9]-\\d{4}-\\d{4}", evidence: .structure),
                .number("0[1-9]-\\d{4}-\\d{4}", evidence: .structure),
            ],
            keywords: [
                "cédula", "cedula", "cédula de identidad", "cedula de identidad", "cédula física", "identificación",
            ],
            examples: Identifier.Examples(
                matching: ["cédula: 3-0455-0175", "The cedula 07-0161-0395 was given."],
                notMatching: ["Parcel 3-0455-0175 is here.", "cédula: 30-1234-1234", "cédula: 3-045-0175"])),
        Identifier(
            "CUBA_NATIONAL_IDENTITY_NUMBER", "Identity number (Cuba)", kind: .nationalID, countries: ["CU"],
            source: .castellan(reference: "MININT, carné de identidad"),
            patterns: [.number(Shape.digits(11), .carneIdentidad, evidence: .structure)],
            keywords: [
                "carné de identidad", "carne de identidad", "carnet de identidad", "número de identidad",
                "numero de identidad", "número de identidad permanente",
            ],
            examples: Identifier.Examples(
                matching: ["carné de identidad: 91021027775", "The carne de identidad 85063012345 was given."],
                notMatching: [
                    "Parcel 91021027775 is here.", "carné de identidad: 91023027775", "carné de identidad: 9102102777",
                ])),
        Identifier(
            "EL_SALVADOR_TAX_IDENTIFICATION_NUMBER", "NIT (El Salvador)", kind: .taxID, countries: ["SV"],
            source: .castellan(reference: "Ministerio de Hacienda, Número de Identificación Tributaria"),
            patterns: Pattern.numbers(14, [4, 6, 3, 1], check: .salvadorNIT),
            keywords: ["nit", "n.i.t.", "número de identificación tributaria", "numero de identificacion tributaria"],
            examples: Identifier.Examples(
                matching: ["nit: 0614-050707-104-8", "The n.i.t. 06140507071048 was given."],
                notMatching: ["Parcel 0614-050707-104-8 is here.", "nit: 0614-050707-104-9"])),
        Identifier(
            "GUATEMALA_TAX_IDENTIFICATION_NUMBER", "NIT (Guatemala)", kind: .taxID, countries: ["GT"],
            source: .castellan(reference: "SAT, Número de Identificación Tributaria"),
            patterns: [.code("\\d{5,8}-[0-9Kk]", .guatemalaNIT)],
            keywords: ["nit", "n.i.t.", "número de identificación tributaria", "numero de identificacion tributaria"],
            examples: Identifier.Examples(
                matching: ["nit: 576937-K", "The n.i.t. 710804-4 was given."],
                notMatching: ["Parcel 576937-K is here.", "nit: 576937-B"])),
    ]
}
