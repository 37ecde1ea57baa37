/// What Macie lacks of South and South-East Asia.
extension Catalogue {
    public static let southAsia: [Identifier] = [
        Identifier(
            "INDIA_VOTER_ID", "Voter id (India)", kind: .nationalID, countries: ["IN"],
            source: .castellan(reference: "Election Commission of India, EPIC"),
            patterns: [.code("[A-Z]{3}\\d{7}", .epic)],
            keywords: [
                "voter id", "epic", "epic number", "epic no", "voter id card", "election card", "voter card",
                "elector's photo identity card", "voter",
            ],
            examples: Identifier.Examples(
                matching: ["voter id: WKH1186253", "The epic WKH1186253 was given."],
                notMatching: ["Parcel WKH1186253 is here.", "voter id: WKH1186254"])),
        Identifier(
            "INDIA_GOODS_AND_SERVICES_TAX_NUMBER", "GSTIN (India)", kind: .organizationTaxID, countries: ["IN"],
            source: .castellan(reference: "GSTN, Goods and Services Tax Identification Number"),
            patterns: [.code("\\d{2}[A-Z]{5}\\d{4}[A-Z][A-Z0-9]Z[A-Z0-9]", .gstin)],
            keywords: [
                "gstin", "gst", "gst number", "gst no", "gstin/uin", "goods and services tax",
                "gst identification number", "gst registration",
            ],
            examples: Identifier.Examples(
                matching: ["gstin: 27AAPFU0939F1ZV", "The gst 27AAPFU0939F1ZV was given."],
                notMatching: ["Parcel 27AAPFU0939F1ZV is here.", "gstin: 27AAPFU0939F1ZB"])),
        Identifier(
            "INDIA_AADHAAR_VIRTUAL_ID", "Aadhaar virtual id (India)", kind: .nationalID, countries: ["IN"],
            source: .castellan(reference: "UIDAI, Virtual ID"),
            patterns: Pattern.numbers(16, [4, 4, 4, 4], check: .virtualID),
            keywords: ["virtual id", "vid", "aadhaar vid", "aadhaar virtual id", "uidai"],
            examples: Identifier.Examples(
                matching: ["virtual id: 2341 2341 2341 2341", "The vid 2341234123412341 was given."],
                notMatching: ["Parcel 2341 2341 2341 2341 is here.", "virtual id: 2341 2341 2341 2342"])),
        Identifier(
            "INDONESIA_NATIONAL_IDENTITY_NUMBER", "NIK (Indonesia)", kind: .nationalID, countries: ["ID"],
            source: .castellan(reference: "Ditjen Dukcapil, Nomor Induk Kependudukan"),
            patterns: [.number(Shape.digits(16), .nik, evidence: .structure)],
            keywords: [
                "nik", "ktp", "nomor induk kependudukan", "no ktp", "e-ktp", "nomor ktp", "no. ktp",
                "kartu tanda penduduk",
            ],
            examples: Identifier.Examples(
                matching: ["nik: 3171011708450001", "The ktp 3204105201990003 was given."],
                notMatching: ["Parcel 3171011708450001 is here.", "nik: 3171011713450001", "nik: 0071011708450001"])),
        Identifier(
            "INDONESIA_TAX_IDENTIFICATION_NUMBER", "NPWP (Indonesia)", kind: .taxID, countries: ["ID"],
            source: .castellan(reference: "Direktorat Jenderal Pajak, NPWP"),
            patterns: [
                .number("\\d{2}\\.\\d{3}\\.\\d{3}\\.\\d-\\d{3}\\.\\d{3}", .npwp), .number(Shape.digits(15), .npwp),
            ],
            keywords: ["npwp", "nomor pokok wajib pajak", "no npwp", "no. npwp", "wajib pajak"],
            examples: Identifier.Examples(
                matching: ["npwp: 01.312.166.0-091.000", "The nomor pokok wajib pajak 013121660091000 was given."],
                notMatching: [
                    "Parcel 01.312.166.0-091.000 is here.", "npwp: 01.312.167.0-091.000", "npwp: 013121670091000",
                ])),
        Identifier(
            "MALAYSIA_NATIONAL_IDENTITY_NUMBER", "NRIC number (Malaysia)", kind: .nationalID, countries: ["MY"],
            source: .castellan(reference: "Jabatan Pendaftaran Negara, MyKad"),
            patterns: [
                .number("\\d{6}-\\d{2}-\\d{4}", .nric, evidence: .structure),
                .number(Shape.digits(12), .nric, evidence: .structure),
            ],
            keywords: [
                "nric", "mykad", "ic number", "ic no", "no. kad pengenalan", "kad pengenalan", "no kp", "identity card",
                "no. k/p", "nric no", "no ic",
            ],
            examples: Identifier.Examples(
                matching: ["nric: 770305-02-1234", "The mykad 770305021234 was given."],
                notMatching: ["Parcel 770305-02-1234 is here.", "nric: 771305-02-1234", "nric: 770305-17-1234"])),
        Identifier(
            "PAKISTAN_NATIONAL_IDENTITY_NUMBER", "CNIC (Pakistan)", kind: .nationalID, countries: ["PK"],
            source: .castellan(reference: "NADRA, Computerised National Identity Card"),
            patterns: [
                .number("\\d{5}-\\d{7}-\\d", .cnic, evidence: .structure),
                .number(Shape.digits(13), .cnic, evidence: .structure),
            ],
            keywords: [
                "cnic", "nicop", "شناختی کارڈ", "national identity card", "nadra", "cnic no", "cnic number",
                "smart national identity card",
            ],
            examples: Identifier.Examples(
                matching: ["cnic: 34201-0891231-8", "The nicop 3420108912318 was given."],
                notMatching: ["Parcel 34201-0891231-8 is here.", "cnic: 94201-0891231-8", "cnic: 34201-089123-8"])),
        Identifier(
            "PHILIPPINES_SOCIAL_SECURITY_NUMBER", "SSS number (Philippines)", kind: .socialSecurity, countries: ["PH"],
            source: .castellan(reference: "Social Security System, SS number"),
            patterns: [.number("\\d{2}-\\d{7}-\\d", evidence: .structure)],
            keywords: ["sss", "sss number", "sss no", "social security system", "sss no.", "ss number"],
            examples: Identifier.Examples(
                matching: ["sss: 34-1234567-8", "The sss number 04-0751449-0 was given."],
                notMatching: ["Parcel 34-1234567-8 is here.", "sss: 34-123456-8", "sss: 341234567-8"])),
        Identifier(
            "PHILIPPINES_TAX_IDENTIFICATION_NUMBER", "TIN (Philippines)", kind: .taxID, countries: ["PH"],
            source: .castellan(reference: "Bureau of Internal Revenue, TIN"),
            patterns: [
                .number("\\d{3}-\\d{3}-\\d{3}-\\d{3,5}", evidence: .structure),
                .number("\\d{3}-\\d{3}-\\d{3}", evidence: .structure),
            ],
            keywords: [
                "tin", "tin number", "bir", "tax identification number", "tin no", "taxpayer identification number",
            ],
            examples: Identifier.Examples(
                matching: ["tin: 123-456-789-000", "The tin number 123-456-789 was given."],
                notMatching: ["Parcel 123-456-789-000 is here.", "tin: 123-456-78", "tin: 123-45-6789"])),
        Identifier(
            "SINGAPORE_NRIC_NUMBER", "NRIC or FIN (Singapore)", kind: .nationalID, countries: ["SG"],
            source: .castellan(reference: "Immigration and Checkpoints Authority; Registration of Births and Deaths"),
            patterns: [.code("[STFGMstfgm]\\d{7}[A-Za-z]", .singaporeNRIC)],
            keywords: [
                "nric", "fin", "nric no", "nric number", "fin number", "nric/fin", "identity card",
                "identification number", "ic number", "foreign identification number", "singapore id", "uin",
            ],
            examples: Identifier.Examples(
                matching: ["nric: S1234567D", "The fin F1234567N was given.", "nric: T1234567J"],
                notMatching: ["Parcel S1234567D is here.", "nric: S1234567B"])),
        Identifier(
            "SRI_LANKA_NATIONAL_IDENTITY_NUMBER", "National identity card number (Sri Lanka)", kind: .nationalID,
            countries: ["LK"],
            source: .castellan(reference: "Department for Registration of Persons, NIC"),
            patterns: [
                .code("\\d{9}[VvXx]", .sriLankanNIC, evidence: .structure),
                .number(Shape.digits(12), .sriLankanNIC, evidence: .structure),
            ],
            keywords: ["nic", "nic no", "nic number", "national identity card", "හැඳුනුම්පත", "national id"],
            examples: Identifier.Examples(
                matching: ["nic: 853400937V", "The nic no 198534000937 was given."],
                notMatching: ["Parcel 853400937V is here.", "nic: 854000937V", "nic: 199987700937"])),
        Identifier(
            "THAILAND_NATIONAL_IDENTITY_NUMBER", "National identity number (Thailand)", kind: .nationalID,
            countries: ["TH"],
            source: .castellan(reference: "กรมการปกครอง, เลขประจำตัวประชาชน"),
            patterns: [
                .number("\\d-\\d{4}-\\d{5}-\\d{2}-\\d", .thaiNational), .number(Shape.digits(13), .thaiNational),
                .number("\\d \\d{4} \\d{5} \\d{2} \\d", .thaiNational),
            ],
            keywords: [
                "เลขประจำตัวประชาชน", "บัตรประชาชน", "เลขบัตรประชาชน", "เลขประจำตัวผู้เสียภาษี", "thai id", "national id",
                "thai national id", "citizen id", "identification number", "id card",
            ],
            examples: Identifier.Examples(
                matching: ["เลขประจำตัวประชาชน: 1-2345-45678-78-1", "The บัตรประชาชน 1234545678781 was given."],
                notMatching: ["Parcel 1-2345-45678-78-1 is here.", "เลขประจำตัวประชาชน: 1-2345-45678-78-2"])),
        Identifier(
            "VIETNAM_TAX_IDENTIFICATION_NUMBER", "Tax code (Vietnam)", kind: .taxID, countries: ["VN"],
            source: .castellan(reference: "Tổng cục Thuế, mã số thuế"),
            patterns: [.number(Shape.digits(10), .vietnameseTax), .number("\\d{10}-\\d{3}", .vietnameseTax)],
            keywords: [
                "mã số thuế", "mst", "ma so thue", "tax code", "mã số doanh nghiệp", "tax identification number",
            ],
            examples: Identifier.Examples(
                matching: ["mã số thuế: 0100233488", "The mst 0314409058-002 was given."],
                notMatching: ["Parcel 0100233488 is here.", "mã số thuế: 0100233489"])),
        Identifier(
            "VIETNAM_NATIONAL_IDENTITY_NUMBER", "Citizen identity number (Vietnam)", kind: .nationalID,
            countries: ["VN"],
            source: .castellan(reference: "Nghị định 137/2015/NĐ-CP, điều 13: số định danh cá nhân"),
            patterns: [.number(Shape.digits(12), .vietnameseNational, evidence: .structure)],
            keywords: [
                "cccd", "căn cước công dân", "số định danh", "cmnd", "can cuoc cong dan", "số cccd", "căn cước",
                "citizen identity card",
            ],
            examples: Identifier.Examples(
                matching: ["cccd: 001099012345", "The căn cước công dân 079203001234 was given."],
                notMatching: ["Parcel 001099012345 is here.", "cccd: 000099012345", "cccd: 099099012345"])),
    ]
}
