/// ISO 9362: four letters of party, two of country, two of suffix, three of branch at most.
enum BusinessIdentifierCode {
    /// ISO 3166-1 alpha-2, and XK, which SWIFT uses for Kosovo.
    private static let countries: Set<UInt16> = {
        let codes =
            "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ"
            + "DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISIT"
            + "JEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNG"
            + "NINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTH"
            + "TJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW"
        let letters = Array(codes.utf8)
        var found = Set<UInt16>()
        for index in stride(from: 0, to: letters.count - 1, by: 2) {
            found.insert(UInt16(letters[index]) << 8 | UInt16(letters[index + 1]))
        }
        return found
    }()

    /// A suffix whose second character is 1 belongs to a passive participant and is a code still; 0 marks a test and is refused.
    static func isValid(_ code: Span<UInt8>) -> Bool {
        guard code.count == 8 || code.count == 11 else { return false }
        for index in 0..<6 where !(0x41...0x5A).contains(code[index]) { return false }
        return countries.contains(UInt16(code[4]) << 8 | UInt16(code[5])) && code[7] != 0x30
    }
}

extension Validation.Check {
    static let businessIdentifierCode = Self("BIC country") { BusinessIdentifierCode.isValid($0) }
}
