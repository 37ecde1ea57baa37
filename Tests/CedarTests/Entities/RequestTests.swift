import Testing

@testable import Cedar

@Suite struct RequestTests {
    private static let read = uid("Action", "read")
    private static let user = uid("User", "u")

    private static func request(
        _ principal: EntityUID = user, _ action: EntityUID = read, _ resource: EntityUID = user,
        context: [Text: Value]? = nil
    ) throws -> Request {
        Request(
            principal: principal, action: action, resource: resource,
            context: try context ?? ["from": .ip(IPAddress(parsing: "1.2.3.4"))])
    }

    @Test func whatAnActionDeclaresIsValid() throws {
        #expect(try Self.request().validate(against: EntityJSONTests.schema()) == [])
    }

    @Test func scopesMustBeAsDeclared() throws {
        let schema = try EntityJSONTests.schema()
        func errors(_ request: Request) -> [RequestValidationError] { request.validate(against: schema) }
        let group = uid("Group", "g")
        #expect(try errors(Self.request(uid("X", "x"))) == [.undeclaredPrincipalType(Name(path: "X"))])
        #expect(
            try errors(Self.request(Self.user, Self.read, uid("X", "x"))) == [.undeclaredResourceType(Name(path: "X"))])
        #expect(try errors(Self.request(Self.user, uid("Action", "x"))) == [.undeclaredAction(uid("Action", "x"))])
        #expect(
            try errors(Self.request(group)) == [
                .invalidPrincipalType(Name(path: "Group"), action: Self.read, valid: [Name(path: "User")])
            ])
        #expect(
            try errors(Self.request(Self.user, Self.read, group)) == [
                .invalidResourceType(Name(path: "Group"), action: Self.read, valid: [Name(path: "User")])
            ])
        #expect(
            try errors(Self.request(Self.user, uid("Action", "all"), context: [:])) == [
                .invalidPrincipalType(Name(path: "User"), action: uid("Action", "all"), valid: []),
                .invalidResourceType(Name(path: "User"), action: uid("Action", "all"), valid: []),
            ])
        #expect(
            try errors(Self.request(uid("Kind", "z"))).first
                == .invalidEnumEntity(uid("Kind", "z"), choices: ["a", "b"]))
        #expect(try errors(Self.request(Self.read)) == [.undeclaredPrincipalType(Name(path: "Action"))])
    }

    @Test func contextsMustBeOfExactlyTheirType() throws {
        let schema = try EntityJSONTests.schema()
        let ip = try Value.ip(IPAddress(parsing: "1.2.3.4"))
        let contexts: [[Text: Value]] = [
            [:], ["from": .string("1.2.3.4")], ["from": ip, "x": .long(1)], ["from": ip, "by": .long(1)],
        ]
        for context in contexts {
            let errors = try Self.request(context: context).validate(against: schema)
            #expect(errors.count == 1)
            guard case .invalidContext(let shown, Self.read, _) = errors.first else { throw errors[0] }
            #expect(shown == context)
        }
    }

    @Test func theWordsAreTheReferences() throws {
        let name = Name(path: "A")
        let mismatch = TypeMismatch(
            expected: .record(SchemaRecord()), actual: .record([:]), reason: .unexpectedAttribute("a"))
        let context = Dictionary(uniqueKeysWithValues: (1...7).map { (Text("k\($0)"), Value.long(Int64($0))) })
        let errors: [(RequestValidationError, String, String?)] = [
            (.undeclaredAction(Self.read), "request's action `Action::\"read\"` is not declared in the schema", nil),
            (.undeclaredPrincipalType(name), "principal type `A` is not declared in the schema", nil),
            (.undeclaredResourceType(name), "resource type `A` is not declared in the schema", nil),
            (
                .invalidPrincipalType(name, action: Self.read, valid: [name, Name(path: "B")]),
                "principal type `A` is not valid for `Action::\"read\"`",
                "valid principal types for `Action::\"read\"`: `A`, `B`"
            ),
            (
                .invalidResourceType(name, action: Self.read, valid: []),
                "resource type `A` is not valid for `Action::\"read\"`",
                "no resource types are valid for `Action::\"read\"`"
            ),
            (
                .invalidContext(context, action: Self.read, mismatch),
                "context `{\"k1\": 1, \"k2\": 2, \"k3\": 3, \"k4\": 4, \"k5\": 5, .. }` is not valid for `Action::\"read\"`",
                "type mismatch: value was expected to have type {  }, but it contains an unexpected attribute `a`: `{}`"
            ),
            (
                .invalidEnumEntity(uid("A", "x"), choices: ["y"]),
                "entity `A::\"x\"` is of an enumerated entity type, but `\"x\"` is not declared as a valid eid",
                "valid entity eids: \"y\""
            ),
        ]
        for (error, message, help) in errors {
            #expect(error.diagnostic.message == message)
            #expect(error.diagnostic.help == help)
        }
    }

    @Test func contextsAreReadByTheTypeOfTheirAction() throws {
        let schema = try EntityJSONTests.schema()
        let text = #"{"from": "1.2.3.4", "by": {"type": "User", "id": "b"}}"#
        let typed = try Request.context(json: text, schema: schema, action: Self.read)
        #expect(try typed == ["from": .ip(IPAddress(parsing: "1.2.3.4")), "by": .entity(uid("User", "b"))])
        #expect(try Request.context(json: text)["from"] == .string("1.2.3.4"))
        #expect(try Request.context(json: Request.json(of: typed)) == typed)
    }

    @Test(arguments: [
        (
            "[]",
            "while parsing context, type mismatch: value was expected to have type { \"by\" => (optional) `User`, \"from\" => (required) ipaddr }, but it actually has type set: `[]`"
        ),
        ("{}", "while parsing context, expected the record to have an attribute `from`, but it does not"),
        (
            #"{"from": "1.2.3.4", "x": 1}"#,
            "while parsing context, record attribute `x` should not exist according to the schema"
        ),
        (#"{"from": "x"}"#, "error while evaluating `ipaddr` extension function: invalid IP address: x"),
        (#"{"from": null}"#, "while parsing context, found a `null`; JSON `null`s are not allowed in Cedar"),
        (#"{"from": "1.2.3.4", "from": "1.2.3.4"}"#, "the key `from` occurs two or more times in the same JSON object"),
        (
            #"{"from": "1.2.3.4", "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1, "h": 1, "a": 1}"#,
            "the key `a` occurs two or more times in the same JSON object"
        ),
    ])
    func whatIsNoContextOfTheActionIsTold(text: String, message: String) throws {
        let schema = try EntityJSONTests.schema()
        #expect(
            messages { () throws(Diagnostics) in
                try Request.context(json: text, schema: schema, action: Self.read)
            } == [message])
    }

    @Test func contextsWithoutTheirActionAreTold() throws {
        let schema = try EntityJSONTests.schema()
        #expect(
            messages { () throws(Diagnostics) in
                try Request.context(json: "{}", schema: schema, action: uid("Action", "x"))
            } == ["action `Action::\"x\"` does not exist in the supplied schema"])
        #expect(
            messages { () throws(Diagnostics) in try Request.context(json: "[]") } == ["expression is not a record: []"]
        )
    }
}
