import Cedar
import Core
import Plane

/// A search over a store's policies and the entities that it knows: those that it keeps, under those of the request.
///
/// With a schema that all policies fit, policies are evaluated partially once and each candidate costs what is left of
/// them; else every candidate is decided in full.
struct AccessSearch: Sendable {
    struct Page {
        var allowed: [EntityUID] = []
        var next: String?
    }

    /// Candidates that one page looks at.
    private static let mostCandidates = 10_000

    let names: LooseNames
    private let call: Call
    private let ready: ReadyStore
    private let reader: RequestReader
    private let entities: Entities

    init(_ service: VerifiedPermissionsService, _ store: OpenStore, _ call: Call) async throws {
        self.call = call
        ready = try await service.snapshots.snapshot(of: store.store, for: call)
        reader = ready.snapshot.reader(service.quotas)
        names = LooseNames(schema: ready.snapshot.schema?.schema)
        let kept = try await service.entities.entities(
            of: store, at: ready.snapshot.record.entitiesVersion, call.store)
        let given = try reader.entities(call.input["entities"])
        entities = try Entities(kept.entities.merging(given.entities) { $1 }.values)
    }

    static func page(_ maxResults: Int?, _ nextToken: String?) -> AccessPageRequest {
        AccessPageRequest(cursor: nextToken, limit: maxResults ?? 100, candidateLimit: mostCandidates)
    }

    func context(for action: EntityUID) throws -> [Text: Value] {
        try reader.context(call.input["context"], action: action)
    }

    func principals(
        of type: Name, action: EntityUID, resource: EntityUID, context: [Text: Value], _ page: AccessPageRequest
    ) async throws -> Page {
        try await answer(page) { query in
            try await query.principals(
                of: type, action: action, resource: resource, context: .complete(context), page: page)
        } plainly: { uid in
            Request(principal: uid, action: action, resource: resource, context: context)
        } candidates: {
            entities.entities.keys.filter { $0.type == type }
        }
    }

    func resources(
        of type: Name, principal: EntityUID, action: EntityUID, context: [Text: Value], _ page: AccessPageRequest
    ) async throws -> Page {
        try await answer(page) { query in
            try await query.resources(
                of: type, principal: principal, action: action, context: .complete(context), page: page)
        } plainly: { uid in
            Request(principal: principal, action: action, resource: uid, context: context)
        } candidates: {
            entities.entities.keys.filter { $0.type == type }
        }
    }

    /// Actions are few, so each is decided.
    func actions(principal: EntityUID, resource: EntityUID) throws -> [EntityUID] {
        guard let schema = ready.snapshot.schema?.schema else {
            throw AWSError.validation(
                "The policy store has no schema, so which actions there are is not known. Put one with PutSchema.",
                at: "policyStoreId")
        }
        let graph = ready.snapshot.authorizer.load(entities, on: ready.snapshot.actions)
        return try schema.actions.values.filter {
            $0.principals.contains(principal.type) && $0.resources.contains(resource.type)
        }.map(\.uid).sorted().filter { action in
            let request = Request(
                principal: principal, action: action, resource: resource, context: try context(for: action))
            return ready.snapshot.authorizer.isAuthorized(request, graph).decision == .allow
        }
    }

    private func answer(
        _ page: AccessPageRequest, _ search: (AccessQuery) async throws -> AccessPage,
        plainly request: (EntityUID) -> Request, candidates: () -> [EntityUID]
    ) async throws -> Page {
        if let authorizer = ready.snapshot.partial {
            let known = PartialEntities(entities, areComplete: true)
            do {
                let found = try await search(AccessQuery(authorizer, EntitiesSource(entities), knowing: known))
                return Page(allowed: found.allowed, next: found.next)
            } catch let error as AccessQueryError {
                throw AWSError.validation(error.diagnostic.message, at: "nextToken")
            } catch PartialEvaluationError.invalidRequest(let errors) {
                throw AWSError.validation(errors.map(\.diagnostic.message).joined(separator: "; "))
            } catch PartialEvaluationError.invalidPolicy {
                // The policy is older than the schema, or the store's mode is OFF.
            }
        }
        return try plain(page, candidates().sorted(), request)
    }

    private func plain(
        _ page: AccessPageRequest, _ candidates: [EntityUID], _ request: (EntityUID) -> Request
    ) throws -> Page {
        let listing = "verifiedpermissions.search/\(ready.open.id)"
        var rest = candidates[...]
        if let cursor = page.cursor {
            guard let last = PageToken(cursor, for: listing).flatMap({ try? EntityUID(parsing: $0.lastKey) }) else {
                throw AWSError.foreignToken
            }
            rest = rest.drop { $0 <= last }
        }
        let graph = ready.snapshot.authorizer.load(entities, on: ready.snapshot.actions)
        var answer = Page()
        var seen = 0
        while let uid = rest.popFirst() {
            seen += 1
            if ready.snapshot.authorizer.isAuthorized(request(uid), graph).decision == .allow {
                answer.allowed.append(uid)
            }
            guard answer.allowed.count == page.limit || seen == page.candidateLimit else { continue }
            if !rest.isEmpty { answer.next = PageToken(lastKey: uid.description).text(for: listing) }
            break
        }
        return answer
    }
}
