import Testing

@testable import Cedar

@Suite struct SchemaTextTests {
    @Test(arguments: [
        "", "  // nothing\n", "entity A;", "entity A, B in [C] = { a: Long, } tags String; entity C;", "entity A {};",
        "entity A = {\"a b\"?: Set<Set<Long>>, in_: Bool};", "entity E enum [\"a\", \"b\"];",
        "entity enum enum [\"x\"];",
        "entity Set; entity B { a: Set, b: Set<Set> };", "entity A in [];", "entity A in B; entity B;",
        "action a, \"b c\" in [a2, \"x\", N::Action::\"y\"]; ", "action action in entity;",
        "action a appliesTo { principal: A, resource: [A, B], };", "action a attributes {};",
        "action a appliesTo { context: {}, resource: A, principal: B };",
        "action a appliesTo { principal: A, resource: A, context: N::T, };",
        "namespace A::B { entity C; } entity D;", "@id(\"x\") @flag @in namespace A { @doc(\"d\") type T = Long; }",
        "entity A { @a @b(\"\") x: Long };", "type principal = { action: Long, context?: Bool };",
        "entity A {x:Long}\u{2003};//\u{e9}\rentity B;", "type A = __cedar::Long;", "action __cedar;",
        "entity A { \"\\u{1F600}\\n\\x41\\0\\'\" : Long };",
    ])
    func whatTheGrammarAllowsIsReadAndWritten(text: String) throws {
        let document = try SchemaDocument(parsing: text)
        #expect(try SchemaDocument(parsing: document.cedarText()) == document)
        #expect(try SchemaDocument(json: document.json).json == document.json)
    }

    @Test(arguments: [
        ("entity", "unexpected end of input", ""), ("entity A", "unexpected end of input", ""),
        ("entity A in [B,];", "unexpected token `]`", "]"), ("entity A enum [];", "unexpected token `]`", "]"),
        ("entity A enum [\"a\",];", "unexpected token `]`", "]"), ("entity in;", "`in` is a reserved identifier", "in"),
        ("entity A { if: Long };", "`if` is a reserved identifier", "if"),
        ("entity A tags Set<Long;", "unexpected token `;`", ";"),
        ("entity A { a Long };", "unexpected token `Long`", "Long"),
        ("entity A::B;", "unexpected token `::`", "::"), ("type A;", "unexpected token `;`", ";"),
        ("action a in [];", "unexpected token `]`", "]"), ("action a in A::b;", "unexpected token `;`", ";"),
        ("action a appliesTo {};", "unexpected token `}`", "}"), ("action a { };", "unexpected token `{`", "{"),
        ("action a attributes { x: Long };", "unexpected token `x`", "x"),
        ("namespace A { namespace B {} }", "unexpected token `namespace`", "namespace"),
        ("namespace A {};", "unexpected token `;`", ";"),
        ("entity A { \"a\\q\": Long };", "Invalid escape codes", "\"a\\q\""),
        ("entity E enum [\"\\u{D800}\"];", "Invalid escape codes", "\"\\u{D800}\""),
        ("entity E enum [\"\\u{_1}\"];", "Invalid escape codes", "\"\\u{_1}\""),
        ("entity E enum [\"\\x80\"];", "Invalid escape codes", "\"\\x80\""),
        ("entity E enum [\"a\rb\"];", "Invalid escape codes", "\"a\rb\""),
        ("entity E enum [\"a", "invalid token", "\""), ("entity E # ;", "invalid token", "#"),
        ("é", "invalid token", "é"),
        ("entity 1;", "unexpected token `1`", "1"), ("@a @a entity A;", "duplicate annotations: `a`", "a"),
        ("@a(b) entity A;", "unexpected token `b`", "b"), ("@a", "unexpected end of input", ""),
    ])
    func whatTheGrammarForbidsIsToldWithItsPlace(text: String, message: String, place: String) {
        #expect(messages { () throws(Diagnostics) in try SchemaDocument(parsing: text) } == [message])
        #expect(marked(in: text) { () throws(Diagnostics) in try SchemaDocument(parsing: text) } == [place])
    }

