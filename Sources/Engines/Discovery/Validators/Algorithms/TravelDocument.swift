/// ICAO Doc 9303, part 3, 4.9: the check digit of machine-readable travel documents.
enum TravelDocument {
    /// Weights 7, 3 and 1 in turn over digits and capitals (A is 10), modulo 10; nil for other characters.
    static func checkDigit(_ characters: Span<UInt8>, _ places: Range<Int>) -> Int? {
        var sum = 0
        for (turn, place) in places.enumerated() {
            guard let value = characters.base36(at: place) else { return nil }
            sum += value * (turn % 3 == 0 ? 7 : turn % 3 == 1 ? 3 : 1)
        }
        return sum % 10
    }
}
