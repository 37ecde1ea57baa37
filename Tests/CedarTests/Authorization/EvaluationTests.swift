import Testing

@testable import Cedar

@Suite struct EvaluationTests {
    private static func value(_ text: String) throws -> Value { try Expression(parsing: text).evaluated() }

    @Test(arguments: [
        ("false && 1", "false"), ("true || 1", "true"), ("1 == \"1\"", "false"), ("[1, 2] == [2, 1, 1]", "true"),
        ("\"\u{e9}\" == \"e\\u{301}\"", "false"), ("[].containsAll([])", "true"), ("[1].containsAny([])", "false"),
        ("decimal(\"1.0\") == decimal(\"1.00\")", "true"), ("ip(\"127.0.0.1\") == ip(\"127.0.0.1/32\")", "true"),
        ("ip(\"10.0.0.1/24\") == ip(\"10.0.0.0/24\")", "false"), ("U::\"a\" in U::\"a\"", "true"),
        ("U::\"a\" in []", "false"),
        ("U::\"a\" has b", "false"), ("U::\"a\".hasTag(\"b\")", "false"), ("{a: {b: 1}} has a.b", "true"),
        ("\"a*b\" like \"a\\*b\"", "true"), ("\"\\n\" like \"*\"", "true"), ("U::\"a\" is U", "true"),
        ("datetime(\"2024-01-01\") < datetime(\"2024-01-02\")", "true"),
        ("datetime(\"1969-12-31T23:59:59Z\").toTime()", "duration(\"86399000ms\")"),
        ("duration(\"1d2h\").toHours()", "26"), ("ip(\"::1\").isLoopback()", "true"),
        ("ip(\"10.1.2.3\").isInRange(ip(\"10.0.0.0/8\"))", "true"), ("if true then 1 else U::\"a\".b", "1"),
    ])
    func expressionsHaveTheirValues(text: String, value: String) throws {
        #expect(try Self.value(text).cedarText == value)
    }

    @Test(arguments: [
        ("true && 1", "type error: expected bool, got long"),
        ("1 && false", "type error: expected bool, got long"),
        (
            "9223372036854775807 + 1",
            "integer overflow while attempting to add the values `9223372036854775807` and `1`"
        ),
        (
            "--9223372036854775808",
            "integer overflow while attempting to negate the value `-9223372036854775808`"
        ),
        (
            "decimal(\"1.0\") < decimal(\"2.0\")",
            "type error: expected one of [long, datetime, duration], got decimal"
        ),
        ("1 < \"a\"", "type error: expected long, got string"),
        ("U::\"a\" in [U::\"a\", 1]", "type error: expected entity, got long"),
        ("U::\"a\".b", "entity `U::\"a\"` does not exist"),
        ("U::\"a\".getTag(\"b\")", "entity `U::\"a\"` does not exist"),
        ("{a: 1}.b", "record does not have the attribute `b`"),
        ("{a: 1} has a.b", "type error: expected one of [record, entity], got long"),
        ("1.isIpv4()", "type error: expected ipaddr, got long"),
        (
            "ip(\"1\", \"2\")",
            "wrong number of arguments provided to extension function `ip`: expected 1, got 2"
        ),
        ("U::\"a\" + 1", "type error: expected long, got (entity of type `U`)"),
    ])
    func mistakesAreErrors(text: String, message: String) throws {
        let error = #expect(throws: EvaluationError.self) { try Self.value(text) }
        #expect(error?.description == message)
    }

    @Test func errorsSkipAPolicyAndNoMore() throws {
        let set = try PolicySet(
            parsing: """
                permit(principal, action, resource);
                forbid(principal, action, resource) when { principal.missing };
                """)
        let uid = try EntityUID(parsing: "U::\"a\"")
        let response = Authorizer(set).isAuthorized(
            Request(principal: uid, action: try EntityUID(parsing: "Action::\"x\""), resource: uid), Entities())
        #expect(response.decision == .allow)
        #expect(response.reasons == ["policy0"])
        #expect(
            response.errors.map(\.description) == [
                "error while evaluating policy `policy1`: entity `U::\"a\"` does not exist"
            ])
    }

    @Test func linksDecideAndTemplatesDoNot() throws {
        var set = try PolicySet(parsing: "permit(principal == ?principal, action, resource);")
        let (ann, ben) = (try EntityUID(parsing: "U::\"ann\""), try EntityUID(parsing: "U::\"ben\""))
        let action = try EntityUID(parsing: "Action::\"x\"")
        func decision(_ uid: EntityUID) -> Response {
            Authorizer(set).isAuthorized(Request(principal: uid, action: action, resource: uid), Entities())
        }
        #expect(decision(ann).decision == .deny)
        #expect(
            failure { try set.link("policy0", id: "link", values: [.resource: ann]) }
                == .slotsDiffer(template: "policy0", missing: [.principal], extra: [.resource]))
        try set.link("policy0", id: "link", values: [.principal: ann])
        #expect(decision(ann) == Response(decision: .allow, reasons: ["link"], errors: []))
        #expect(decision(ben).decision == .deny)
        #expect(failure { try set.remove("policy0") } == .templateInUse("policy0", by: "link"))
    }

    private func failure(_ body: () throws -> Void) -> PolicySet.Failure? {
        do {
            try body()
            return nil
        } catch {
            return error as? PolicySet.Failure
        }
    }
}
