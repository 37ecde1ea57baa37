import Core
import IAMPolicy
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
    func callContext() -> RequestContext {
        var context = RequestContext()
        context.reserveCapacity(32)
        addRequest(to: &context)
        addPrincipal(to: &context)
        addSession(to: &context)
        return context
    }

    /// Adds the keys that describe the resource of one requirement, and the operation's own.
    func addResource(of requirement: Requirement, to context: inout RequestContext) {
        // Sorted, so that equal calls leave equal records.
        for (name, value) in requirement.context.sorted(by: { $0.key < $1.key }) {
            switch value {
            case .one(let text): context.set(ContextKey(name), text)
            case .many(let texts): context.set(ContextKey(name), all: texts)
            }
        }
        context.set(.resourceAccount, requirement.resourceAccount.rawValue)
        guard let tags = requirement.resourceTags, !tags.isEmpty else { return }
        let service = requirement.action.prefix { $0 != ":" }
        for tag in tags {
            context.set(ContextKey("aws:ResourceTag/\(tag.Key)"), tag.Value)
            context.set(ContextKey("\(service):ResourceTag/\(tag.Key)"), tag.Value)
        }
    }
}

extension GlobalConditionKeys {
    private func addRequest(to context: inout RequestContext) {
        let origin = call.origin
        context.set(.currentTime, call.time.iso8601)
        context.set(.epochTime, String(call.time.seconds))
        context.set(.sourceIP, origin.sourceIP)
        context.set(.secureTransport, origin.isSecure)
        context.set(.userAgent, origin.userAgent)
        if let referer = origin.referer { context.set(.referer, referer) }
        context.set(.requestedRegion, isGlobalService ? Region.global.rawValue : call.region.rawValue)
        context.set(.viaAWSService, !origin.calledVia.isEmpty)
        if let first = origin.calledVia.first, let last = origin.calledVia.last {
            context.set(.calledVia, all: origin.calledVia)
            context.set(.calledViaFirst, first)
            context.set(.calledViaLast, last)
        }
    }

    private func addPrincipal(to context: inout RequestContext) {
        let caller = call.caller
        context.set(.principalType, caller.type)
        if caller.identity == .anonymous { return }
        if case .service(let name) = caller.identity {
            context.set(.principalIsAWSService, true)
            context.set(.principalServiceName, name)
            context.set(.principalServiceNames, all: [name])
            return
        }
        context.set(.principalIsAWSService, false)
        context.set(.principalARN, caller.principalARN)
        context.set(.principalAccount, caller.account.rawValue)
        context.set(.userID, caller.userID)
        if let name = caller.userName { context.set(.userName, name) }
        for tag in caller.tags { context.set(ContextKey("aws:PrincipalTag/\(tag.Key)"), tag.Value) }
        if let organization {
            context.set(.principalOrganization, organization.id)
            context.set(.principalOrganizationPaths, all: [organization.path])
        }
    }

    /// `aws:MultiFactorAuthPresent` is there for temporary credentials only; with long-term ones it is absent.
    private func addSession(to context: inout RequestContext) {
        guard let session = call.caller.session else { return }
        context.set(.tokenIssueTime, session.issued.iso8601)
        context.set(.mfaPresent, session.mfaAuthenticated != nil)
        if let authenticated = session.mfaAuthenticated {
            context.set(.mfaAge, String(Int64(call.time.seconds(since: authenticated))))
        }
        if let identity = session.sourceIdentity { context.set(.sourceIdentity, identity) }
        if let provider = session.federatedProvider { context.set(.federatedProvider, provider) }
    }
}

extension RequestContext {
    fileprivate mutating func set(_ key: ContextKey, _ value: Bool) { set(key, value ? "true" : "false") }
}
