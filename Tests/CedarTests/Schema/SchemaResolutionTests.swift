import Core
import Testing

@testable import Cedar

@Suite struct SchemaResolutionTests {
    /// The type of the attribute `a` of `N::E`.
    private static func type(_ text: String) throws -> SchemaType? {
        try Schema(parsing: text).entityTypes[Name(path: "N::E")]?.attributes.attributes["a"]?.type
    }

    @Test(arguments: [
        ("namespace N { entity E { a: T }; entity T; }", SchemaType.entity(Name(path: "N::T"))),
        ("namespace N { entity E { a: T }; } entity T;", .entity(Name(path: "T"))),
        ("namespace N { entity E { a: T }; type T = Long; }", .long),
        ("namespace N { entity E { a: T }; } type T = Long;", .long),
        ("namespace N { entity E { a: T }; entity T; type T = Bool; }", .bool),
        ("namespace N { entity E { a: N::T }; entity T; }", .entity(Name(path: "N::T"))),
        ("namespace N { entity E { a: M::T }; } namespace M { type T = String; }", .string),
        ("namespace N { entity E { a: Long }; entity Long; }", .entity(Name(path: "N::Long"))),
        ("namespace N { entity E { a: __cedar::Long }; entity Long; }", .long),
        ("namespace N { entity E { a: Long }; } entity Long;", .entity(Name(path: "Long"))),
        ("namespace N { entity E { a: ipaddr }; }", .ip), ("namespace N { entity E { a: decimal }; }", .decimal),
        ("namespace N { entity E { a: datetime }; }", .datetime),
        ("namespace N { entity E { a: duration }; }", .duration),
        ("namespace N { entity E { a: Action }; action x; }", .entity(Name(path: "N::Action"))),
        (
            "namespace N { entity E { a: Set<T> }; type T = Set<U>; type U = { b?: String }; }",
            .set(.set(.record(SchemaRecord(["b": .init(.string, isRequired: false)]))))
        ),
    ])
    func namesMeanTheNearestDeclaration(text: String, expected: SchemaType) throws {
        #expect(try Self.type(text) == expected)
    }

    @Test(arguments: [
        ("namespace N { entity E { a: T }; }", ["failed to resolve type: T"]),
        ("namespace N { entity E { a: M::T }; entity T; }", ["failed to resolve type: M::T"]),
        ("entity T; namespace N { entity E { a: N::T }; }", ["failed to resolve type: N::T"]),
        ("entity E { a: Boolean };", ["failed to resolve type: Boolean"]),
        ("entity E { a: Action };", ["failed to resolve type: Action"]),
        ("entity E in T; type T = Long;", ["failed to resolve type: T"]),
        (
            "entity E; action a appliesTo { principal: T, resource: [E, U] }; type T = E;",
            [
                "failed to resolve type: T", "failed to resolve type: U",
            ]
        ),
        ("entity E; action a appliesTo { principal: E, resource: E, context: E };", ["failed to resolve type: E"]),
        (
            "entity E; action a appliesTo { principal: E, resource: E, context: T }; type T = Long;",
            [
                "Context for action Action::\"a\" is declared with a type other than `Record`"
            ]
        ),
        ("entity E; action a appliesTo { principal: Action, resource: E };", ["undeclared entity type: Action"]),
        ("entity E in Action; action a;", ["undeclared entity type: Action"]),
        ("action a in b;", ["undeclared action: Action::\"b\""]),
        ("namespace N { action a in b; } namespace M { action b; }", ["undeclared action: Action::\"b\""]),
        ("action a in B::\"a\";", ["undeclared action: B::\"a\""]),
        ("action a in a;", ["cycle in action hierarchy containing `Action::\"a\"`"]),
        ("action a in b; action b in c; action c in b;", ["cycle in action hierarchy containing `Action::\"b\"`"]),
        ("type T = { a: T };", ["cycle in common type references containing `T`"]),
        ("type A = B; type B = Set<C>; type C = { b: B };", ["cycle in common type references containing `B`"]),
        ("entity Action;", ["entity type `Action` declared in `entityTypes` list"]),
        ("namespace N { entity Action; }", ["entity type `Action` declared in `entityTypes` list"]),
        (
            "entity A; namespace N { entity A; }",
            [
                "definition of `N::A` illegally shadows the existing definition of `A`"
            ]
        ),
        (
            "entity A; namespace N::M { type A = Long; }",
            [
                "definition of `N::M::A` illegally shadows the existing definition of `A`"
            ]
        ),
        (
            "action a; namespace N { action a; }",
            [
                "definition of `N::Action::\"a\"` illegally shadows the existing definition of `Action::\"a\"`"
            ]
        ),
    ])
    func namesThatMeanNothingOrTooMuchAreTold(text: String, expected: [String]) throws {
        #expect(messages { () throws(Diagnostics) in try Schema(parsing: text) } == expected)
    }

    @Test(arguments: [
        ("namespace N { entity A; } namespace M { entity A; }"), ("entity A in A;"), ("entity A in B; entity B in A;"),
        ("namespace N { entity Long; type ipaddr = String; }"), ("namespace N { action a in b; } action b;"),
        ("namespace N { action a in M::Action::\"b\"; } namespace M { action b; }"), ("type T = E; entity E { a: T };"),
        ("action a appliesTo { principal: A, resource: A, context: T }; entity A; type T = U; type U = { a: Long };"),
    ])
    func whatIsAllowedResolves(text: String) throws {
        let document = try SchemaDocument(parsing: text)
        #expect(try Schema(document.resolvingTypes()) == Schema(document))
        #expect(try Schema(json: document.json) == Schema(document))
    }

