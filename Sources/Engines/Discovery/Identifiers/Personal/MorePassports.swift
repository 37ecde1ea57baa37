/// Passports that Macie lacks. The word `passport` alone would not say whose they are, so each asks for its country or language.
extension Catalogue {
    public static let passportsElsewhere: [Identifier] = [
        Identifier(
            "AUSTRALIA_PASSPORT_NUMBER", "Passport number (Australia)", kind: .passport, countries: ["AU"],
            source: .castellan(reference: "Australian Passport Office, passport numbers"),
            patterns: [.code("[A-Z]{1,2}\\d{7}", evidence: .structure)],
            keywords: [
                "australian passport", "australia passport", "passport number (australia)", "passport australia",
                "aus passport", "au passport",
            ],
            examples: Identifier.Examples(
                matching: ["australian passport: PA1234567", "The australia passport N1234567 was given."],
                notMatching: [
                    "Parcel PA1234567 is here.", "australian passport: PAB1234567", "australian passport: N123456",
                ])),
        Identifier(
            "NEW_ZEALAND_PASSPORT_NUMBER", "Passport number (New Zealand)", kind: .passport, countries: ["NZ"],
            source: .castellan(reference: "Department of Internal Affairs, New Zealand passport"),
            patterns: [.code(Shape.lettered(2, 6))],
            keywords: ["new zealand passport", "nz passport", "uruwhenua", "passport new zealand"],
            examples: Identifier.Examples(
                matching: ["new zealand passport: LA123456", "The nz passport EA654321 was given."],
                notMatching: [
                    "Parcel LA123456 is here.", "new zealand passport: L123456", "new zealand passport: LA12345",
                ])),
        Identifier(
            "INDIA_PASSPORT_NUMBER", "Passport number (India)", kind: .passport, countries: ["IN"],
            source: .castellan(reference: "Passport Seva, passport number"),
            patterns: [.code("[A-PR-WY][1-9]\\d{2} ?\\d{4}", evidence: .structure)],
            keywords: [
                "indian passport", "india passport", "पासपोर्ट", "republic of india passport", "passport india",
                "passport seva",
            ],
            examples: Identifier.Examples(
                matching: ["indian passport: J8369854", "The india passport M1234567 was given."],
                notMatching: ["Parcel J8369854 is here.", "indian passport: Q8369854", "indian passport: J0369854"])),
        Identifier(
            "CHINA_PASSPORT_NUMBER", "Passport number (China)", kind: .passport, countries: ["CN"],
            source: .castellan(reference: "国家移民管理局, 普通护照号码"),
            patterns: [
                .code("E[A-HJ-NP-Z]\\d{7}", evidence: .structure), .code("[DEGPS]\\d{8}", evidence: .structure),
            ],
            keywords: ["护照", "护照号", "护照号码", "護照", "中国护照", "chinese passport", "china passport", "huzhao"],
            examples: Identifier.Examples(
                matching: ["护照: E12345678", "The 护照号 EA1234567 was given."],
                notMatching: ["Parcel E12345678 is here.", "护照: EI1234567", "护照: E1234567"])),
        Identifier(
            "HONG_KONG_PASSPORT_NUMBER", "Passport number (Hong Kong)", kind: .passport, countries: ["HK"],
            source: .castellan(reference: "Immigration Department, HKSAR passport"),
            patterns: [.code("[HK]\\d{8}", evidence: .structure), .code("K[A-Z]\\d{7}", evidence: .structure)],
            keywords: ["hksar passport", "hong kong passport", "香港特別行政區護照", "香港護照", "hong kong sar passport"],
            examples: Identifier.Examples(
                matching: ["hksar passport: K12345678", "The hong kong passport H00123456 was given."],
                notMatching: ["Parcel K12345678 is here.", "hksar passport: A12345678", "hksar passport: K1234567"])),
        Identifier(
            "TAIWAN_PASSPORT_NUMBER", "Passport number (Taiwan)", kind: .passport, countries: ["TW"],
            source: .castellan(reference: "外交部領事事務局, 中華民國護照"),
            patterns: [.number(Shape.digits(9))],
            keywords: ["護照", "護照號碼", "中華民國護照", "taiwan passport", "taiwanese passport"],
            examples: Identifier.Examples(
                matching: ["護照: 123456789", "The 護照號碼 300123456 was given."],
                notMatching: ["Parcel 123456789 is here.", "護照: 12345678", "護照: 1234567890"])),
        Identifier(
            "JAPAN_PASSPORT_NUMBER", "Passport number (Japan)", kind: .passport, countries: ["JP"],
            source: .castellan(reference: "外務省, 旅券番号"),
            patterns: [.code("[A-Z]{2}\\d{7}", evidence: .structure)],
            keywords: ["旅券", "旅券番号", "パスポート", "パスポート番号", "japanese passport", "japan passport"],
            examples: Identifier.Examples(
                matching: ["旅券: TK1234567", "The 旅券番号 MZ7654321 was given."],
                notMatching: ["Parcel TK1234567 is here.", "旅券: T1234567", "旅券: TK123456"])),
        Identifier(
            "SOUTH_KOREA_PASSPORT_NUMBER", "Passport number (South Korea)", kind: .passport, countries: ["KR"],
            source: .castellan(reference: "외교부, 여권번호"),
            patterns: [
                .code("[MSRODG]\\d{8}", evidence: .structure), .code("[MSRODG]\\d{3}[A-Z]\\d{4}", evidence: .structure),
            ],
            keywords: ["여권", "여권번호", "korean passport", "south korean passport", "korea passport"],
            examples: Identifier.Examples(
                matching: ["여권: M12345678", "The 여권번호 M123A4567 was given."],
                notMatching: ["Parcel M12345678 is here.", "여권: Z12345678", "여권: M1234567"])),
        Identifier(
            "SINGAPORE_PASSPORT_NUMBER", "Passport number (Singapore)", kind: .passport, countries: ["SG"],
            source: .castellan(reference: "Immigration and Checkpoints Authority, Singapore passport"),
            patterns: [.code("[EK]\\d{7}[A-Z]", evidence: .structure)],
            keywords: [
                "singapore passport", "singaporean passport", "passport singapore", "passport number", "sg passport",
            ],
            examples: Identifier.Examples(
                matching: ["singapore passport: E1234567N", "The singaporean passport K0000001A was given."],
                notMatching: [
                    "Parcel E1234567N is here.", "singapore passport: A1234567N", "singapore passport: E123456N",
                ])),
        Identifier(
            "PHILIPPINES_PASSPORT_NUMBER", "Passport number (Philippines)", kind: .passport, countries: ["PH"],
            source: .castellan(reference: "Department of Foreign Affairs, Philippine passport"),
            patterns: [.code("P\\d{7}[A-Z]", evidence: .structure), .code("[A-Z]{2}\\d{7}", evidence: .structure)],
            keywords: ["philippine passport", "philippines passport", "pasaporte ng pilipinas", "dfa passport"],
            examples: Identifier.Examples(
                matching: ["philippine passport: P1234567A", "The philippines passport EB1234567 was given."],
                notMatching: [
                    "Parcel P1234567A is here.", "philippine passport: P123456A", "philippine passport: EBC1234567",
                ])),
        Identifier(
            "INDONESIA_PASSPORT_NUMBER", "Passport number (Indonesia)", kind: .passport, countries: ["ID"],
            source: .castellan(reference: "Direktorat Jenderal Imigrasi, paspor"),
            patterns: [.code("[A-Z]\\d{7}", evidence: .structure), .code("X\\d[A-Z]\\d{5}", evidence: .structure)],
            keywords: ["paspor", "nomor paspor", "no paspor", "indonesian passport", "no. paspor"],
            examples: Identifier.Examples(
                matching: ["paspor: B1234567", "The nomor paspor A7654321 was given."],
                notMatching: ["Parcel B1234567 is here.", "paspor: AB1234567", "paspor: B123456"])),
        Identifier(
            "AUSTRIA_PASSPORT_NUMBER", "Passport number (Austria)", kind: .passport, countries: ["AT"],
            source: .castellan(reference: "Bundesministerium für Inneres, Reisepass"),
            patterns: [.code("[A-Z]{1,2} ?\\d{7}", evidence: .structure)],
            keywords: [
                "österreichischer reisepass", "oesterreichischer reisepass", "reisepass österreich", "reisepass",
                "austrian passport", "passnummer",
            ],
            examples: Identifier.Examples(
                matching: [
                    "österreichischer reisepass: P1234567", "The oesterreichischer reisepass U 7654321 was given.",
                ],
                notMatching: [
                    "Parcel P1234567 is here.", "österreichischer reisepass: PAB1234567",
                    "österreichischer reisepass: P123456",
                ])),
        Identifier(
            "BELGIUM_PASSPORT_NUMBER", "Passport number (Belgium)", kind: .passport, countries: ["BE"],
            source: .castellan(reference: "FOD Buitenlandse Zaken, Belgisch paspoort"),
            patterns: [.code(Shape.lettered(2, 6))],
            keywords: [
                "paspoort", "paspoortnummer", "passeport belge", "belgisch paspoort", "belgian passport",
                "numéro de passeport",
            ],
            examples: Identifier.Examples(
                matching: ["paspoort: EA123456", "The paspoortnummer GB654321 was given."],
                notMatching: ["Parcel EA123456 is here.", "paspoort: E123456", "paspoort: EA12345"])),
        Identifier(
            "NETHERLANDS_PASSPORT_NUMBER", "Passport or identity card number (Netherlands)", kind: .passport,
            countries: ["NL"],
            source: .castellan(reference: "Rijksdienst voor Identiteitsgegevens, documentnummer"),
            patterns: [.code("[A-NP-Z]{2}[A-NP-Z0-9]{6}\\d", evidence: .structure)],
            keywords: [
                "paspoort", "paspoortnummer", "documentnummer", "identiteitskaart", "dutch passport",
                "nederlands paspoort", "reisdocument",
            ],
            examples: Identifier.Examples(
                matching: ["paspoort: NW1234567", "The paspoortnummer SPECI2014 was given."],
                notMatching: ["Parcel NW1234567 is here.", "paspoort: NO1234567", "paspoort: NW123456"])),
        Identifier(
            "SWITZERLAND_PASSPORT_NUMBER", "Passport number (Switzerland)", kind: .passport, countries: ["CH"],
            source: .castellan(reference: "fedpol, Schweizer Pass"),
            patterns: [.code("[A-Z]\\d{7}", evidence: .structure), .code("[A-Z]\\d[A-Z]\\d{5}", evidence: .structure)],
            keywords: [
                "schweizer pass", "passeport suisse", "passaporto svizzero", "swiss passport", "passnummer",
                "passport schweiz",
            ],
            examples: Identifier.Examples(
                matching: ["schweizer pass: X1234567", "The passeport suisse S0A00000 was given."],
                notMatching: ["Parcel X1234567 is here.", "schweizer pass: XA1234567", "schweizer pass: X123456"])),
        Identifier(
            "SWEDEN_PASSPORT_NUMBER", "Passport number (Sweden)", kind: .passport, countries: ["SE"],
            source: .castellan(reference: "Polismyndigheten, pass"),
            patterns: [.number(Shape.digits(8)), .code("[A-Z]{2}\\d{6,7}", evidence: .structure)],
            keywords: ["passnummer", "svenskt pass", "swedish passport", "passnr", "pass nr"],
            examples: Identifier.Examples(
                matching: ["passnummer: 59000002", "The svenskt pass AA1234567 was given."],
                notMatching: ["Parcel 59000002 is here.", "passnummer: 5900000", "passnummer: AAA1234567"])),
        Identifier(
            "NORWAY_PASSPORT_NUMBER", "Passport number (Norway)", kind: .passport, countries: ["NO"],
            source: .castellan(reference: "Politiet, pass"),
            patterns: [.number(Shape.digits(8)), .code("[A-Z]{3}\\d{6}", evidence: .structure)],
            keywords: ["passnummer", "norsk pass", "norwegian passport", "passnr", "pass nr"],
            examples: Identifier.Examples(
                matching: ["passnummer: 27654321", "The norsk pass CCC002284 was given."],
                notMatching: ["Parcel 27654321 is here.", "passnummer: 2765432", "passnummer: CC002284"])),
        Identifier(
            "DENMARK_PASSPORT_NUMBER", "Passport number (Denmark)", kind: .passport, countries: ["DK"],
            source: .castellan(reference: "Politiet, pas"),
            patterns: [.number(Shape.digits(9))],
            keywords: ["pasnummer", "dansk pas", "danish passport", "pas nr", "pasnr"],
            examples: Identifier.Examples(
                matching: ["pasnummer: 202100001", "The dansk pas 123456789 was given."],
                notMatching: ["Parcel 202100001 is here.", "pasnummer: 20210000", "pasnummer: 2021000012"])),
        Identifier(
            "FINLAND_PASSPORT_NUMBER", "Passport number (Finland)", kind: .passport, countries: ["FI"],
            source: .castellan(reference: "Poliisi, passi"),
            patterns: [.code("[A-Z]{2}\\d{7}", evidence: .structure)],
            keywords: ["passi", "passin numero", "passinumero", "suomen passi", "finnish passport", "passnummer"],
            examples: Identifier.Examples(
                matching: ["passi: XP8271602", "The passin numero FP1234567 was given."],
                notMatching: ["Parcel XP8271602 is here.", "passi: X8271602", "passi: XP827160"])),
        Identifier(
            "IRELAND_PASSPORT_NUMBER", "Passport number (Ireland)", kind: .passport, countries: ["IE"],
            source: .castellan(reference: "Department of Foreign Affairs, Irish passport"),
            patterns: [.code("[A-Z]{2}\\d{7}", evidence: .structure), .code("[A-Z]\\d{7}", evidence: .structure)],
            keywords: ["irish passport", "pas éireannach", "ireland passport", "uimhir phas"],
            examples: Identifier.Examples(
                matching: ["irish passport: PA1234567", "The pas éireannach LB0000000 was given."],
                notMatching: ["Parcel PA1234567 is here.", "irish passport: PAB1234567", "irish passport: PA123456"])),
        Identifier(
            "PORTUGAL_PASSPORT_NUMBER", "Passport number (Portugal)", kind: .passport, countries: ["PT"],
            source: .castellan(reference: "IRN, Passaporte Eletrónico Português"),
            patterns: [.code("[A-Z]{1,2}\\d{6}", evidence: .structure)],
            keywords: [
                "passaporte", "número de passaporte", "passaporte português", "portuguese passport", "n.º passaporte",
            ],
            examples: Identifier.Examples(
                matching: ["passaporte: L123456", "The número de passaporte CA123456 was given."],
                notMatching: ["Parcel L123456 is here.", "passaporte: ABC123456", "passaporte: L12345"])),
        Identifier(
            "GREECE_PASSPORT_NUMBER", "Passport number (Greece)", kind: .passport, countries: ["GR"],
            source: .castellan(reference: "Ελληνική Αστυνομία, διαβατήριο"),
            patterns: [.code("A[A-Z]\\d{7}", evidence: .structure)],
            keywords: ["διαβατήριο", "διαβατηρίου", "αριθμός διαβατηρίου", "greek passport", "diavatirio"],
            examples: Identifier.Examples(
                matching: ["διαβατήριο: AE1234567", "The διαβατηρίου AM7654321 was given."],
                notMatching: ["Parcel AE1234567 is here.", "διαβατήριο: BE1234567", "διαβατήριο: AE123456"])),
        Identifier(
            "BRAZIL_PASSPORT_NUMBER", "Passport number (Brazil)", kind: .passport, countries: ["BR"],
            source: .castellan(reference: "Polícia Federal, passaporte"),
            patterns: [.code(Shape.lettered(2, 6))],
            keywords: [
                "passaporte", "número do passaporte", "passaporte brasileiro", "brazilian passport",
                "numero do passaporte",
            ],
            examples: Identifier.Examples(
                matching: ["passaporte: FN123456", "The número do passaporte YA654321 was given."],
                notMatching: ["Parcel FN123456 is here.", "passaporte: F123456", "passaporte: FN12345"])),
        Identifier(
            "MEXICO_PASSPORT_NUMBER", "Passport number (Mexico)", kind: .passport, countries: ["MX"],
            source: .castellan(reference: "Secretaría de Relaciones Exteriores, pasaporte"),
            patterns: [.code(Shape.lettered(1, 8)), .number(Shape.digits(11))],
            keywords: [
                "pasaporte mexicano", "mexican passport", "pasaporte méxico",
                "pasaporte de los estados unidos mexicanos",
            ],
            examples: Identifier.Examples(
                matching: ["pasaporte mexicano: G12345678", "The mexican passport 07340000234 was given."],
                notMatching: [
                    "Parcel G12345678 is here.", "pasaporte mexicano: GA12345678", "pasaporte mexicano: G1234567",
                ])),
        Identifier(
            "ARGENTINA_PASSPORT_NUMBER", "Passport number (Argentina)", kind: .passport, countries: ["AR"],
            source: .castellan(reference: "RENAPER, pasaporte"),
            patterns: [.code(Shape.lettered(3, 6))],
            keywords: ["pasaporte argentino", "argentine passport", "pasaporte argentina", "número de pasaporte"],
            examples: Identifier.Examples(
                matching: ["pasaporte argentino: AAA123456", "The argentine passport AAF654321 was given."],
                notMatching: [
                    "Parcel AAA123456 is here.", "pasaporte argentino: AA123456", "pasaporte argentino: AAA12345",
                ])),
        Identifier(
            "UKRAINE_PASSPORT_NUMBER", "Passport number (Ukraine)", kind: .passport, countries: ["UA"],
            source: .castellan(reference: "Державна міграційна служба, паспорт"),
            patterns: [
                .code("[A-Z]{2} ?\\d{6}"), .code("(?:А|Б|В|Г|Е|І|К|М|Н|О|П|Р|С|Т|Х){2} ?\\d{6}", evidence: .structure),
                .number(Shape.digits(9)),
            ],
            keywords: [
                "паспорт громадянина україни", "закордонний паспорт", "номер паспорта", "ukrainian passport",
                "паспорт україни", "серія та номер паспорта", "паспорт",
            ],
            examples: Identifier.Examples(
                matching: [
                    "паспорт громадянина україни: СН 123456", "The закордонний паспорт FE123456 was given.",
                    "паспорт громадянина україни: 000123456",
                ],
                notMatching: [
                    "Parcel СН 123456 is here.", "паспорт громадянина україни: С 123456",
                    "паспорт громадянина україни: FE12345",
                ])),
        Identifier(
            "TURKIYE_PASSPORT_NUMBER", "Passport number (Türkiye)", kind: .passport, countries: ["TR"],
            source: .castellan(reference: "Nüfus ve Vatandaşlık İşleri, pasaport"),
            patterns: [.code("[A-Z]\\d{8}", evidence: .structure), .code("TR-[A-Z]\\d{7}", evidence: .structure)],
            keywords: ["pasaport", "pasaport no", "pasaport numarası", "turkish passport", "pasaport numarasi"],
            examples: Identifier.Examples(
                matching: ["pasaport: U12345678", "The pasaport no S00123456 was given."],
                notMatching: ["Parcel U12345678 is here.", "pasaport: UU12345678", "pasaport: U1234567"])),
        Identifier(
            "ISRAEL_PASSPORT_NUMBER", "Passport number (Israel)", kind: .passport, countries: ["IL"],
            source: .castellan(reference: "רשות האוכלוסין וההגירה, דרכון"),
            patterns: [.number(Shape.digits(7...8))],
            keywords: ["דרכון", "מספר דרכון", "israeli passport", "darkon"],
            examples: Identifier.Examples(
                matching: ["דרכון: 12345678", "The מספר דרכון 31234567 was given."],
                notMatching: ["Parcel 12345678 is here.", "דרכון: 123456", "דרכון: 1234567890"])),
        Identifier(
            "SOUTH_AFRICA_PASSPORT_NUMBER", "Passport number (South Africa)", kind: .passport, countries: ["ZA"],
            source: .castellan(reference: "Department of Home Affairs, passport"),
            patterns: [.code("[ADMT]\\d{8}", evidence: .structure)],
            keywords: ["south african passport", "rsa passport", "paspoort", "sa passport", "south africa passport"],
            examples: Identifier.Examples(
                matching: ["south african passport: A12345678", "The rsa passport M00123456 was given."],
                notMatching: [
                    "Parcel A12345678 is here.", "south african passport: B12345678",
                    "south african passport: A1234567",
                ])),
    ]
}
