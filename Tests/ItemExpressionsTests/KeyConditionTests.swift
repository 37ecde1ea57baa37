import Testing

@testable import ItemExpressions

@Suite("Key conditions, projections and legacy parameters")
struct KeyConditionTests {
    static let schema = KeyCondition.Schema(hash: .init("id", .S), range: .init("n", .N))

    static func condition(_ text: String, _ schema: KeyCondition.Schema = schema) throws -> KeyCondition {
        var placeholders = try Placeholders(
            names: ["#id": "id"],
            values: [":id": .string("red"), ":one": .number(Number(1)), ":two": .number(Number(2)), ":p": .string("p")])
        return try KeyCondition(text, &placeholders, schema)
    }

    @Test("a partition and one range of its sort keys are read in any form")
    func forms() throws {
        let one = AttributeValue.number(Number(1))
        let two = AttributeValue.number(Number(2))
        let forms: [(String, KeyCondition.SortCondition?)] = [
            ("id = :id", nil), ("#id = :id AND n = :one", .equal(one)), ("(n > :one) AND (id = :id)", .greater(one)),
            ("id = :id AND n >= :one", .greaterOrEqual(one)), ("id = :id AND :one > n", .less(one)),
            ("id = :id AND n <= :one", .lessOrEqual(one)), ("id = :id AND n BETWEEN :one AND :two", .between(one, two)),
        ]
        for (text, sort) in forms {
            let condition = try Self.condition(text)
            #expect(condition.hash == .string("red"))
            #expect(condition.sort == sort)
        }
        let text = KeyCondition.Schema(hash: .init("id", .S), range: .init("s", .S))
        #expect(try Self.condition("id = :id AND begins_with(s, :p)", text).sort == .beginsWith(.string("p")))
    }

    @Test("ranges take the keys that fulfil the condition and no others")
    func ranges() throws {
        let keys = (-30...30).map { Number($0) }
        let (low, high) = (AttributeValue.number(Number(-3)), AttributeValue.number(Number(12)))
        let conditions: [(KeyCondition.SortCondition, (Number) -> Bool)] = [
            (.equal(high), { $0 == Number(12) }), (.less(low), { $0 < Number(-3) }),
            (.lessOrEqual(low), { $0 <= Number(-3) }), (.greater(high), { $0 > Number(12) }),
            (.greaterOrEqual(high), { $0 >= Number(12) }),
            (.between(low, high), { $0 >= Number(-3) && $0 <= Number(12) }),
        ]
        for (condition, holds) in conditions {
            let (lower, upper) = condition.range
            for key in keys {
                let bytes = key.orderedBytes
                let isIn =
                    !bytes.lexicographicallyPrecedes(lower)
                    && upper.map { bytes.lexicographicallyPrecedes($0) } ?? true
                #expect(isIn == holds(key))
            }
        }
        #expect(KeyCondition.SortCondition.beginsWith(.binary([1, 0xFF])).range.upper == [2])
        #expect(KeyCondition.SortCondition.beginsWith(.binary([0xFF])).range.upper == nil)
    }

    @Test(
        "what keys cannot be asked is refused in DynamoDB's words",
        arguments: [
            ("n = :one", "Query condition missed key schema element: id"),
            ("id = :id AND rest = :one", "Query condition missed key schema element: n"),
            ("id > :id", "Query key condition not supported"),
            (
                "id = :one",
                "One or more parameter values were invalid: Condition parameter type does not match schema type"
            ),
            (
                "id = :id AND n = :id",
                "One or more parameter values were invalid: Condition parameter type does not match schema type"
            ),
            (
                "id = :id AND n > :one AND n < :two",
                "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
            ),
            (
                "id = :id OR n = :one",
                "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: OR"
            ),
            (
                "id = :id AND NOT n = :one",
                "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: NOT"
            ),
            (
                "id = :id AND n <> :one",
                "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: <>"
            ),
            (
                "id = :id AND attribute_exists(n)",
                "Invalid KeyConditionExpression: Invalid operator used in KeyConditionExpression: attribute_exists"
            ),
            (
                "id.x = :id",
                "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
            ),
        ])
    func refused(text: String, message: String) {
        #expect(throws: ItemError(message)) { try Self.condition(text) }
    }

