/// What Macie lacks of the Middle East and Africa.
extension Catalogue {
    public static let middleEast: [Identifier] = [
        Identifier(
            "ISRAEL_IDENTITY_NUMBER", "Identity number (Israel)", kind: .nationalID, countries: ["IL"],
            source: .castellan(reference: "רשות האוכלוסין וההגירה, מספר זהות"),
            patterns: [.number(Shape.digits(9), .teudatZehut), .number("\\d{8}-\\d", .teudatZehut)],
            keywords: [
                "תעודת זהות", "מספר זהות", "ת.ז.", "ת\"ז", "ת״ז", "teudat zehut", "mispar zehut", "israeli id",
                "identity number", "id number", "תז",
            ],
            examples: Identifier.Examples(
                matching: ["תעודת זהות: 391194776", "The מספר זהות 39119477-6 was given."],
                notMatching: ["Parcel 391194776 is here.", "תעודת זהות: 391194777"])),
        Identifier(
            "SOUTH_AFRICA_IDENTITY_NUMBER", "Identity number (South Africa)", kind: .nationalID, countries: ["ZA"],
            source: .castellan(reference: "Department of Home Affairs; Identification Act 68 of 1997"),
            patterns: [
                .number(Shape.digits(13), .southAfricanID), .number("\\d{6} \\d{4} \\d{3}", .southAfricanID),
                .number("\\d{6} \\d{4} \\d{2} \\d", .southAfricanID),
            ],
            keywords: [
                "south african id", "id number", "identity number", "sa id", "rsa id", "identiteitsnommer", "id nommer",
                "identity document", "id no",
            ],
            examples: Identifier.Examples(
                matching: ["south african id: 7503305044089", "The id number 750330 5044 089 was given."],
                notMatching: ["Parcel 7503305044089 is here.", "south african id: 7503305044080"])),
        Identifier(
            "SOUTH_AFRICA_TAX_NUMBER", "Tax reference number (South Africa)", kind: .taxID, countries: ["ZA"],
            source: .castellan(reference: "SARS, tax reference number modulus 10"),
            patterns: Pattern.numbers(10, [4, 3, 3], check: .southAfricanTax),
            keywords: [
                "tax reference number", "tax number", "sars", "income tax number", "tax ref", "belastingnommer",
                "tax reference",
            ],
            examples: Identifier.Examples(
                matching: ["tax reference number: 0001339050", "The tax number 2449494166 was given."],
                notMatching: ["Parcel 0001339050 is here.", "tax reference number: 0001339051"])),
        Identifier(
            "EGYPT_NATIONAL_IDENTITY_NUMBER", "National id (Egypt)", kind: .nationalID, countries: ["EG"],
            source: .castellan(reference: "مصلحة الأحوال المدنية, الرقم القومي"),
            patterns: [.number(Shape.digits(14), .egyptianNational, evidence: .structure)],
            keywords: [
                "الرقم القومي", "رقم قومي", "national id", "national id number", "egyptian id", "بطاقة الرقم القومي",
            ],
            examples: Identifier.Examples(
                matching: ["الرقم القومي: 29001011234567", "The رقم قومي 30105152101234 was given."],
                notMatching: [
                    "Parcel 29001011234567 is here.", "الرقم القومي: 29013011234567", "الرقم القومي: 19001011234567",
                ])),
        Identifier(
            "IRAN_NATIONAL_CODE", "National code (Iran)", kind: .nationalID, countries: ["IR"],
            source: .castellan(reference: "سازمان ثبت احوال, کد ملی"),
            patterns: [.number(Shape.digits(10), .iranianNational), .number("\\d{3}-\\d{6}-\\d", .iranianNational)],
            keywords: [
                "کد ملی", "شماره ملی", "کدملی", "code melli", "codemeli", "national code", "iranian national code",
            ],
            examples: Identifier.Examples(
                matching: ["کد ملی: 0084575948", "The شماره ملی 008-457594-8 was given."],
                notMatching: ["Parcel 0084575948 is here.", "کد ملی: 0084575949"])),
        Identifier(
            "SAUDI_ARABIA_NATIONAL_IDENTITY_NUMBER", "National id or iqama (Saudi Arabia)", kind: .nationalID,
            countries: ["SA"],
            source: .castellan(reference: "الأحوال المدنية, رقم الهوية الوطنية"),
            patterns: [.number(Shape.digits(10), .saudiNational)],
            keywords: [
                "رقم الهوية", "الهوية الوطنية", "رقم الإقامة", "إقامة", "iqama", "iqama number", "saudi id",
                "national id", "national id number",
            ],
            examples: Identifier.Examples(
                matching: ["رقم الهوية: 1000000008", "The الهوية الوطنية 2000000006 was given."],
                notMatching: ["Parcel 1000000008 is here.", "رقم الهوية: 1000000009"])),
        Identifier(
            "UNITED_ARAB_EMIRATES_IDENTITY_NUMBER", "Emirates id (United Arab Emirates)", kind: .nationalID,
            countries: ["AE"],
            source: .castellan(reference: "Federal Authority for Identity and Citizenship, Emirates ID"),
            patterns: [
                .number("784[ -]\\d{4}[ -]\\d{7}[ -]\\d", .emiratesID, evidence: .prefix),
                .number("784\\d{12}", .emiratesID, evidence: .prefix),
            ],
            keywords: [
                "emirates id", "eid", "رقم الهوية", "الهوية الإماراتية", "emirates identity", "id number", "uae id",
                "identity card",
            ],
            examples: Identifier.Examples(
                matching: ["emirates id: 784-1990-1234567-6", "The eid 784199012345676 was given."],
                notMatching: ["Parcel 784-1990-1234567-6 is here.", "emirates id: 784-1990-1234567-7"])),
        Identifier(
            "KUWAIT_CIVIL_IDENTITY_NUMBER", "Civil id (Kuwait)", kind: .nationalID, countries: ["KW"],
            source: .castellan(reference: "الهيئة العامة للمعلومات المدنية, الرقم المدني"),
            patterns: [.number(Shape.digits(12), .kuwaitiCivil)],
            keywords: ["الرقم المدني", "البطاقة المدنية", "civil id", "civil id number", "kuwait id", "civil id no"],
            examples: Identifier.Examples(
                matching: ["الرقم المدني: 285010100015", "The البطاقة المدنية 285010100015 was given."],
                notMatching: ["Parcel 285010100015 is here.", "الرقم المدني: 285010100016"])),
        Identifier(
            "KENYA_TAX_IDENTIFICATION_NUMBER", "PIN (Kenya)", kind: .taxID, countries: ["KE"],
            source: .castellan(reference: "Kenya Revenue Authority, personal identification number"),
            patterns: [.code("[AP]\\d{9}[A-Z]", evidence: .structure)],
            keywords: ["kra pin", "pin", "kra", "pin number", "personal identification number", "tax pin"],
            examples: Identifier.Examples(
                matching: ["kra pin: P051365947M", "The pin A012345678B was given."],
                notMatching: ["Parcel P051365947M is here.", "kra pin: B051365947M", "kra pin: P05136594M"])),
        Identifier(
            "NIGERIA_NATIONAL_IDENTITY_NUMBER", "National identification number (Nigeria)", kind: .nationalID,
            countries: ["NG"],
            source: .castellan(reference: "NIMC, National Identification Number"),
            patterns: [.number(Shape.digits(11))],
            keywords: [
                "nimc", "national identification number", "nin number", "national identity number", "bvn",
                "bank verification number", "nin slip",
            ],
            examples: Identifier.Examples(
                matching: ["nimc: 12345678901", "The national identification number 70123456789 was given."],
                notMatching: ["Parcel 12345678901 is here.", "nimc: 1234567890", "nimc: 123456789012"])),
    ]
}
