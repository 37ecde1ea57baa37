import Core
import Directory
import IAMPolicy
import Plane
import Synchronization

/// Policies as the engine runs them, compiled once for each text and kept by digest: a decision compiles nothing.
final class CompiledPolicies: Sendable {
    private struct Cache {
        var sets: [PolicyDigest: PolicySet] = [:]
        var resources: [ResourceKey: PolicyGroup] = [:]
    }

    private struct ResourceKey: Hashable {
        let digest: PolicyDigest
        let grants: [String]
        let kind: PolicyKind
    }

    /// Far more than a plane has principals in use at once; past it the cache starts anew, which costs compilations
    /// and nothing else.
    private static let capacity = 50_000

    private let archive: PolicyArchive
    private let cache = Mutex(Cache())

    init(archive: PolicyArchive) { self.archive = archive }

    /// Everything that IAM holds about a principal.
    ///
    /// - Throws: when a stored policy is no policy, or its text cannot be archived.
    func set(for policies: PrincipalPolicies) throws -> PolicySet {
        if let set = cache.withLock({ $0.sets[policies.digest] }) { return set }
        var set = PolicySet(
            identity: try group(policies.identity, .identity),
            boundary: try group(policies.boundary.map { [$0] } ?? [], .identity))
        if let session = policies.session {
            // A session that was narrowed by policies which are gone since may do nothing; "no session policy" would
            // let it do everything that its role may.
            set.session = try session.isEmpty ? Self.nothingAllowed() : group(session, .session)
        }
        cache.withLock { cache in
            if cache.sets.count >= Self.capacity { cache.sets = [:] }
            cache.sets[policies.digest] = set
        }
        return set
    }

    /// The policy of a resource, with what was granted beside it.
    func group(_ policy: Requirement.ResourcePolicy, _ grants: [Requirement.Grant]) throws -> PolicyGroup {
        let kind: PolicyKind = policy.kind == .roleTrust ? .trust : .resource
        let digest = PolicyDigest(policy.document)
        let key = ResourceKey(digest: digest, grants: grants.map(\.document), kind: kind)
        if let group = cache.withLock({ $0.resources[key] }) { return group }
        try archive.keep(policy.document, digest: digest.description)
        let granted = try grants.map { grant in
            try archive.keep(grant.document, digest: PolicyDigest(grant.document).description)
            return NamedPolicy(name: grant.name, document: try PolicyDocument(grant.document, kind: kind))
        }
        let group = PolicyGroup(
            [NamedPolicy(name: "resource-policy", document: try PolicyDocument(policy.document, kind: kind))] + granted)
        cache.withLock { cache in
            if cache.resources.count >= Self.capacity { cache.resources = [:] }
            cache.resources[key] = group
        }
        return group
    }

    private func group(_ policies: [PrincipalPolicy], _ kind: PolicyKind) throws -> PolicyGroup {
        PolicyGroup(
            try policies.map { policy in
                try archive.keep(policy.document, digest: policy.digest.description)
                return NamedPolicy(name: policy.name, document: try PolicyDocument(policy.document, kind: kind))
            })
    }

    /// Allows nothing and denies nothing: a resource's policy may still name the session, and refusals say that no policy
    /// allows.
    static func nothingAllowed() throws -> PolicyGroup {
        let text = #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"*","Resource":"*"}]}"#
        return PolicyGroup([NamedPolicy(name: "policies-gone", document: try PolicyDocument(text, kind: .session))])
    }
}
