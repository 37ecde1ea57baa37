/// What belongs to people and is no number of a state: cookies, transport cards, vehicles.
extension Catalogue {
    public static let personalNumbers: [Identifier] = [
        Identifier(
            "HTTP_COOKIE", "HTTP cookie", kind: .httpCookie,
            source: .macie(recommended: false),
            patterns: [
                Pattern(
                    "[Cc][Oo][Oo][Kk][Ii][Ee]:[ \\t]?[!#-'*+.0-9A-Z^_`a-z|~-]", keyword: .notNeeded,
                    validation: .surroundings(CookieHeader()), boundary: .none, evidence: .prefix)
            ],
            examples: Identifier.Examples(
                matching: [
                    "Cookie: session=3f9a0c; theme=dark", "Set-Cookie: id=a3fWa; Max-Age=2592000; Secure",
                    "curl -H 'cookie: a=b' https://example.com/",
                ],
                notMatching: ["Cookie: chocolate", "A cookie: is sweet = good", "Cookies: a=b"])),
        Identifier(
            "VEHICLE_IDENTIFICATION_NUMBER", "Vehicle identification number (VIN)", kind: .vehicle,
            source: .macie(recommended: false),
            patterns: [.code("[A-HJ-NPR-Z0-9]{13}\\d{4}", .vin)],
            keywords: [
                "vin", "vehicle identification number", "Fahrgestellnummer", "niv", "numarul de identificare",
                "numarul seriei de sasiu", "numer VIN", "Número de Identificação do Veículo",
                "Número de Identificación de Automóviles", "numéro d'identification du véhicule", "VIN numeris",
                "vin number", "vin#", "vin no", "chassis number", "Fahrzeug-Identifizierungsnummer",
                "numărul de identificare", "numărul seriei de șasiu", "número de bastidor", "numero di telaio",
                "chassisnummer",
            ],
            examples: Identifier.Examples(
                matching: ["vin: 1M8GDM9AXKP042788", "The vehicle identification number WVWZZZ1JZ3W386752 was given."],
                notMatching: ["Parcel 1M8GDM9AXKP042788 is here.", "vin: 1M8GDM9AYKP042788", "vin: WVWZZZ1JZ3W38675I"])),
        Identifier(
            "UK_ELECTORAL_ROLL_NUMBER", "Electoral roll number (UK)", kind: .electoralRoll, countries: ["GB"],
            source: .macie(recommended: true),
            patterns: [.code("[A-Z]{2}[ -]?\\d{1,4}")],
            keywords: [
                "electoral #", "electoral number", "electoral roll #", "electoral roll no.", "electoral roll number",
                "electoralrollno", "electoral roll", "electoral register number", "elector number",
            ],
            examples: Identifier.Examples(
                matching: ["electoral #: AB1234", "The electoral number KL 27 was given."],
                notMatching: ["Parcel AB1234 is here.", "electoral #: A1234", "electoral #: AB12345"])),
        Identifier(
            "ARGENTINA_TARJETA_SUBE", "Tarjeta SUBE (Argentina)", kind: .transportCard, countries: ["AR"],
            source: .macie(recommended: false),
            patterns: Pattern.numbers(16, [4, 4, 4, 4], check: .sube, evidence: .prefix),
            keywords: [
                "sistema único de boleto electrónico", "sube", "sistema unico de boleto electronico", "tarjeta sube",
            ],
            examples: Identifier.Examples(
                matching: [
                    "sistema único de boleto electrónico: 6061 2671 1111 1116", "The sube 6061267111111116 was given.",
                ],
                notMatching: [
                    "Parcel 6061 2671 1111 1116 is here.", "sistema único de boleto electrónico: 6061 2671 1111 1117",
                ])),
    ]
}
