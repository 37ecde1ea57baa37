import Testing

@testable import Cedar

@Suite struct AccessQueryTests {
    let library: Library
    let entities: Entities
    let context = PartialRecord.complete(["mfa": .bool(true)])

    init() throws {
        library = try Library()
        var all: [Entity] = []
        for number in 0..<250 {
            all.append(Entity(Library.person(Text("p\(number)")), attributes: ["level": .long(1)]))
        }
        all.append(
            Entity(Library.person("ann"), attributes: ["level": .long(1)], parents: [Library.team("blue")]))
        for (id, owner) in [("one", "ann"), ("two", "p1"), ("three", "ann")] as [(Text, Text)] {
            all.append(
                Entity(
                    Library.paper(id),
                    attributes: [
                        "owner": .entity(Library.person(owner)), "readers": .set(of: [.entity(Library.person("p200"))]),
                        "team": .entity(Library.team("blue")), "open": .bool(false),
                    ]))
        }
        entities = try Entities(all)
    }

    @Test func candidatesAreDecidedOnResiduals() async throws {
        let source = CountingSource(entities)
        let query = AccessQuery(library.authorizer, source)
        let page = try await query.principals(
            of: Library.person, action: Library.write, resource: Library.paper("two"), context: context)
        #expect(page.allowed == [Library.person("p1")])
        #expect(page.next == nil && page.examined == 251)
        // Beside the paper, only people who might be admins.
        #expect(await source.loadedTwice == [])
    }

    @Test func aSourceThatNarrowsIsAskedForLittle() async throws {
        let source = CountingSource(entities, narrows: true)
        let query = AccessQuery(library.authorizer, source)
        let page = try await query.resources(
            of: Library.paper, principal: Library.person("ann"), action: Library.write, context: context)
        #expect(page.allowed == [Library.paper("one"), Library.paper("three")])
        #expect(page.examined == 2)
    }

    @Test func aCertainDecisionLoadsNothing() async throws {
        let policies = try PolicySet(
            parsing: """
                permit(principal, action == Action::"read", resource);
                forbid(principal, action == Action::"write", resource);
                """)
        let source = CountingSource(entities)
        let query = AccessQuery(PartialAuthorizer(policies, schema: library.schema), source)
        let denied = try await query.principals(
            of: Library.person, action: Library.write, resource: Library.paper("one"), context: context)
        #expect(denied == AccessPage())
        #expect(await source.listed == 0)
        let allowed = try await query.principals(
            of: Library.person, action: Library.read, resource: Library.paper("one"), context: context,
            page: AccessPageRequest(limit: 1_000))
        #expect(allowed.allowed.count == 251)
        #expect(await source.rounds == 0)
    }

    @Test func pagesFollowEachOther() async throws {
        let policies = try PolicySet(parsing: "permit(principal, action, resource);")
        let query = AccessQuery(PartialAuthorizer(policies, schema: library.schema), EntitiesSource(entities))
        func page(_ cursor: String?, _ action: EntityUID) async throws -> AccessPage {
            try await query.principals(
                of: Library.person, action: action, resource: Library.paper("one"), context: context,
                page: AccessPageRequest(cursor: cursor, limit: 120))
        }
        let first = try await page(nil, Library.read)
        let second = try await page(first.next, Library.read)
        let third = try await page(second.next, Library.read)
        #expect([first, second, third].map(\.allowed.count) == [120, 120, 11])
        #expect(third.next == nil)
        #expect(Set((first.allowed + second.allowed + third.allowed)).count == 251)
        for cursor in ["", "x", "####", first.next ?? ""] {
            await #expect(throws: AccessQueryError.invalidCursor) { try await page(cursor, Library.write) }
        }
    }

    @Test func candidatesOfAnEnumeratedTypeAreTheSchemas() async throws {
        let schema = try Schema(
            parsing: """
                entity Person;
                entity Colour enum ["red", "green", "blue"];
                action read appliesTo { principal: [Person], resource: [Colour] };
                """)
        let policies = try PolicySet(
            parsing: "permit(principal, action, resource) unless { resource == Colour::\"green\" };")
        let query = AccessQuery(PartialAuthorizer(policies, schema: schema), EntitiesSource(Entities()))
        var page = AccessPageRequest(limit: 1)
        var found: [Text] = []
        repeat {
            let answer = try await query.resources(
                of: Name(path: "Colour"), principal: Library.person("a"), action: Library.read,
                context: .complete([:]), page: page)
            found += answer.allowed.map(\.id)
            page.cursor = answer.next
        } while page.cursor != nil
        #expect(found == ["blue", "red"])
    }

