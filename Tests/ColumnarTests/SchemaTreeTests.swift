import Testing

@testable import Columnar

/// Paths of schemas that no writer at hand makes any more.
@Suite struct SchemaTreeTests {
    private func group(_ name: String, _ repetition: Repetition, _ count: Int32, _ type: ConvertedType? = nil)
        -> SchemaElement
    {
        SchemaElement(repetition: repetition, name: name, childCount: count, convertedType: type)
    }

    private func value(_ name: String, _ repetition: Repetition) -> SchemaElement {
        SchemaElement(type: .int32, repetition: repetition, name: name)
    }

    private func paths(_ elements: [SchemaElement], children: Int32 = 1) throws -> [[Leaf.Step]] {
        let root = SchemaElement(name: "root", childCount: children)
        return try SchemaTree([root] + elements, limits: Limits()).leaves.map(\.leaf.path)
    }

    @Test func listOfThreeLevels() throws {
        let schema = [group("a", .optional, 1, .list), group("bag", .repeated, 1), value("item", .optional)]
        #expect(try paths(schema) == [[.name("a"), .position]])
    }

    @Test func listOfTwoLevels() throws {
        #expect(try paths([group("a", .optional, 1, .list), value("b", .repeated)]) == [[.name("a"), .position]])
    }

    @Test(arguments: ["array", "a_tuple"]) func listWhoseRepeatedGroupIsTheElement(_ name: String) throws {
        let schema = [group("a", .optional, 1, .list), group(name, .repeated, 1), value("x", .required)]
        #expect(try paths(schema) == [[.name("a"), .position, .name("x")]])
    }

    @Test func listOfStructuresInTwoLevels() throws {
        let schema = [
            group("a", .optional, 1, .list), group("b", .repeated, 2), value("x", .required), value("y", .required),
        ]
        #expect(try paths(schema) == [[.name("a"), .position, .name("x")], [.name("a"), .position, .name("y")]])
    }

    @Test func repeatedFieldsWithoutAnyMark() throws {
        let schema = [value("a", .repeated), group("b", .repeated, 1), value("c", .repeated)]
        #expect(
            try paths(schema, children: 2) == [
                [.name("a"), .position], [.name("b"), .position, .name("c"), .position],
            ])
    }

    @Test func mapOfOldWriters() throws {
        let schema = [
            group("m", .optional, 1, .mapKeyValue), group("map", .repeated, 2), value("key", .required),
            value("value", .optional),
        ]
        #expect(
            try paths(schema) == [[.name("m"), .position, .name("key")], [.name("m"), .position, .name("value")]])
    }

    @Test func levelsAreCounted() throws {
        let root = SchemaElement(name: "root", childCount: 1)
        let schema = [group("a", .optional, 1, .list), group("bag", .repeated, 1), value("item", .optional)]
        let leaf = try #require(try SchemaTree([root] + schema, limits: Limits()).leaves.first)

        #expect(leaf.definition == 3)
        #expect(leaf.repetition == 1)
    }

    @Test func schemaThatIsCutOrTooDeepIsRefused() {
        #expect(throws: ColumnarError.self) { try paths([value("a", .required)], children: 2) }
        let deep = (0..<100).map { group("g\($0)", .required, 1) } + [value("a", .required)]
        #expect(throws: ColumnarError.limit("a schema deeper than 64 levels")) { try paths(deep) }
    }
}
