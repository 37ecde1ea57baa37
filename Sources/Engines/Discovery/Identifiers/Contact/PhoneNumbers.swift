/// The eight phone ids. A form with the country's calling code needs no keyword, a national form does.
enum PhoneNumbers {
    static let all = [unitedStates, brazil, france, germany, italy, spain, unitedKingdom]

    static let keywords = [
        "cell", "cellphone", "cell phone", "contact", "fax", "fax number", "mobile", "phone", "phone number", "tel",
        "telephone",
        "telephone number",
    ]

    private static func number(
        _ expression: String, _ plan: PhonePlan, national: Bool = false, boundary: Pattern.Boundary = .number
    ) -> Pattern {
        Pattern(
            expression, keyword: national ? .required : .notNeeded, validation: .surroundings(PhoneCheck(plan: plan)),
            boundary: boundary,
            evidence: national ? .shape : .structure)
    }

    private static let unitedStates = Identifier(
        "PHONE_NUMBER", "Phone number (Canada, US)", kind: .phone, countries: ["CA", "US"],
        source: .macie(recommended: false),
        patterns: [
            number(
                #"(?:\+|00)1[ .-]?\(?[2-9][0-9]{2}\)?[ .-]{0,2}[2-9][0-9]{2}[ .-]?[0-9]{4}(?:x[0-9]{1,5})?"#,
                .northAmerica),
            number(#"001-[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}(?:x[0-9]{1,5})?"#, .northAmerica),
            number(#"1[ .-]\(?[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[.-][0-9]{4}(?:x[0-9]{1,5})?"#, .northAmerica),
            number(
                #"\(?[2-9][0-9]{2}\)?[ .-]{0,2}[2-9][0-9]{2}[ .-]?[0-9]{4}(?:x[0-9]{1,5})?"#, .northAmerica,
                national: true),
            Pattern(
                "[2-9][0-9]{2}[ .-]?[0-9]{4}", keyword: .required, validation: .surroundings(LocalPhoneCheck()),
                boundary: .number
            ),
        ],
        keywords: keywords,
        examples: Identifier.Examples(
            matching: [
                "Call +1 (415) 555-0132 today", "phone: 415-555-0132", "Tel. (212) 555 0187", "fax 6045550143",
                "1-800-555-0199 is toll-free", "Mobile 415.555.0132", "+1-604-696-5272x565",
            ],
            notMatching: [
                "order 415-555-0132", "phone: 115-555-0132", "phone: 415-155-0132", "phone 192.168.100.2001",
                "tel 4155550132999", "phone 3.4155550132", "phone 555-0132",
            ]))

    private static let brazil = Identifier(
        "BRAZIL_PHONE_NUMBER", "Phone number (Brazil)", kind: .phone, countries: ["BR"],
        source: .macie(recommended: false),
        patterns: [
            number(#"(?:\+|00)55[ .-]?\(?0?[1-9][0-9]\)?[ .-]?(?:9[ .-]?)?[0-9]{4}[ .-]?[0-9]{4}"#, .brazil),
            number(#"\(?0?[1-9][0-9]\)?[ .-]?(?:9[ .-]?)?[0-9]{4}[ .-]?[0-9]{4}"#, .brazil, national: true),
        ],
        keywords: keywords + [
            "cel", "celular", "fone", "móvel", "movel", "número residencial", "numero residencial", "telefone",
        ],
        examples: Identifier.Examples(
            matching: ["+55 11 98765-4321", "telefone: (21) 2345-6789", "celular 11987654321", "0055 41 3333-4444"],
            notMatching: [
                "pedido (21) 2345-6789", "telefone (20) 2345-6789", "celular 11887654321", "+55 11 1234-5678",
            ]))

    private static let france = Identifier(
        "FRANCE_PHONE_NUMBER", "Phone number (France)", kind: .phone, countries: ["FR"],
        source: .macie(recommended: false),
        patterns: [
            number(
                #"(?:\+|00)33[ .-]?(?:\(0\)|0)?[ .-]?[1-9](?:[0-9]{8}|(?: [0-9]{2}){4}|(?:\.[0-9]{2}){4}|(?:-[0-9]{2}){4})"#,
                .france),
            number(
                #"0[1-9](?:[0-9]{8}|(?: [0-9]{2}){4}|(?:\.[0-9]{2}){4}|(?:-[0-9]{2}){4})"#, .france, national: true),
        ],
        keywords: keywords + ["téléphone", "portable", "numéro de téléphone", "télécopie"],
        examples: Identifier.Examples(
            matching: ["+33 1 23 45 67 89", "0033 6 12 34 56 78", "Tel : 01 23 45 67 89", "mobile 06.12.34.56.78"],
            notMatching: ["ref 01 23 45 67 89", "+33 0 00 00 00 00", "tel 012345678901", "tél 00 23 45 67 89"]))

    private static let germany = Identifier(
        "GERMANY_PHONE_NUMBER", "Phone number (Germany)", kind: .phone, countries: ["DE"],
        source: .macie(recommended: false),
        patterns: [
            number(
                #"(?:\+|00)49[ ./-]?(?:\(0\))?[ ./-]?\(?[1-9][0-9]{1,4}\)?[ ./-]{0,3}[0-9]{2,8}(?:[ -][0-9]{1,5}){0,3}"#,
                .germany),
            number(#"\(?0[1-9][0-9]{1,4}\)?[ ./-]{0,3}[0-9]{2,8}(?:[ -][0-9]{1,5}){0,3}"#, .germany, national: true),
        ],
        keywords: keywords + ["telefon", "telefonnummer", "handy", "handynummer", "rufnummer", "mobil", "mobilnummer"],
        examples: Identifier.Examples(
            matching: [
                "+49 30 901820", "0049 171 2345678", "Telefon: 030/901820", "Handy 0171-2345678", "+49 (0)89 1234567",
            ],
            notMatching: ["Bestellung 030/901820", "Telefon 0000 123456", "+49 30 12", "Telefon 30.12.2020"]))

    private static let italy = Identifier(
        "ITALY_PHONE_NUMBER", "Phone number (Italy)", kind: .phone, countries: ["IT"],
        source: .macie(recommended: false),
        patterns: [
            number(
                #"(?:\+|00)39[ .-]?(?:0[0-9]{1,3}[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}|3[0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3,4})"#,
                .italy),
            number(
                #"(?:0[1-9][0-9]{0,2}[ ./-]?[0-9]{3,4}[ .-]?[0-9]{3,4}|3[0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3,4})"#,
                .italy, national: true),
        ],
        keywords: keywords + ["telefono", "cellulare", "numero di telefono", "cell."],
        examples: Identifier.Examples(
            matching: ["+39 06 6982 1234", "+39 347 123 4567", "Telefono: 02 1234 5678", "cellulare 3471234567"],
            notMatching: ["ordine 02 1234 5678", "+39 247 123 4567", "cellulare 247 123 4567"]))

    private static let spain = Identifier(
        "SPAIN_PHONE_NUMBER", "Phone number (Spain)", kind: .phone, countries: ["ES"],
        source: .macie(recommended: false),
        patterns: [
            number(
                #"(?:\+|00)34[ .-]?[6-9][0-9](?:[0-9][ .-]?[0-9]{3}[ .-]?[0-9]{3}|[0-9]?(?:[ .-]?[0-9]{2}){3}|[ .-]?[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{2})"#,
                .spain),
            number(
                #"[6-9][0-9](?:[0-9]{7}|[0-9](?:[ .-][0-9]{3}){2}|[0-9](?:[ .-][0-9]{2}){3}|[ .-][0-9]{3}(?:[ .-][0-9]{2}){2})"#,
                .spain, national: true),
        ],
        keywords: keywords + ["teléfono", "telefono", "móvil", "movil", "número de teléfono", "tfno", "tlf"],
        examples: Identifier.Examples(
            matching: ["+34 612 345 678", "0034 91 123 45 67", "Teléfono: 912 345 678", "móvil 612345678"],
            notMatching: ["pedido 912 345 678", "+34 512 345 678", "móvil 512345678"]))

    private static let unitedKingdom = Identifier(
        "UK_PHONE_NUMBER", "Phone number (UK)", kind: .phone, countries: ["GB"], source: .macie(recommended: false),
        patterns: [
            number(
                #"(?:\+|00)44[ .-]?(?:\(0\))?[ .-]?[1-9][0-9]{1,4}\)?(?:[ .-]?[0-9]{3,6}){1,2}(?:[ .-][0-9]{3,4})?"#,
                .unitedKingdom),
            number(
                #"\(?0[1-9][0-9]{1,4}\)?(?:[ .-]?[0-9]{3,6}){1,2}(?:[ .-][0-9]{3,4})?"#, .unitedKingdom, national: true),
            // Mobile numbers, which can be a German village's too: there under English words less likely.
            Pattern(
                #"07[1-57-9][0-9]{2}[ .-]?[0-9]{3}[ .-]?[0-9]{3}"#, keyword: .required,
                validation: .surroundings(PhoneCheck(plan: .unitedKingdom)), boundary: .number, evidence: .structure),
        ],
        keywords: keywords,
        examples: Identifier.Examples(
            matching: [
                "+44 20 7946 0958", "0044 7700 900123", "phone 020 7946 0958", "mobile: 07700 900123",
                "+44 (0)161 496 0123",
            ],
            notMatching: ["order 020 7946 0958", "+44 4000 123456", "phone 0400 123456", "phone 020 7946"]))
}
