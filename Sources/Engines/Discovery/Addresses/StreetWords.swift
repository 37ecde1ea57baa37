/// The words that a street's name has, in the languages of the countries whose addresses are known.
enum StreetWords {
    private static func hashes(_ text: String) -> Set<UInt64> {
        Set(
            text.split(whereSeparator: \.isWhitespace).map { word in
                let bytes = Array(word.utf8)
                return Folding.hash(0..<bytes.count, of: bytes)
            })
    }

    /// After the name: 12 Main Street.
    private static let after = hashes(
        """
        street st road rd avenue ave av boulevard blvd lane ln drive dr court ct circle cir way place pl square
        sq terrace ter tce parkway pkwy highway hwy trail trl close crescent cres gardens grove mews row hill
        rise walk green park view loop pike plaza alley broadway quay esplanade parade pde mount croft fold
        drove bridge bypass causeway center common cove creek crossing curve dale expressway expy extension ext
        fork freeway glen harbor heights hollow island junction key knoll lake landing manor meadow mill
        motorway neck orchard oval pass path pine point port ranch ridge river route run shore spring spur
        station stream summit trace track turnpike union valley viaduct village ville vista wall well yard north
        south east west
        """)

    /// Before the name: rue, Via, Calle; and what German puts before it.
    private static let before = hashes(
        """
        rue avenue av ave boulevard bd blvd place pl chemin ch che allee allees impasse imp quai route rte cours
        square passage faubourg fbg sentier voie villa cite residence lotissement esplanade promenade ruelle
        montee venelle hameau lieu calle c cl avenida avda av avd plaza plza pza paseo po camino cno carrer
        ronda travesia carretera ctra glorieta pasaje rambla urbanizacion urb poligono cuesta callejon via vial
        alameda avinguda placa passeig rua acceso pasadizo canada via viale v vle piazza pza piazzale corso
        largo vicolo strada contrada borgo salita localita loc lungomare lungotevere rione traversa vico
        piazzetta stradone canale incrocio rotonda frazione am an auf der im in zum zur alter alte neue
        """)

    /// Those of them that mean nothing but a street.
    private static let types = hashes(
        """
        rue avenue boulevard chemin allee allees impasse quai calle avenida avda plaza paseo camino carrer ronda
        carretera travesia via viale piazza piazzale corso largo vicolo strada contrada rua praca travessa
        rodovia alameda ul ulica c cl po cite
        """)

    private static let suffixTypes = hashes(
        "street st road rd avenue ave boulevard blvd lane ln drive dr court ct terrace parkway pkwy highway close crescent way"
    )

    static func isType(_ hash: UInt64) -> Bool { types.contains(hash) }
    static func isSuffixType(_ hash: UInt64) -> Bool { suffixTypes.contains(hash) }

    private static let boxes = hashes("box pobox postfach bp cs casella apartado apdo locked bag")

    private static let endings = [
        "strasse", "stra\u{DF}e", "str", "str.", "weg", "platz", "allee", "gasse", "ring", "damm", "ufer", "steig",
        "hof", "graben",
        "markt", "chaussee", "pfad", "berg", "tor", "wall", "stieg", "winkel", "kamp", "bogen", "wiese", "zeile",
        "promenade",
    ].map { Array($0.utf8) }

    /// What has a number of its own within a house.
    private static let units = hashes("flat unit apt apartment suite ste studio room floor level shop office lot")

    static func isUnit(_ token: AddressToken) -> Bool { units.contains(token.hash) }
    static func isAfter(_ token: AddressToken) -> Bool { after.contains(token.hash) }
    static func isBefore(_ token: AddressToken) -> Bool { before.contains(token.hash) }
    static func isBox(_ token: AddressToken) -> Bool { boxes.contains(token.hash) }

    /// A German compound: Hauptstraße, Lindenweg.
    static func isCompound(_ token: AddressToken, of bytes: [UInt8]) -> Bool {
        endings.contains { ending in
            token.range.count > ending.count + 1
                && zip(bytes[token.range].suffix(ending.count), ending).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
    }
}
