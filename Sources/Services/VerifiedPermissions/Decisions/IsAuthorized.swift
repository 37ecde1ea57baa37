import Cedar
import Core
import Plane

enum IsAuthorized {
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.decisionOperation("IsAuthorized", as: "IsAuthorized") { store, call in
            let began = ContinuousClock.now
            let ready = try await service.snapshots.snapshot(of: store, for: call)
            let reader = ready.snapshot.reader(service.quotas)
            let request = try reader.request(call.input, at: "")
            let entities = try ready.snapshot.load(call.input["entities"], reader)
            let decisions = try await service.decide([request], entities, by: ready, for: call, since: began)
            return .structure(decisions[0].members)
        }
    }
}

extension VerifiedPermissionsService {
    /// - Parameter action: what IAM calls it: the batch forms have no permissions of their own.
    func decisionOperation(
        _ name: String, as action: String, handler: @escaping @Sendable (PolicyStore, Call) async throws -> Document
    ) -> Operation {
        Operation(
            name, .read,
            prepare: { call in
                let named = call.input["policyStoreId"]?.string ?? ""
                let store = try await stores.find(named, in: call.regionScope, call.store)
                return (store, [requirement(action, on: store, named: named, call)])
            },
            handler: { (store: PolicyStore?, call) in
                guard let store else {
                    throw AWSError.notFound(.policyStore, call.input["policyStoreId"]?.string ?? "")
                }
                return try await handler(store, call)
            }
        ).recorded(.members(["policyStoreId", "principal", "action", "resource"]))
    }
}

extension RequestReader {
    /// - Parameters:
    ///   - path: of the request in the input, with a dot behind it; empty for the input itself.
    ///   - principal: where it does not stand in the input.
    ///   - token: what comes into the context beside what the caller gives.
    func request(
        _ input: Document, at path: String, principal: EntityUID? = nil, token: [Text: Value]? = nil
    ) throws -> Request {
        func required(_ name: String) throws -> Document {
            guard let member = input[name], !member.isNull else {
                throw AWSError.validation(
                    "A decision needs principal, action and resource; \(name) is missing.", at: path + name)
            }
            return member
        }
        let principal = try principal ?? AttributeReader.entity(try required("principal"), at: "\(path)principal")
        let action = try AttributeReader.action(try required("action"), at: "\(path)action")
        let resource = try AttributeReader.entity(try required("resource"), at: "\(path)resource")
        let written = token == nil ? input["context"]?.soleText.map { ContextText(action: action, text: $0) } : nil
        if let context = written.flatMap({ knownContexts.find($0) }) {
            return Request(principal: principal, action: action, resource: resource, context: context)
        }
        var context = try context(input["context"], action: action, at: "\(path)context")
        if let token {
            guard context["token"] == nil else {
                throw AWSError.validation("context.token is the access token's; leave it out.", at: "\(path)context")
            }
            context["token"] = self.token(token, action)
        }
        let request = Request(principal: principal, action: action, resource: resource, context: context)
        try check(request, at: "\(path)context")
        if let written { knownContexts.keep(context, as: written, bytes: written.bytes) }
        return request
    }
}

extension RequestReader {
    /// Of a token's claims, those that the schema declares; all of them where it declares nothing. nil where the action
    /// has no place for a token.
    private func token(_ claims: [Text: Value], _ action: EntityUID) -> Value? {
        guard let declared = schema?.schema.actions[action] else { return .record(claims) }
        guard let place = declared.context.attributes["token"], case .record(let members) = place.type else {
            return nil
        }
        return .record(claims.filter { members.attributes[$0.key] != nil })
    }
}

extension Quotas {
    func checkParents(of request: Request, in entities: Entities) throws {
        guard transitiveParents < .max else { return }
        let count = [request.principal, request.action, request.resource]
            .reduce(0) { $0 + (entities.ancestors[$1]?.count ?? 0) }
        guard count <= transitiveParents else {
            throw AWSError.validation(
                "Principal, action and resource have \(count) transitive parents; at most \(transitiveParents) are "
                    + "allowed.", at: "entities")
        }
    }
}
