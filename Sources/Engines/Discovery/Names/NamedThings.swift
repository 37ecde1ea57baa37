/// Companies, brands and figures that are called like persons.
enum NamedThings {
    private static let hashes: Set<UInt64> = Set(
        """
        morgan stanley, john deere, jack daniels, charles schwab, ralph lauren, calvin klein, louis vuitton,
        christian dior, hugo boss, tommy hilfiger, ernst young, harry potter, santa claus, wells fargo, fannie
        mae, freddie mac, sallie mae, johnnie walker, jim beam, yves rocher, max mara, mercedes benz, alfa
        romeo, aston martin, rolls royce, eli lilly, booz allen, edward jones, raymond james, merrill lynch, jp
        morgan, john hancock, bed bath, dean witter, smith barney, ann taylor, eddie bauer, kate spade, marc
        jacobs, michael kors, paul smith, perry ellis, donna karan, elizabeth arden, estee lauder, mary kay,
        helena rubinstein, jean paul, levi strauss, max factor, rip curl, sara lee, uncle ben, hello kitty,
        mickey mouse, donald duck, sherlock holmes, james bond, betty crocker, dr pepper, mardi gras, ave maria,
        notre dame, hong kong, john wiley, mac catalyst, monte carlo, quasi monte carlo, julian days, buenos
        aires, san jose, santa fe, jan mayen, virgin islands, marshall islands, cook islands, christmas island
        """.split(separator: ",").map { name in
            let bytes = Array(name.split(whereSeparator: \.isWhitespace).joined(separator: " ").utf8)
            var hash = Folding.Hash()
            AddressToken.addWords(0..<bytes.count, of: bytes, to: &hash)
            return hash.value
        })

    static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
}
