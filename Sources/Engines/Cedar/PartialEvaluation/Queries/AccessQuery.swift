/// Finds who may do something, and what somebody may do.
///
///     let query = AccessQuery(authorizer, source)
///     let page = try await query.principals(of: user, action: view, resource: photo, context: .complete([:]))
///     for uid in page.allowed { print(uid) }
///
/// Policies are evaluated once with the candidate unknown; each candidate then costs only what was left of them.
/// Entities are loaded when they are needed, for many candidates together. Where the decision is the same for all, none
/// is loaded; where it is a denial, candidates are not even listed.
public struct AccessQuery: Sendable {
    private let authorizer: PartialAuthorizer
    private let source: any EntitySource
    private let entities: PartialEntities
    private let maximumRounds: Int
    /// How many candidates share a round of loading.
    static let chunk = 100

    /// - Parameters:
    ///   - entities: what is known beforehand, which the source is not asked for.
    ///   - maximumRounds: how often to load at most, each for the request itself and for some candidates.
    public init(
        _ authorizer: PartialAuthorizer, _ source: any EntitySource, knowing entities: PartialEntities = .unknown,
        maximumRounds: Int = PartialAuthorizer.defaultMaximumRounds
    ) {
        self.authorizer = authorizer
        self.source = source
        self.entities = entities
        self.maximumRounds = maximumRounds
    }

    /// Which principals of a type may do the action on the resource.
    ///
    /// - Parameter context: parts that are unknown can leave principals undecided.
    /// - Throws: ``PartialEvaluationError``, ``EntityLoadingError``, ``AccessQueryError`` or what the source throws.
    public func principals(
        of type: Name, action: EntityUID, resource: EntityUID, context: PartialRecord,
        page: AccessPageRequest = AccessPageRequest()
    ) async throws -> AccessPage {
        let request = PartialRequest(
            principal: .init(type: type), action: action, resource: .init(resource), context: context)
        return try await candidates(of: type, for: .principal, request, page)
    }

    /// Which resources of a type the principal may do the action on.
    ///
    /// - Parameter context: parts that are unknown can leave resources undecided.
    /// - Throws: ``PartialEvaluationError``, ``EntityLoadingError``, ``AccessQueryError`` or what the source throws.
    public func resources(
        of type: Name, principal: EntityUID, action: EntityUID, context: PartialRecord,
        page: AccessPageRequest = AccessPageRequest()
    ) async throws -> AccessPage {
        let request = PartialRequest(
            principal: .init(principal), action: action, resource: .init(type: type), context: context)
        return try await candidates(of: type, for: .resource, request, page)
    }

    /// Which actions the principal may do on the resource. Actions that do not apply to their types, or take no such
    /// context, are not among them.
    ///
    /// - Throws: ``PartialEvaluationError``, ``EntityLoadingError``, ``AccessQueryError`` or what the source throws.
    public func actions(
        principal: EntityUID, resource: EntityUID, context: PartialRecord,
        page: AccessPageRequest = AccessPageRequest()
    ) async throws -> AccessPage {
        let fingerprint = AccessCursor.fingerprint(
            of: ["actions", principal.description, resource.description, context.fingerprintText])
        let start = try page.cursor.map { try AccessCursor(text: $0, fingerprint: fingerprint).last }
        let requests = authorizer.schema.actions.keys.sorted().filter { action in start.map { $0 < action } ?? true }
            .map { action in
                PartialRequest(
                    principal: .init(principal), action: action, resource: .init(resource), context: context)
            }
            .filter { $0.validate(against: authorizer.schema).isEmpty }
        var loading = EntityLoading(source, schema: authorizer.schema, knowing: entities, maximumRounds: maximumRounds)
        var answer = AccessPage()
        for request in requests {
            if answer.isFull(page) { break }
            let response = try authorizer.isAuthorized(request, loading.entities)
            let settled = try await loading.settle([response], for: .decision)[0]
            answer.add(request.action, settled.decision)
        }
        if answer.examined < requests.count {
            let last = requests[answer.examined - 1].action
            answer.next = AccessCursor(fingerprint: fingerprint, last: last).text
        }
        return answer
    }

    // MARK: Candidates

    private func candidates(
        of type: Name, for variable: Variable, _ request: PartialRequest, _ page: AccessPageRequest
    ) async throws -> AccessPage {
        let fingerprint = AccessCursor.fingerprint(of: request.fingerprintParts)
        var last = try page.cursor.map { try AccessCursor(text: $0, fingerprint: fingerprint).last }
        let response = try await authorizer.isAuthorized(
            request, entities, loadingFrom: source, for: .decision, maximumRounds: maximumRounds)
        var answer = AccessPage()
        if response.decision == .deny { return answer }
        let bounds = response.bounds(on: variable)
        while true {
            let count = min(AccessQuery.chunk, page.candidateLimit - answer.examined)
            let chunk = try await list(type, within: bounds, after: last, limit: count)
            for (uid, decision) in try await decide(chunk, variable, response) {
                answer.add(uid, decision)
                last = uid
                if answer.isFull(page) { break }
            }
            if answer.isFull(page) { break }
            if chunk.count < count { return answer }
        }
        answer.next = last.map { AccessCursor(fingerprint: fingerprint, last: $0).text }
        return answer
    }

    /// Decides a chunk of candidates, loading for all of them together.
    private func decide(
        _ chunk: [EntityUID], _ variable: Variable, _ response: PartialResponse
    ) async throws -> [(EntityUID, Response.Decision?)] {
        if let decision = response.decision { return chunk.map { ($0, decision) } }
        let open = chunk.map { uid in
            response.continued(response.request.filling(variable, with: uid), response.entities)
        }
        var loading = EntityLoading(
            source, schema: authorizer.schema, knowing: response.entities, maximumRounds: maximumRounds)
        let settled = try await loading.settle(open, for: .decision)
        return Array(zip(chunk, settled.map(\.decision)))
    }

    /// Candidates of an enumerated type are those that the schema names.
    private func list(
        _ type: Name, within bounds: CandidateBounds, after last: EntityUID?, limit: Int
    ) async throws -> [EntityUID] {
        if let ids = authorizer.schema.entityTypes[type]?.enumeration {
            let all = ids.sorted().map { EntityUID(type: type, id: $0) }
            return Array(all.drop { uid in last.map { uid <= $0 } ?? false }.prefix(limit))
        }
        let chunk = try await source.candidates(of: type, within: bounds, after: last, limit: limit)
        var before = last
        for uid in chunk {
            guard uid.type == type, before.map({ $0 < uid }) ?? true else {
                throw AccessQueryError.disorderedCandidates
            }
            before = uid
        }
        return chunk
    }
}

extension AccessPage {
    fileprivate func isFull(_ page: AccessPageRequest) -> Bool {
        count >= page.limit || examined >= page.candidateLimit
    }
}

extension PartialRequest {
    fileprivate func filling(_ variable: Variable, with uid: EntityUID) -> PartialRequest {
        var filled = self
        if variable == .principal { filled.principal = Party(uid) } else { filled.resource = Party(uid) }
        return filled
    }

    fileprivate var fingerprintParts: [String] {
        [
            principal.type.path, principal.uid?.description ?? "", action.description, resource.type.path,
            resource.uid?.description ?? "", context.fingerprintText,
        ]
    }
}

extension PartialRecord {
    fileprivate var fingerprintText: String {
        let names = absent.sorted().map(\.string).joined(separator: ",")
        return "\(Value.record(known).cedarText) \(names) \(isComplete)"
    }
}
