import Testing

@testable import Discovery

@Suite struct RulesTests {
    private static let text = "ssn 536-90-4399, jane.doe@example.com, card 4012 8888 8888 1881; E-123456"

    private static func custom() throws -> [CustomIdentifier] { [try CustomIdentifier(name: "E", regex: #"E-\d{6}"#)] }

    private static func found(_ rules: Rules) throws -> [String] {
        try Specimens.found(Block(bytes: Array(text.utf8), form: .unstructured), rules)
    }

    @Test func rulesComeBackFromTheirSerializedForm() throws {
        let rules = try Rules(identifiers: Specimens.all, custom: Self.custom())
        let again = try Rules(identifiers: Specimens.all, custom: Self.custom(), cache: rules.serialized)
        #expect(!rules.cameFromCache && again.cameFromCache)
        #expect(try Self.found(again) == Self.found(rules))
        #expect(try Self.found(rules).count == 4)
        #expect(again.serialized == rules.serialized)
    }

    @Test func otherRulesDoNotTakeTheCache() throws {
        let cache = try Rules(identifiers: Specimens.all).serialized
        let other = try Rules(identifiers: Specimens.all, custom: Self.custom(), cache: cache)
        #expect(!other.cameFromCache)
        #expect(try Self.found(other).contains("E:E-123456"))
    }

    @Test func aDamagedCacheIsIgnored() throws {
        let rules = try Rules(identifiers: [Specimens.socialSecurity, Specimens.email])
        let cache = rules.serialized
        var damaged: [[UInt8]] = [[], [0], Array(cache.dropLast()), cache + [0], Array(cache.reversed())]
        for place in stride(from: 0, to: cache.count, by: max(cache.count / 40, 1)) {
            var bytes = cache
            bytes[place] ^= 0x10
            damaged += [bytes, Array(cache.prefix(place))]
        }
        for bytes in damaged {
            let again = try Rules(identifiers: [Specimens.socialSecurity, Specimens.email], cache: bytes)
            #expect(!again.cameFromCache)
            #expect(try Self.found(again) == Self.found(rules))
        }
    }

    @Test func threadsShareRules() async throws {
        let rules = try Rules(identifiers: Specimens.all, custom: Self.custom())
        let expected = try Self.found(rules)
        try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let matcher = try rules.matcher()
                    var all = Set<[String]>()
                    for _ in 0..<50 {
                        matcher.beginDocument()
                        all.insert(
                            try Specimens.found(
                                Block(bytes: Array(Self.text.utf8), form: .unstructured), rules, matcher))
                    }
                    return all.count == 1 ? all.first ?? [] : []
                }
            }
            for try await found in group { #expect(found == expected) }
        }
    }

    @Test func noRulesFindNothing() throws {
        #expect(try Self.found(Rules(identifiers: [])) == [])
    }

    @Test func rulesAreNamedInTheirOrder() throws {
        let rules = try Rules(identifiers: [Specimens.email], custom: Self.custom())
        #expect(rules.count == 2)
        #expect([rules.name(of: 0), rules.name(of: 1)] == ["EMAIL", "E"])
        #expect([rules.category(of: 0), rules.category(of: 1)] == [.personal, .custom])
    }
}
