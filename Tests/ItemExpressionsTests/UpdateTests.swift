import Testing

@testable import ItemExpressions

@Suite("Updates")
struct UpdateTests {
    static let item: Item = [
        "id": .string("red"), "n": .number(Number(7)), "lst": .list([.string("a"), .string("b"), .string("c")]),
        "doc": .map(["x": .number(Number(2)), "nest": .map(["deep": .null])]), "tags": .stringSet(["a", "b"]),
    ]

    static let values: [String: AttributeValue] = [
        ":one": .number(Number(1)), ":new": .string("new"), ":lst": .list([.string("z")]),
        ":tags": .stringSet(["b", "c"]),
        ":both": .stringSet(["a", "b"]), ":nums": .numberSet([Number(1)]), ":doc": .map([:]),
    ]

    static func update(_ text: String) throws -> Update {
        var placeholders = try Placeholders(names: ["#n": "n"], values: values)
        return try Update(text, &placeholders)
    }

    static func applied(_ text: String) throws -> Item { try update(text).apply(to: item).item }

    private static func changed(_ changes: [String: AttributeValue?]) -> Item {
        changes.reduce(into: item) { $0[$1.key] = $1.value }
    }

    @Test("SET assigns values, paths, sums and what functions give, all read before")
    func set() throws {
        #expect(try Self.applied("SET a = :new") == Self.changed(["a": .string("new")]))
        #expect(try Self.applied("set #n = #n + :one") == Self.changed(["n": .number(Number(8))]))
        #expect(try Self.applied("SET n = :one - n") == Self.changed(["n": .number(Number(-6))]))
        #expect(
            try Self.applied("SET a = n, n = :one") == Self.changed(["a": .number(Number(7)), "n": .number(Number(1))]))
        #expect(try Self.applied("SET n = if_not_exists(n, :one)") == Self.item)
        #expect(try Self.applied("SET a = if_not_exists(a, :one) + :one") == Self.changed(["a": .number(Number(2))]))
        #expect(
            try Self.applied("SET lst = list_append(lst, :lst)")
                == Self.changed(["lst": .list([.string("a"), .string("b"), .string("c"), .string("z")])]))
        #expect(
            try Self.applied("SET lst[1] = :new")
                == Self.changed(["lst": .list([.string("a"), .string("new"), .string("c")])]))
        #expect(
            try Self.applied("SET lst[9] = :one, lst[7] = :new")
                == Self.changed([
                    "lst": .list([.string("a"), .string("b"), .string("c"), .string("new"), .number(Number(1))])
                ]))
        #expect(
            try Self.applied("SET doc.y = :new")
                == Self.changed([
                    "doc": .map(["x": .number(Number(2)), "nest": .map(["deep": .null]), "y": .string("new")])
                ]))
    }

    @Test("REMOVE takes attributes, members and places of the lists as they were")
    func remove() throws {
        #expect(try Self.applied("REMOVE n, gone") == Self.changed(["n": nil]))
        #expect(try Self.applied("REMOVE lst[0], lst[1]") == Self.changed(["lst": .list([.string("c")])]))
        #expect(try Self.applied("REMOVE lst[5]") == Self.item)
        #expect(
            try Self.applied("REMOVE doc.nest.deep")
                == Self.changed(["doc": .map(["x": .number(Number(2)), "nest": .map([:])])]))
    }

    @Test("ADD and DELETE change numbers and sets")
    func addAndDelete() throws {
        #expect(try Self.applied("ADD n :one") == Self.changed(["n": .number(Number(8))]))
        #expect(try Self.applied("ADD count_1 :one") == Self.changed(["count_1": .number(Number(1))]))
        #expect(try Self.applied("ADD tags :tags") == Self.changed(["tags": .stringSet(["a", "b", "c"])]))
        #expect(try Self.applied("ADD fresh :tags") == Self.changed(["fresh": .stringSet(["b", "c"])]))
        #expect(try Self.applied("DELETE tags :tags") == Self.changed(["tags": .stringSet(["a"])]))
        #expect(try Self.applied("DELETE tags :both") == Self.changed(["tags": nil]))
        #expect(try Self.applied("DELETE gone :both") == Self.item)
    }

    @Test("every place in a list is one of the list as it was")
    func places() throws {
        let item: Item = ["lst": .list([.null, .number(Number(1)), .stringSet(["a"]), .number(Number(5))])]
        let result = try Self.update("REMOVE lst[0] ADD lst[1] :one, lst[3] :one DELETE lst[2] :both").apply(to: item)
        #expect(result.item == ["lst": .list([.number(Number(2)), .number(Number(6))])])
    }

    @Test("what an update touched is told as it was and as it is")
    func touched() throws {
        let result = try Self.update("SET doc.x = :one, a = :new REMOVE lst[0] ADD n :one").apply(to: Self.item)
        #expect(
            result.updatedOld == [
                "doc": .map(["x": .number(Number(2))]), "lst": .list([.string("a")]), "n": .number(Number(7)),
            ])
        #expect(
            result.updatedNew == [
                "doc": .map(["x": .number(Number(1))]), "a": .string("new"), "lst": .list([.string("b")]),
                "n": .number(Number(8)),
            ])
    }

    @Test(
        "an item that is not as the update needs it is refused in DynamoDB's words",
        arguments: [
            ("SET a = gone", "The provided expression refers to an attribute that does not exist in the item"),
            (
                "SET a = gone + :one",
                "The provided expression refers to an attribute that does not exist in the item"
            ),
            ("SET n = id + :one", "An operand in the update expression has an incorrect data type"),
            ("SET n = list_append(n, :lst)", "An operand in the update expression has an incorrect data type"),
            ("SET gone.x = :one", "The document path provided in the update expression is invalid for update"),
            ("SET id.x = :one", "The document path provided in the update expression is invalid for update"),
            ("SET doc[0] = :one", "The document path provided in the update expression is invalid for update"),
            ("REMOVE gone.x", "The document path provided in the update expression is invalid for update"),
            ("ADD id :one", "An operand in the update expression has an incorrect data type"),
            ("DELETE tags :nums", "An operand in the update expression has an incorrect data type"),
        ])
    func unfitItems(text: String, message: String) {
        #expect(throws: ItemError(message)) { try Self.applied(text) }
    }

    @Test(
        "what is wrong with an expression is said in DynamoDB's words",
        arguments: [
            ("SET a = :one SET b = :one", "The \"SET\" section can only be used once in an update expression;"),
            ("a = :one", #"Syntax error; token: "a", near: "a =""#),
            ("SET a :one", #"Syntax error; token: ":one", near: "a :one""#),
            ("SET a = :one,", #"Syntax error; token: "<EOF>", near: ",""#),
            (
                "SET doc = :doc, doc.x = :one",
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [doc], path two: [doc, x]"
            ),
            (
                "SET doc.x = :one REMOVE doc[0]",
                "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [doc, x], path two: [doc, [0]]"
            ),
            (
                "ADD n :new",
                "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND"
            ),
            (
                "DELETE tags :one",
                "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND"
            ),
            (
                "SET n = n + :new",
                "Incorrect operand type for operator or function; operator or function: +, operand type: S"
            ),
            (
                "SET lst = list_append(lst, :one)",
                "Incorrect operand type for operator or function; operator or function: list_append, operand type: N"
            ),
            ("SET a = size(lst)", "The function is not allowed in an update expression; function: size"),
            ("SET a = nonsense(lst)", "Invalid function name; function: nonsense"),
            (
                "SET a = if_not_exists(:one, :one)",
                "Operator or function requires a document path; operator or function: if_not_exists"
            ),
        ])
    func errors(text: String, reason: String) {
        #expect(throws: ItemError("Invalid UpdateExpression: \(reason)")) { try Self.applied(text) }
    }

    @Test("legacy updates do the same")
    func legacy() throws {
        let update = Update([
            try LegacyUpdate("a", .PUT, .string("new")), try LegacyUpdate("n", .ADD, .number(Number(1))),
            try LegacyUpdate("doc", .DELETE, nil), try LegacyUpdate("tags", .DELETE, .stringSet(["a"])),
            try LegacyUpdate("lst", .ADD, .list([.null])),
        ])
        #expect(
            try update.apply(to: Self.item).item
                == Self.changed([
                    "a": .string("new"), "n": .number(Number(8)), "doc": nil, "tags": .stringSet(["b"]),
                    "lst": .list([.string("a"), .string("b"), .string("c"), .null]),
                ]))
        #expect(
            throws: ItemError(
                "One or more parameter values were invalid: ADD action is not supported for the type S")
        ) { try LegacyUpdate("a", .ADD, .string("x")) }
        #expect(
            throws: ItemError(
                "One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified"
            )
        ) { try LegacyUpdate("a", .PUT, nil) }
    }
}
