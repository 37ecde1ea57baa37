extension PartialResponse {
    /// Decides the request now that everything is known. Only policies that were not certainly unsatisfied are looked
    /// at; the response is that of the whole set.
    ///
    /// - Parameter entities: all there are; the schema's actions need not be among them.
    /// - Throws: if request or entities do not conform to the schema or contradict what was known before.
    public func reauthorize(
        _ request: Request, _ entities: Entities
    ) throws(ReauthorizationError) -> Response {
        let requestErrors = request.validate(against: schema)
        guard requestErrors.isEmpty else { throw .invalidRequest(requestErrors) }
        let entityErrors = entities.validate(against: schema)
        guard entityErrors.isEmpty else { throw .invalidEntities(entityErrors) }
        guard self.request.admits(request) else { throw .otherRequest }
        if let uid = self.entities.contradiction(in: entities) { throw .otherEntity(uid) }
        var known = entities
        for action in schema.actionEntities where known[action.uid] == nil {
            known.set(action, ancestors: schema.ancestors(of: action.uid))
        }
        var set = PolicySet()
        for policy in policies {
            // Ids are unique, and there are no slots left.
            try? set.add(policy.original, id: policy.id)
        }
        return Authorizer(set).isAuthorized(request, known)
    }
}

/// Why a partially evaluated request could not be finished.
public enum ReauthorizationError: Error, Hashable, Sendable {
    case invalidRequest([RequestValidationError])
    case invalidEntities([EntityValidationError])
    /// The request contradicts what was known of it.
    case otherRequest
    /// The entity contradicts what was known of it, or is missing though it was known to exist.
    case otherEntity(EntityUID)

    /// The errors as texts.
    public var diagnostics: Diagnostics {
        switch self {
        case .invalidRequest(let errors): Diagnostics(errors.map(\.diagnostic))
        case .invalidEntities(let errors): Diagnostics(errors.map(\.diagnostic))
        case .otherRequest: Diagnostics(Diagnostic("the request is not the one that was partially evaluated"))
        case .otherEntity(let uid):
            Diagnostics(Diagnostic("the entity `\(uid)` is not what the partial evaluation was told of it"))
        }
    }
}
