import Testing

@testable import ItemExpressions

@Suite("Conditions")
struct ConditionTests {
    static let item: Item = [
        "id": .string("red"), "n": .number(Number(7)), "b": .binary([1, 2, 3]), "yes": .boolean(true), "nil": .null,
        "lst": .list([.number(Number(1)), .map(["deep": .string("here")])]), "doc": .map(["x": .number(Number(2))]),
        "tags": .stringSet(["a", "b"]), "nums": .numberSet([Number(1), Number(2)]), "bins": .binarySet([[1]]),
    ]

    static let values: [String: AttributeValue] = [
        ":red": .string("red"), ":re": .string("re"), ":zoo": .string("zoo"), ":seven": .number(Number(7)),
        ":six": .number(Number(6)), ":nine": .number(Number(9)), ":bytes": .binary([1, 2]), ":true": .boolean(true),
        ":S": .string("S"), ":L": .string("L"), ":a": .string("a"), ":one": .number(Number(1)),
        ":two": .number(Number(2)),
        ":here": .string("here"), ":three": .number(Number(3)), ":null": .null, ":set": .stringSet(["b", "a"]),
    ]

    static func holds(_ text: String, for item: Item = item) throws -> Bool {
        var placeholders = try Placeholders(
            names: ["#id": "id", "#name": "name", "#size": "size"], values: values)
        return try Condition(text, .condition, &placeholders).holds(for: item)
    }

