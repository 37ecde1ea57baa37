import Testing

@testable import Discovery

@Suite struct CatalogueExamplesTests {
    @Test(arguments: Catalogue.all.map(\.id))
    func whatMustBeFoundIsFoundAndNothingElse(_ id: String) throws {
        let identifier = try #require(Catalogue.all.first { $0.id == id })
        let examples = try Examples([identifier])
        for text in identifier.examples.matching {
            let found = try examples.values(in: text)
            let refusals = found.isEmpty ? try examples.refusals(in: text) : []
            #expect(!found.isEmpty, "misses \(text): \(refusals)")
        }
        for text in identifier.examples.notMatching {
            #expect(try examples.values(in: text) == [], "finds something in \(text)")
        }
        #expect(identifier.examples.matching.count >= 2 && identifier.examples.notMatching.count >= 2)
    }

    @Test func keywordsAreThereWhereTheyAreNeededAndOnlyOnce() {
        for identifier in Catalogue.all where identifier.patterns.contains(where: { $0.keyword != .notNeeded }) {
            #expect(!identifier.keywords.isEmpty, "\(identifier.id)")
            #expect(Set(identifier.keywords).count == identifier.keywords.count, "\(identifier.id)")
        }
    }

    @Test func everyIdentifierHasAPatternAndATitle() {
        #expect(Catalogue.all.allSatisfy { !$0.patterns.isEmpty && !$0.title.isEmpty })
    }

    @Test func idsAreUnique() {
        let ids = Catalogue.all.map(\.id)
        #expect(Set(ids).count == ids.count)
    }

    /// Fact sheet 1.1.
    @Test func allOfMaciesIdentifiersAreThere() {
        let managed = Catalogue.all.filter { if case .macie = $0.source { true } else { false } }
        let recommended = managed.filter { if case .macie(recommended: true) = $0.source { true } else { false } }
        #expect(managed.count == 166)
        #expect(managed.count { $0.kind.category == .credentials } == 9)
        #expect(managed.count { $0.kind.category == .financial } == 58)
        #expect(managed.count { $0.kind.category == .personal } == 99)
        #expect(recommended.count == 35)
        #expect(Catalogue.credentials.count >= 9 + 100)
    }
}
