import Testing

@testable import Discovery

@Suite struct NameGazetteerTests {
    private func entry(_ word: String) -> NameEntry {
        let bytes = Array(word.utf8)
        return NameGazetteer.embedded.entry(0..<bytes.count, of: bytes)
    }

    @Test(arguments: ["john", "JOHN", "Maria", "María", "Jürgen", "Giovanna"])
    func knowsGivenNamesWhateverTheirCaseAndAccents(_ name: String) {
        #expect(entry(name).given > 3)
    }

    @Test(arguments: ["Smith", "O'Neil", "García", "Müller", "McDonald", "Rossi", "Dubois"])
    func knowsSurnames(_ name: String) {
        #expect(entry(name).surname > 3)
    }

    @Test func knowsWhatIsNoName() {
        #expect(entry("Monday").isStop)
        #expect(entry("university").isOrganization)
        #expect(entry("herr").isHonorific)
        #expect(entry("paris").isPlace)
        #expect(!entry("qzxkvvw").isKnown)
    }

    @Test func refusesBytesThatAreNoTable() {
        #expect(NameGazetteer(bytes: []) == nil)
        #expect(NameGazetteer(bytes: Array("CNAM".utf8) + [1, 0, 0, 0]) == nil)
        #expect(NameGazetteer(bytes: Array("CNAM".utf8) + [255, 255, 255, 255]) == nil)
        // A full table would never end a search.
        #expect(NameGazetteer(bytes: Array("CNAM".utf8) + [1, 0, 0, 0, 9, 9, 9, 9, 0, 0]) == nil)
        #expect(PlaceGazetteer(bytes: Array("CPLA".utf8) + [1, 0, 0, 0]) == nil)
    }

    @Test func knowsTownsByRegion() {
        var key = Folding.Hash()
        for byte in "berlin".utf8 { key.add(byte) }
        #expect(PlaceGazetteer.embedded.contains(key, .germany, prefix: 10))
        #expect(!PlaceGazetteer.embedded.contains(key, .germany, prefix: 80))
        #expect(!PlaceGazetteer.embedded.contains(key, .germany, prefix: 5000))
    }
}
