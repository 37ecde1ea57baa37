import Cedar
import Testing

@Suite struct PolicyJSONTests {
    /// A text and exactly the JSON that stands for it.
    @Test(arguments: [
        (
            "permit(principal, action, resource);",
            #"""
            {"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},\#
            "conditions":[]}
            """#
        ),
        (
            #"@b("x") @a forbid(principal == User::"a", action == Action::"v", resource in ?resource);"#,
            #"""
            {"effect":"forbid","principal":{"op":"==","entity":{"type":"User","id":"a"}},"action":{"op":"==",\#
            "entity":{"type":"Action","id":"v"}},"resource":{"op":"in","slot":"?resource"},"conditions":[],\#
            "annotations":{"b":"x","a":null}}
            """#
        ),
        (
            #"permit(principal is A::B, action in Action::"v", resource is C in D::"d");"#,
            #"""
            {"effect":"permit","principal":{"op":"is","entity_type":"A::B"},"action":{"op":"in",\#
            "entity":{"type":"Action","id":"v"}},"resource":{"op":"is","entity_type":"C",\#
            "in":{"entity":{"type":"D","id":"d"}}},"conditions":[]}
            """#
        ),
        (
            #"permit(principal is U in ?principal, action in [Action::"v", N::Action::"w"], resource);"#,
            #"""
            {"effect":"permit","principal":{"op":"is","entity_type":"U","in":{"slot":"?principal"}},\#
            "action":{"op":"in","entities":[{"type":"Action","id":"v"},{"type":"N::Action","id":"w"}]},\#
            "resource":{"op":"All"},"conditions":[]}
            """#
        ),
    ])
    func policiesHaveOneShape(text: String, json: String) throws {
        let policy = try Policy(parsing: text)
        #expect(policy.json == json)
        #expect(try Policy(json: json) == policy)
    }

    @Test(arguments: [
        ("-5", #"{"Value":-5}"#), ("\"a\\n\"", #"{"Value":"a\n"}"#), ("true", #"{"Value":true}"#),
        (#"A::"b""#, #"{"Value":{"__entity":{"type":"A","id":"b"}}}"#), ("context", #"{"Var":"context"}"#),
        ("!true", #"{"!":{"arg":{"Value":true}}}"#), ("-(1)", #"{"neg":{"arg":{"Value":1}}}"#),
        ("1 != 2", #"{"!=":{"left":{"Value":1},"right":{"Value":2}}}"#),
        ("1 - 2", #"{"-":{"left":{"Value":1},"right":{"Value":2}}}"#),
        ("true && false", #"{"&&":{"left":{"Value":true},"right":{"Value":false}}}"#),
        ("[1].contains(2)", #"{"contains":{"left":{"Set":[{"Value":1}]},"right":{"Value":2}}}"#),
        ("[].isEmpty()", #"{"isEmpty":{"arg":{"Set":[]}}}"#),
        ("action.getTag(\"t\")", #"{"getTag":{"left":{"Var":"action"},"right":{"Value":"t"}}}"#),
        ("action.a", #"{".":{"left":{"Var":"action"},"attr":"a"}}"#),
        ("action has a", #"{"has":{"left":{"Var":"action"},"attr":"a"}}"#),
        ("action has a.b", #"{"has":{"left":{"Var":"action"},"attr":["a","b"]}}"#),
        (
            #"action like "a*\*""#,
            #"{"like":{"left":{"Var":"action"},"pattern":[{"Literal":"a"},"Wildcard",{"Literal":"*"}]}}"#
        ),
        ("action is A::B", #"{"is":{"left":{"Var":"action"},"entity_type":"A::B"}}"#),
        ("action is A in action", #"{"is":{"left":{"Var":"action"},"entity_type":"A","in":{"Var":"action"}}}"#),
        ("if true then 1 else 2", #"{"if-then-else":{"if":{"Value":true},"then":{"Value":1},"else":{"Value":2}}}"#),
        ("{b: 1, \"a b\": 2}", #"{"Record":{"b":{"Value":1},"a b":{"Value":2}}}"#),
        ("ip(\"::1\").isInRange(ip(\"::1\"))", #"{"isInRange":[{"ip":[{"Value":"::1"}]},{"ip":[{"Value":"::1"}]}]}"#),
        ("decimal()", #"{"decimal":[]}"#),
    ])
    func expressionsHaveOneShape(text: String, json: String) throws {
        let policy = try Policy(parsing: "permit(principal, action, resource) when { \(text) };")
        #expect(policy.json == Self.policy(json))
        #expect(try Policy(json: Self.policy(json)) == policy)
    }

    /// Other forms that are read, but never written.
    @Test(arguments: [
        (#"{"Value":[1,["a"],{"b":true}]}"#, #"[1, ["a"], {b: true}]"#),
        (#"{"Value":{"__extn":{"fn":"ip","arg":"::1"}}}"#, #"ip("::1")"#),
        (
            #"""
            {"Value":{"__extn":{"fn":"offset","args":[{"__extn":{"fn":"datetime","arg":"1970-01-01"}},\#
            {"__extn":{"fn":"duration","arg":"1ms"}}]}}}
            """#,
            #"datetime("1970-01-01").offset(duration("1ms"))"#
        ),
        (#"{"Value":{"__entity":{"type":"A","id":"a"},"b":1}}"#, #"{"__entity": {type: "A", id: "a"}, b: 1}"#),
        (#"{"Value":{"__entity":{"type":"A"}}}"#, #"{"__entity": {type: "A"}}"#),
        (#"{"Value":{"__extn":1}}"#, #"{"__extn": 1}"#),
        (#"{"has":{"left":{"Var":"action"},"attr":["a"]}}"#, "action has a"),
        (#"{"like":{"left":{"Value":""},"pattern":[{"Literal":"a"},{"Literal":"b"}]}}"#, #""" like "ab""#),
    ])
    func otherShapesAreRead(json: String, text: String) throws {
        #expect(
            try Policy(json: Self.policy(json))
                == Policy(parsing: "permit(principal, action, resource) when { \(text) };"))
    }

