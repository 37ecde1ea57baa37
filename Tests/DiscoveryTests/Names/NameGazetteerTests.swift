import Core
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

    @Test func specialWordsAreTheSameWithoutTheOthers() {
        let some = NameGazetteer.embedded.ofSpecialWords
        var random = SplitMix64(seed: 3)
        let words = ["Monday", "university", "gmbh", "street", "the", "january", "Smith", "herr", "qzxkvvw"]
        let hashes = words.map { Folding.hash(0..<$0.utf8.count, of: Array($0.utf8)) }
        for hash in hashes + (0..<20_000).map({ _ in random.next() }) {
            let (here, there) = (some.entry(hash), NameGazetteer.embedded.entry(hash))
            #expect(here == there || !there.isSpecial && !here.isKnown)
        }
        #expect(some.entry(hashes[0]).isStop && some.entry(hashes[1]).isOrganization)
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
