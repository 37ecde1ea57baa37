import Testing

@testable import Cedar

@Suite struct EntityJSONTests {
    static func schema() throws -> Schema {
        try Schema(
            parsing: """
                entity User in [Group] = { age?: Long, boss?: User, ip?: ipaddr, seen?: datetime, limit?: decimal,
                  wait?: duration, names?: Set<String>, home?: { street: String, zip?: Long }, friends?: Set<User>,
                  kind?: Kind, can?: Set<Action> } tags Set<ipaddr>;
                entity Group in [Group]; entity Kind enum ["a", "b"]; entity Must = { x: Long, y: Bool };
                namespace N { entity User2; entity Kind2; }
                action read in all appliesTo { principal: User, resource: User, context: { from: ipaddr, by?: User } };
                action all;
                """)
    }

    /// A text of one entity.
    static func user(_ attributes: String, tags: String = "{}", parents: String = "[]", type: String = "User") -> String
    {
        #"{"uid": {"type": "\#(type)", "id": "u"}, "attrs": \#(attributes), "parents": \#(parents), "tags": \#(tags)}"#
    }

    @Test(arguments: [
        (#"true"#, Value.bool(true)), ("-9223372036854775808", .long(.min)),
        (#""a\u0000\ud83d\ude00""#, .string("a\0\u{1F600}")),
        ("[1, 1, \"1\"]", .set(of: [.long(1), .string("1")])), ("{}", .record([:])),
        (#"{"__entity": {"type": "A::B", "id": "x"}}"#, .entity(uid("A::B", "x"))),
        (#"{"__entity": {"type": "A", "id": "x", "more": 1}}"#, .entity(uid("A", "x"))),
        (
            #"{"__entity": {"type": "A", "id": "x"}, "b": 1}"#,
            .record(["__entity": .record(["type": .string("A"), "id": .string("x")]), "b": .long(1)])
        ),
        (#"{"__entity": {"type": "A"}}"#, .record(["__entity": .record(["type": .string("A")])])),
        (
            #"{"__entity": {"type": "A", "id": 1}}"#,
            .record(["__entity": .record(["type": .string("A"), "id": .long(1)])])
        ),
        (#"{"__entity": "A"}"#, .record(["__entity": .string("A")])),
        (#"{"__expr": 1}"#, .record(["__expr": .long(1)])),
        (#"{"__extn": {"fn": "decimal", "arg": "1.5"}}"#, .decimal(Decimal(scaled: 15_000))),
        (#"{"__extn": {"fn": "decimal", "args": ["1.5"]}}"#, .decimal(Decimal(scaled: 15_000))),
        (#"{"__extn": {"fn": "decimal"}}"#, .record(["__extn": .record(["fn": .string("decimal")])])),
        (
            #"{"__extn": {"fn": 1, "arg": "1.5"}}"#,
            .record(["__extn": .record(["fn": .long(1), "arg": .string("1.5")])])
        ),
        (#"{"__extn": {"fn": "duration", "arg": "1h"}}"#, .duration(Duration(milliseconds: 3_600_000))),
        (
            #"{"__extn": {"fn": "offset", "args": [{"__extn": {"fn": "datetime", "arg": "1970-01-01"}}, {"__extn": {"fn": "duration", "arg": "-5ms"}}]}}"#,
            .datetime(Datetime(milliseconds: -5))
        ),
        (#"{"__extn": {"fn": "isIpv4", "args": [{"__extn": {"fn": "ip", "arg": "1.2.3.4"}}]}}"#, .bool(true)),
        (#"{"type": "A", "id": "x"}"#, .record(["type": .string("A"), "id": .string("x")])),
    ])
    func valuesAreReadWithoutASchema(json: String, expected: Value) throws {
        let entity = try Entity(json: Self.user("{\"a\": \(json)}"))
        #expect(entity.attributes["a"] == expected)
    }

    @Test(arguments: [
        (#"{"age": 3}"#, "age", Value.long(3)),
        (#"{"boss": {"type": "User", "id": "b"}}"#, "boss", .entity(uid("User", "b"))),
        (#"{"boss": {"__entity": {"type": "User", "id": "b"}}}"#, "boss", .entity(uid("User", "b"))),
        (#"{"friends": [{"type": "User", "id": "b"}]}"#, "friends", .set(of: [.entity(uid("User", "b"))])),
        (#"{"limit": "1.25"}"#, "limit", .decimal(Decimal(scaled: 12_500))),
        (#"{"limit": {"fn": "decimal", "arg": "1.25"}}"#, "limit", .decimal(Decimal(scaled: 12_500))),
        (#"{"limit": {"__extn": {"fn": "decimal", "arg": "1.25"}}}"#, "limit", .decimal(Decimal(scaled: 12_500))),
        (#"{"seen": "1970-01-01"}"#, "seen", .datetime(Datetime(milliseconds: 0))),
        (
            #"{"seen": {"__extn": {"fn": "offset", "args": ["1970-01-01", "3ms"]}}}"#, "seen",
            .datetime(Datetime(milliseconds: 3))
        ),
        (
            #"{"seen": {"fn": "offset", "args": [{"fn": "datetime", "arg": "1970-01-01"}, {"__extn": {"fn": "duration", "arg": "3ms"}}]}}"#,
            "seen", .datetime(Datetime(milliseconds: 3))
        ),
        (#"{"wait": "1s"}"#, "wait", .duration(Duration(milliseconds: 1000))),
        (#"{"home": {"street": "s"}}"#, "home", .record(["street": .string("s")])),
        (#"{"names": []}"#, "names", .set(of: [])),
        (#"{"kind": {"type": "Kind", "id": "a"}}"#, "kind", .entity(uid("Kind", "a"))),
        (#"{"can": [{"type": "Action", "id": "read"}]}"#, "can", .set(of: [.entity(uid("Action", "read"))])),
    ])
    func valuesAreReadByTheirTypes(json: String, name: Text, expected: Value) throws {
        #expect(try Entity(json: Self.user(json), schema: Self.schema()).attributes[name] == expected)
    }

    @Test func tagsAreReadByTheirType() throws {
        let entity = try Entity(json: Self.user("{}", tags: #"{"t": ["10.0.0.0/8"]}"#), schema: Self.schema())
        #expect(try entity.tags["t"] == .set(of: [.ip(IPAddress(parsing: "10.0.0.0/8"))]))
    }

    @Test(arguments: [
        ("[{}]", "missing field `uid`"), ("{}", "invalid type: an object, expected an array of entities"),
        ("[1]", "invalid type: a number, expected an entity"),
        (#"[{"uid": {"type": "A", "id": "a"}}]"#, "missing field `attrs`"),
        (#"[{"uid": {"type": "A", "id": "a"}, "attrs": {}}]"#, "missing field `parents`"),
        (
            #"[{"uid": {"type": "A", "id": "a"}, "attrs": {}, "parents": [], "tags": null}]"#,
            "invalid type: null, expected an object"
        ),
        (
            #"[{"uid": "A", "attrs": {}, "parents": []}]"#,
            "in uid field of <unknown entity>, expected a literal entity reference, but got `\"A\"`"
        ),
        (
            #"[{"uid": {"__expr": "A::\"a\""}, "attrs": {}, "parents": []}]"#,
            "in uid field of <unknown entity>, the `__expr` escape is no longer supported"
        ),
        (
            #"[{"uid": {"type": "A b", "id": "a"}, "attrs": {}, "parents": []}]"#,
            "failed to parse escape `__entity`: {\"id\":\"a\",\"type\":\"A b\"}, errors: `A b` is not the name of an entity type"
        ),
        (
            #"[{"uid": {"type": "A", "id": "a"}, "attrs": {}, "parents": ["p"]}]"#,
            "in parents field of `A::\"a\"`, expected a literal entity reference, but got `\"p\"`"
        ),
        (
            #"[{"uid": {"type": "Action", "id": "a"}, "attrs": {}, "parents": [{"type": "A", "id": "a"}]}]"#,
            "action `Action::\"a\"` has a non-action parent `A::\"a\"`"
        ),
        (
            #"[{"uid": {"type": "A", "id": "a"}, "attrs": {}, "parents": [], "attrs": {}}]"#,
            "the key `attrs` occurs two or more times in the same JSON object"
        ),
    ])
    func whatIsNoEntityIsTold(json: String, message: String) {
        #expect(messages { () throws(Diagnostics) in try Entities(json: json) } == [message])
    }

    @Test(arguments: [
        ("null", "in attribute `a` on `User::\"u\"`, found a `null`; JSON `null`s are not allowed in Cedar"),
        ("[null]", "in attribute `a` on `User::\"u\"`, found a `null`; JSON `null`s are not allowed in Cedar"),
        (
            "1.0",
            "in attribute `a` on `User::\"u\"`, found the number `1.0`; numbers must be integers of 64 bits in Cedar"
        ),
        (
            "1e3",
            "in attribute `a` on `User::\"u\"`, found the number `1e3`; numbers must be integers of 64 bits in Cedar"
        ),
        (
            "-0",
            "in attribute `a` on `User::\"u\"`, found the number `-0`; numbers must be integers of 64 bits in Cedar"
        ),
        (
            "9223372036854775808",
            "in attribute `a` on `User::\"u\"`, found the number `9223372036854775808`; numbers must be integers of 64 bits in Cedar"
        ),
        (#"{"x": 1, "x": 2}"#, "the key `x` occurs two or more times in the same JSON object"),
        (#"{"__expr": "1"}"#, "in attribute `a` on `User::\"u\"`, the `__expr` escape is no longer supported"),
        (
            #"{"__extn": {"fn": "decimal", "arg": "x"}}"#,
            "failed to evaluate attribute `a` of `User::\"u\"`: error while evaluating `decimal` extension function: `x` is not a well-formed decimal value"
        ),
        (
            #"{"__extn": {"fn": "ip", "arg": 1}}"#,
            "failed to evaluate attribute `a` of `User::\"u\"`: type error: expected string, got long"
        ),
        (
            #"{"__extn": {"fn": "ip", "args": []}}"#,
            "failed to evaluate attribute `a` of `User::\"u\"`: wrong number of arguments provided to extension function `ip`: expected 1, got 0"
        ),
        (#"{"__extn": {"fn": "ipp", "arg": "1"}}"#, "extension function `ipp` does not exist"),
        (
            #"{"__extn": {"fn": "i p", "arg": "1"}}"#,
            "failed to parse escape `__extn`: i p, errors: this is not the name of a function"
        ),
    ])
    func whatIsNoValueIsTold(json: String, message: String) {
        #expect(messages { () throws(Diagnostics) in try Entity(json: Self.user("{\"a\": \(json)}")) } == [message])
    }

    @Test func namesThatOnlyLookAlikeAreDifferent() throws {
        let entity = try Entity(json: Self.user("{\"\u{e9}\": 1, \"e\u{301}\": 2}"))
        #expect(entity.attributes == ["\u{e9}": .long(1), "e\u{301}": .long(2)])
    }

    @Test func duplicatesAndCyclesAreTold() throws {
        func entity(_ id: String, _ attributes: String = "{}", _ parents: String...) -> String {
            let list = parents.map { #"{"type": "A", "id": "\#($0)"}"# }.joined(separator: ",")
            return #"{"uid": {"type": "A", "id": "\#(id)"}, "attrs": \#(attributes), "parents": [\#(list)]}"#
        }
        let same = "[\(entity("a", "{}", "b")), \(entity("a", "{}", "b"))]"
        #expect(try Entities(json: same).entities.count == 1)
        let different = "[\(entity("a")), \(entity("a", "{\"x\": 1}"))]"
        #expect(
            messages { () throws(Diagnostics) in try Entities(json: different) } == [
                "duplicate entity entry `A::\"a\"`"
            ])
        let cycle = "[\(entity("a", "{}", "b")), \(entity("b", "{}", "a"))]"
        let told = messages { () throws(Diagnostics) in try Entities(json: cycle) }
        #expect(told.count == 1 && told[0].hasPrefix("input graph has a cycle containing vertex `A::"))
        let chain = "[\(entity("a", "{}", "b")), \(entity("b", "{}", "c"))]"
        let written = try Entities(json: chain).json()
        #expect(
            try JSONValue(parsing: written)
                == JSONValue(parsing: "[\(entity("a", "{}", "b", "c")), \(entity("b", "{}", "c"))]"))
    }

    @Test func deepValuesEndInAnError() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(messages { () throws(Diagnostics) in try Entity(json: Self.user("{\"a\": \(deep)}")) }.count == 1)
    }

    @Test func whatIsWrittenReadsAgain() throws {
        let entity = Entity(
            uid("A", "\u{1F600}\"\\"),
            attributes: [
                "a": .datetime(Datetime(milliseconds: .min)), "b": .decimal(Decimal(scaled: -5000)),
                "c": .duration(Duration(milliseconds: .min)), "d": try .ip(IPAddress(parsing: "ffff::1/64")),
                "e": .set(of: [.entity(uid("A::B", "x")), .record(["é": .bool(false)])]), "__extn": .long(.max),
            ], tags: ["t": .string("\u{0}\u{7f}")], parents: [uid("B", "b")])
        #expect(try Entity(json: entity.json()) == entity)
    }

    @Test(arguments: ["__entity", "__extn", "__expr"] as [Text])
    func recordsThatWouldReadAsEscapesAreNotWritten(name: Text) {
        let entity = Entity(uid("A", "a"), attributes: ["r": .set(of: [.record([name: .long(1)])])])
        #expect(messages { () throws(Diagnostics) in try entity.json() } == ["record uses reserved key `\(name)`"])
    }
}
