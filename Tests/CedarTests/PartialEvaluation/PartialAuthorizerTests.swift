import Testing

@testable import Cedar

/// A small set of documents that teams share, for the situations of RFC 95.
struct Library {
    static let schemaText = """
        entity Team in [Team];
        entity Person in [Team] = { "manager"?: Person, "level": Long } tags String;
        entity Paper in [Shelf] = { "owner": Person, "readers": Set<Person>, "team": Team, "open": Bool };
        entity Shelf;
        action read, write appliesTo {
            principal: [Person], resource: [Paper], context: { "mfa": Bool, "hour"?: Long }
        };
        """
    static let policyText = """
        permit(principal, action == Action::"read", resource) when { resource.open };
        permit(principal, action, resource) when { resource.owner == principal };
        permit(principal, action == Action::"read", resource)
            when { principal in resource.team || resource.readers.contains(principal) };
        permit(principal in Team::"admins", action, resource in Shelf::"public");
        forbid(principal, action == Action::"write", resource) unless { context.mfa };
        permit(principal == Person::"root", action, resource)
            when { principal.level + 9223372036854775807 > 0 };
        """

    let schema: Schema
    let policies: PolicySet

    init() throws {
        schema = try Schema(parsing: Library.schemaText)
        policies = try PolicySet(parsing: Library.policyText)
    }

    var authorizer: PartialAuthorizer { PartialAuthorizer(policies, schema: schema) }

    static let read = EntityUID(type: Name(path: "Action"), id: "read")
    static let write = EntityUID(type: Name(path: "Action"), id: "write")
    static let person = Name(path: "Person")
    static let paper = Name(path: "Paper")

    static func person(_ id: Text) -> EntityUID { EntityUID(type: person, id: id) }
    static func paper(_ id: Text) -> EntityUID { EntityUID(type: paper, id: id) }
    static func team(_ id: Text) -> EntityUID { EntityUID(type: Name(path: "Team"), id: id) }

    func request(
        _ principal: Text?, _ action: EntityUID, _ resource: Text?, _ context: PartialRecord = .unknown
    ) -> PartialRequest {
        PartialRequest(
            principal: .init(type: Library.person, id: principal), action: action,
            resource: .init(type: Library.paper, id: resource), context: context)
    }

    func entities(_ json: String, areComplete: Bool = false) throws -> PartialEntities {
        try PartialEntities(json: json, schema: schema, areComplete: areComplete)
    }
}

@Suite struct PartialAuthorizerTests {
    let library: Library

    init() throws {
        library = try Library()
    }

    private func residuals(_ response: PartialResponse) -> [String] {
        response.residualPolicies.map { "\($0.id): \($0.residual.expression.cedarText)" }
    }

    @Test func anUnknownResourceLeavesWhatItMustBe() throws {
        let entities = try library.entities(
            #"[{"uid": {"type": "Person", "id": "ann"}, "parents": [{"type": "Team", "id": "blue"}]}]"#)
        let response = try library.authorizer.isAuthorized(library.request("ann", Library.read, nil), entities)
        #expect(response.decision == nil)
        #expect(
            residuals(response) == [
                "policy0: resource.open", #"policy1: resource.owner == Person::"ann""#,
                #"policy2: Person::"ann" in resource.team || resource.readers.contains(Person::"ann")"#,
            ])
        #expect(response.policies(.permit, .notSatisfied) == ["policy3", "policy5"])
        #expect(response.policies(.forbid, .notSatisfied) == ["policy4"])
        #expect(response.reasons.isEmpty)
    }

    @Test func aKnownContextCanDecideWithoutEntities() throws {
        let context = PartialRecord.complete(["mfa": .bool(false)])
        let response = try library.authorizer.isAuthorized(
            library.request(nil, Library.write, nil, context), .unknown)
        #expect(response.decision == .deny)
        #expect(response.reasons == ["policy4"])
        #expect(response.dataNeeds().isEmpty)
    }