    @Test("a projection shows what it names, in place")
    func projection() throws {
        let item: Item = [
            "a": .string("a"), "lst": .list([.null, .map(["x": .null, "y": .boolean(true)]), .string("z")]),
            "doc": .map(["p": .map(["q": .null, "r": .null]), "s": .null]),
        ]
        var placeholders = try Placeholders(names: ["#p": "p"])
        let projection = try Projection("lst[2], lst[1].y, doc.#p.q, gone, doc.s", &placeholders)
        #expect(
            projection.apply(to: item) == [
                "lst": .list([.map(["y": .boolean(true)]), .string("z")]),
                "doc": .map(["p": .map(["q": .null]), "s": .null]),
            ])
        #expect(projection.attributes == ["lst", "doc", "gone"])
        #expect(
            throws: ItemError(
                "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]"
            )
        ) { try Projection("a, a.b", &placeholders) }
    }

    @Test("legacy conditions mean what expressions mean")
    func legacy() throws {
        let item = ConditionTests.item
        let conditions: [(LegacyCondition.Operator, String, [AttributeValue], Bool)] = [
            (.EQ, "id", [.string("red")], true), (.NE, "id", [.string("red")], false), (.NE, "gone", [.null], true),
            (.IN, "id", [.string("x"), .string("red")], true), (.LE, "n", [.number(Number(7))], true),
            (.LT, "n", [.number(Number(7))], false), (.GE, "n", [.number(Number(7))], true),
            (.GT, "n", [.number(Number(6))], true), (.BETWEEN, "n", [.number(Number(1)), .number(Number(9))], true),
            (.NOT_NULL, "id", [], true), (.NULL, "id", [], false), (.CONTAINS, "tags", [.string("a")], true),
            (.NOT_CONTAINS, "tags", [.string("a")], false), (.NOT_CONTAINS, "gone", [.string("a")], true),
            (.BEGINS_WITH, "id", [.string("r")], true),
        ]
        for (comparison, attribute, values, expected) in conditions {
            let condition = Condition([try LegacyCondition(attribute, comparison, values)])
            #expect(condition.holds(for: item) == expected, "\(comparison) \(attribute)")
        }
        let either = [
            try LegacyCondition("id", .EQ, [.string("blue")]), try LegacyCondition("n", .EQ, [.number(Number(7))]),
        ]
        #expect(Condition(either, any: true).holds(for: item))
        #expect(!Condition(either).holds(for: item))
    }

    @Test("members of Expected that do not go together are refused in DynamoDB's words")
    func expected() {
        func message(
            value: AttributeValue? = nil, exists: Bool? = nil, comparison: LegacyCondition.Operator? = nil,
            list: [AttributeValue]? = nil
        ) -> String? {
            do throws(ItemError) {
                _ = try LegacyCondition(
                    expecting: "a", value: value, exists: exists, comparison: comparison, list: list)
                return nil
            } catch {
                return error.message.replacing("One or more parameter values were invalid: ", with: "")
            }
        }
        #expect(message(value: .null) == nil)
        #expect(message(exists: false) == nil)
        #expect(message() == "Value must be provided when Exists is null for Attribute: a")
        #expect(message(exists: true) == "Value must be provided when Exists is true for Attribute: a")
        #expect(message(value: .null, exists: false) == "Value cannot be used when Exists is false for Attribute: a")
        #expect(
            message(exists: true, comparison: .EQ)
                == "Exists and ComparisonOperator cannot be used together for Attribute: a")
        #expect(
            message(list: [.null]) == "AttributeValueList can only be used with a ComparisonOperator for Attribute: a")
        #expect(
            message(comparison: .NULL, list: [.null]) == "Invalid number of argument(s) for the NULL ComparisonOperator"
        )
        #expect(
            message(comparison: .LT, list: [.null])
                == "ComparisonOperator LT is not valid for NULL AttributeValue type")
    }

    @Test("sizes are those of the published rules")
    func sizes() throws {
        #expect(AttributeValue.number(try Number("3.14159")).size == 5)
        #expect(AttributeValue.string("é").size == 2)
        #expect(AttributeValue.number(Number(0)).size == 1)
        #expect(AttributeValue.number(Number(100)).size == 2)
        #expect(AttributeValue.number(Number(-123)).size == 4)
        #expect(AttributeValue.list([]).size == 3)
        #expect(AttributeValue.list([.null, .string("ab")]).size == 8)
        #expect(AttributeValue.map(["k": .boolean(true)]).size == 6)
        #expect(AttributeValue.stringSet(["a", "bc"]).size == 3)
        #expect((["id": .string("abc"), "n": .number(Number(12))] as Item).itemSize == 8)
    }
}
