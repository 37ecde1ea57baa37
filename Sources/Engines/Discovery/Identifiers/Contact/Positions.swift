/// LATITUDE_LONGITUDE and BRAZIL_CEP_CODE.
enum Positions {
    static let all = [coordinates, brazilianPostalCode]

    private static let degrees = #"[+-]?[0-9]{1,3}\.[0-9]{3,15}"#

    private static let coordinates = Identifier(
        "LATITUDE_LONGITUDE", "GPS coordinates", kind: .coordinates, source: .macie(recommended: false),
        patterns: [
            Pattern(
                "\(degrees)(?:, ?|; ?| |/)\(degrees)", keyword: .required, validation: .text(.coordinates),
                boundary: .number)
        ],
        keywords: [
            "coordinate", "coordinates", "coord", "coords", "lat long", "latitude longitude", "lat lng", "lat lon",
            "latlong",
            "position", "gps", "gps position", "geolocation", "lat/long", "lat,long", "lat/lng", "geo point",
        ],
        examples: Identifier.Examples(
            matching: [
                "coordinates: 41.948614,-87.655311", "position 48.8584, 2.2945", "lat long = -33.8568 151.2153",
                "lat_long=51.5007,-0.1246",
            ],
            notMatching: [
                "values 41.948614,-87.655311", "coordinates: 91.948614,-87.655311", "position 48.8,2.2",
                "coordinates: 41.948614,-187.655311", "position 0.000, 0.000",
            ]))

    private static let brazilianPostalCode = Identifier(
        "BRAZIL_CEP_CODE", "Postal code (Brazil)", kind: .postalCode, countries: ["BR"],
        source: .macie(recommended: false),
        patterns: [
            Pattern(
                #"(?:[0-9]{5}-?|[0-9]{2}\.[0-9]{3}-)[0-9]{3}"#, keyword: .required,
                validation: .compact(.brazilianPostalCode), boundary: .number)
        ],
        keywords: [
            "cep", "código de endereçamento postal", "codigo de endereçamento postal", "codigo de enderecamento postal",
            "código postal", "codigo postal",
        ],
        examples: Identifier.Examples(
            matching: ["CEP 01310-100", "CEP: 20040020", "código postal 30.130-010"],
            notMatching: ["pedido 01310-100", "CEP 00000-000", "CEP 00310-100", "CEP 01310-1000"]))
}

extension Validation.Check {
    /// Latitude within 90 degrees, longitude within 180, and not the origin, which stands for nothing.
    static let coordinates = Self("coordinates") { text in
        var parts = [[UInt8]]()
        var part = [UInt8]()
        for index in 0..<text.count {
            switch text[index] {
            case 0x30...0x39, 0x2B, 0x2D, 0x2E: part.append(text[index])
            default:
                if !part.isEmpty { parts.append(part) }
                part.removeAll(keepingCapacity: true)
            }
        }
        if !part.isEmpty { parts.append(part) }
        guard parts.count == 2, parts.contains(where: { $0.contains { (0x31...0x39).contains($0) } }) else {
            return false
        }
        return isWithin(90, parts[0]) && isWithin(180, parts[1])
    }

    private static func isWithin(_ limit: Int, _ text: [UInt8]) -> Bool {
        let digits = text.drop { $0 == 0x2B || $0 == 0x2D }
        let whole = digits.prefix { $0 != 0x2E }
        let fraction = digits.dropFirst(whole.count + 1)
        guard whole.count <= 3 else { return false }
        let degrees = whole.reduce(0) { $0 * 10 + Int($1) - 0x30 }
        return degrees < limit || degrees == limit && fraction.allSatisfy { $0 == 0x30 }
    }

    /// Codes begin at 01000-000.
    static let brazilianPostalCode = Self("CEP") { code in
        guard code.count == 8 else { return false }
        return !(code[0] == 0x30 && code[1] == 0x30)
    }
}
