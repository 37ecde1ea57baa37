/// What Macie lacks of Czechia, Hungary, Poland and Slovakia.
extension Catalogue {
    public static let centralEurope: [Identifier] = [
        Identifier(
            "CZECHIA_BIRTH_NUMBER", "Birth number (Czechia)", kind: .nationalID, countries: ["CZ"],
            source: .castellan(reference: "Zákon č. 133/2000 Sb., section 13: rodné číslo"),
            patterns: [.number("\\d{6}/\\d{3,4}", .rodneCislo), .number(Shape.digits(10), .rodneCislo)],
            keywords: [
                "rodné číslo", "rodne cislo", "r.č.", "rč", "rodného čísla", "birth number", "rodné č.",
                "czech birth number",
            ],
            examples: Identifier.Examples(
                matching: ["rodné číslo: 710319/2745", "The rodne cislo 7103192745 was given."],
                notMatching: ["Parcel 710319/2745 is here.", "rodné číslo: 710319/2746"])),
        Identifier(
            "CZECHIA_ORGANIZATION_NUMBER", "Identification number of an organization (Czechia)",
            kind: .organizationTaxID, countries: ["CZ"],
            source: .castellan(reference: "Český statistický úřad, IČO"),
            patterns: Pattern.numbers(8, [3, 2, 3], check: .ico),
            keywords: [
                "ičo", "ič", "ico", "ič:", "identifikační číslo", "identifikační číslo osoby", "company id", "dič",
            ],
            examples: Identifier.Examples(
                matching: ["ičo: 25123891", "The ič 251 23 891 was given."],
                notMatching: ["Parcel 25123891 is here.", "ičo: 25123892"])),
        Identifier(
            "SLOVAKIA_BIRTH_NUMBER", "Birth number (Slovakia)", kind: .nationalID, countries: ["SK"],
            source: .castellan(reference: "Zákon č. 301/1995 Z. z. o rodnom čísle"),
            patterns: [.number("\\d{6}/\\d{3,4}", .rodneCislo), .number(Shape.digits(10), .rodneCislo)],
            keywords: [
                "rodné číslo", "rodne cislo", "r.č.", "rč", "rodného čísla", "birth number", "slovak birth number",
            ],
            examples: Identifier.Examples(
                matching: ["rodné číslo: 710319/2745", "The rodne cislo 7103192745 was given."],
                notMatching: ["Parcel 710319/2745 is here.", "rodné číslo: 710319/2746"])),
        Identifier(
            "HUNGARY_TAX_NUMBER", "Tax number of an organization (Hungary)", kind: .organizationTaxID,
            countries: ["HU"],
            source: .castellan(reference: "2017. évi CL. törvény: adószám"),
            patterns: [.number("\\d{8}-\\d-\\d{2}", .adoszam), .number(Shape.digits(11), .adoszam)],
            keywords: [
                "adószám", "adoszam", "adószáma", "tax number", "adóigazgatási szám", "közösségi adószám", "vat number",
            ],
            examples: Identifier.Examples(
                matching: ["adószám: 12892312-2-42", "The adoszam 12892312242 was given."],
                notMatching: ["Parcel 12892312-2-42 is here.", "adószám: 12892313-2-42", "adószám: 12892312-9-42"])),
        Identifier(
            "HUNGARY_TAX_IDENTIFICATION_NUMBER", "Tax identification number (Hungary)", kind: .taxID, countries: ["HU"],
            source: .castellan(reference: "2017. évi CL. törvény: adóazonosító jel"),
            patterns: [.number(Shape.digits(10), .adoazonosito)],
            keywords: [
                "adóazonosító", "adóazonosító jel", "adóazonosító jele", "adoazonosito", "tax identification number",
                "tax id",
            ],
            examples: Identifier.Examples(
                matching: ["adóazonosító: 8071592153", "The adóazonosító jel 8363920010 was given."],
                notMatching: ["Parcel 8071592153 is here.", "adóazonosító: 8071592154"])),
        Identifier(
            "HUNGARY_SOCIAL_SECURITY_NUMBER", "TAJ number (Hungary)", kind: .socialSecurity, countries: ["HU"],
            source: .castellan(reference: "Nemzeti Egészségbiztosítási Alapkezelő, TAJ szám"),
            patterns: Pattern.numbers(9, [3, 3, 3], check: .taj),
            keywords: [
                "taj", "taj szám", "taj-szám", "tajszám", "társadalombiztosítási azonosító", "taj száma",
                "social security number",
            ],
            examples: Identifier.Examples(
                matching: ["taj: 111 111 110", "The taj szám 123456788 was given."],
                notMatching: ["Parcel 111 111 110 is here.", "taj: 111 111 111"])),
        Identifier(
            "HUNGARY_PERSONAL_IDENTIFICATION_NUMBER", "Personal identification number (Hungary)", kind: .nationalID,
            countries: ["HU"],
            source: .castellan(reference: "1996. évi XX. törvény: személyi azonosító"),
            patterns: [.number("\\d[ -]?\\d{6}[ -]?\\d{4}", .szemelyi)],
            keywords: [
                "személyi szám", "személyi azonosító", "szemelyi szam", "személyi száma", "személyazonosító",
                "personal identification number",
            ],
            examples: Identifier.Examples(
                matching: ["személyi szám: 1-800714-0018", "The személyi azonosító 18007140018 was given."],
                notMatching: ["Parcel 1-800714-0018 is here.", "személyi szám: 1-800714-0019"])),
        Identifier(
            "POLAND_PESEL_NUMBER", "PESEL number (Poland)", kind: .nationalID, countries: ["PL"],
            source: .castellan(reference: "Ustawa z dnia 24 września 2010 r. o ewidencji ludności, art. 15: PESEL"),
            patterns: [.number(Shape.digits(11), .pesel)],
            keywords: ["pesel", "numer pesel", "nr pesel", "pesel number", "pesel:"],
            examples: Identifier.Examples(
                matching: ["pesel: 44051401359", "The numer pesel 85061600004 was given."],
                notMatching: ["Parcel 44051401359 is here.", "pesel: 44051401350"])),
        Identifier(
            "POLAND_NIP_NUMBER", "NIP number (Poland)", kind: .taxID, countries: ["PL"],
            source: .castellan(reference: "Ustawa z dnia 13 października 1995 r. o zasadach ewidencji: NIP"),
            patterns: Pattern.numbers(10, [3, 3, 2, 2], [3, 2, 2, 3], check: .nip),
            keywords: ["nip", "numer nip", "numer identyfikacji podatkowej", "nr nip", "vat", "tax id"],
            examples: Identifier.Examples(
                matching: ["nip: 856-734-62-15", "The numer nip 8567346215 was given."],
                notMatching: ["Parcel 856-734-62-15 is here.", "nip: 856-734-62-16"])),
        Identifier(
            "POLAND_REGON_NUMBER", "REGON number (Poland)", kind: .organizationTaxID, countries: ["PL"],
            source: .castellan(reference: "Rozporządzenie Rady Ministrów w sprawie rejestru REGON"),
            patterns: [.number(Shape.digits(9), .regon), .number(Shape.digits(14), .regon)],
            keywords: ["regon", "numer regon", "nr regon"],
            examples: Identifier.Examples(
                matching: ["regon: 192598184", "The numer regon 12345678512347 was given."],
                notMatching: ["Parcel 192598184 is here.", "regon: 192598185"])),
        Identifier(
            "POLAND_IDENTITY_CARD_NUMBER", "Identity card number (Poland)", kind: .nationalID, countries: ["PL"],
            source: .castellan(reference: "Ustawa o dowodach osobistych; ICAO Doc 9303"),
            patterns: [.code("[A-Z]{3} ?\\d{6}", .polishIdentityCard)],
            keywords: [
                "dowód osobisty", "dowod osobisty", "numer dowodu", "seria i numer dowodu", "nr dowodu",
                "numer dowodu osobistego", "dowodu osobistego", "identity card",
            ],
            examples: Identifier.Examples(
                matching: ["dowód osobisty: ABA300000", "The dowod osobisty ABA 300000 was given."],
                notMatching: ["Parcel ABA300000 is here.", "dowód osobisty: ABA300001"])),
        Identifier(
            "POLAND_PASSPORT_NUMBER", "Passport number (Poland)", kind: .passport, countries: ["PL"],
            source: .castellan(reference: "Ustawa o dokumentach paszportowych; ICAO Doc 9303"),
            patterns: [.code("[A-Z]{2} ?\\d{7}", .polishPassport)],
            keywords: ["paszport", "numer paszportu", "nr paszportu", "paszportu", "polish passport"],
            examples: Identifier.Examples(
                matching: ["paszport: ZS0000177", "The numer paszportu AN 2300000 was given."],
                notMatching: ["Parcel ZS0000177 is here.", "paszport: ZS0000178"])),
    ]
}
