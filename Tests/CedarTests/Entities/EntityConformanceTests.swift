import Testing

@testable import Cedar

@Suite struct EntityConformanceTests {
    @Test(arguments: [
        (#"{"who": 1}"#, "attribute `who` on `User::\"u\"` should not exist according to the schema"),
        (
            #"{"age": "x"}"#,
            "in attribute `age` on `User::\"u\"`, type mismatch: value was expected to have type long, but it actually has type string: `\"x\"`"
        ),
        (
            #"{"names": 1}"#,
            "in attribute `names` on `User::\"u\"`, type mismatch: value was expected to have type [string], but it actually has type long: `1`"
        ),
        (
            #"{"names": ["a", true]}"#,
            "in attribute `names` on `User::\"u\"`, type mismatch: value was expected to have type string, but it actually has type bool: `true`"
        ),
        (
            #"{"home": 1}"#,
            "in attribute `home` on `User::\"u\"`, type mismatch: value was expected to have type { \"street\" => (required) string, \"zip\" => (optional) long }, but it actually has type long: `1`"
        ),
        (
            #"{"home": {"zip": 1}}"#,
            "in attribute `home` on `User::\"u\"`, expected the record to have an attribute `street`, but it does not"
        ),
        (
            #"{"home": {"street": "s", "x": 1}}"#,
            "in attribute `home` on `User::\"u\"`, record attribute `x` should not exist according to the schema"
        ),
        (
            #"{"boss": "b"}"#,
            "in attribute `boss` on `User::\"u\"`, expected a literal entity reference, but got `\"b\"`"
        ),
        (
            #"{"boss": {"type": "Group", "id": "b"}}"#,
            "in attribute `boss` on `User::\"u\"`, type mismatch: value was expected to have type `User`, but it actually has type (entity of type `Group`): `Group::\"b\"`"
        ),
        (
            #"{"boss": {"__expr": "User::\"b\""}}"#,
            "in attribute `boss` on `User::\"u\"`, the `__expr` escape is no longer supported"
        ),
        (
            #"{"limit": "1"}"#,
            "failed to evaluate attribute `limit` of `User::\"u\"`: error while evaluating `decimal` extension function: `1` is not a well-formed decimal value"
        ),
        (
            #"{"limit": 1}"#,
            "failed to evaluate attribute `limit` of `User::\"u\"`: type error: expected string, got long"
        ),
        (
            #"{"limit": null}"#,
            "in attribute `limit` on `User::\"u\"`, found a `null`; JSON `null`s are not allowed in Cedar"
        ),
        (
            #"{"limit": {"fn": "decimal", "args": []}}"#,
            "expected 1 arguments for function decimal but 0 arguments are provided"
        ),
        (#"{"limit": {"fn": "nothing", "arg": ""}}"#, "extension function `nothing` does not exist"),
        (
            #"{"limit": {"fn": "duration", "arg": "1s"}}"#,
            "in attribute `limit` on `User::\"u\"`, type mismatch: value was expected to have type decimal, but it actually has type duration: `duration(\"1000ms\")`"
        ),
        (
            #"{"kind": {"type": "Kind", "id": "z"}}"#,
            "entity `Kind::\"z\"` is of an enumerated entity type, but `\"z\"` is not declared as a valid eid"
        ),
        (
            #"{"can": [{"type": "Action", "id": "z"}]}"#,
            "found action entity `Action::\"z\"`, but it was not declared as an action in the schema"
        ),
    ])
    func attributesMustBeAsDeclared(attributes: String, message: String) throws {
        let schema = try EntityJSONTests.schema()
        let text = EntityJSONTests.user(attributes)
        #expect(messages { () throws(Diagnostics) in try Entity(json: text, schema: schema) } == [message])
        #expect(messages { () throws(Diagnostics) in try Entities(json: "[\(text)]", schema: schema) } == [message])
    }

    @Test func entitiesMustBeAsDeclared() throws {
        let schema = try EntityJSONTests.schema()
        func told(_ text: String) -> [String] {
            messages { () throws(Diagnostics) in try Entities(json: "[\(text)]", schema: schema) }
        }
        #expect(
            told(EntityJSONTests.user("{}", type: "Usr")) == [
                "entity `Usr::\"u\"` has type `Usr` which is not declared in the schema"
            ])
        #expect(
            told(EntityJSONTests.user("{}", type: "M::User2"))
                == ["entity `M::User2::\"u\"` has type `M::User2` which is not declared in the schema"])
        #expect(
            told(EntityJSONTests.user(#"{"x": 1}"#, type: "Must")) == [
                "expected entity `Must::\"u\"` to have attribute `y`, but it does not"
            ])
        #expect(
            told(EntityJSONTests.user("{}", type: "Kind")) == [
                "entity `Kind::\"u\"` is of an enumerated entity type, but `\"u\"` is not declared as a valid eid"
            ])
        #expect(
            told(EntityJSONTests.user("{}", tags: #"{"t": "x"}"#)) == [
                "in tag `t` on `User::\"u\"`, type mismatch: value was expected to have type [ipaddr], but it actually has type string: `\"x\"`"
            ])
        #expect(
            told(EntityJSONTests.user("{}", tags: #"{"t": 1}"#, type: "Group")) == [
                "found a tag `t` on `Group::\"u\"`, but no tags should exist on `Group::\"u\"` according to the schema"
            ])
        #expect(
            told(EntityJSONTests.user("{}", parents: #"[{"type": "User", "id": "p"}]"#)) == [
                "`User::\"u\"` is not allowed to have an ancestor of type `User` according to the schema"
            ])
        #expect(told(EntityJSONTests.user("{}", parents: #"[{"type": "Group", "id": "p"}]"#)) == [])
        #expect(told(EntityJSONTests.user("{}", parents: #"[{"type": "Group", "id": "p"}]"#, type: "Group")) == [])
    }

    @Test func actionsComeFromTheSchemaAndMustBeAsDeclared() throws {
        let schema = try EntityJSONTests.schema()
        func action(_ id: String, attributes: String = "{}", parents: String = "[]") -> String {
            #"{"uid": {"type": "Action", "id": "\#(id)"}, "attrs": \#(attributes), "parents": \#(parents)}"#
        }
        func told(_ text: String) -> [String] {
            messages { () throws(Diagnostics) in try Entities(json: "[\(text)]", schema: schema) }
        }
        let all = #"[{"type": "Action", "id": "all"}]"#
        #expect(try Entities(json: "[]", schema: schema).isMember(uid("Action", "read"), of: uid("Action", "all")))
        #expect(told(action("read", parents: all)) == [])
        #expect(
            told(action("read")) == ["definition of action `Action::\"read\"` does not match its schema declaration"])
        #expect(
            told(action("all", attributes: #"{"x": 1}"#)) == [
                "definition of action `Action::\"all\"` does not match its schema declaration"
            ])
        #expect(
            told(action("write")) == [
                "found action entity `Action::\"write\"`, but it was not declared as an action in the schema"
            ])
    }

    @Test func allErrorsOfAllEntitiesAreListed() throws {
        let schema = try EntityJSONTests.schema()
        let entities = try Entities([
            Entity(
                uid("User", "a"), attributes: ["age": .bool(true), "x": .long(1)], tags: ["t": .long(1)],
                parents: [uid("Must", "p")]),
            Entity(uid("Must", "m")), Entity(uid("Nope", "n")), Entity(uid("Group", "g")),
        ])
        let mismatch = TypeMismatch(expected: .long, actual: .bool(true))
        #expect(
            entities.validate(against: schema) == [
                .missingAttribute(uid("Must", "m"), "x"), .missingAttribute(uid("Must", "m"), "y"),
                .unexpectedEntityType(uid("Nope", "n"), suggestions: []),
                .typeMismatch(uid("User", "a"), .attribute("age"), mismatch),
                .unexpectedAttribute(uid("User", "a"), "x"),
                .invalidAncestorType(uid("User", "a"), Name(path: "Must")),
                .typeMismatch(
                    uid("User", "a"), .tag("t"), TypeMismatch(expected: .set(.ip), actual: .long(1))),
            ])
    }

    @Test func theTypeOfAnotherNamespaceIsSuggested() throws {
        let schema = try EntityJSONTests.schema()
        let error = EntityConformance(schema: schema).unexpectedType(of: uid("User2", "x"))
        #expect(error.diagnostic.help == "did you mean `N::User2`?")
    }
}