    @Test func anUnknownContextLeavesSomeUndecided() async throws {
        let query = AccessQuery(library.authorizer, EntitiesSource(entities))
        let page = try await query.actions(
            principal: Library.person("ann"), resource: Library.paper("one"), context: .unknown)
        #expect(page.allowed == [Library.read])
        #expect(page.undecided == [Library.write])
    }

    @Test func boundsNameWhatADatabaseCanLookFor() throws {
        let ann = try library.entities(
            #"[{"uid": {"type": "Person", "id": "ann"}, "parents": [{"type": "Team", "id": "blue"}]}]"#)
        let response = try library.authorizer.isAuthorized(library.request("ann", Library.read, nil, context), ann)
        let owner = Value.entity(Library.person("ann"))
        #expect(
            response.bounds(on: .resource)
                == .anyOf([
                    .attribute(["open"], isOneOf: [.bool(true)]), .attribute(["owner"], isOneOf: [owner]),
                    .attribute(["team"], isOneOf: [owner, .entity(Library.team("blue"))]),
                    .attributeContains(["readers"], anyOf: [owner]),
                ]))
    }

    // MARK: Loading

    @Test func loadingFollowsReferencesRoundByRound() async throws {
        let policies = try PolicySet(
            parsing: """
                permit(principal, action, resource) when {
                    principal has manager && principal.manager has manager && principal.manager.manager.level > 0
                };
                """)
        let authorizer = PartialAuthorizer(policies, schema: library.schema)
        #expect(
            try authorizer.dataNeeds(in: library.request(nil, Library.read, nil).environment).lines == [
                "principal.manager.manager.level"
            ])
        func person(_ id: Text, _ manager: Text?) -> Entity {
            var entity = Entity(Library.person(id), attributes: ["level": .long(1)])
            entity.attributes["manager"] = manager.map { .entity(Library.person($0)) }
            return entity
        }
        let source = CountingSource(try Entities([person("a", "b"), person("b", "c"), person("c", nil)]))
        let request = library.request("a", Library.read, "x", context)
        let response = try await authorizer.isAuthorized(request, loadingFrom: source)
        #expect(response.decision == .allow)
        #expect(await source.rounds == 3)
        await #expect(throws: EntityLoadingError.tooManyRounds(2)) {
            try await authorizer.isAuthorized(request, loadingFrom: source, maximumRounds: 2)
        }
    }

    private struct Liar: EntityLoader {
        let answer: [PartialEntity]

        func entities(_ needs: [EntityUID: EntityNeeds]) -> [PartialEntity] { answer }
    }

    @Test func loadersThatAnswerWrongAreFound() async throws {
        let request = library.request("ann", Library.read, "one", context)
        func loading(_ answer: PartialEntity) async throws -> PartialResponse {
            try await library.authorizer.isAuthorized(request, loadingFrom: Liar(answer: [answer]))
        }
        let paper = Library.paper("one")
        await #expect(throws: EntityLoadingError.incomplete(paper)) { try await loading(PartialEntity(paper)) }
        let stranger = Library.paper("other")
        await #expect(throws: EntityLoadingError.unexpected(stranger)) { try await loading(PartialEntity(stranger)) }
        await #expect(throws: EntityLoadingError.self) {
            try await loading(PartialEntity(paper, attributes: .complete([:])))
        }
    }

    @Test func manifestsNameWhatPoliciesLookAt() throws {
        let needs = try library.authorizer.dataNeeds(in: library.request(nil, Library.write, nil).environment)
        #expect(
            needs.lines == [
                "principal ancestors", "principal.level", "resource ancestors", "resource.owner", "context.mfa",
            ])
        #expect(try library.authorizer.dataNeeds().map(\.environment.action) == [Library.read, Library.write])
    }
}
