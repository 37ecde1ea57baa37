import Testing

@testable import Cedar

@Suite struct TypeCheckTests {
    @Test(arguments: [
        "true", "principal.isAdmin", "!principal.isAdmin && context.mfa", "principal.age + 1 * 2 - -3 > 5",
        "principal has friend && principal.friend.age >= 18",
        "principal has friend.tagline && principal.friend.tagline like \"a*\"",
        "principal has tagline || true", "if principal has tagline then principal.tagline == \"x\" else false",
        "principal.hasTag(\"k\") && principal.getTag(\"k\") == \"v\"",
        "principal.hasTag(principal.name) && principal.getTag(principal.name) == \"v\"",
        "resource.hasTag(\"k\") && resource.getTag(\"k\").contains(1)",
        "principal in Team::\"a\" || principal in [Team::\"a\", Team::\"b\"]", "resource in Album::\"a\"",
        "action in Action::\"all\"", "action in [Action::\"all\", Action::\"edit\"]", "principal == User::\"a\"",
        "principal is User && resource is Photo in Album::\"a\"", "principal.roles.contains(\"a\")",
        "[1, 2].containsAll([3]) && [principal.age].containsAny([1])", "principal.roles.isEmpty()",
        "{ a: 1, \"b c\": principal.age }.a == 1", "{ a: 1 } == { a: principal.age }",
        "resource.size.lessThan(decimal(\"1.0\"))", "principal has ip && principal.ip.isInRange(ip(\"10.0.0.0/8\"))",
        "principal.born < datetime(\"2000-01-01\")",
        "principal.born.offset(duration(\"1d\")).toDate() != principal.born",
        "principal.born.durationSince(datetime(\"2000-01-01\")) > duration(\"1h\")",
        "principal.born.toTime().toHours() > 5",
        "context has age && context.age < duration(\"1h\")", "context has nested.deep && context.nested.deep > 1",
        "principal == Color::\"red\"", "false && principal.nothing", "true || 1", "if true then true else 1 < \"\"",
        "if principal.isAdmin then true else false",
        "principal.address.street == \"x\" && principal.manager.manager.isAdmin",
        "(principal has tagline && principal has ip) && principal.ip.isIpv4()",
        "(principal has tagline || principal has tagline) && principal.tagline == \"\"",
        "(if principal.isAdmin then principal has tagline else principal has tagline) && principal.tagline == \"\"",
        "principal has nothing && principal.nothing", "!(principal has nothing)",
    ])
    func wellTypedConditionsPass(condition: String) throws {
        #expect(try Photos.errors(condition, .strict) == [])
        #expect(try Photos.errors(condition, .permissive) == [])
    }

