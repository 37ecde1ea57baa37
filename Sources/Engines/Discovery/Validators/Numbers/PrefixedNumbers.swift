/// Numbers with a country's letters before them, cards, and other checks that stand on those of one country.
extension Validation.Check {
    static let germanVATWithPrefix = Self("USt-IdNr.") { after($0, 2, .germanVAT) }
    static let britishVATWithPrefix = Self("VAT (UK)") { after($0, 2, .britishVAT) }
    static let cuiWithPrefix = Self("CUI") { after($0, 2, .cui) }
    static let slovenianTaxWithPrefix = Self("davčna številka") { after($0, 2, .slovenianTax) }
    /// Decision S1 of the EU's Administrative Commission: 80, a country, an institution, a serial. Finland's has its own identifier.
    static let ehic = Self("EHIC country") {
        guard $0.areDecimals(20), $0.starts(with: "80"), let country = $0.value(2..<5) else { return false }
        return cardCountries.contains(country) && !$0.starts(with: "8024680246")
    }
    static let finnishEHIC = Self("EHIC (FI)") { $0.areDecimals(20) && $0.starts(with: "8024680246") }
    /// A letter at least; the check character's rule is not published.
    static let germanLicence = Self("Führerscheinnummer") {
        for place in 0..<$0.count where $0.isLetter(at: place) { return true }
        return false
    }
    /// The NIR, whose key may be missing.
    static let nirWithOrWithoutKey = Self("NIR") {
        $0.count == 15 ? Validation.Check.nir.accepts($0) : Validation.Check.nirWithoutKey.accepts($0)
    }
    /// DJP: nine digits with Luhn's check, office, branch.
    static let npwp = Self("NPWP") { $0.areDecimals(15) && Luhn.isValid($0.extracting(0..<9)) && $0.value(0..<9) != 0 }
    /// Province 001 to 096, sex and century, year, serial.
    static let vietnameseNational = Self("số định danh") {
        $0.areDecimals(12) && $0.value(0..<3, isIn: 1...96) && $0.value(3..<4, isIn: 0...3)
    }
}

private func after(_ number: Span<UInt8>, _ prefix: Int, _ check: Validation.Check) -> Bool {
    number.count > prefix && check.accepts(number.extracting(prefix..<number.count))
}

/// ISO 3166-1 numeric, of the states that issue the card.
private let cardCountries: Set<Int> = [
    40, 56, 100, 191, 196, 203, 208, 233, 246, 250, 276, 300, 348, 352, 372, 380, 428, 438, 440, 442, 470, 528, 578,
    616, 620,
    642, 703, 705, 724, 752, 756, 826,
]
