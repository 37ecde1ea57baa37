/// Taxpayers' numbers that Macie knows.
extension Catalogue {
    public static let taxIDs: [Identifier] = [
        Identifier(
            "ARGENTINA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", "CUIL or CUIT of a person (Argentina)", kind: .taxID,
            countries: ["AR"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(11, [2, 8, 1], check: .cuil),
            keywords: [
                "cuil", "argentina taxpayer id", "clave única de identificación tributaria", "c.u.i.l", "cuit",
                "c.u.i.t", "número de identificación fiscal", "número de contribuyente",
                "unified labor identification code", "c.u.i.l.", "c.u.i.t.", "clave unica de identificacion tributaria",
                "código único de identificación laboral",
            ],
            examples: Identifier.Examples(
                matching: ["cuil: 20-26756539-3", "The argentina taxpayer id 20055361682 was given."],
                notMatching: ["Parcel 20-26756539-3 is here.", "cuil: 20-26756539-4"])),
        Identifier(
            "ARGENTINA_ORGANIZATION_TAX_IDENTIFICATION_NUMBER", "CUIT of an organization (Argentina)",
            kind: .organizationTaxID, countries: ["AR"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(11, [2, 8, 1], check: .cuit),
            keywords: [
                "cuit", "argentina taxpayer id", "clave única de identificación tributaria", "cuil", "c.u.i.l",
                "c.u.i.t", "número de identificación fiscal", "número de contribuyente",
                "unified labor identification code", "c.u.i.t.", "clave unica de identificacion tributaria",
            ],
            examples: Identifier.Examples(
                matching: ["cuit: 30-50001091-2", "The argentina taxpayer id 30500010912 was given."],
                notMatching: ["Parcel 30-50001091-2 is here.", "cuit: 30-50001091-3"])),
        Identifier(
            "AUSTRALIA_TAX_FILE_NUMBER", "Tax file number (Australia)", kind: .taxID, countries: ["AU"],
            source: .macie(recommended: true),
            patterns: [
                .number(Shape.digits(8...9), .tfn), .number(Shape.grouped([3, 3, 3]), .tfn),
                .number(Shape.grouped([3, 3, 2]), .tfn),
            ],
            keywords: ["tax file number", "tfn", "tax file no", "tfn#"],
            examples: Identifier.Examples(
                matching: ["tax file number: 123 456 782", "The tfn 123456782 was given."],
                notMatching: ["Parcel 123 456 782 is here.", "tax file number: 123 456 783"])),
        Identifier(
            "BRAZIL_CNPJ_NUMBER", "CNPJ number (Brazil)", kind: .taxID, countries: ["BR"],
            source: .macie(recommended: false),
            patterns: [
                .code("[A-Z0-9]{2}\\.[A-Z0-9]{3}\\.[A-Z0-9]{3}/[A-Z0-9]{4}-\\d{2}", .cnpj),
                .code("[A-Z0-9]{12}\\d{2}", .cnpj),
            ],
            keywords: [
                "cnpj", "cadastro nacional da pessoa jurídica", "cadastro nacional da pessoa juridica",
                "cadastro nacional de pessoa jurídica", "cnpj/mf",
            ],
            examples: Identifier.Examples(
                matching: [
                    "cnpj: 16.727.230/0001-97", "The cadastro nacional da pessoa jurídica 16727230000197 was given.",
                    "cnpj: 12.ABC.345/01DE-35",
                ],
                notMatching: ["Parcel 16.727.230/0001-97 is here.", "cnpj: 16.727.230/0001-98"])),
        Identifier(
            "BRAZIL_CPF_NUMBER", "CPF number (Brazil)", kind: .taxID, countries: ["BR"],
            source: .macie(recommended: true),
            patterns: [.number("\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}", .cpf), .number(Shape.digits(11), .cpf)],
            keywords: [
                "cpf", "cadastro de pessoa física", "cadastro de pessoas físicas", "cadastro de pessoa fisica",
                "cadastro de pessoas fisicas", "cnpj", "cpf/mf",
            ],
            examples: Identifier.Examples(
                matching: ["cpf: 390.533.447-05", "The cadastro de pessoa física 39053344705 was given."],
                notMatching: ["Parcel 390.533.447-05 is here.", "cpf: 390.533.447-06"])),
        Identifier(
            "COLOMBIA_INDIVIDUAL_NIT_NUMBER", "NIT of a person (Colombia)", kind: .taxID, countries: ["CO"],
            source: .macie(recommended: false),
            patterns: [
                .number("\\d{1,3}\\.\\d{3}\\.\\d{3}-\\d", .nitOfPerson), .number("\\d{7,10}-\\d", .nitOfPerson),
                .number(Shape.digits(8...11), .nitOfPerson),
                .number("\\d\\.\\d{3}\\.\\d{3}\\.\\d{3}-\\d", .nitOfPerson),
            ],
            keywords: [
                "nit", "nit.", "nit#", "n.i.t.", "número de identificación tributaria",
                "numero de identificacion tributaria",
            ],
            examples: Identifier.Examples(
                matching: ["nit: 213.123.432-1", "The nit. 2131234321 was given."],
                notMatching: ["Parcel 213.123.432-1 is here.", "nit: 213.123.432-2"])),
        Identifier(
            "COLOMBIA_ORGANIZATION_NIT_NUMBER", "NIT of an organization (Colombia)", kind: .organizationTaxID,
            countries: ["CO"],
            source: .macie(recommended: false),
            patterns: [
                .number("\\d{1,3}\\.\\d{3}\\.\\d{3}-\\d", .nitOfCompany), .number("\\d{7,10}-\\d", .nitOfCompany),
                .number(Shape.digits(10), .nitOfCompany),
            ],
            keywords: [
                "nit", "nit.", "nit#", "n.i.t.", "número de identificación tributaria",
                "numero de identificacion tributaria",
            ],
            examples: Identifier.Examples(
                matching: ["nit: 860.002.964-4", "The nit. 8600029644 was given."],
                notMatching: ["Parcel 860.002.964-4 is here.", "nit: 860.002.964-5"])),
        Identifier(
            "FRANCE_TAX_IDENTIFICATION_NUMBER", "Tax identification number (France)", kind: .taxID, countries: ["FR"],
            source: .macie(recommended: true),
            patterns: [
                .number(Shape.digits(13), .frenchTax), .number("\\d{2} \\d{2} \\d{3} \\d{3} \\d{3}", .frenchTax),
            ],
            keywords: [
                "numéro d'identification fiscal", "tax id", "tax identification number", "tax number", "tin", "tin#",
                "numéro fiscal", "numéro d’identification fiscale", "numéro d'identification fiscale", "numero fiscal",
                "spi",
            ],
            examples: Identifier.Examples(
                matching: ["numéro d'identification fiscal: 3023217600053", "The tax id 30 23 217 600 053 was given."],
                notMatching: ["Parcel 3023217600053 is here.", "numéro d'identification fiscal: 3023217600054"])),
        Identifier(
            "GERMANY_TAX_IDENTIFICATION_NUMBER", "Tax identification number (Germany)", kind: .taxID, countries: ["DE"],
            source: .macie(recommended: true),
            patterns: Pattern.numbers(11, [2, 3, 3, 3], check: .steuerID),
            keywords: [
                "steuer id", "identifikationsnummer", "steueridentifikationsnummer", "steuernummer", "tax id",
                "tax identification number", "tax number", "steuerliche identifikationsnummer", "steuer-idnr", "idnr",
                "steuer-identifikationsnummer", "tin",
            ],
            examples: Identifier.Examples(
                matching: [
                    "steuer id: 36 574 261 809", "The identifikationsnummer 36574261809 was given.",
                    "steuer id: 86095742719",
                ],
                notMatching: ["Parcel 36 574 261 809 is here.", "steuer id: 36 574 261 800"])),
        Identifier(
            "INDIA_PERMANENT_ACCOUNT_NUMBER", "Permanent account number (India)", kind: .taxID, countries: ["IN"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Z]{5}\\d{4}[A-Z]", .pan, evidence: .structure)],
            keywords: ["pan card", "e-pan", "pan number", "permanent account number", "pan no", "pan", "pan#"],
            examples: Identifier.Examples(
                matching: ["pan card: ACUPA7085R", "The e-pan AAPFU0939F was given."],
                notMatching: ["Parcel ACUPA7085R is here.", "pan card: ACUEA7085R", "pan card: ACUPA0000R"])),
        Identifier(
            "MEXICO_INDIVIDUAL_RFC_NUMBER", "RFC of a person (Mexico)", kind: .taxID, countries: ["MX"],
            source: .macie(recommended: false),
            patterns: MexicanNumber.rfc(letters: 4, .rfcOfPerson),
            keywords: [
                "rfc", "código del registro federal de contribuyentes", "identificación de impuestos",
                "identificacion de impuestos", "impuesto al valor agregado", "iva", "iva#", "i.v.a.",
                "registro federal de contribuyentes", "rfc#", "r.f.c.",
            ],
            excluded: ["XAXX010101000", "XEXX010101000"],
            examples: Identifier.Examples(
                matching: [
                    "rfc: GODE561231GR8",
                    "The código del registro federal de contribuyentes GODE-561231-GR8 was given.",
                ],
                notMatching: ["Parcel GODE561231GR8 is here.", "rfc: GODE561331GR8", "rfc: XAXX010101000"])),
        Identifier(
            "MEXICO_ORGANIZATION_RFC_NUMBER", "RFC of an organization (Mexico)", kind: .organizationTaxID,
            countries: ["MX"],
            source: .macie(recommended: false),
            patterns: MexicanNumber.rfc(letters: 3, .rfcOfCompany),
            keywords: [
                "rfc", "código del registro federal de contribuyentes", "identificación de impuestos",
                "identificacion de impuestos", "impuesto al valor agregado", "iva", "iva#", "i.v.a.",
                "registro federal de contribuyentes", "rfc#", "r.f.c.",
            ],
            examples: Identifier.Examples(
                matching: [
                    "rfc: MAB9307148T4", "The código del registro federal de contribuyentes MAB-930714-8T4 was given.",
                ],
                notMatching: ["Parcel MAB9307148T4 is here.", "rfc: MAB9313148T4", "rfc: MA9307148T4"])),
        Identifier(
            "SPAIN_NIE_NUMBER", "NIE number (Spain)", kind: .taxID, countries: ["ES"],
            source: .macie(recommended: true),
            patterns: SpanishNumber.nie,
            keywords: [
                "nie", "cif", "cif número", "cifnúmero#", "nif", "número de contribuyente",
                "número de identidad de extranjero", "número de identificación fiscal",
                "número de impuesto corporativo", "personal tax number", "tax id", "tax identification number",
                "tax number", "tin", "tin#", "número de identidad de extranjeros", "n.i.e.",
                "numero de identidad de extranjero",
            ],
            examples: Identifier.Examples(
                matching: ["nie: X5253868R", "The cif x-5253868-r was given."],
                notMatching: ["Parcel X5253868R is here.", "nie: X5253868B"])),
        Identifier(
            "SPAIN_NIF_NUMBER", "NIF number (Spain)", kind: .taxID, countries: ["ES"],
            source: .macie(recommended: true),
            patterns: SpanishNumber.personal + [.code("[KLMklm]-?\\d{7}-?[A-Za-z]", .spanishNIF)],
            keywords: [
                "nif", "cif", "cif número", "cifnúmero#", "nie", "número de contribuyente",
                "número de identidad de extranjero", "número de identificación fiscal",
                "número de impuesto corporativo", "personal tax number", "tax id", "tax identification number",
                "tax number", "tin", "tin#", "n.i.f.", "numero de identificacion fiscal",
            ],
            excluded: ["99999999R", "00000000T"],
            examples: Identifier.Examples(
                matching: ["nif: 54362315K", "The cif M1234567L was given.", "nif: X5253868R"],
                notMatching: ["Parcel 54362315K is here.", "nif: 54362315B"])),
        Identifier(
            "SPAIN_TAX_IDENTIFICATION_NUMBER", "CIF number (Spain)", kind: .taxID, countries: ["ES"],
            source: .macie(recommended: true),
            patterns: [.code("[A-HJNP-SUVWa-hjnp-suvw]-?\\d{7}-?[A-Ja-j0-9]", .cif)],
            keywords: [
                "cif", "cif número", "cifnúmero#", "nie", "nif", "número de contribuyente",
                "número de identidad de extranjero", "número de identificación fiscal",
                "número de impuesto corporativo", "personal tax number", "tax id", "tax identification number",
                "tax number", "tin", "tin#", "c.i.f.", "código de identificación fiscal",
            ],
            examples: Identifier.Examples(
                matching: ["cif: A13585625", "The cif número B-58378431 was given."],
                notMatching: ["Parcel A13585625 is here.", "cif: A13585626"])),
        Identifier(
            "UK_TAX_IDENTIFICATION_NUMBER", "Unique taxpayer reference (UK)", kind: .taxID, countries: ["GB"],
            source: .macie(recommended: false),
            patterns: [
                .code("\\d{10}[Kk]?", .utr), .code("\\d{5}[ -]\\d{5}[Kk]?", .utr),
                .code("\\d{2}[A-Z]\\d{5}", evidence: .structure),
            ],
            keywords: [
                "utr", "paye", "tax id", "tax id no.", "tax id number", "tax identification", "tax identification#",
                "tax no.", "tax number", "tax reference", "tax#", "taxid#", "temporary reference number", "tin", "trn",
                "unique tax reference", "unique taxpayer reference", "utr number", "utr no",
            ],
            examples: Identifier.Examples(
                matching: ["utr: 1955839661", "The paye 19558 39661 was given.", "utr: 63T12345"],
                notMatching: ["Parcel 1955839661 is here.", "utr: 2955839661", "utr: 29558 39661"])),
        Identifier(
            "USA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER", "Individual taxpayer identification number (US)", kind: .taxID,
            countries: ["US"],
            source: .macie(recommended: true),
            patterns: Pattern.numbers(9, [3, 2, 4], check: .itin, evidence: .structure),
            keywords: [
                "itin", "i.t.i.n.", "individual taxpayer identification number", "individual taxpayer id",
                "itin number", "itin#",
            ],
            examples: Identifier.Examples(
                matching: ["itin: 912-90-3456", "The i.t.i.n. 912903456 was given."],
                notMatching: ["Parcel 912-90-3456 is here.", "itin: 912-89-3456", "itin: 912-93-3456"])),
    ]
}
