/// One entry of `Principal` or `NotPrincipal`.
enum PrincipalPattern: Sendable, Hashable {
    /// `*` or `{"AWS": "*"}`: everyone, signed or not.
    case everyone
    /// An account, as its root ARN or its bare id: whoever the account's own policies let.
    case account(String)
    /// A user, role, role session or federated user; no wildcards.
    case arn(String)
    /// A unique id such as `AIDA…`, which AWS puts in place of an ARN whose entity is gone.
    case uniqueID(String)
    case service(String)
    case federated(String)
    case canonicalUser(String)
}

/// How close a policy's principal is to the caller, which decides what else may still limit the grant.
struct PrincipalReach: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// The very caller: a user, a session, a federated user, a service, or everyone. No implicit deny limits it.
    static let caller = PrincipalReach(rawValue: 1)
    /// The role of a session or the user behind a federated session: boundary and session policies limit it.
    static let entity = PrincipalReach(rawValue: 2)
    /// The account: the caller's identity-based policies must allow as well.
    static let account = PrincipalReach(rawValue: 4)
}

extension PrincipalPattern {
    func reach(of caller: Caller) -> PrincipalReach {
        switch self {
        case .everyone: .caller
        case .account(let id): caller.account == id ? (caller.isRoot ? .caller : .account) : []
        case .arn(let arn): caller.reach(ofARN: arn)
        case .uniqueID(let id): caller.uniqueID == id ? caller.ownReach : caller.sessionID == id ? .caller : []
        case .service(let name): caller.service == name ? .caller : []
        case .federated(let provider): caller.provider == provider ? .caller : []
        case .canonicalUser(let id): caller.canonicalUser == id ? .caller : []
        }
    }
}

extension PrincipalSet {
    /// What the set makes of a caller; empty when it is not about the caller.
    ///
    /// - Parameter isDeny: a Deny with NotPrincipal names who is exempt, so an entry for the account alone exempts
    ///   nobody in it.
    func reach(of caller: Caller, isDeny: Bool) -> PrincipalReach {
        var reach: PrincipalReach = []
        for pattern in patterns { reach.formUnion(pattern.reach(of: caller)) }
        guard isNegated else { return reach }
        if isDeny { reach.remove(.account) }
        return reach.isEmpty ? .caller : []
    }
}