    @Test func oneMemberOfTheContextIsEnough() throws {
        let request = library.request("ann", Library.write, nil, .partial(["mfa": .bool(true)]))
        let response = try library.authorizer.isAuthorized(request, .unknown)
        #expect(response.policies(.forbid, .notSatisfied) == ["policy4"])
        #expect(response.decision == nil)
    }

    @Test func aPermitWaitsForAnOpenForbid() throws {
        let entities = try library.entities(
            """
            [{"uid": {"type": "Paper", "id": "p"},
              "attrs": {"owner": {"type": "Person", "id": "ann"}, "readers": [],
                        "team": {"type": "Team", "id": "blue"}, "open": false}}]
            """)
        let response = try library.authorizer.isAuthorized(library.request("ann", Library.write, "p"), entities)
        #expect(response.decision == nil)
        #expect(response.policies(.permit, .satisfied) == ["policy1"])
        #expect(residuals(response).contains("policy4: !context.mfa"))
        // Permits make no difference any more.
        #expect(response.dataNeeds().lines == ["context.mfa"])
        let text = response.residualPolicySet.policies["policy4"]?.cedarText
        #expect(
            text == """
                forbid(principal == Person::"ann", action == Action::"write", resource == Paper::"p")
                when { !context.mfa };
                """)
    }

    @Test func certainErrorsAreToldAndDecideNothing() throws {
        let entities = try library.entities(
            #"[{"uid": {"type": "Person", "id": "root"}, "attrs": {"level": 1}, "parents": []}]"#)
        let response = try library.authorizer.isAuthorized(
            library.request("root", Library.write, nil, .complete(["mfa": .bool(true)])), entities)
        #expect(response.policies(.permit, .failing) == ["policy5"])
        let policy = response.policySet.policies["policy5"]
        #expect(policy?.conditions.map(\.body.cedarText) == ["1 + 9223372036854775807"])
    }

    @Test func absentEntitiesAreUnknownUnlessAllAreGiven() throws {
        let request = library.request("ann", Library.read, "p")
        let open = try library.authorizer.isAuthorized(request, .unknown)
        #expect(open.decision == nil)
        let closed = try library.authorizer.isAuthorized(request, library.entities("[]", areComplete: true))
        #expect(closed.decision == .deny)
        #expect(closed.policies(.permit, .failing) == ["policy0", "policy1", "policy2"])
    }

    // MARK: Errors and falsehood

    private func residual(_ condition: String) throws -> String {
        let policies = try PolicySet(parsing: "permit(principal, action, resource) when { \(condition) };")
        let response = try PartialAuthorizer(policies, schema: library.schema).isAuthorized(
            library.request(nil, Library.read, nil), .unknown)
        guard let policy = response.policies.first else { return "false" }
        return policy.residual.expression.cedarText
    }

    @Test(arguments: [
        ("false && principal.level == 1", "false"), ("principal.level == 1 && false", "principal.level == 1 && false"),
        ("context.mfa && false", "false"),
        ("principal.level == 1 && context.mfa && false", "principal.level == 1 && false"),
        ("context.mfa || true", "true"), ("principal.level == 1 || true", "principal.level == 1 || true"),
        ("true && context.mfa", "context.mfa"), ("context.mfa && true", "context.mfa"),
        ("principal is Person && context.mfa", "context.mfa"), ("principal is Person || resource.open", "true"),
        ("principal == principal", "true"), ("if context.mfa then true else true", "true"),
        ("if principal.level == 1 then true else true", "if principal.level == 1 then true else true"),
        ("context has mfa", "true"), ("context has hour", "context has hour"),
        ("context has hour && context.hour > 3", "context has hour && context.hour > 3"),
        ("{a: context.mfa, b: 1}.a", "context.mfa"), ("1 + 1 == 2", "true"),
        ("principal.level + 1 != 2", "principal.level + 1 != 2"),
        (#"action == Action::"read""#, "true"), (#"action in [Action::"write"]"#, "false"),
        (#"datetime("2020-01-01") < datetime("2021-01-01")"#, "true"),
    ])
    func simplificationKeepsErrors(_ condition: String, _ expected: String) throws {
        #expect(try residual(condition) == expected)
    }

    // MARK: Finishing

    @Test func reauthorizationRefusesWhatContradicts() throws {
        let known = try library.entities(
            #"[{"uid": {"type": "Person", "id": "ann"}, "attrs": {"level": 1}, "parents": []}]"#)
        let response = try library.authorizer.isAuthorized(library.request("ann", Library.read, nil), known)
        let ann = Entity(Library.person("ann"), attributes: ["level": .long(1)])
        let context: [Text: Value] = ["mfa": .bool(true)]
        func request(_ principal: Text, _ context: [Text: Value]) -> Request {
            Request(
                principal: Library.person(principal), action: Library.read, resource: Library.paper("p"),
                context: context)
        }
        let fine = try response.reauthorize(request("ann", context), Entities([ann]))
        #expect(fine.decision == .deny && fine.errors.map(\.policy) == ["policy0", "policy1", "policy2"])
        #expect(throws: ReauthorizationError.otherRequest) {
            try response.reauthorize(request("ben", context), Entities([ann]))
        }
        #expect(throws: ReauthorizationError.otherEntity(ann.uid)) {
            try response.reauthorize(request("ann", context), Entities())
        }
        let promoted = Entity(ann.uid, attributes: ["level": .long(2)])
        #expect(throws: ReauthorizationError.otherEntity(ann.uid)) {
            try response.reauthorize(request("ann", context), Entities([promoted]))
        }
        #expect(throws: ReauthorizationError.self) { try response.reauthorize(request("ann", [:]), Entities([ann])) }
    }

    @Test func invalidRequestsAndPoliciesAreRefused() throws {
        let other = PartialRequest(
            principal: .init(type: Library.paper), action: Library.read, resource: .init(type: Library.paper))
        #expect(throws: PartialEvaluationError.self) { try library.authorizer.isAuthorized(other, .unknown) }
        let wrong = library.request(nil, Library.read, nil, .partial(["mfa": .long(1)]))
        #expect(throws: PartialEvaluationError.self) { try library.authorizer.isAuthorized(wrong, .unknown) }
        let policies = try PolicySet(parsing: "permit(principal, action, resource) when { resource.colour };")
        #expect(throws: PartialEvaluationError.self) {
            try PartialAuthorizer(policies, schema: library.schema).isAuthorized(
                library.request(nil, Library.read, nil), .unknown)
        }
    }

    @Test func linksShareTheirConditions() throws {
        var policies = try PolicySet(
            parsing: #"permit(principal == ?principal, action, resource) when { resource.open };"#)
        for number in 0..<1_000 {
            try policies.link(
                "policy0", id: Text("link\(number)"), values: [.principal: Library.person(Text("p\(number)"))])
        }
        let authorizer = PartialAuthorizer(policies, schema: library.schema)
        let known = PartialEntities.unknown
        let one = try authorizer.isAuthorized(library.request("p7", Library.read, nil), known)
        #expect(residuals(one) == ["link7: resource.open"])
        let all = try authorizer.isAuthorized(library.request(nil, Library.read, nil), known)
        #expect(all.residualPolicies.count == 1_000)
    }

    @Test func environmentsThatWereForgottenAreTypedAgain() async throws {
        let actions = (0..<400).map { "\"a\($0)\"" }.joined(separator: ", ")
        let schema = try Schema(
            parsing: """
                entity Person;
                action \(actions) appliesTo { principal: [Person], resource: [Person], context: { "mfa": Bool } };
                """)
        let authorizer = PartialAuthorizer(
            try PolicySet(parsing: "permit(principal, action, resource) when { context.mfa };"), schema: schema)
        let environments = schema.requestEnvironments
        #expect(environments.count == 400)
        let found = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 {
                group.addTask { try environments.flatMap { try authorizer.dataNeeds(in: $0).lines } }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(found == Array(repeating: "context.mfa", count: 1_600))
    }
}