    @Test(arguments: [
        (
            #"{"": {"entityTypes": {"A": {"shape": {"type": "Long"}}}, "actions": {}}}"#,
            "Shape for entity type A is declared with a type other than `Record`"
        ),
        (
            #"{"": {"commonTypes": {"T": {"type": "Extension", "name": "ipadr"}}, "entityTypes": {}, "actions": {}}}"#,
            "unknown extension type `ipadr`"
        ),
        (
            #"{"": {"commonTypes": {"T": {"type": "Entity", "name": "U"}, "U": {"type": "Long"}}, "entityTypes": {}, "actions": {}}}"#,
            "failed to resolve type: U"
        ),
        (
            #"{"": {"commonTypes": {"T": {"type": "E"}}, "entityTypes": {"E": {}}, "actions": {}}}"#,
            "failed to resolve type: E"
        ),
        (
            #"{"": {"entityTypes": {"A": {"shape": {"type": "Record", "attributes": {}, "additionalAttributes": true}}}, "actions": {}}}"#,
            "unsupported feature used in schema: records and entities with `additionalAttributes` are not supported"
        ),
    ])
    func whatOnlyJSONCanSayIsCheckedToo(json: String, message: String) {
        #expect(messages { () throws(Diagnostics) in try Schema(json: json) } == [message])
    }

    @Test func severalDocumentsMakeOneSchema() throws {
        let first = try SchemaDocument(parsing: "namespace N { entity A in M::B; }")
        let second = try SchemaDocument(parsing: "namespace M { entity B; } namespace N { entity C; }")
        #expect(try Schema([first, second]).entityTypes.count == 3)
        #expect(
            messages { () throws(Diagnostics) in try Schema([first, second, second]) } == [
                "duplicate entity type `M::B`", "duplicate entity type `N::C`",
            ])
    }

    @Test func typesThatExplodeAreRefused() {
        let doubling = (1...40).map { "type T\($0) = { a: T\($0 - 1), b: T\($0 - 1) };" }.joined()
        let deep = (1...5000).map { "type T\($0) = { a: T\($0 - 1) };" }.joined()
        let message = "a type is too large when its common types are replaced by what they stand for"
        for text in [doubling, deep] {
            let told = messages { () throws(Diagnostics) in try Schema(parsing: "type T0 = Long;" + text) }
            #expect(Set(told) == [message])
        }
    }

    @Test func closuresAndEnvironmentsFollowFromTheSchema() throws {
        let schema = try Schema(
            parsing: """
                entity A in B; entity B in C; entity C in B; entity D in A;
                action g; action h in g; action v in h appliesTo { principal: [D, A], resource: B };
                """)
        func names(_ names: String...) -> Set<Name> { Set(names.map { Name(path: $0) }) }
        #expect(schema.ancestors(of: Name(path: "D")) == names("A", "B", "C"))
        #expect(schema.ancestors(of: Name(path: "B")) == names("B", "C"))
        #expect(schema.descendants(of: Name(path: "C")) == names("A", "B", "C", "D"))
        #expect(schema.ancestors(of: uid("Action", "v")) == [uid("Action", "g"), uid("Action", "h")])
        #expect(schema.descendants(of: uid("Action", "g")) == [uid("Action", "h"), uid("Action", "v")])
        #expect(
            schema.requestEnvironments == [
                RequestEnvironment(principal: Name(path: "A"), action: uid("Action", "v"), resource: Name(path: "B")),
                RequestEnvironment(principal: Name(path: "D"), action: uid("Action", "v"), resource: Name(path: "B")),
            ])
        var changed = schema
        changed.entityTypes[Name(path: "D")]?.memberOf = []
        #expect(changed.ancestors(of: Name(path: "D")).isEmpty && changed != schema)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func closuresReachWhatStepsReach(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...12, using: &random)
        var edges: [Int: Set<Int>] = [:]
        for _ in 0..<Int.random(in: 0...(2 * count), using: &random) {
            let from = Int.random(in: 0..<count, using: &random)
            edges[from, default: []].insert(Int.random(in: 0..<count, using: &random))
        }
        let closure = TransitiveClosure(of: edges).reached
        for node in 0..<count {
            var reached = edges[node] ?? []
            for _ in 0..<count { reached.formUnion(reached.flatMap { edges[$0] ?? [] }) }
            #expect(closure[node] ?? [] == reached)
        }
    }

    @Test func resolvedDocumentsSayWhatEveryNameIs() throws {
        let document = try SchemaDocument(
            parsing: """
                namespace N { entity E { a: T, b: E, c: Long, d: __cedar::Bool }; type T = E;
                action v in g appliesTo { principal: E, resource: [E] }; action g; }
                """)
        let expected = #"""
            {"N": {"commonTypes": {"T": {"type": "Entity", "name": "N::E"}}, "entityTypes": {"E": {"shape": {"type":
            "Record", "attributes": {"a": {"type": "N::T"}, "b": {"type": "Entity", "name": "N::E"}, "c": {"type": "Long"},
            "d": {"type": "__cedar::Bool"}}}}}, "actions": {"v": {"memberOf": [{"id": "g", "type": "N::Action"}],
            "appliesTo": {"principalTypes": ["N::E"], "resourceTypes": ["N::E"]}}, "g": {"appliesTo": {"principalTypes":
            [], "resourceTypes": []}}}}}
            """#
        #expect(try JSONValue(parsing: document.resolvingTypes().json) == JSONValue(parsing: expected))
    }
}
