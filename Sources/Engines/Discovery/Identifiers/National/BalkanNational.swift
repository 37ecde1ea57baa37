/// What Macie lacks of Albania, Bulgaria, Romania, Turkey, and Yugoslavia's successors.
extension Catalogue {
    public static let balkans: [Identifier] = [
        Identifier(
            "BULGARIA_EGN_NUMBER", "EGN (Bulgaria)", kind: .nationalID, countries: ["BG"],
            source: .castellan(reference: "ГРАО, Единен граждански номер"),
            patterns: [.number(Shape.digits(10), .egn)],
            keywords: [
                "егн", "e.г.н.", "единен граждански номер", "egn", "е.г.н.", "uniform civil number", "personal number",
            ],
            examples: Identifier.Examples(
                matching: ["егн: 7523169263", "The e.г.н. 8032056031 was given."],
                notMatching: ["Parcel 7523169263 is here.", "егн: 7523169264"])),
        Identifier(
            "BULGARIA_FOREIGNER_NUMBER", "Personal number of a foreigner (Bulgaria)", kind: .nationalID,
            countries: ["BG"],
            source: .castellan(reference: "МВР, Личен номер на чужденец"),
            patterns: Pattern.numbers(10, [4, 3, 3], check: .bulgarianForeigner),
            keywords: ["лнч", "личен номер на чужденец", "л.н.ч.", "lnch", "personal number of a foreigner"],
            examples: Identifier.Examples(
                matching: ["лнч: 7111042925", "The личен номер на чужденец 7111 042 925 was given."],
                notMatching: ["Parcel 7111042925 is here.", "лнч: 7111042926"])),
        Identifier(
            "BULGARIA_ENTERPRISE_NUMBER", "EIK (Bulgaria)", kind: .organizationTaxID, countries: ["BG"],
            source: .castellan(reference: "Агенция по вписванията, Единен идентификационен код"),
            patterns: [.number(Shape.digits(9), .eik)],
            keywords: ["еик", "булстат", "eik", "bulstat", "единен идентификационен код", "е.и.к.", "uic"],
            examples: Identifier.Examples(
                matching: ["еик: 175074752", "The булстат 175074752 was given."],
                notMatching: ["Parcel 175074752 is here.", "еик: 175074753"])),
        Identifier(
            "ROMANIA_CNP_NUMBER", "CNP (Romania)", kind: .nationalID, countries: ["RO"],
            source: .castellan(reference: "Legea nr. 105/1996; DEPABD, Cod numeric personal"),
            patterns: [.number(Shape.digits(13), .cnp)],
            keywords: [
                "cnp", "cod numeric personal", "c.n.p.", "codul numeric personal", "personal numerical code",
                "cod personal",
            ],
            examples: Identifier.Examples(
                matching: ["cnp: 1630615123457", "The cod numeric personal 1630615123457 was given."],
                notMatching: ["Parcel 1630615123457 is here.", "cnp: 1630615123458"])),
        Identifier(
            "ROMANIA_CUI_NUMBER", "CUI (Romania)", kind: .organizationTaxID, countries: ["RO"],
            source: .castellan(reference: "ANAF, Cod unic de înregistrare"),
            patterns: [.code("RO ?\\d{4,10}", .cuiWithPrefix), .number(Shape.digits(6...10), .cui)],
            keywords: [
                "cui", "cif", "cod unic de înregistrare", "cod unic de inregistrare", "cod fiscal", "c.u.i.",
                "cod de identificare fiscală",
            ],
            examples: Identifier.Examples(
                matching: ["cui: RO18547290", "The cif 18547290 was given."],
                notMatching: ["Parcel RO18547290 is here.", "cui: RO18547291"])),
        Identifier(
            "CROATIA_OIB_NUMBER", "OIB (Croatia)", kind: .nationalID, countries: ["HR"],
            source: .castellan(reference: "Porezna uprava, Osobni identifikacijski broj"),
            patterns: [.number(Shape.digits(11), .oib)],
            keywords: [
                "oib", "osobni identifikacijski broj", "o.i.b.", "osobnog identifikacijskog broja",
                "personal identification number", "porezni broj",
            ],
            examples: Identifier.Examples(
                matching: ["oib: 33392005961", "The osobni identifikacijski broj 33392005961 was given."],
                notMatching: ["Parcel 33392005961 is here.", "oib: 33392005962"])),
        Identifier(
            "SLOVENIA_EMSO_NUMBER", "EMŠO (Slovenia)", kind: .nationalID, countries: ["SI"],
            source: .castellan(reference: "Zakon o centralnem registru prebivalstva, EMŠO"),
            patterns: [.number(Shape.digits(13), .emso)],
            keywords: [
                "emšo", "emso", "enotna matična številka občana", "enotna matična številka", "e.m.š.o.",
                "personal number",
            ],
            examples: Identifier.Examples(
                matching: ["emšo: 0101006500006", "The emso 0101006500006 was given."],
                notMatching: ["Parcel 0101006500006 is here.", "emšo: 0101006500007"])),
        Identifier(
            "SLOVENIA_TAX_NUMBER", "Tax number (Slovenia)", kind: .taxID, countries: ["SI"],
            source: .castellan(reference: "FURS, davčna številka"),
            patterns: [.number(Shape.digits(8), .slovenianTax), .code("SI ?\\d{8}", .slovenianTaxWithPrefix)],
            keywords: [
                "davčna številka", "davcna stevilka", "davčna", "id za ddv", "ddv", "tax number", "davčna št.",
                "identifikacijska številka za ddv",
            ],
            examples: Identifier.Examples(
                matching: ["davčna številka: 50223054", "The davcna stevilka SI50223054 was given."],
                notMatching: ["Parcel 50223054 is here.", "davčna številka: 50223055"])),
        Identifier(
            "SERBIA_JMBG_NUMBER", "JMBG (Serbia)", kind: .nationalID, countries: ["RS"],
            source: .castellan(reference: "Закон о јединственом матичном броју грађана"),
            patterns: [.number(Shape.digits(13), .jmbgSerbia)],
            keywords: [
                "jmbg", "јмбг", "jedinstveni matični broj građana", "јединствени матични број", "matični broj",
                "матични број", "j.m.b.g.", "maticni broj",
            ],
            examples: Identifier.Examples(
                matching: ["jmbg: 0101975710018", "The јмбг 0101975710018 was given."],
                notMatching: ["Parcel 0101975710018 is here.", "jmbg: 0101975710019"])),
        Identifier(
            "SERBIA_TAX_NUMBER", "PIB (Serbia)", kind: .organizationTaxID, countries: ["RS"],
            source: .castellan(reference: "Пореска управа, Порески идентификациони број"),
            patterns: [.number(Shape.digits(9), .pib)],
            keywords: [
                "pib", "пиб", "poreski identifikacioni broj", "порески идентификациони број",
                "tax identification number",
            ],
            examples: Identifier.Examples(
                matching: ["pib: 101134702", "The пиб 101134702 was given."],
                notMatching: ["Parcel 101134702 is here.", "pib: 101134703"])),
        Identifier(
            "BOSNIA_AND_HERZEGOVINA_JMBG_NUMBER", "JMBG (Bosnia and Herzegovina)", kind: .nationalID, countries: ["BA"],
            source: .castellan(reference: "Zakon o jedinstvenom matičnom broju"),
            patterns: [.number(Shape.digits(13), .jmbgBosnia)],
            keywords: [
                "jmbg", "јмбг", "jedinstveni matični broj", "jmb", "matični broj", "матични број", "maticni broj",
            ],
            examples: Identifier.Examples(
                matching: ["jmbg: 0101985100005", "The јмбг 0101985100005 was given."],
                notMatching: ["Parcel 0101985100005 is here.", "jmbg: 0101985100006"])),
        Identifier(
            "MONTENEGRO_JMBG_NUMBER", "JMBG (Montenegro)", kind: .nationalID, countries: ["ME"],
            source: .castellan(reference: "Zakon o jedinstvenom matičnom broju"),
            patterns: [.number(Shape.digits(13), .jmbgMontenegro)],
            keywords: [
                "jmbg", "јмбг", "jedinstveni matični broj", "jmb", "matični broj", "матични број", "maticni broj",
            ],
            examples: Identifier.Examples(
                matching: ["jmbg: 0101985210005", "The јмбг 0101985210005 was given."],
                notMatching: ["Parcel 0101985210005 is here.", "jmbg: 0101985210006"])),
        Identifier(
            "NORTH_MACEDONIA_EMBG_NUMBER", "EMBG (North Macedonia)", kind: .nationalID, countries: ["MK"],
            source: .castellan(reference: "Закон за матичен број на граѓанинот"),
            patterns: [.number(Shape.digits(13), .jmbgMacedonia)],
            keywords: [
                "ембг", "embg", "единствен матичен број", "матичен број", "единствен матичен број на граѓанинот",
                "maticen broj", "јмбг",
            ],
            examples: Identifier.Examples(
                matching: ["ембг: 0101985450006", "The embg 0101985450006 was given."],
                notMatching: ["Parcel 0101985450006 is here.", "ембг: 0101985450007"])),
        Identifier(
            "TURKIYE_NATIONAL_IDENTITY_NUMBER", "National identity number (Türkiye)", kind: .nationalID,
            countries: ["TR"],
            source: .castellan(reference: "Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası"),
            patterns: [.number(Shape.digits(11), .tckn)],
            keywords: [
                "tckn", "tc kimlik", "t.c. kimlik no", "kimlik no", "kimlik numarası", "tc kimlik no",
                "tc kimlik numarası", "tc no", "turkish identity number", "kimlik numarasi", "vatandaşlık numarası",
            ],
            examples: Identifier.Examples(
                matching: ["tckn: 17291716060", "The tc kimlik 17291716060 was given."],
                notMatching: ["Parcel 17291716060 is here.", "tckn: 17291716061"])),
        Identifier(
            "TURKIYE_TAX_NUMBER", "Tax identification number (Türkiye)", kind: .taxID, countries: ["TR"],
            source: .castellan(reference: "Gelir İdaresi Başkanlığı, Vergi kimlik numarası"),
            patterns: [.number(Shape.digits(10), .vkn)],
            keywords: [
                "vkn", "vergi kimlik", "vergi kimlik no", "vergi no", "vergi numarası", "vergi kimlik numarası",
                "tax identification number",
            ],
            examples: Identifier.Examples(
                matching: ["vkn: 4540536920", "The vergi kimlik 4540536920 was given."],
                notMatching: ["Parcel 4540536920 is here.", "vkn: 4540536921"])),
        Identifier(
            "ALBANIA_NIPT_NUMBER", "NIPT (Albania)", kind: .taxID, countries: ["AL"],
            source: .castellan(reference: "Drejtoria e Përgjithshme e Tatimeve, NUIS"),
            patterns: [.code("[A-M]\\d{8}[A-Z]", evidence: .structure)],
            keywords: ["nipt", "nuis", "numri identifikues", "numri i identifikimit", "albanian tax number"],
            examples: Identifier.Examples(
                matching: ["nipt: J91402501L", "The nuis K22218003V was given."],
                notMatching: ["Parcel J91402501L is here.", "nipt: Z22218003V", "nipt: J9140250L"])),
    ]
}
