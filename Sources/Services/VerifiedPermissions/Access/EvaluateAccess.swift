import Cedar
import Core
import Plane
import Store

/// Decisions for callers who know neither Cedar nor the schema, such as gateways that speak AuthZEN: names may be loose,
/// entities are those that the store keeps, properties in the request go before what is kept.
enum EvaluateAccess {
    struct Item: Decodable, Sendable {
        let principal: EntityIdentifier
        /// A JSON object; members that the schema does not declare are passed over.
        let principalProperties: String?
        let action: String
        let resource: EntityIdentifier
        let resourceProperties: String?
        let context: String?
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let requests: [Item]
    }

    struct Result: Encodable, Sendable {
        let decision: String
        let determiningPolicies: [DeterminingPolicy]
        let errors: [EvaluationProblem]
    }

    struct Output: Encodable, Sendable {
        let results: [Result]
    }

    /// Its permission is IsAuthorized's.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("EvaluateAccess", .read, as: "IsAuthorized") { (input: Input, store, call) in
            let began = ContinuousClock.now
            let ready = try await service.snapshots.snapshot(of: store.store, for: call)
            let kept = try await service.entities.entities(
                of: store, at: ready.snapshot.record.entitiesVersion, call.store)
            var results: [Result] = []
            for (index, item) in input.requests.enumerated() {
                let question = try Question(item, ready, at: "requests.\(index)")
                let entities = ready.snapshot.load(
                    try question.entities(
                        on: kept.reachable(from: [question.request.principal, question.request.resource])))
                let decision = try await service.decide(
                    [question.request], entities, by: ready, for: call, since: began)[0]
                results.append(
                    Result(
                        decision: decision.response.decision.apiName,
                        determiningPolicies: decision.response.determiningPolicies, errors: decision.response.problems))
            }
            return Output(results: results)
        }
    }
}

/// One question in Cedar's terms.
private struct Question {
    let request: Request
    private let properties: [EntityUID: [Text: Value]]

    init(_ item: EvaluateAccess.Item, _ ready: ReadyStore, at path: String) throws {
        let schema = ready.snapshot.schema?.schema
        let names = LooseNames(schema: schema)
        let principal = try names.entity(item.principal, at: "\(path).principal")
        let resource = try names.entity(item.resource, at: "\(path).resource")
        let action = try names.action(item.action, at: "\(path).action")
        request = Request(
            principal: principal, action: action, resource: resource,
            context: try Self.values(item.context, schema?.actions[action]?.context, schema, at: "\(path).context"))
        var properties: [EntityUID: [Text: Value]] = [:]
        for (uid, text, name) in [
            (principal, item.principalProperties, "principal"), (resource, item.resourceProperties, "resource"),
        ] {
            let declared = schema?.entityTypes[uid.type]?.attributes
            let values = try Self.values(text, declared, schema, at: "\(path).\(name)Properties")
            properties[uid, default: [:]].merge(values) { $1 }
        }
        self.properties = properties
    }

    func entities(on stored: [EntityUID: Entity]) throws -> Entities {
        var all = stored
        for (uid, values) in properties where stored[uid] != nil || !values.isEmpty {
            var entity = all[uid] ?? Entity(uid)
            entity.attributes.merge(values) { $1 }
            all[uid] = entity
        }
        return try Entities(all.values)
    }

    private static func values(
        _ text: String?, _ declared: Cedar.SchemaRecord?, _ schema: Schema?, at path: String
    ) throws -> [Text: Value] {
        guard let text else { return [:] }
        do throws(Diagnostics) {
            if let declared { return try declared.declaredValues(json: text) }
            return schema == nil ? try Value.readableMembers(json: text) : [:]
        } catch {
            throw AWSError.validation("The values cannot be read.", error, in: text, at: path)
        }
    }
}
