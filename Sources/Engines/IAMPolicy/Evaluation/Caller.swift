/// A principal with everything that policies name it by, worked out once per request.
struct Caller: Sendable {
    let principal: Principal
    let account: String?
    /// The ARN of the very caller.
    private let arn: String?
    /// The ARN of the role or user behind a session.
    private let entityARN: String?
    /// Whether `entityARN` was read from the session's ARN and so lacks the role's path.
    private let lacksPath: Bool
    /// The unique id of the user or role.
    let uniqueID: String?
    /// `roleID:sessionName`.
    let sessionID: String?

    init(_ principal: Principal) {
        self.principal = principal
        account = principal.account
        var arn: String?
        var entityARN: String?
        var lacksPath = false
        var uniqueID: String?
        var sessionID: String?
        switch principal {
        case .user(let own, let id):
            arn = own
            uniqueID = id
        case .role(let own, let id):
            entityARN = own
            uniqueID = id
        case .assumedRole(let session, let role, let id):
            arn = session
            entityARN = principal.principalARN
            lacksPath = role == nil
            uniqueID = id
            if let id, let slash = session.lastIndex(of: "/") { sessionID = "\(id):\(session[slash...].dropFirst())" }
        case .federatedUser(let own, let issuer):
            arn = own
            entityARN = issuer
        case .root, .federated, .service, .canonicalUser, .anonymous: break
        }
        self.arn = arn
        self.entityARN = entityARN
        self.lacksPath = lacksPath
        self.uniqueID = uniqueID
        self.sessionID = sessionID
    }

    var isRoot: Bool { if case .root = principal { true } else { false } }
    var isFederatedUser: Bool { if case .federatedUser = principal { true } else { false } }
    var service: String? { if case .service(let name) = principal { name } else { nil } }
    var provider: String? { if case .federated(let provider) = principal { provider } else { nil } }
    var canonicalUser: String? { if case .canonicalUser(let id) = principal { id } else { nil } }

    /// What an entry for the caller's unique id reaches.
    var ownReach: PrincipalReach { entityARN == nil ? .caller : .entity }

    func reach(ofARN pattern: String) -> PrincipalReach {
        if let arn, arn == pattern { return .caller }
        guard let entityARN else { return [] }
        if entityARN == pattern || (lacksPath && Self.isSameRole(entityARN, pattern)) { return .entity }
        return []
    }

    /// A role's name is unique in its account whatever its path.
    private static func isSameRole(_ pathless: String, _ pattern: String) -> Bool {
        guard let slash = pathless.firstIndex(of: "/"), let last = pattern.lastIndex(of: "/") else { return false }
        return pattern.hasPrefix(pathless[...slash]) && pattern[last...] == pathless[slash...]
    }
}