    @Test(arguments: [
        ("entity A; entity A;", ["`A` is declared twice"]), ("entity A, A;", ["`A` is declared twice"]),
        ("action a; action \"a\";", ["`a` is declared twice"]),
        ("type A = Long; type A = Long;", ["`A` is declared twice"]),
        ("namespace N {} namespace N {}", ["duplicate namespace id: `N`"]),
        ("namespace __cedar {}", ["use of the reserved `__cedar` namespace"]),
        ("namespace A::__cedar::B {}", ["use of the reserved `__cedar` namespace"]),
        ("entity __cedar;", ["use of the reserved `__cedar` namespace"]),
        ("type __cedar = Long;", ["use of the reserved `__cedar` namespace"]),
        ("type Set = Long;", ["this uses a reserved schema keyword: `Set`"]),
        ("action a appliesTo { principal: A };", ["missing `resource` declaration for `a`"]),
        (
            "action a appliesTo { context: {} };",
            [
                "missing `resource` declaration for `a`", "missing `principal` declaration for `a`",
            ]
        ),
        (
            "action a appliesTo { principal: [], resource: A };",
            ["for action `a`, `principal` is `[]`, which is invalid"]
        ),
        (
            "action a appliesTo { principal: A, resource: A, resource: B };",
            [
                "duplicate `resource` declaration in action `a`"
            ]
        ),
        (
            "action a appliesTo { principal: A, resource: A, context: {}, context: T };",
            [
                "duplicate context declaration in action `a`"
            ]
        ),
        (
            "entity A; entity A; type Bool = Long;",
            [
                "this uses a reserved schema keyword: `Bool`", "`A` is declared twice",
            ]
        ),
    ])
    func allThatIsWrongWithWellFormedTextIsTold(text: String, expected: [String]) {
        #expect(messages { () throws(Diagnostics) in try SchemaDocument(parsing: text) } == expected)
    }

    @Test(arguments: SchemaDocument.reservedCommonTypes.sorted())
    func keywordsCannotNameCommonTypes(name: String) {
        #expect(!messages { () throws(Diagnostics) in try SchemaDocument(parsing: "type \(name) = Long;") }.isEmpty)
        let json = #"{"": {"commonTypes": {"\#(name)": {"type": "Long"}}, "entityTypes": {}, "actions": {}}}"#
        #expect(
            messages { () throws(Diagnostics) in try SchemaDocument(json: json) }
                == ["this is reserved and cannot be the basename of a common-type declaration: \(name)"])
    }

    @Test func helpIsGivenWhereTheReferenceGivesIt() throws {
        func help(_ text: String) -> String? {
            do throws(Diagnostics) {
                _ = try Schema(parsing: text)
                return nil
            } catch {
                return error.all.first?.help
            }
        }
        #expect(help("action a { };") == "action declarations require `appliesTo` before the `{ ... }` block")
        #expect(help("namespace A {};")?.hasSuffix("try removing this semicolon") == true)
        #expect(help("{\"\": {}}")?.hasSuffix("JSON format, not in the Cedar format") == true)
        #expect(help("entity A { a: Lng };")?.hasSuffix("did you mean `Long`?") == true)
        #expect(help("entity User; entity B in Usr;")?.hasSuffix("did you mean `User`?") == true)
        #expect(help("action view; action a in veiw;") == "did you mean `\"view\"`?")
    }

    @Test func theLastOfTwoAttributesCountsAndAWarningSaysSo() throws {
        let (document, warnings) = try SchemaDocument.read("entity A { a: Long, b: Bool, a?: String };")
        #expect(try document == SchemaDocument(parsing: "entity A { a?: String, b: Bool };"))
        #expect(warnings.map(\.message) == ["attribute `a` is declared twice; only the last declaration counts"])
    }

    @Test func namesThatHideOthersAreWarnedOf() throws {
        let (_, warnings) = try SchemaDocument.read(
            "entity Long, ipaddr, E; type E = { a: __cedar::Long }; namespace N { type datetime = E; }")
        #expect(
            warnings.map(\.message) == [
                "The common type name E shadows an entity name",
                "The name `Long` shadows a builtin Cedar name. You'll have to refer to the builtin as `__cedar::Long`.",
                "The name `ipaddr` shadows a builtin Cedar name. You'll have to refer to the builtin as `__cedar::ipaddr`.",
                "The name `datetime` shadows a builtin Cedar name. You'll have to refer to the builtin as `__cedar::datetime`.",
            ])
    }

    @Test func deepTypesEndInAnError() {
        for depth in [100, 200, 100_000] {
            let sets =
                "type T = " + String(repeating: "Set<", count: depth) + "Long" + String(repeating: ">", count: depth)
            let records =
                "type T = " + String(repeating: "{a:", count: depth) + "Long" + String(repeating: "}", count: depth)
            for text in [sets + ";", records + ";"] {
                let told = messages { () throws(Diagnostics) in try Schema(parsing: text) }
                #expect(told == (depth == 100 ? [] : ["types are nested deeper than 128 levels"]))
            }
        }
    }

    @Test func theLayoutIsTheReferences() throws {
        let text = """
            @doc("A type")
            type T = Set<{
              a: __cedar::Long
            }>;

            entity E enum ["x", "y"];

            entity A in [B, C] = {
              @note
              "a b"?: T,
              c: {}
            } tags __cedar::String;

            action "g";

            action "v" in ["g", N::Action::"h"] appliesTo {
              principal: [A],
              resource: [A, E],
              context: {
                t: T
              }
            };

            namespace N {
              entity X;
            }

            """
        #expect(try SchemaDocument(parsing: text).cedarText() == text)
    }
}