    @Test(
        "each operator and function holds as DynamoDB has it",
        arguments: [
            ("id = :red", true), (":red = id", true), ("#id = :red", true), ("id <> :red", false),
            ("id = :seven", false),
            ("id <> :seven", true), ("gone = :red", false), ("gone <> :red", true), ("n < :nine", true),
            ("n < :seven", false), ("n <= :seven", true), ("n > :six", true), ("n >= :seven", true),
            ("id < :seven", false),
            ("id >= :seven", false), ("id < :zoo", true), ("b > :bytes", true), ("yes = :true", true),
            ("nil = :null", true),
            ("tags = :set", true), ("n BETWEEN :six AND :nine", true), ("n between :seven and :seven", true),
            ("n BETWEEN :nine AND n", false), ("id IN (:seven, :red)", true), ("id IN (:zoo)", false),
            ("gone IN (:zoo)", false), ("attribute_exists(id)", true), ("attribute_exists(doc.x)", true),
            ("attribute_exists(doc.y)", false), ("attribute_exists(lst[1].deep)", true),
            ("attribute_exists(lst[2])", false), ("attribute_not_exists(gone)", true),
            ("attribute_not_exists(#name)", true), ("attribute_type(id, :S)", true), ("attribute_type(lst, :L)", true),
            ("attribute_type(n, :S)", false), ("begins_with(id, :re)", true), ("begins_with(id, :zoo)", false),
            ("begins_with(b, :bytes)", true), ("begins_with(n, :re)", false), ("contains(id, :re)", true),
            ("contains(id, :zoo)", false), ("contains(tags, :a)", true), ("contains(tags, :red)", false),
            ("contains(nums, :two)", true), ("contains(lst, :one)", true), ("contains(lst, :two)", false),
            ("contains(b, :bytes)", true), ("size(id) = :three", true), ("size(tags) = :two", true),
            ("size(lst) > :one", true), ("size(doc) = :one", true), ("size(n) = :one", false),
            ("size(gone) = :one", false), ("size(b) = :three", true), ("NOT id = :zoo", true),
            ("NOT (id = :red AND n = :seven)", false), ("id = :zoo OR n = :seven AND yes = :true", true),
            ("(id = :zoo OR n = :seven) AND yes = :true", true), ("id = :zoo AND n = :seven OR yes = :true", true),
            ("lst[1].deep = :here", true), ("lst[0] = :one", true), ("lst [ 0 ] = :one", true),
            ("doc.x = :two", true), ("NOT attribute_exists(id)", false), ("nOt attribute_exists(gone)", true),
        ])
    func operators(text: String, expected: Bool) throws { #expect(try Self.holds(text) == expected) }

    @Test(
        "what is wrong with an expression is said in DynamoDB's words",
        arguments: [
            ("", "The expression can not be empty;"),
            ("   ", "The expression can not be empty;"),
            ("id =", #"Syntax error; token: "<EOF>", near: "=""#),
            ("id = :red :zoo", #"Syntax error; token: ":zoo", near: ":red :zoo""#),
            ("= :red", #"Syntax error; token: "=", near: "= :red""#),
            ("id ! :red", #"Syntax error; token: "!", near: "id ! :red""#),
            ("(id = :red", #"Syntax error; token: "<EOF>", near: ":red""#),
            ("1a = :red", #"Syntax error; token: "1a", near: "1a =""#),
            ("name = :red", "Attribute name is a reserved keyword; reserved keyword: name"),
            ("doc.Status = :red", "Attribute name is a reserved keyword; reserved keyword: Status"),
            (
                "#no = :red",
                "An expression attribute name used in the document path is not defined; attribute name: #no"
            ),
            (
                "id = :no", "An expression attribute value used in expression is not defined; attribute value: :no"
            ),
            ("nonsense(id)", "Invalid function name; function: nonsense"),
            ("id = nonsense(id)", "Invalid function name; function: nonsense"),
            (
                "if_not_exists(id, :red)",
                "The function is not allowed in a condition expression; function: if_not_exists"
            ),
            (
                "size(id)",
                "The function is not allowed to be used this way in an expression; function: size"
            ),
            (
                "attribute_exists(n) = :true",
                "The function is not allowed to be used this way in an expression; function: attribute_exists"
            ),
            (
                "id = attribute_exists(id)",
                "The function is not allowed to be used this way in an expression; function: attribute_exists"
            ),
            (
                "attribute_exists(id, n)",
                "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2"
            ),
            (
                "attribute_exists(:red)",
                "Operator or function requires a document path; operator or function: attribute_exists"
            ),
            (
                "begins_with(id, :seven)",
                "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N"
            ),
            (
                "id < :true",
                "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL"
            ),
            (
                "attribute_type(id, :red)",
                "Invalid attribute type name found; type: red, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"
            ),
            (
                "n BETWEEN :nine AND :six",
                "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:9}, upper bound operand: AttributeValue: {N:6}"
            ),
            (
                "n BETWEEN :six AND :red",
                "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:6}, upper bound operand: AttributeValue: {S:red}"
            ),
            (
                "id = id",
                "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [id]"
            ),
            ("((id = :red))", "The expression has redundant parentheses;"),
        ])
    func errors(text: String, reason: String) {
        #expect(throws: ItemError("Invalid ConditionExpression: \(reason)")) { try Self.holds(text) }
    }

    @Test("one pair of parentheses around each part is not too many")
    func parentheses() throws {
        #expect(try Self.holds("((id = :red) AND (n = :seven))"))
        #expect(try Self.holds("(id = :zoo) OR ((n = :seven) AND (NOT (id = :zoo)))"))
    }

    @Test("limits of length, operators and alternatives end in an error, however deep")
    func limits() throws {
        let deep = String(repeating: "(", count: 2_000) + "id = :red" + String(repeating: ")", count: 2_000)
        #expect(throws: ItemError.self) { try Self.holds(deep) }
        #expect(throws: ItemError.self) { try Self.holds(String(repeating: "NOT ", count: 1_000) + "id = :red") }
        #expect(
            throws: ItemError(
                "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4105"
            )
        ) { try Self.holds("id = :red" + String(repeating: " ", count: 4_096)) }
        let many = "id IN (" + Array(repeating: ":red", count: 101).joined(separator: ",") + ")"
        #expect(throws: ItemError.self) { try Self.holds(many) }
    }

    @Test("placeholders that no expression uses, and keys that are none, are refused")
    func placeholders() throws {
        var placeholders = try Placeholders(
            names: ["#a": "id", "#b": "n"], values: [":x": .null, ":y": .null])
        _ = try Condition("#a = :x", .condition, &placeholders)
        #expect(
            throws: ItemError(
                "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}")
        ) { try placeholders.requireAllUsed() }
        _ = try Condition("attribute_exists(#b)", .filter, &placeholders)
        #expect(
            throws: ItemError("Value provided in ExpressionAttributeValues unused in expressions: keys: {:y}")
        ) { try placeholders.requireAllUsed() }
        #expect(
            throws: ItemError("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"")
        ) { try Placeholders(names: ["a": "id"]) }
        #expect(
            throws: ItemError("ExpressionAttributeValues contains invalid key: Syntax error; key: \":\"")
        ) { try Placeholders(values: [":": .null]) }
    }

    @Test("the attributes that a condition names are known")
    func attributes() throws {
        var placeholders = try Placeholders(names: ["#id": "id"], values: [":x": .null])
        let condition = try Condition(
            "#id = :x AND size(lst[0].a) = n OR attribute_exists(doc.x)", .filter, &placeholders)
        #expect(condition.attributes == ["id", "lst", "n", "doc"])
    }

    @Test("no text crashes the parsers", arguments: 0..<20)
    func hostileText(seed: Int) {
        var generator = SystemRandomNumberGenerator()
        let pieces = [
            "id", "#id", ":red", "=", "<", ">", "<>", "(", ")", "[", "]", "0", "1", ",", ".", " ", "AND", "OR", "NOT",
            "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "size", "contains", "if_not_exists", "+", "-", "é",
            "\u{0}",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                (pieces.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
            }.joined()
            guard var placeholders = try? Placeholders(names: ["#id": "id"], values: [":red": .string("red")]) else {
                return
            }
            _ = try? Condition(text, .condition, &placeholders).holds(for: Self.item)
            _ = try? Projection(text, &placeholders).apply(to: Self.item)
            _ = try? Update(text, &placeholders).apply(to: Self.item)
            _ = try? KeyCondition(text, &placeholders, .init(hash: .init("id", .S), range: .init("n", .N)))
        }
    }
}