    @Test(arguments: [
        ("1", "unexpected type: expected Bool but saw Long"),
        ("principal", "unexpected type: expected Bool but saw User"),
        ("!1", "unexpected type: expected Bool but saw Long"),
        ("principal.age && true", "unexpected type: expected Bool but saw Long"),
        ("true && principal.age", "unexpected type: expected Bool but saw Long"),
        ("1 || true", "unexpected type: expected Bool but saw Long"),
        ("if 1 then true else false", "unexpected type: expected Bool but saw Long"),
        ("principal.isAdmin + 1 == 2", "unexpected type: expected Long but saw Bool"),
        ("-principal.name == 1", "unexpected type: expected Long but saw String"),
        ("principal.name < 1", "unexpected type: expected Long but saw String"),
        ("1 < principal.name", "unexpected type: expected Long but saw String"),
        ("principal.born < principal.name", "unexpected type: expected datetime but saw String"),
        ("principal.born < duration(\"1d\")", "unexpected type: expected datetime but saw duration"),
        ("resource.size < resource.size", "unexpected type: expected datetime, or duration, or Long but saw decimal"),
        ("(principal.name like \"a\") like \"b\"", "unexpected type: expected String but saw Bool"),
        ("principal like \"a\"", "unexpected type: expected String but saw User"),
        ("principal.name is User", "unexpected type: expected __cedar::internal::AnyEntity but saw String"),
        (
            "principal in \"x\"",
            "unexpected type: expected Set<__cedar::internal::AnyEntity>, or __cedar::internal::AnyEntity "
                + "but saw String"
        ),
        ("1 in principal", "unexpected type: expected __cedar::internal::AnyEntity but saw Long"),
        ("principal.name.contains(1)", "unexpected type: expected Set<__cedar::internal::Any> but saw String"),
        ("[1].containsAll(1)", "unexpected type: expected Set<__cedar::internal::Any> but saw Long"),
        ("principal.name.isEmpty()", "unexpected type: expected Set<__cedar::internal::Any> but saw String"),
        (
            "principal.name.x",
            "unexpected type: expected __cedar::internal::AnyEntity, or __cedar::internal::OpenRecord{} but saw String"
        ),
        (
            "principal.name has x",
            "unexpected type: expected __cedar::internal::AnyEntity, or __cedar::internal::OpenRecord{} but saw String"
        ),
        ("principal.hasTag(1)", "unexpected type: expected String but saw Long"),
        (
            "context.hasTag(\"a\")",
            "unexpected type: expected __cedar::internal::AnyEntity but saw "
                + "{age?: duration,mfa: Bool,nested: {deep?: Long,},}"
        ),
        ("principal.nothing", "attribute `nothing` on entity type `User` not found"),
        ("context.nested.nothing", "attribute `nested.nothing` in context for Action::\"view\" not found"),
        ("{ a: 1 }.b", "attribute `b` not found"),
        ("principal.address[\"a b\"]", "attribute `address[\"a b\"]` on entity type `User` not found"),
        ("action.x", "attribute `x` on entity type `Action` not found"),
        (
            "principal.tagline == \"\"",
            "unable to guarantee safety of access to optional attribute `tagline` on entity type `User`"
        ),
        (
            "context.nested.deep == 1",
            "unable to guarantee safety of access to optional attribute `nested.deep` in context for Action::\"view\""
        ),
        (
            "(principal has tagline || context.mfa) && principal.tagline == \"\"",
            "unable to guarantee safety of access to optional attribute `tagline` on entity type `User`"
        ),
        (
            "resource.owner has tagline && principal.tagline == \"\"",
            "unable to guarantee safety of access to optional attribute `tagline` on entity type `User`"
        ),
        (
            "principal.getTag(\"k\") == \"\"",
            "unable to guarantee safety of access to tag `\"k\"` on entity type `User`"
        ),
        (
            "principal.hasTag(\"k\") && principal.getTag(\"l\") == \"\"",
            "unable to guarantee safety of access to tag `\"l\"` on entity type `User`"
        ),
        (
            "principal.getTag(principal.address.street) == \"\"",
            "unable to guarantee safety of access to tag `principal.address.street` on entity type `User`"
        ),
        (
            "decimal(\"1\") == resource.size",
            "error during extension function argument validation: Failed to parse as a decimal value: `\"1\"`"
        ),
        (
            "ip(\"x\") == ip(\"::1\")",
            "error during extension function argument validation: Failed to parse as IP address: `\"x\"`"
        ),
        (
            "datetime(\"x\") < principal.born",
            "error during extension function argument validation: Failed to parse as a datetime value: `\"x\"`"
        ),
        (
            "duration(\"x\") < duration(\"1d\")",
            "error during extension function argument validation: Failed to parse as a duration value: `\"x\"`"
        ),
        ("resource.size.lessThan()", "wrong number of arguments in extension function application. Expected 2, got 1"),
        ("resource.size.lessThan(1)", "unexpected type: expected decimal but saw Long"),
        ("if principal.isAdmin then true else 1", "the types __cedar::internal::True and Long are not compatible"),
        ("[1, true].contains(1)", "the types __cedar::internal::True and Long are not compatible"),
        ("[1, principal, {}].contains(1)", "the types Long, User, and {} are not compatible"),
    ])
    func illTypedConditionsFailInBothModes(condition: String, message: String) throws {
        #expect(try Photos.errors(condition, .strict).first == message)
        #expect(try Photos.errors(condition, .permissive).first == message)
    }

    @Test(arguments: [
        ("principal.age == \"1\"", "the types Long and String are not compatible"),
        ("principal.roles.contains(1)", "the types Long and String are not compatible"),
        ("principal.roles.containsAny([1])", "the types Set<Long> and Set<String> are not compatible"),
        ("{ a: 1 } == { a: 1, b: 2 }", "the types {a: Long,} and {a: Long,b: Long,} are not compatible"),
        ("context.nested == { deep: 1 }", "the types {deep?: Long,} and {deep: Long,} are not compatible"),
        ("[principal, resource].contains(principal)", "the types Photo and User are not compatible"),
        (
            "(if principal.isAdmin then principal else resource) == principal",
            "the types Photo and User are not compatible"
        ),
        ("[].contains(1)", "empty set literals are forbidden in policies"),
        ("ip(principal.name).isIpv4()", "extension constructors may not be called with non-literal expressions"),
    ])
    func strictModeAloneRefuses(condition: String, message: String) throws {
        #expect(try Photos.errors(condition, .strict).first == message)
        #expect(try Photos.errors(condition, .permissive) == [])
    }

