import Testing

@testable import Cedar

@Suite struct SchemaJSONTests {
    /// A namespace `""` of these parts.
    private static func schema(
        commonTypes: String = "{}", entityTypes: String = "{}", actions: String = "{}", more: String = ""
    ) -> String {
        #"{"": {"commonTypes": \#(commonTypes), "entityTypes": \#(entityTypes), "actions": \#(actions)\#(more)}}"#
    }

    @Test(arguments: [
        "{}", #"{"": {"entityTypes": {}, "actions": {}}}"#,
        #"{"N": {"entityTypes": {}, "actions": {}, "annotations": {"a": "b", "if": null}}}"#,
        schema(actions: #"{"a": {"attributes": null, "appliesTo": null, "memberOf": null}, "b": {"memberOf": []}}"#),
        schema(entityTypes: #"{"A": {"memberOfTypes": [], "shape": {"type": "Record", "attributes": {}}}}"#),
        schema(entityTypes: #"{"E": {"enum": ["a"], "annotations": {}}}"#),
        schema(
            actions:
                #"{"g": {}, "a": {"memberOf": [{"id": "g"}, {"id": "g", "type": null}, {"id": "g", "type": "Action"}]}}"#
        ),
        schema(commonTypes: #"{"T": {"type": "Extension", "name": "ipaddr", "annotations": {"x": ""}}}"#),
        schema(commonTypes: #"{"T": {"type": "Bool"}, "U": {"type": "__cedar::Long"}, "V": {"type": "decimal"}}"#),
        schema(
            commonTypes:
                #"{"T": {"type": "Record", "attributes": {"a": {"type": "Long", "required": false}}, "additionalAttributes": false}}"#
        ),
        schema(entityTypes: #"{"A": {"shape": {"type": "T"}}}"#, actions: "{}", more: "").replacing(
            #""commonTypes": {}"#, with: #""commonTypes": {"T": {"type": "Record", "attributes": {}}}"#),
        schema(
            entityTypes: #"{"A": {}}"#,
            actions: #"{"a": {"appliesTo": {"principalTypes": [], "resourceTypes": ["A"]}}}"#),
    ])
    func whatTheFormatAllowsIsReadAndKept(json: String) throws {
        let document = try SchemaDocument(json: json)
        #expect(try Schema(SchemaDocument(json: document.json)) == Schema(document))
    }

    @Test(arguments: [
        ("[]", "invalid type: an array, expected an object"), ("", "Unexpected end of the text"),
        (#"{"": {"entityTypes": {}}}"#, "missing field `actions`"),
        (#"{"": {"actions": {}}}"#, "missing field `entityTypes`"),
        (#"{"": {"entityTypes": null, "actions": {}}}"#, "invalid type: null, expected an object"),
        (
            #"{"": {"entityTypes": {}, "actions": {}, "entityType": {}}}"#,
            "unknown field `entityType`, expected one of `commonTypes`, `entityTypes`, `actions`, `annotations`"
        ),
        (
            #"{"": {"entityTypes": {}, "actions": {}}, "": {"entityTypes": {}, "actions": {}}}"#,
            "the key `` occurs two or more times in the same JSON object"
        ),
        (schema(entityTypes: #"{"A": {}, "A": {}}"#), "the key `A` occurs two or more times in the same JSON object"),
        (schema(more: #", "annotations": {"a": "b"}"#), "annotations are not allowed on the empty namespace"),
        (#"{"a b": {"entityTypes": {}, "actions": {}}}"#, "invalid namespace `a b`"),
        (#"{"__cedar": {"entityTypes": {}, "actions": {}}}"#, "use of the reserved `__cedar` namespace"),
        (schema(entityTypes: #"{"A::B": {}}"#), "invalid id `A::B`"),
        (schema(entityTypes: #"{"in": {}}"#), "invalid id `in`"),
        (schema(entityTypes: #"{"__cedar": {}}"#), "use of the reserved `__cedar` namespace"),
        (
            schema(entityTypes: #"{"A": {"shape": null}}"#),
            "invalid type: null, expected builtin type or reference to type defined in commonTypes"
        ),
        (
            schema(entityTypes: #"{"A": {"tags": null}}"#),
            "invalid type: null, expected builtin type or reference to type defined in commonTypes"
        ),
        (schema(entityTypes: #"{"A": {"memberOfTypes": null}}"#), "invalid type: null, expected an array"),
        (schema(entityTypes: #"{"A": {"memberOfTypes": ["a b"]}}"#), "invalid name `a b`"),
        (schema(entityTypes: #"{"A": {"enum": []}}"#), "the enumeration of an entity type must not be empty"),
        (
            schema(entityTypes: #"{"A": {"enum": ["a"], "tags": {"type": "Long"}, "shape": {}}}"#),
            "unexpected field: shape, tags"
        ),
        (schema(entityTypes: #"{"A": {"annotations": {"a b": ""}}}"#), "invalid id `a b`"),
        (schema(commonTypes: #"{"T": {}}"#), "missing field `type`"),
        (
            schema(commonTypes: #"{"T": {"type": null}}"#),
            "invalid type: null, expected a string"
        ),
        (schema(commonTypes: #"{"T": {"type": "Set"}}"#), "missing field `element`"),
        (schema(commonTypes: #"{"T": {"type": "Record"}}"#), "missing field `attributes`"),
        (schema(commonTypes: #"{"T": {"type": "Entity"}}"#), "missing field `name`"),
        (schema(commonTypes: #"{"T": {"type": "Entity", "name": "a b"}}"#), "invalid entity type `a b`"),
        (schema(commonTypes: #"{"T": {"type": "Extension", "name": "a::b"}}"#), "invalid extension type `a::b`"),
        (schema(commonTypes: #"{"T": {"type": "a b"}}"#), "invalid common type `a b`"),
        (
            schema(commonTypes: #"{"T": {"type": "Long", "element": {"type": "Long"}}}"#),
            "unknown field `element`, there are no fields"
        ),
        (
            schema(commonTypes: #"{"T": {"type": "Set", "element": {"type": "Long"}, "name": "a"}}"#),
            "unknown field `name`, expected `element`"
        ),
        (
            schema(commonTypes: #"{"T": {"type": "Long", "required": true}}"#),
            "unknown field `required`, expected one of `type`, `element`, `attributes`, `additionalAttributes`, `name`, `annotations`"
        ),
        (
            schema(commonTypes: #"{"T": {"type": "Record", "attributes": {"a": {"type": "Long", "required": null}}}}"#),
            "invalid type: null, expected a boolean"
        ),
        (
            schema(actions: #"{"a": {"attributes": {}}}"#),
            "unsupported feature used in schema: action declared with attributes: [a]"
        ),
        (schema(actions: #"{"a": {"appliesTo": {"principalTypes": ["A"]}}}"#), "missing field `resourceTypes`"),
        (
            schema(actions: #"{"a": {"appliesTo": {"principalTypes": [], "resourceTypes": [], "context": null}}}"#),
            "invalid type: null, expected builtin type or reference to type defined in commonTypes"
        ),
        (schema(actions: #"{"a": {"memberOf": [{"type": "Action"}]}}"#), "missing field `id`"),
        (schema(actions: #"{"a": {"memberOf": ["a"]}}"#), "invalid type: a string, expected the id of an action"),
    ])
    func whatTheFormatForbidsIsTold(json: String, message: String) {
        #expect(
            messages { () throws(Diagnostics) in try SchemaDocument(json: json) }.map { Text($0) } == [Text(message)])
    }

    @Test func keysThatOnlyLookAlikeAreDifferent() throws {
        let json = Self.schema(actions: "{\"\u{e9}\": {}, \"e\u{301}\": {}}")
        #expect(try Schema(json: json).actions.count == 2)
    }

    @Test func attributesOfJSONAreRequiredUnlessSaidOtherwise() throws {
        let json = Self.schema(
            entityTypes:
                #"{"A": {"shape": {"type": "Record", "attributes": {"a": {"type": "Long"}, "b": {"type": "Long", "required": false}}}}}"#
        )
        #expect(try Schema(json: json) == Schema(parsing: "entity A { a: Long, b?: Long };"))
    }

    @Test func theWrongFormatIsSuspected() {
        func help(_ text: String) -> String? {
            do throws(Diagnostics) {
                _ = try SchemaDocument(json: text)
                return nil
            } catch {
                return error.all.first?.help
            }
        }
        #expect(help("entity A;") == "this looks like a schema in the Cedar format, not in the JSON format")
        #expect(help(#"{"entityTypes": {}, "actions": {}}"#)?.hasPrefix("JSON formatted schema must specify") == true)
    }

    @Test(arguments: [
        (
            #"{"N": {"commonTypes": {"A": {"type": "Long"}}, "entityTypes": {"A": {}}, "actions": {}}}"#,
            ["There are name collisions: [N::A]"]
        ),
        (#"{"": {"commonTypes": {"A": {"type": "Long"}}, "entityTypes": {"A": {}}, "actions": {}}}"#, []),
        (
            #"{"": {"entityTypes": {"A": {"shape": {"type": "T"}}}, "actions": {}}}"#,
            ["The following entities have shapes that cannot be converted to Cedar schema syntax: [A]"]
        ),
        (
            #"{"": {"entityTypes": {"A": {"shape": {"type": "Record", "attributes": {}, "additionalAttributes": true}}}, "actions": {}}}"#,
            ["records with `additionalAttributes` cannot be converted to Cedar schema syntax"]
        ),
    ])
    func whatTextCannotSayIsRefused(json: String, expected: [String]) throws {
        let document = try SchemaDocument(json: json)
        #expect(messages { () throws(Diagnostics) in try document.cedarText() } == expected)
    }
}
