package import Core
package import Plane
import Store

/// A principal whose policies are cached, apart from what narrows a session.
enum PrincipalReference: Sendable, Hashable {
    case user(EntityReference, id: String?)
    case role(EntityReference, id: String)
}

extension Directory {
    /// What bears on the caller, as of now; nothing for services, anonymous callers and principals that are gone.
    ///
    /// Sets are shared between calls until something changes, and equal sets have equal digests after that.
    package func policies(of caller: Caller) async throws -> PrincipalPolicies {
        switch caller.identity {
        case .root: return Self.root
        case .service, .anonymous: return Self.nothing
        case .user(let name, _, let id):
            return try await policies(of: .user(EntityReference(name, in: caller.account), id: id))
        case .assumedRole(let name, _, let id, _, _):
            let reference = PrincipalReference.role(EntityReference(name, in: caller.account), id: id)
            guard let claims = caller.session, claims.inlinePolicy != nil || !claims.policyARNs.isEmpty else {
                return try await policies(of: reference)
            }
            return try await policies(of: reference, narrowedBy: claims)
        case .federatedUser:
            guard let claims = caller.session else { return Self.nothing }
            let user = claims.userName.map {
                PrincipalReference.user(EntityReference($0, in: caller.account), id: claims.userID)
            }
            return try await policies(of: user, narrowedBy: claims)
        }
    }

    /// The default version of a managed policy, the account's own or AWS's; nil when there is none.
    package func policyDocument(_ arn: String, in account: AccountID) async throws -> String? {
        let managedPolicy = managedPolicy
        return try await store.read { reader in
            try PolicyReader(account: account, reader: reader, managedPolicy: managedPolicy).document(of: arn)
        }
    }
}

extension Directory {
    private static let root = PrincipalPolicies(isRoot: true)
    private static let nothing = PrincipalPolicies()

    private var policyRevision: UInt64 {
        revision(
            of: Collections.users.name, Collections.groups.name, Collections.roles.name, Collections.policies.name)
    }

    private func policies(of principal: PrincipalReference) async throws -> PrincipalPolicies {
        let revision = policyRevision
        if let policies = policySets.value(for: principal, at: revision) { return policies }
        let managedPolicy = managedPolicy
        let policies = try await store.read { reader in
            switch principal {
            case .user(let user, let id):
                try PolicyReader(account: user.account, reader: reader, managedPolicy: managedPolicy)
                    .user(user.key, id: id)
            case .role(let role, let id):
                try PolicyReader(account: role.account, reader: reader, managedPolicy: managedPolicy)
                    .role(role.key, id: id)
            }
        }
        policySets.insert(policies ?? Self.nothing, for: principal, at: revision)
        return policies ?? Self.nothing
    }

    /// A session's access key is in no other token, so it names what narrows it.
    private func policies(
        of principal: PrincipalReference?, narrowedBy claims: SessionClaims
    ) async throws -> PrincipalPolicies {
        let revision = policyRevision
        if let policies = sessionPolicySets.value(for: claims.accessKeyID, at: revision) { return policies }
        let own = if let principal { try await policies(of: principal) } else { Self.root }
        let managedPolicy = managedPolicy
        let session = try await store.read { reader in
            try PolicyReader(account: claims.account, reader: reader, managedPolicy: managedPolicy).session(claims)
        }
        let policies = own.narrowed(by: session)
        sessionPolicySets.insert(policies, for: claims.accessKeyID, at: revision)
        return policies
    }
}
