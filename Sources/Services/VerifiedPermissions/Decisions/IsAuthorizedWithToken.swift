import Cedar
import Core
import Plane

enum IsAuthorizedWithToken {
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.decisionOperation("IsAuthorizedWithToken", as: "IsAuthorizedWithToken") { store, call in
            let asked = try await TokenRequests(service, store, call, [(call.input, "")])
            let decision = try await asked.decide(service, call)[0]
            var members = decision.members
            members["principal"] = asked.shownPrincipal
            return .structure(members)
        }
    }
}

enum BatchIsAuthorizedWithToken {
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.decisionOperation("BatchIsAuthorizedWithToken", as: "IsAuthorizedWithToken") { store, call in
            let items = try BatchIsAuthorized.requests(call)
            let asked = try await TokenRequests(
                service, store, call, items.enumerated().map { ($1, "requests.\($0).") })
            let decisions = try await asked.decide(service, call)
            return [
                "principal": asked.shownPrincipal,
                "results": .list(
                    zip(items, decisions).map { item, decision in
                        .structure(decision.members.merging(["request": item]) { $1 })
                    }),
            ]
        }
    }
}

/// Requests whose principal is in tokens.
private struct TokenRequests {
    private let requests: [Request]
    private let entities: LoadedEntities
    private let ready: ReadyStore
    private let principal: EntityUID
    private let began = ContinuousClock.now

    /// - Parameter items: requests with their paths in the input, as errors name them.
    init(
        _ service: VerifiedPermissionsService, _ store: PolicyStore, _ call: Call, _ items: [(Document, String)]
    ) async throws {
        ready = try await service.snapshots.snapshot(of: store, for: call)
        let reader = ready.snapshot.reader(service.quotas)
        let check = TokenCheck(federation: service.federation, pools: service.pools, snapshot: ready.snapshot)
        let (found, source) = try await check.principal(call)
        principal = found.uid
        requests = try items.map { item, path in
            try reader.request(item, at: path, principal: found.uid, token: found.token)
        }
        let given = try reader.entities(call.input["entities"])
        try Self.refuse(principalsIn: given, of: source)
        let entity = Entity(found.uid, attributes: found.attributes, parents: found.groups)
        if call.input["identityToken"]?.string != nil { try reader.check(entity) }
        entities = ready.snapshot.load(try Entities(Array(given.entities.values) + [entity]))
    }

    var shownPrincipal: Document {
        ["entityType": .string(principal.type.path), "entityId": .string(principal.id.string)]
    }

    func decide(_ service: VerifiedPermissionsService, _ call: Call) async throws -> [Decision] {
        try await service.decide(requests, entities, by: ready, for: call, since: began)
    }

    /// Who the principal is and in which groups is the tokens' alone to say.
    private static func refuse(principalsIn entities: Entities, of source: IdentitySourceRecord) throws {
        let configuration = source.configuration
        let types = [
            source.principalEntityType, configuration.cognitoUserPoolConfiguration?.groupConfiguration?.groupEntityType,
            configuration.openIdConnectConfiguration?.groupConfiguration?.groupEntityType,
        ]
        guard let first = entities.entities.keys.sorted().first(where: { types.contains($0.type.path) }) else { return }
        throw AWSError.validation(
            "\(first.type) comes from tokens; entities of that type cannot be given.", at: "entities")
    }
}

extension RequestReader {
    /// Holds an entity that tokens made against the schema.
    func check(_ entity: Entity) throws {
        guard let schema = schema?.schema, schema.entityTypes[entity.uid.type] != nil,
            let problem = try Entities([entity]).validate(against: schema).first
        else { return }
        throw AWSError.validation(
            "The identity token does not make a valid principal: \(problem.diagnostic.message)", at: "identityToken")
    }
}