    @Test func scopesHaveOtherShapes() throws {
        let json = """
            {"effect": "permit", "principal": {"op": "all"}, "action": {"op": "all"}, "conditions": [],
             "resource": {"op": "==", "entity": {"__entity": {"type": "A", "id": "a"}}}, "annotations": {}}
            """
        #expect(try Policy(json: json) == Policy(parsing: #"permit(principal, action, resource == A::"a");"#))
    }

    @Test(arguments: [
        (#"{"Value":1.0}"#, "`1.0` is no integer of 64 bits (at `conditions[0].body.Value`)"),
        (#"{"Value":1e3}"#, "`1e3` is no integer of 64 bits (at `conditions[0].body.Value`)"),
        (#"{"Value":9223372036854775808}"#, "is no integer"), (#"{"Value":null}"#, "found a `null` value"),
        (#"{"Value":[1,null]}"#, "(at `conditions[0].body.Value[1]`)"), ("{}", "exactly one member, but this has 0"),
        (#"{"Value":1,"Var":"action"}"#, "exactly one member, but this has 2"),
        (#"{"Slot":"?principal"}"#, "slots are not supported"), (#"{"Unknown":{"name":"x"}}"#, "unknown values"),
        (#"{"Var":"user"}"#, "unknown variant `user`"),
        (#"{"!":{"arg":{"Value":1},"x":1}}"#, "unknown field `x`, expected `arg`"),
        (#"{"!":{}}"#, "missing field `arg` (at `conditions[0].body[\"!\"]`)"),
        (#"{"foo":[]}"#, "`foo` is not a known extension function"),
        (#"{"decimel":[]}"#, "`decimel` is not a known"), (#"{"lessThan":[]}"#, "needs a receiver"),
        (#"{"Value":{"__extn":{"fn":"lessThan","args":[]}}}"#, "needs a receiver"),
        (#"{"Value":{"__extn":{"fn":"foo","arg":""}}}"#, "extension function `foo` does not exist"),
        (#"{"Value":{"__expr":"1"}}"#, "`__expr` escape is no longer supported"),
        (#"{"has":{"left":{"Var":"action"},"attr":[]}}"#, "at least one attribute"),
        (#"{"is":{"left":{"Var":"action"},"entity_type":"A ::B"}}"#, "invalid entity type `A ::B`"),
        (#"{"Value":{"__entity":{"type":"if","id":""}}}"#, "invalid entity type `if`"),
        (#"{"Record":{"a":{"Value":1},"a":{"Value":1}}}"#, "the key `a` occurs two or more times"),
        (#"{"Value":{"a":1,"a":2}}"#, "the key `a` occurs two or more times"), (#"{"Set":{}}"#, "invalid type"),
        (
            #"{"&&":{"left":{"Value":1},"right":{"||":{"left":{"Value":1}}}}}"#,
            "(at `conditions[0].body[\"&&\"].right[\"||\"]`)"
        ),
    ])
    func wrongExpressionsAreRefused(json: String, message: String) {
        #expect(
            Self.error(Self.policy(json))?.contains(message) == true, "\(Self.error(Self.policy(json)) ?? "was read")")
    }

    @Test(arguments: [
        (
            #""effect":"permit""#, #""effect":"allow""#,
            "unknown variant `allow`, expected `permit` or `forbid` (at `effect`)"
        ),
        (#""conditions":"#, #""condition":"#, "unknown field `condition`"),
        (#""effect":"permit","#, "", "missing field `effect`"),
        (#""principal":{"op":"All"}"#, #""principal":{"op":"All","x":1}"#, "unknown field `x`"),
        (#""principal":{"op":"All"}"#, #""principal":{}"#, "missing field `op` (at `principal`)"),
        (#""principal":{"op":"All"}"#, #""principal":{"op":"!="}"#, "unknown variant `!=`"),
        (#""principal":{"op":"All"}"#, #""principal":{"op":"==","slot":"?resource"}"#, "expected slot `?principal`"),
        (#""principal":{"op":"All"}"#, #""principal":{"op":"=="}"#, "either `entity` or `slot`"),
        (#""principal":{"op":"All"}"#, #""principal":{"op":"in","entities":[]}"#, "unknown field `entities`"),
        (#""action":{"op":"All"}"#, #""action":{"op":"is","entity_type":"Action"}"#, "unknown variant `is`"),
        (#""action":{"op":"All"}"#, #""action":{"op":"==","entity":{"type":"A","id":"a"}}"#, "type `Action`"),
        (#""action":{"op":"All"}"#, #""action":{"op":"==","slot":"?action"}"#, "unknown field `slot`"),
        (#""conditions":[]"#, #""conditions":[{"kind":"if","body":{"Value":true}}]"#, "unknown variant `if`"),
        (#""conditions":[]"#, #""conditions":[{"kind":"when"}]"#, "missing field `body` (at `conditions[0]`)"),
        (#""conditions":[]"#, #""conditions":[],"annotations":{"a b":""}"#, "invalid id `a b`"),
        (#""conditions":[]"#, #""conditions":[],"annotations":{"a":1}"#, "invalid type"),
        (#""effect":"permit""#, #""effect":"permit","effect":"permit""#, "the key `effect` occurs two or more times"),
        ("{\"effect\"", "{,\"effect\"", "Expected a member name"),
    ])
    func wrongPoliciesAreRefused(part: String, other: String, message: String) {
        let right =
            #"""
            {"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},\#
            "conditions":[]}
            """#
        let wrong = right.replacing(part, with: other)
        #expect(Self.error(right) == nil)
        #expect(Self.error(wrong)?.contains(message) == true, "\(Self.error(wrong) ?? "was read")")
    }

    @Test func namesAreComparedByTheirBytes() throws {
        let policy = try Policy(json: Self.policy(#"{"Record":{"\u00e9":{"Value":1},"e\u0301":{"Value":2}}}"#))
        #expect(try Policy(json: policy.json) == policy)
        #expect(try Policy(parsing: policy.cedarText) == policy)
    }

    @Test func namesThatMultiplyInTextAreBounded() throws {
        func nested(_ depth: Int) -> String {
            let open = String(repeating: #"{"has":{"attr":["a b","c"],"left":"#, count: depth)
            return Self.policy(open + #"{"Var":"action"}"# + String(repeating: "}}", count: depth))
        }
        let policy = try Policy(json: nested(8))
        #expect(try Policy(parsing: policy.cedarText).cedarText == policy.cedarText)
        #expect(Self.error(nested(30))?.contains("too large") == true)
    }

    @Test func nestingIsBounded() {
        func nested(_ depth: Int, _ open: String, _ close: String) -> String {
            Self.policy(
                String(repeating: open, count: depth) + #"{"Value":true}"# + String(repeating: close, count: depth))
        }
        for (open, close) in [
            (#"{"!":{"arg":"#, "}}"), (#"{"Set":["#, "]}"), (#"{"&&":{"left":{"Value":true},"right":"#, "}}"),
        ] {
            #expect(Self.error(nested(150, open, close)) == nil)
            #expect(Self.error(nested(900, open, close)) != nil)
            #expect(Self.error(nested(20_000, open, close)) != nil)
        }
    }

    static func policy(_ body: String) -> String {
        #"{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"#
            + #""conditions":[{"kind":"when","body":\#(body)}]}"#
    }

    static func error(_ json: String) -> String? {
        do throws(Diagnostics) {
            _ = try Policy(json: json)
            return nil
        } catch {
            return error.all.first?.message
        }
    }
}
