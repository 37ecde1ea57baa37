/// What Macie lacks of China, Hong Kong, Japan, Korea and Taiwan.
extension Catalogue {
    public static let eastAsia: [Identifier] = [
        Identifier(
            "CHINA_RESIDENT_IDENTITY_CARD_NUMBER", "Resident identity card number (China)", kind: .nationalID,
            countries: ["CN"],
            source: .castellan(reference: "GB 11643-1999"),
            patterns: [.code("\\d{17}[0-9Xx]", .residentIdentity)],
            keywords: [
                "身份证", "身份证号", "身份证号码", "公民身份号码", "居民身份证", "证件号码", "resident identity card", "id card", "identity card",
                "identity number", "id number", "shenfenzheng", "chinese id", "sfz",
            ],
            examples: Identifier.Examples(
                matching: ["身份证: 11010519491231002X", "The 身份证号 360426199101010071 was given."],
                notMatching: ["Parcel 11010519491231002X is here.", "身份证: 11010519491231002B"])),
        Identifier(
            "CHINA_UNIFIED_SOCIAL_CREDIT_CODE", "Unified social credit code (China)", kind: .organizationTaxID,
            countries: ["CN"],
            source: .castellan(reference: "GB 32100-2015"),
            patterns: [.code("[0-9A-HJ-NP-RTUWXY]{2}\\d{6}[0-9A-HJ-NP-RTUWXY]{10}", .unifiedSocialCredit)],
            keywords: [
                "统一社会信用代码", "社会信用代码", "信用代码", "纳税人识别号", "税号", "unified social credit code", "uscc",
                "social credit code", "uscid",
            ],
            examples: Identifier.Examples(
                matching: ["统一社会信用代码: 91110000600037341L", "The 社会信用代码 91110000600037341L was given."],
                notMatching: ["Parcel 91110000600037341L is here.", "统一社会信用代码: 91110000600037341B"])),
        Identifier(
            "HONG_KONG_IDENTITY_CARD_NUMBER", "Identity card number (Hong Kong)", kind: .nationalID, countries: ["HK"],
            source: .castellan(reference: "Immigration Department, Hong Kong identity card: check digit"),
            patterns: [
                .code("[A-Za-z]{1,2}\\d{6}[0-9Aa]", .hkid),
                Pattern(
                    "[A-Za-z]{1,2}\\d{6}\\([0-9Aa]\\)", keyword: .required, validation: .compact(.hkid),
                    evidence: .checksum),
            ],
            keywords: [
                "hkid", "hong kong identity card", "hkid number", "hong kong id", "身份證", "身份證號碼", "香港身份證", "id card",
                "identity card", "identity card number", "hkid card",
            ],
            examples: Identifier.Examples(
                matching: ["hkid: A123456(3)", "The hong kong identity card A1234563 was given."],
                notMatching: ["Parcel A123456(3) is here.", "hkid: A123456(4)"])),
        Identifier(
            "MACAU_IDENTITY_CARD_NUMBER", "Resident identity card number (Macau)", kind: .nationalID, countries: ["MO"],
            source: .castellan(reference: "Direcção dos Serviços de Identificação, BIR"),
            patterns: [
                Pattern("[157]\\d{6}\\(\\d\\)", keyword: .required, evidence: .structure),
                .number("[157]/?\\d{6}/\\d", evidence: .structure),
            ],
            keywords: [
                "澳門身份證", "身份證", "bir", "bilhete de identidade de residente", "macau id", "macau resident identity card",
                "澳門居民身份證",
            ],
            examples: Identifier.Examples(
                matching: ["澳門身份證: 5123456(7)", "The 身份證 1/234567/8 was given."],
                notMatching: ["Parcel 5123456(7) is here.", "澳門身份證: 4123456(7)", "澳門身份證: 5123456(78)"])),
        Identifier(
            "TAIWAN_NATIONAL_IDENTIFICATION_NUMBER", "National identification number (Taiwan)", kind: .nationalID,
            countries: ["TW"],
            source: .castellan(reference: "內政部戶政司, 國民身分證統一編號"),
            patterns: [.code("[A-Za-z][1289]\\d{8}", .taiwanNational)],
            keywords: [
                "身分證", "身分證字號", "身份證字號", "國民身分證", "統一證號", "居留證", "national id", "identification number", "taiwan id",
                "identity card", "id number", "arc",
            ],
            examples: Identifier.Examples(
                matching: ["身分證: A123456789", "The 身分證字號 a123456789 was given."],
                notMatching: ["Parcel A123456789 is here.", "身分證: A123456780"])),
        Identifier(
            "TAIWAN_BUSINESS_NUMBER", "Unified business number (Taiwan)", kind: .organizationTaxID, countries: ["TW"],
            source: .castellan(reference: "財政部財政資訊中心, 營利事業統一編號檢查碼邏輯"),
            patterns: [.number(Shape.digits(8), .taiwanBusiness)],
            keywords: [
                "統一編號", "統編", "unified business number", "ubn", "business administration number", "公司統編", "gui number",
            ],
            examples: Identifier.Examples(
                matching: ["統一編號: 00501503", "The 統編 04595257 was given."],
                notMatching: ["Parcel 00501503 is here.", "統一編號: 00501504"])),
        Identifier(
            "SOUTH_KOREA_RESIDENT_REGISTRATION_NUMBER", "Resident registration number (South Korea)", kind: .nationalID,
            countries: ["KR"],
            source: .castellan(reference: "주민등록법 시행규칙, 주민등록번호"),
            patterns: [
                .number("\\d{6}-\\d{7}", .rrn, evidence: .structure),
                .number(Shape.digits(13), .rrn, evidence: .structure),
            ],
            keywords: [
                "주민등록번호", "주민번호", "외국인등록번호", "resident registration number", "rrn", "alien registration number",
                "jumin", "korean resident registration number",
            ],
            examples: Identifier.Examples(
                matching: ["주민등록번호: 971013-9019902", "The 주민번호 9710139019902 was given."],
                notMatching: ["Parcel 971013-9019902 is here.", "주민등록번호: 971013-9019903"])),
        Identifier(
            "SOUTH_KOREA_BUSINESS_REGISTRATION_NUMBER", "Business registration number (South Korea)",
            kind: .organizationTaxID, countries: ["KR"],
            source: .castellan(reference: "국세청, 사업자등록번호"),
            patterns: Pattern.numbers(10, [3, 2, 5], check: .koreanBusiness),
            keywords: ["사업자등록번호", "사업자번호", "business registration number", "brn", "사업자 등록번호"],
            examples: Identifier.Examples(
                matching: ["사업자등록번호: 116-82-00276", "The 사업자번호 1168200276 was given."],
                notMatching: ["Parcel 116-82-00276 is here.", "사업자등록번호: 116-82-00277"])),
        Identifier(
            "JAPAN_MY_NUMBER", "My Number (Japan)", kind: .nationalID, countries: ["JP"],
            source: .castellan(reference: "総務省令第八十五号 (2014), 第五条: 検査用数字"),
            patterns: Pattern.numbers(12, [4, 4, 4], check: .myNumber),
            keywords: [
                "個人番号", "マイナンバー", "my number", "mynumber", "individual number", "kojin bangō", "my number card",
                "マイナンバーカード", "社会保障・税番号",
            ],
            examples: Identifier.Examples(
                matching: ["個人番号: 621498320257", "The マイナンバー 6214 9832 0257 was given."],
                notMatching: ["Parcel 621498320257 is here.", "個人番号: 621498320258"])),
        Identifier(
            "JAPAN_CORPORATE_NUMBER", "Corporate number (Japan)", kind: .organizationTaxID, countries: ["JP"],
            source: .castellan(reference: "国税庁, 法人番号の指定に関する省令"),
            patterns: [
                .number(Shape.digits(13), .corporateNumber), .number("\\d-\\d{4}-\\d{4}-\\d{4}", .corporateNumber),
            ],
            keywords: ["法人番号", "corporate number", "hōjin bangō", "houjin bangou", "法人"],
            examples: Identifier.Examples(
                matching: ["法人番号: 5835678256246", "The corporate number 5-8356-7825-6246 was given."],
                notMatching: ["Parcel 5835678256246 is here.", "法人番号: 5835678256247"])),
    ]
}
