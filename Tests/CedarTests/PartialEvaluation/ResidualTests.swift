import Testing

@testable import Cedar

/// What may be simplified depends on what can fail; what is needed and what bounds candidates, on the residual.
@Suite struct ResidualTests {
    private static let schemaText = """
        entity Person = { "manager": Person, "level": Long, "friends": Set<Person> };
        entity Paper = { "owner": Person, "open": Bool };
        action read appliesTo {
            principal: [Person], resource: [Paper],
            context: {
                "flag": Bool, "count": Long, "at": datetime, "span": duration, "price": decimal, "from": ipaddr,
                "people": Set<Person>
            }
        };
        """

    private func response(
        _ condition: String, context: PartialRecord = .unknown, _ entities: PartialEntities = .unknown
    ) throws -> PartialResponse {
        let policies = try PolicySet(parsing: "permit(principal, action, resource) when { \(condition) };")
        let request = PartialRequest(
            principal: .init(type: Name(path: "Person")), action: Library.read,
            resource: .init(type: Name(path: "Paper")), context: context)
        return try PartialAuthorizer(policies, schema: Schema(parsing: Self.schemaText)).isAuthorized(request, entities)
    }

    private func residual(_ condition: String, context: PartialRecord = .unknown) throws -> String {
        try response(condition, context: context).policies.first?.residual.expression.cedarText ?? "false"
    }

    @Test(arguments: [
        "context.count + 1 == 2", "context.count - 1 == 2", "context.count * 2 == 2", "-context.count == 1",
        "context.at.offset(context.span) == context.at", "context.at.durationSince(context.at) == context.span",
        "context.at.toDate() == context.at", "principal.level == 1", "principal.manager.level == 1",
    ])
    func whatCanFailIsKept(_ condition: String) throws {
        #expect(try residual("\(condition) && false") == "\(condition) && false")
        #expect(try residual("\(condition) || true") == "\(condition) || true")
    }

    @Test(arguments: [
        "context.flag", "context.count < 1", "context.at.toTime() == context.span", "context.span.toHours() == 1",
        "context.price.lessThan(decimal(\"1.0\"))", "context.from.isLoopback()", "context.people.contains(principal)",
        "principal in context.people", "resource has owner", "principal == Person::\"a\"", "context.people.isEmpty()",
    ])
    func whatCannotFailIsDropped(_ condition: String) throws {
        #expect(try residual("\(condition) && false") == "false")
        #expect(try residual("\(condition) || true") == "true")
    }

    @Test(arguments: [
        ("context.people.contains(principal)", "false"), ("principal in context.people", "false"),
        ("principal.friends.containsAny(context.people)", "principal.friends.containsAny([])"),
        ("principal.friends.containsAll(context.people)", "principal.friends.containsAll([])"),
        ("principal.manager in context.people", "principal.manager in []"),
        ("context.people.contains(principal.manager)", "[].contains(principal.manager)"),
    ])
    func anEmptySetDecidesWhereTheOtherSideCannotFail(_ condition: String, _ expected: String) throws {
        #expect(try residual(condition, context: .partial(["people": .set(of: [])])) == expected)
    }

    @Test func boundsCoverBothBranches() throws {
        let bounds = try response(#"if context.flag then resource.open else resource.owner == Person::"a""#)
            .bounds(on: .resource)
        #expect(
            bounds
                == .anyOf([
                    .attribute(["open"], isOneOf: [.bool(true)]),
                    .attribute(["owner"], isOneOf: [.entity(Library.person("a"))]),
                ]))
        let narrow = try response(#"!resource.open && resource == Paper::"p""#).bounds(on: .resource)
        #expect(narrow == .anyOf([.id(Library.paper("p"))]))
        let far = try response(#"resource.owner.manager == Person::"a""#).bounds(on: .resource)
        #expect(far == .all)
    }

    @Test func needsGoOnBehindWhatIsKnown() throws {
        let known = PartialEntity(
            Library.person("a"), attributes: .partial(["manager": .entity(Library.person("m"))]))
        let needs = try response(
            #"(if context.flag then principal else Person::"a").manager.level == 1"#, PartialEntities([known])
        ).dataNeeds()
        #expect(needs.lines == ["principal.manager.level", "context.flag", #"Person::"m".level"#])
        #expect(needs.entities.map(\.key) == [Library.person("m")])
    }

    @Test func whatIsLearntIsAdded() {
        var entities = PartialEntities.unknown
        let uid = Library.person("a")
        entities.learn(PartialEntity(uid, attributes: .partial(["level": .long(1)])))
        entities.learn(PartialEntity(uid, attributes: .partial([:], absent: ["manager"]), ancestors: []))
        let known = PartialRecord.partial(["level": .long(1)], absent: ["manager"])
        #expect(entities[uid] == PartialEntity(uid, attributes: known, ancestors: []))
        entities.learnNonexistent(Library.person("b"))
        #expect(entities.ancestors(of: Library.person("b")) == [])
        #expect(entities.ancestors(of: Library.person("c")) == nil)
    }

    @Test func valuesBecomeExpressions() throws {
        let value = Value.record([
            "d e": .set(of: [.decimal(try Decimal(parsing: "1.5")), .decimal(try Decimal(parsing: "-0.5"))]),
            "at": .datetime(try Datetime(parsing: "1969-12-31")), "span": .duration(try Duration(parsing: "-1h")),
            "from": .ip(try IPAddress(parsing: "10.0.0.1/8")), "least": .long(.min), "none": .set(of: []),
            "who": .entity(Library.person("ü\"")), "text": .string("*\\\n"),
        ])
        let text = value.expression.cedarText
        #expect(try Expression(parsing: text).evaluated() == value)
    }

    @Test func failingExpressionsFail() throws {
        let uid = Library.person("a")
        let errors: [EvaluationError] = [
            .overflow(.add, .max, 1), .negationOverflow(.min), .recordAttributeDoesNotExist("x", available: []),
            .entityDoesNotExist(uid), .attributeDoesNotExist(uid, "x", available: []),
            .tagDoesNotExist(uid, "x", available: []), .nestsTooDeeply, .unlinkedSlot(.principal),
            .failedExtensionFunction(.offset, ExtensionFailure(message: "1.5")),
        ]
        for error in errors {
            let expression = try Expression(parsing: error.failingExpression.cedarText)
            #expect(throws: EvaluationError.self) { try expression.evaluated() }
        }
    }
}
