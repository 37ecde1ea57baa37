/// National identification and social security numbers that Macie knows.
extension Catalogue {
    public static let nationalIDs: [Identifier] = [
        Identifier(
            "ARGENTINA_DNI_NUMBER", "DNI number (Argentina)", kind: .nationalID, countries: ["AR"],
            source: .macie(recommended: false),
            patterns: [
                .number(Shape.millions, .argentineDNI, evidence: .structure),
                .number(Shape.digits(7...8), .argentineDNI, evidence: .shape),
            ],
            keywords: ["dni", "dni#", "d.n.i.", "documento nacional de identidad", "número de documento", "dni nro"],
            excluded: ["99999999", "00000000", "0000000"],
            examples: Identifier.Examples(
                matching: ["dni: 20.123.456", "The dni# 20123456 was given."],
                notMatching: ["Parcel 20.123.456 is here.", "dni: 99.999.999", "dni: 00000000"])),
        Identifier(
            "BRAZIL_RG_NUMBER", "RG number (Brazil)", kind: .nationalID, countries: ["BR"],
            source: .macie(recommended: false),
            patterns: [
                .code("\\d{1,2}\\.\\d{3}\\.\\d{3}-[0-9Xx]", evidence: .structure), .code("\\d{8}-?[0-9Xx]", .rg),
            ],
            keywords: ["registro geral", "rg", "carteira de identidade", "cédula de identidade", "rg n°"],
            examples: Identifier.Examples(
                matching: ["registro geral: 24.678.131-2", "The rg 246781312 was given."],
                notMatching: [
                    "Parcel 24.678.131-2 is here.", "registro geral: 246781313", "registro geral: 24.678.13-4",
                ])),
        Identifier(
            "CHILE_RUT_NUMBER", "RUT number (Chile)", kind: .nationalID, countries: ["CL"],
            source: .macie(recommended: false),
            patterns: [.number("\\d{1,2}\\.\\d{3}\\.\\d{3}-[0-9Kk]", .rut), .number("\\d{7,8}-?[0-9Kk]", .rut)],
            keywords: [
                "rut", "identidad número", "nacional identidad", "national unique role", "nationaluniqueroleID#",
                "número identificación", "rol único nacional", "rol único tributario", "run", "run#", "r.u.n.", "rut#",
                "r.u.t.", "unique national number", "unique national role", "unique tax registry", "unique tax role",
                "unique tributary number", "unique tributary role", "rol unico nacional", "rol unico tributario",
                "cédula de identidad",
            ],
            excluded: ["00000000K", "000000000", "0000000K"],
            examples: Identifier.Examples(
                matching: ["rut: 76086428-5", "The identidad número 12.531.909-2 was given."],
                notMatching: ["Parcel 76086428-5 is here.", "rut: 76086428-6", "rut: 00000000-K"])),
        Identifier(
            "COLOMBIA_CITIZENSHIP_CARD_NUMBER", "Citizenship card number (Colombia)", kind: .nationalID,
            countries: ["CO"],
            source: .macie(recommended: false),
            patterns: [
                .number("\\d{1,3}\\.\\d{3}\\.\\d{3}", evidence: .structure),
                .number("\\d\\.\\d{3}\\.\\d{3}\\.\\d{3}", evidence: .structure), .number("[1-9]\\d{5,9}"),
            ],
            keywords: [
                "cédula de ciudadanía", "documento de identificación", "cedula de ciudadania",
                "documento de identificacion", "cédula de ciudadania", "número de cédula",
            ],
            examples: Identifier.Examples(
                matching: [
                    "cédula de ciudadanía: 1.020.345.678", "The documento de identificación 79456123 was given.",
                ],
                notMatching: [
                    "Parcel 1.020.345.678 is here.", "cédula de ciudadanía: 12345", "cédula de ciudadanía: 0123456789",
                ])),
        Identifier(
            "FRANCE_NATIONAL_IDENTIFICATION_NUMBER", "National identification number (France)", kind: .nationalID,
            countries: ["FR"],
            source: .macie(recommended: true),
            patterns: FrenchNumber.national,
            keywords: [
                "carte nationale d'identité", "sécurité sociale", "assurance sociale", "cni", "code sécurité sociale",
                "French social security number", "fssn#", "insee", "insurance number", "national id number",
                "nationalid#", "numéro d'assurance", "sécurité sociale non.", "sécurité sociale numéro", "social",
                "social security", "social security number", "socialsecuritynumber", "ss#", "ssn", "ssn#",
                "carte nationale d’identité", "numéro de sécurité sociale", "numero de securite sociale", "nir",
            ],
            examples: Identifier.Examples(
                matching: [
                    "carte nationale d'identité: 295109912611193",
                    "The sécurité sociale 2 95 10 99 126 111 93 was given.",
                    "carte nationale d'identité: 253072B07300470", "The sécurité sociale 880692310285 was given.",
                    "carte nationale d'identité: D2H6862M2",
                ],
                notMatching: [
                    "Parcel 295109912611193 is here.", "carte nationale d'identité: 295109912611194",
                    "carte nationale d'identité: 2 95 10 99 126 111 94", "carte nationale d'identité: 881392310285",
                ])),
        Identifier(
            "GERMANY_NATIONAL_IDENTIFICATION_NUMBER", "National identification number (Germany)", kind: .nationalID,
            countries: ["DE"],
            source: .macie(recommended: true),
            patterns: [.code("[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}\\d?D?", .germanDocument, evidence: .structure)],
            keywords: [
                "personalausweis", "ausweisnummer", "id number", "identification number", "identity number",
                "insurance number", "personal id", "personalausweisnummer", "personalausweis-nr", "ausweis-nr",
                "identity card", "identity card number", "seriennummer", "passport number", "reisepass",
            ],
            examples: Identifier.Examples(
                matching: [
                    "personalausweis: L01X00T44", "The ausweisnummer L01X00T471 was given.",
                    "personalausweis: T22000129", "The ausweisnummer L01X00T47 was given.",
                ],
                notMatching: ["Parcel L01X00T44 is here.", "personalausweis: L01X00T472", "personalausweis: LMNPRTVWX"])
        ),
        Identifier(
            "INDIA_AADHAAR_NUMBER", "Aadhaar number (India)", kind: .nationalID, countries: ["IN"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(12, [4, 4, 4], check: .aadhaar),
            keywords: ["aadhaar", "aadhar", "adhaar", "uidai", "aadhaar number", "aadhaar card", "aadhar card", "आधार"],
            examples: Identifier.Examples(
                matching: ["aadhaar: 2341 2341 2346", "The aadhar 234123412346 was given."],
                notMatching: ["Parcel 2341 2341 2346 is here.", "aadhaar: 2341 2341 2347"])),
        Identifier(
            "ITALY_NATIONAL_IDENTIFICATION_NUMBER", "National identification number (Italy)", kind: .nationalID,
            countries: ["IT"],
            source: .macie(recommended: true),
            patterns: [.code(ItalianNumber.codiceFiscale, .codiceFiscale), .number(Shape.digits(11), .partitaIVA)],
            keywords: [
                "codice fiscale", "codice fiscal", "dati anagrafici", "ehic", "health card", "health insurance card",
                "p. iva", "partita i.v.a.", "personal data", "tax code", "tessera sanitaria", "partita iva", "p.iva",
                "p. i.v.a.", "cod. fisc.", "c.f.",
            ],
            examples: Identifier.Examples(
                matching: [
                    "codice fiscale: RCCMNL83S18D969H", "The codice fiscal rccmnl83s18d969h was given.",
                    "codice fiscale: 00743110157",
                ],
                notMatching: ["Parcel RCCMNL83S18D969H is here.", "codice fiscale: RCCMNL83S18D969B"])),
        Identifier(
            "MEXICO_CURP_NUMBER", "CURP number (Mexico)", kind: .nationalID, countries: ["MX"],
            source: .macie(recommended: false),
            patterns: [.code("[A-Za-z]{4}\\d{6}[HMXhmx][A-Za-z]{5}[A-Za-z0-9]\\d", .curp)],
            keywords: [
                "curp", "clave personal identidad", "clave única", "clave única de registro de población",
                "clavepersonalIdentidad", "registration code", "registry code", "personal identidad clave",
                "population code", "clave unica de registro de poblacion",
            ],
            examples: Identifier.Examples(
                matching: ["curp: BOXW310820HNERXN09", "The clave personal identidad MXCX801231HDFNRL02 was given."],
                notMatching: ["Parcel BOXW310820HNERXN09 is here.", "curp: BOXW310820HNERXN00"])),
        Identifier(
            "SPAIN_DNI_NUMBER", "DNI number (Spain)", kind: .nationalID, countries: ["ES"],
            source: .macie(recommended: true),
            patterns: SpanishNumber.dni,
            keywords: [
                "dni", "dni#", "dninúmero#", "documento nacional de identidad", "identidad único", "identidadúnico#",
                "insurance number", "national identification number", "national identity", "nationalid#",
                "nationalidno#", "número nacional identidad", "personal identification number", "personal identity no",
                "unique identity number", "uniqueid#", "d.n.i.", "número de dni",
            ],
            excluded: ["99999999R", "00000000T"],
            examples: Identifier.Examples(
                matching: ["dni: 54362315K", "The dni# 54362315-k was given.", "dni: 54.362.315-K"],
                notMatching: ["Parcel 54362315K is here.", "dni: 54362315L", "dni: 99999999R"])),
        Identifier(
            "UK_NATIONAL_INSURANCE_NUMBER", "National Insurance number (UK)", kind: .nationalID, countries: ["GB"],
            source: .macie(recommended: true),
            patterns: [
                .code("[A-Za-z]{2}\\d{6}[A-Da-d]", .nino, evidence: .structure),
                .code("[A-Za-z]{2}[ -]\\d{2}[ -]\\d{2}[ -]\\d{2}[ -][A-Da-d]", .nino, evidence: .structure),
            ],
            keywords: [
                "national insurance number", "insurance no.", "insurance number", "insurance#", "nationalinsurance#",
                "nationalinsurancenumber", "nin", "nino", "ni number", "national insurance", "ni no", "ni no.",
            ],
            examples: Identifier.Examples(
                matching: ["national insurance number: AB123456C", "The insurance no. JG 10 37 59 A was given."],
                notMatching: [
                    "Parcel AB123456C is here.", "national insurance number: QQ123456C",
                    "national insurance number: BG123456A",
                ])),
        Identifier(
            "CANADA_NATIONAL_IDENTIFICATION_NUMBER", "Permanent resident card number (Canada)", kind: .nationalID,
            countries: ["CA"],
            source: .macie(recommended: false),
            patterns: [
                .code(Shape.lettered(2, 7...10), evidence: .structure), .number("\\d{4}-\\d{4}"),
                .number("\\d{2}-\\d{4}-\\d{4}", evidence: .structure), .number(Shape.digits(8)),
                .number(Shape.digits(10)),
            ],
            keywords: [
                "permanent resident card", "carte résident permanent", "numéro carte résident permanent",
                "numéro résident permanent", "permanent resident card number", "permanent resident no",
                "permanent resident no.", "permanent resident number", "pr no", "pr no.", "pr non", "pr number",
                "résident permanent no.", "résident permanent non", "pr card", "carte de résident permanent",
                "unique client identifier", "uci",
            ],
            examples: Identifier.Examples(
                matching: [
                    "permanent resident card: RA0302123456", "The carte résident permanent 11-2345-6789 was given.",
                ],
                notMatching: [
                    "Parcel RA0302123456 is here.", "permanent resident card: RA123456",
                    "permanent resident card: 11-2345-678",
                ])),
        Identifier(
            "CANADA_SOCIAL_INSURANCE_NUMBER", "Social insurance number (Canada)", kind: .socialSecurity,
            countries: ["CA"],
            source: .macie(recommended: true),
            patterns: Pattern.numbers(9, [3, 3, 3], check: .sin),
            keywords: [
                "social insurance number", "canadian id", "numéro d'assurance sociale", "sin", "sin number", "sin#",
                "numéro d’assurance sociale", "nas",
            ],
            examples: Identifier.Examples(
                matching: [
                    "social insurance number: 130 692 544", "The canadian id 123-456-782 was given.",
                    "social insurance number: 130692544",
                ],
                notMatching: [
                    "Parcel 130 692 544 is here.", "social insurance number: 130 692 545",
                    "social insurance number: 823456785",
                ])),
        Identifier(
            "SPAIN_SOCIAL_SECURITY_NUMBER", "Social security number (Spain)", kind: .socialSecurity, countries: ["ES"],
            source: .macie(recommended: true),
            patterns: [
                .number(Shape.digits(12), .spanishSocialSecurity),
                .number("\\d{2}[ /-]\\d{7,8}[ /-]\\d{2}", .spanishSocialSecurity),
            ],
            keywords: [
                "número de la seguridad social", "social security no.", "social security number", "socialsecurityno#",
                "ssn", "ssn#", "seguridad social", "número de seguridad social", "numero de la seguridad social",
                "número de afiliación", "naf", "nuss",
            ],
            examples: Identifier.Examples(
                matching: [
                    "número de la seguridad social: 281234567840", "The social security no. 28/12345678/40 was given.",
                ],
                notMatching: ["Parcel 281234567840 is here.", "número de la seguridad social: 281234567841"])),
        Identifier(
            "USA_SOCIAL_SECURITY_NUMBER", "Social Security number (US)", kind: .socialSecurity, countries: ["US"],
            source: .macie(recommended: true),
            patterns: [
                .number("\\d{3}[ -]\\d{2}[ -]\\d{4}", .ssn, evidence: .structure),
                .number(Shape.digits(9), .ssn, evidence: .shape),
            ],
            keywords: [
                "social security", "ss#", "ssn", "social security number", "social security no", "social security no.",
                "ssn#", "ss number", "soc sec", "ssa number",
            ],
            excluded: ["078051120", "219099999", "457555462"],
            examples: Identifier.Examples(
                matching: ["social security: 536-90-4399", "The ss# 536904399 was given."],
                notMatching: [
                    "Parcel 536-90-4399 is here.", "social security: 666-90-4399", "social security: 078-05-1120",
                    "social security: 536-00-4399",
                ])),
    ]
}
