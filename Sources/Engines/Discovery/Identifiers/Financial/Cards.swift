extension Catalogue {
    /// Payment cards: number, expiration, security code, magnetic stripe.
    public static let cards: [Identifier] = [
        cardNumber, unannouncedCardNumber, cardExpiration, cardSecurityCode, magneticStripe,
    ]

    /// Macie's, and the brands' other names.
    private static let numberKeywords: [String] = [
        "account number", "american express", "amex", "bank card", "c card", "card", "cc #", "ccn", "check card",
        "cred card", "credit",
        "credit card", "credit cards", "credit no", "credit num", "dankort", "debit", "debit card", "debit no",
        "debit num", "diners club",
        "discover", "electron", "japanese card bureau", "jcb", "mastercard", "mc", "pan", "payment account number",
        "payment card number",
        "pcn", "pmnt #", "pmnt card", "pmnt no", "pmnt number", "union pay", "visa", "cc no", "cc num", "card no",
        "card number", "master card",
        "carte bancaire", "carte bleue", "kreditkarte", "tarjeta de crédito", "carta di credito", "unionpay",
    ]

    /// Numbers that issuers and processors publish for tests (Macie User Guide, keywords).
    private static let testNumbers: Set<String> = [
        "122000000000003", "2222405343248877", "2222990905257051", "2223007648726984", "2223577120017656",
        "30569309025904",
        "34343434343434", "3528000700000000", "3530111333300000", "3566002020360505", "36148900647913",
        "36700102000000",
        "371449635398431", "378282246310005", "378734493671000", "38520000023237", "4012888888881881",
        "4111111111111111",
        "4222222222222", "4444333322221111", "4462030000000000", "4484070000000000", "4911830000000",
        "4917300800000000",
        "4917610000000000", "4917610000000000003", "5019717010103742", "5105105105105100", "5111010030175156",
        "5185540810000019",
        "5200828282828210", "5204230080000017", "5204740009900014", "5420923878724339", "5454545454545454",
        "5455330760000018",
        "5506900490000436", "5506900490000444", "5506900510000234", "5506920809243667", "5506922400634930",
        "5506927427317625",
        "5553042241984105", "5555553753048194", "5555555555554444", "5610591081018250", "6011000990139424",
        "6011000400000000",
        "6011111111111117", "630490017740292441", "630495060000000000", "6331101999990016", "6759649826438453",
        "6799990100000000019", "76009244561",
    ]

    private static func numberPatterns(_ keyword: Pattern.KeywordNeed) -> [Pattern] {
        [
            Pattern(
                Pattern.cardGroups, keyword: keyword,
                validation: .surroundings(CardNumberCheck()),
                boundary: .none, evidence: .checksum)
        ]
    }

    private static let cardNumber = Identifier(
        "CREDIT_CARD_NUMBER", "Payment card number", kind: .card, source: .macie(recommended: true),
        patterns: numberPatterns(.required), keywords: numberKeywords, excluded: testNumbers,
        examples: .init(
            matching: [
                "Visa 4539 1488 0343 6467", "card: 5425233430109903\n", "amex 3742-454554-00126",
                "jcb 3530111333300018",
            ],
            notMatching: ["card: 4111 1111 1111 1111", "Visa 4539 1488 0343 6468", "Invoice 4539148803436467"]))

    private static let unannouncedCardNumber = Identifier(
        "CREDIT_CARD_NUMBER_(NO_KEYWORD)", "Payment card number without a keyword", kind: .card,
        source: .macie(recommended: false),
        patterns: numberPatterns(.forbidden), keywords: numberKeywords, excluded: testNumbers,
        examples: .init(
            matching: ["4539148803436467 was charged", "paid by 5425-2334-3010-9903"],
            notMatching: ["card: 4539148803436467", "4111111111111111 was charged"]))

    private static let months = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"

    private static let cardExpiration = Identifier(
        "CREDIT_CARD_EXPIRATION", "Payment card expiration", kind: .cardExpiration, source: .macie(recommended: false),
        patterns: [
            Pattern(
                "(?i)(?:exp|thru)[^0-9\\r\\n]{0,28}(?:0?[1-9]|1[0-2]) ?[\\/-] ?(?:20)?[0-4][0-9]\\b",
                keyword: .required,
                validation: .surroundings(CardExpiration()), boundary: .none),
            Pattern(
                "(?:0?[1-9]|1[0-2]) ?[\\/-] ?(?:20)?[0-4][0-9]", keyword: .required,
                validation: .surroundings(CardExpiration()),
                boundary: .line),
            Pattern("(?i)\(months)\\.?[ ,\\/-]{1,2}(?:20)?[0-4][0-9]\\b", keyword: .required, boundary: .number),
            Pattern(
                "(?i)(?:20)?[0-4][0-9][ \\/-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", keyword: .required,
                boundary: .number),
            Pattern(
                "(?i)[0-9]{2,4}[,;& ]{1,3}exp(?:iry|iration)?[_ -]?(?:y|m)[a-z]{0,4} ?[:=] ?[0-9]{2,4}",
                keyword: .required),
        ],
        keywords: [
            "exp d", "exp m", "exp y", "expiration", "expiry", "exp date", "exp month", "exp year", "valid thru",
            "good thru",
            "card expires",
        ],
        examples: .init(
            matching: [
                "expiration: 02/26", "Expiry 02/2026", "expiration Feb 2026", "expiry: 26-Feb", "expY=2026, expM=02",
            ],
            notMatching: ["release 02/26", "expiration 13/26", "expiry 12/31/2026"]))

    private static let cardSecurityCode = Identifier(
        "CREDIT_CARD_SECURITY_CODE", "Payment card security code", kind: .cardSecurityCode,
        source: .macie(recommended: false),
        patterns: [
            Pattern(
                "(?i)(?:c[vs][cv]2?|security code|validation|verification|identification|card[ _-]?id)[^0-9\\r\\n,;*]{0,28}[0-9]{3,4}\\b",
                keyword: .required, validation: .surroundings(SecurityCode(place: .end)), boundary: .none),
            Pattern(
                "[0-9]{3,4}", keyword: .required, validation: .surroundings(SecurityCode(place: .cell)),
                boundary: .line),
        ],
        keywords: [
            "card id", "card identification code", "card identification number", "card security code",
            "card validation code",
            "card validation number", "card verification data", "card verification value", "cvc", "cvc2", "cvv", "cvv2",
            "elo verification code", "card verification code", "card verification number", "security code", "csc",
        ],
        examples: .init(
            matching: ["CVV: 123", "card verification value 4821", "cvc2=907"],
            notMatching: ["room 123", "cvv number exp 02/26, then 12345"]))

    private static let magneticStripe = Identifier(
        "CREDIT_CARD_MAGNETIC_STRIPE", "Payment card magnetic stripe", kind: .magneticStripe,
        source: .macie(recommended: true),
        patterns: [
            Pattern(
                "%?[Bb][0-9]{13,19}\\^[A-Za-z .'\\/-]{2,26}\\^[0-9]{7}[0-9A-Za-z ]{0,60}\\??", keyword: .required,
                validation: .text(.magneticStripe), boundary: .none, evidence: .checksum),
            Pattern(
                ";[0-9]{13,19}=[0-9]{7}[0-9]{0,17}\\??", keyword: .required, validation: .text(.magneticStripe),
                boundary: .none, evidence: .checksum),
        ],
        keywords: [
            "card data", "iso7813", "mag", "magstripe", "stripe", "swipe", "magnetic stripe", "track data", "track 1",
            "track 2", "track1",
            "track2",
        ],
        examples: .init(
            matching: [
                "swipe: %B4539148803436467^DOE/JANE^28121010000000000?",
                "magstripe ;4539148803436467=28121010000000000?",
            ],
            notMatching: [
                "swipe: %B4539148803436468^DOE/JANE^28121010000000000?", "read ;4539148803436467=28121010000000000?",
            ]))
}
