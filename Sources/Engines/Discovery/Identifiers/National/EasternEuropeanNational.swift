/// What Macie lacks of Kazakhstan, Moldova, Russia and Ukraine.
extension Catalogue {
    public static let easternEurope: [Identifier] = [
        Identifier(
            "UKRAINE_TAX_NUMBER", "RNOKPP (Ukraine)", kind: .taxID, countries: ["UA"],
            source: .castellan(reference: "Державна податкова служба, РНОКПП"),
            patterns: [.number(Shape.digits(10), .rnokpp)],
            keywords: [
                "рнокпп", "іпн", "ідентифікаційний номер", "податковий номер", "ідентифікаційний код",
                "реєстраційний номер облікової картки", "rnokpp", "ипн", "tax number", "ipn",
            ],
            examples: Identifier.Examples(
                matching: ["рнокпп: 1759013776", "The іпн 1759013776 was given."],
                notMatching: ["Parcel 1759013776 is here.", "рнокпп: 1759013777"])),
        Identifier(
            "UKRAINE_EDRPOU_NUMBER", "EDRPOU code (Ukraine)", kind: .organizationTaxID, countries: ["UA"],
            source: .castellan(reference: "Державна служба статистики, ЄДРПОУ"),
            patterns: [.number(Shape.digits(8), .edrpou)],
            keywords: ["єдрпоу", "код єдрпоу", "edrpou", "едрпоу", "yedrpou"],
            examples: Identifier.Examples(
                matching: ["єдрпоу: 32855961", "The код єдрпоу 32855961 was given."],
                notMatching: ["Parcel 32855961 is here.", "єдрпоу: 32855962"])),
        Identifier(
            "RUSSIA_INN_NUMBER", "INN (Russia)", kind: .taxID, countries: ["RU"],
            source: .castellan(reference: "ФНС, Идентификационный номер налогоплательщика"),
            patterns: [.number(Shape.digits(10), .inn), .number(Shape.digits(12), .inn)],
            keywords: [
                "инн", "идентификационный номер налогоплательщика", "inn", "номер инн",
                "taxpayer identification number",
            ],
            examples: Identifier.Examples(
                matching: ["инн: 123456789047", "The идентификационный номер налогоплательщика 7707083893 was given."],
                notMatching: ["Parcel 123456789047 is here.", "инн: 123456789048"])),
        Identifier(
            "RUSSIA_SNILS_NUMBER", "SNILS (Russia)", kind: .socialSecurity, countries: ["RU"],
            source: .castellan(reference: "СФР, Страховой номер индивидуального лицевого счёта"),
            patterns: [.number("\\d{3}-\\d{3}-\\d{3}[ -]\\d{2}", .snils), .number(Shape.digits(11), .snils)],
            keywords: ["снилс", "snils", "страховой номер", "номер снилс", "страховое свидетельство"],
            examples: Identifier.Examples(
                matching: ["снилс: 112-233-445 95", "The snils 11223344595 was given."],
                notMatching: ["Parcel 112-233-445 95 is here.", "снилс: 112-233-445 96"])),
        Identifier(
            "RUSSIA_OGRN_NUMBER", "OGRN (Russia)", kind: .organizationTaxID, countries: ["RU"],
            source: .castellan(reference: "ФНС, Основной государственный регистрационный номер"),
            patterns: [.number(Shape.digits(13), .ogrn), .number(Shape.digits(15), .ogrn)],
            keywords: ["огрн", "огрнип", "ogrn", "ogrnip", "основной государственный регистрационный номер"],
            examples: Identifier.Examples(
                matching: ["огрн: 1022200525819", "The огрнип 385768585948949 was given."],
                notMatching: ["Parcel 1022200525819 is here.", "огрн: 1022200525810"])),
        Identifier(
            "RUSSIA_PASSPORT_NUMBER", "Internal passport number (Russia)", kind: .passport, countries: ["RU"],
            source: .castellan(reference: "Положение о паспорте гражданина Российской Федерации: серия и номер"),
            patterns: [
                .number("\\d{2} ?\\d{2} \\d{6}", evidence: .structure),
                .number("\\d{4}[ -]\\d{6}", evidence: .structure), .number(Shape.digits(10)),
            ],
            keywords: [
                "паспорт", "паспорта", "серия и номер", "серия", "паспортные данные", "номер паспорта",
                "russian passport",
            ],
            examples: Identifier.Examples(
                matching: ["паспорт: 45 08 123456", "The паспорта 4508 123456 was given."],
                notMatching: ["Parcel 45 08 123456 is here.", "паспорт: 45 08 12345", "паспорт: 450 123456"])),
        Identifier(
            "MOLDOVA_IDNP_NUMBER", "IDNP (Moldova)", kind: .nationalID, countries: ["MD"],
            source: .castellan(reference: "Agenția Servicii Publice, IDNP"),
            patterns: [.number(Shape.digits(13), .idnp)],
            keywords: [
                "idnp", "idno", "cod personal", "numărul de identificare", "numarul de identificare", "personal code",
            ],
            examples: Identifier.Examples(
                matching: ["idnp: 1008600038413", "The idno 2005028012345 was given."],
                notMatching: ["Parcel 1008600038413 is here.", "idnp: 1008600038414"])),
        Identifier(
            "KAZAKHSTAN_INDIVIDUAL_IDENTIFICATION_NUMBER", "Individual identification number (Kazakhstan)",
            kind: .nationalID, countries: ["KZ"],
            source: .castellan(
                reference: "Закон Республики Казахстан о национальных реестрах идентификационных номеров: ИИН"),
            patterns: [.number(Shape.digits(12), .kazakhIIN)],
            keywords: [
                "иин", "жсн", "iin", "индивидуальный идентификационный номер", "жеке сәйкестендіру нөмірі",
                "individual identification number",
            ],
            examples: Identifier.Examples(
                matching: ["иин: 850101300015", "The жсн 850101300015 was given."],
                notMatching: ["Parcel 850101300015 is here.", "иин: 850101300016"])),
    ]
}