    @Test(arguments: [
        ("principal == resource", "__cedar::internal::False"), ("1 == 1", "__cedar::internal::True"),
        ("1 == principal.age", "Bool"), ("action == Action::\"view\"", "__cedar::internal::True"),
        ("action == Action::\"edit\"", "__cedar::internal::False"),
        ("action in Action::\"all\"", "__cedar::internal::True"),
        ("action in [Action::\"edit\"]", "__cedar::internal::False"),
        ("action in Team::\"a\"", "__cedar::internal::False"),
        ("principal in resource", "__cedar::internal::False"), ("principal in principal", "Bool"),
        ("Team::\"a\" in principal", "__cedar::internal::False"), ("principal is User", "__cedar::internal::True"),
        ("principal is Photo", "__cedar::internal::False"), ("principal has name", "Bool"),
        ("context has mfa", "__cedar::internal::True"), ("context has nothing", "__cedar::internal::False"),
        ("Team::\"a\".hasTag(\"x\")", "__cedar::internal::False"), ("[1, 2]", "Set<Long>"),
        ("[true, false]", "Set<Bool>"),
        ("{ b: 1, a: [principal] }", "{a: Set<User>,b: Long,}"), ("if context.mfa then true else false", "Bool"),
        ("principal has name && principal has name", "Bool"), ("!(1 == 2)", "__cedar::internal::True"),
        ("ip(\"::1\")", "ipaddr"), ("principal.born.toTime()", "duration"),
    ])
    func typesAreAsPreciseAsTheReferences(expression: String, type: String) throws {
        #expect(try Photos.type(expression) == type)
    }

    @Test(arguments: [
        ("[]", "Set<__cedar::internal::Never>"),
        ("if context.mfa then principal else resource", "__cedar::internal::Union<Photo, User>"),
        ("if context.mfa then { a: 1, b: 2 } else { a: 3 }", "__cedar::internal::OpenRecord{a: Long,}"),
        ("[{ a: true }, { a: false }]", "Set<{a: Bool,}>"),
        ("(if context.mfa then principal else Robot::\"r\").name", "String"),
    ])
    func permissiveModeFindsCommonTypes(expression: String, type: String) throws {
        #expect(try Photos.type(expression, .permissive) == type)
    }

    @Test func accessToOneOfSeveralTypesNamesThemAll() throws {
        let condition = "(if context.mfa then principal else Robot::\"r\").serial == 1"
        #expect(
            try Photos.errors(condition, .permissive) == [
                "attribute `serial` on entity types `Robot`, `User` not found"
            ])
    }

    @Test func helpSaysWhatWasMeant() throws {
        func help(_ condition: String) throws -> String? {
            try Photos.result("permit(principal, action == Action::\"view\", resource) when { \(condition) };").errors
                .first?.help
        }
        #expect(try help("principal.nane == 1") == "did you mean `name`?")
        #expect(
            try help("context.nested.deep == 1")
                == "try testing for the attribute's presence with `context.nested has deep && ..`")
        #expect(
            try help("principal.getTag(\"k\") == \"\"")
                == "try testing for the tag's presence with `.hasTag(\"k\") && ..`")
        #expect(try help("principal.name + 1 == 2") == "Cedar does not support string concatenation")
        #expect(try help("principal.name.isEmpty()") == "try using `== \"\"` to test if a string is empty")
        #expect(
            try help("principal.age == \"\"")
                == "for policy `policy0`, both operands to a `==` expression must have compatible types. "
                + "Types must be exactly equal to be compatible")
    }

    @Test func errorsStandInSourceOrderWithTheirPlaces() throws {
        let text =
            #"permit(principal, action == Action::"view", resource) when { principal.b == 1 && principal.a == 2 };"#
        let errors = try Photos.result(text).errors
        #expect(errors.map(\.kind) == [.unsafeAttributeAccess, .unsafeAttributeAccess])
        let places = errors.compactMap(\.range).map {
            String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self)
        }
        #expect(places == ["principal.b", "principal.a"])
    }
}
