extension Catalogue {
    /// Everything about people: health, licences, passports, national and tax numbers.
    public static let persons: [Identifier] = [
        healthUnitedStates, health, personalNumbers, licencesAmericas, licencesElsewhere, licencesEurope,
        licencesEuropeFurther, passports, nationalIDs, taxIDs, nordic, baltic, alpine, centralEurope, westernEurope,
        southernEurope, balkans, easternEurope, northAmerica, southAmerica, caribbean, eastAsia, southAsia, oceania,
        middleEast, passportsElsewhere,
    ].flatMap { $0 }
}
