import Core
import Plane

/// The global condition keys (`aws:…`) of a call, as the IAM user guide's "AWS global condition context keys" defines
/// when each is there and whether it has one value or many.
struct GlobalConditionKeys {
    /// What the plane knows of the organisation an account is in; nil outside any.
    struct Organization: Sendable, Hashable {
        let id: String
        /// `o-…/r-…/ou-…/`
        let path: String
    }

    let call: Call
    let isGlobalService: Bool
    var organization: Organization?

    /// Keys that describe the caller and the request, the same for every requirement of the call.
    func callKeys() -> [String: ConditionValue] {
        var keys: [String: ConditionValue] = [:]
        keys.reserveCapacity(24)
        addRequest(to: &keys)
        addPrincipal(to: &keys)
        addSession(to: &keys)
        return keys
    }

    /// Keys that describe the resource of one requirement, and the operation's own.
    func resourceKeys(of requirement: Requirement) -> [String: ConditionValue] {
        var keys = requirement.context
        keys["aws:ResourceAccount"] = .one(requirement.resourceAccount.rawValue)
        let service = requirement.action.prefix { $0 != ":" }
        for tag in requirement.resourceTags ?? [] {
            keys["aws:ResourceTag/\(tag.Key)"] = .one(tag.Value)
            keys["\(service):ResourceTag/\(tag.Key)"] = .one(tag.Value)
        }
        return keys
    }
}

extension GlobalConditionKeys {
    private func addRequest(to keys: inout [String: ConditionValue]) {
        let origin = call.origin
        keys["aws:CurrentTime"] = .one(call.time.iso8601)
        keys["aws:EpochTime"] = .one(String(call.time.seconds))
        keys["aws:SourceIp"] = .one(origin.sourceIP)
        keys["aws:SecureTransport"] = .boolean(origin.isSecure)
        keys["aws:UserAgent"] = .one(origin.userAgent)
        if let referer = origin.referer { keys["aws:Referer"] = .one(referer) }
        keys["aws:RequestedRegion"] = .one(isGlobalService ? Region.global.rawValue : call.region.rawValue)
        keys["aws:ViaAWSService"] = .boolean(!origin.calledVia.isEmpty)
        if let first = origin.calledVia.first, let last = origin.calledVia.last {
            keys["aws:CalledVia"] = .many(origin.calledVia)
            keys["aws:CalledViaFirst"] = .one(first)
            keys["aws:CalledViaLast"] = .one(last)
        }
    }

    private func addPrincipal(to keys: inout [String: ConditionValue]) {
        let caller = call.caller
        keys["aws:PrincipalType"] = .one(caller.type)
        if caller.identity == .anonymous { return }
        if case .service(let name) = caller.identity {
            keys["aws:PrincipalIsAWSService"] = .boolean(true)
            keys["aws:PrincipalServiceName"] = .one(name)
            keys["aws:PrincipalServiceNamesList"] = .many([name])
            return
        }
        keys["aws:PrincipalIsAWSService"] = .boolean(false)
        keys["aws:PrincipalArn"] = .one(caller.principalARN)
        keys["aws:PrincipalAccount"] = .one(caller.account.rawValue)
        keys["aws:userid"] = .one(caller.userID)
        if let name = caller.userName { keys["aws:username"] = .one(name) }
        for tag in caller.tags { keys["aws:PrincipalTag/\(tag.Key)"] = .one(tag.Value) }
        if let organization {
            keys["aws:PrincipalOrgID"] = .one(organization.id)
            keys["aws:PrincipalOrgPaths"] = .many([organization.path])
        }
    }

    /// `aws:MultiFactorAuthPresent` is there for temporary credentials only; with long-term ones it is absent.
    private func addSession(to keys: inout [String: ConditionValue]) {
        guard let session = call.caller.session else { return }
        keys["aws:TokenIssueTime"] = .one(session.issued.iso8601)
        keys["aws:MultiFactorAuthPresent"] = .boolean(session.mfaAuthenticated != nil)
        if let authenticated = session.mfaAuthenticated {
            keys["aws:MultiFactorAuthAge"] = .one(String(Int64(call.time.seconds(since: authenticated))))
        }
        if let identity = session.sourceIdentity { keys["aws:SourceIdentity"] = .one(identity) }
        if let provider = session.federatedProvider { keys["aws:FederatedProvider"] = .one(provider) }
    }
}
