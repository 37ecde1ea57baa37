import Testing

@testable import Cedar

@Suite struct CedarTypeTests {
    private static let user = CedarType.entity(Name(path: "User"))
    private static let team = CedarType.entity(Name(path: "Team"))
    private static let both = CedarType.entity(.oneOf([Name(path: "User"), Name(path: "Team")]))

    private static func record(
        _ required: [Text: CedarType], _ optional: [Text: CedarType] = [:], isOpen: Bool = false
    ) -> CedarType {
        let attributes = required.mapValues { RecordType.Attribute($0) }
            .merging(optional.mapValues { RecordType.Attribute($0, isRequired: false) }) { $1 }
        return .record(RecordType(attributes, isOpen: isOpen))
    }

    /// Smaller, greater, whether it is so in strict and in permissive mode.
    @Test(arguments: [
        (CedarType.never, CedarType.long, true, true), (.truth(true), .bool, true, true),
        (.bool, .truth(true), false, false), (.long, .string, false, false),
        (.set(.truth(true)), .set(.bool), true, true),
        (.set(.never), .set(.long), true, true), (.set(.long), .anySet, true, true),
        (.anySet, .set(.long), false, false),
        (user, .anyEntity, false, true), (user, both, false, true), (both, user, false, false),
        (user, team, false, false),
        (.anyEntity, user, false, false), (.ext(.ip), .ext(.decimal), false, false),
        (record(["a": .long]), record([:], ["a": .long]), false, true),
        (record(["a": .long, "b": .long]), record(["a": .long]), false, false),
        (record(["a": .long, "b": .long]), record(["a": .long], isOpen: true), false, true),
        (record(["a": .long], isOpen: true), record(["a": .long]), false, false),
        (record(["a": .truth(true)]), record(["a": .bool]), true, true),
        (record(["a": .long]), .anyRecord, false, true),
    ])
    func subtypesDependOnTheMode(lower: CedarType, upper: CedarType, strict: Bool, permissive: Bool) {
        #expect(lower.isSubtype(of: upper, .strict) == strict)
        #expect(lower.isSubtype(of: upper, .permissive) == permissive)
    }

    @Test(arguments: [
        (CedarType.truth(true), CedarType.truth(false), CedarType.bool), (.never, .string, .string),
        (.set(.truth(true)), .set(.truth(false)), .set(.bool)), (.long, .string, nil), (.long, .set(.long), nil),
        (user, team, both), (user, .anyEntity, .anyEntity), (user, record([:]), nil),
        (record(["a": .long]), record(["b": .long]), record([:], isOpen: true)),
        (record(["a": .long]), record([:], ["a": .long]), record([:], ["a": .long])),
        (record(["a": .truth(true)]), record(["a": .truth(false)]), record(["a": .bool])),
        (record(["a": .long]), record(["a": .string]), record([:], isOpen: true)),
    ])
    func permissiveBounds(left: CedarType, right: CedarType, bound: CedarType?) {
        #expect((try? left.leastUpperBound(with: right, .permissive)) == bound)
        #expect((try? right.leastUpperBound(with: left, .permissive)) == bound)
        guard let bound else { return }
        #expect(left.isSubtype(of: bound, .permissive) && right.isSubtype(of: bound, .permissive))
    }

    @Test(arguments: [
        (user, team, Incompatibility.entityType), (user, .anyEntity, .entityType),
        (user, record([:]), .entityAndRecord),
        (record(["a": .long]), record(["b": .long]), .recordWidth),
        (record(["a": .long]), record([:], ["a": .long]), .optionality), (CedarType.long, CedarType.string, .other),
        (.set(user), .set(team), .entityType), (record(["a": .long]), record(["a": .string]), .other),
    ])
    func strictModeSaysWhyThereIsNoBound(left: CedarType, right: CedarType, reason: Incompatibility) {
        #expect(throws: reason) { try left.leastUpperBound(with: right, .strict) }
    }

    @Test func typesAreListedByKindThenByBasename() {
        let names = ["B::A", "A::B", "A::A", "A"].map { CedarType.entity(Name(path: $0)) }
        let types: [CedarType] = [
            .ext(.decimal), Self.record(["b": .long]), Self.record(["a": .long]), .set(.string), .set(.long), .string,
            .long, .bool, .truth(false), .truth(true), .never,
        ]
        #expect(
            (types + names).sorted().map(\.description) == [
                "__cedar::internal::Never", "Bool", "__cedar::internal::True", "__cedar::internal::False", "Long",
                "String",
                "A", "A::A", "B::A", "A::B", "Set<Long>", "Set<String>", "{a: Long,}", "{b: Long,}", "decimal",
            ])
    }
}
