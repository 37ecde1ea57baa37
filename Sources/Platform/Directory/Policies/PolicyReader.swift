import Core
import Plane
import Store

/// Collects the policies of a principal within one snapshot of the store.
struct PolicyReader {
    let account: AccountID
    let reader: any StoreReader
    let managedPolicy: Directory.ManagedPolicies

    private var scope: Scope { Scope(account: account) }

    /// nil when the user is gone, or another one has its name.
    func user(_ name: String, id: String?) throws -> PrincipalPolicies? {
        guard let user = try Collections.users.get(Collections.key(name), in: scope, reader),
            id == nil || user.id == id
        else { return nil }
        var policies = try collect(inline: user.inline, attached: user.attached, of: .user(user.name))
        for name in user.groups {
            guard let group = try Collections.groups.get(Collections.key(name), in: scope, reader) else { continue }
            policies += try collect(inline: group.inline, attached: group.attached, of: .group(group.name))
        }
        return PrincipalPolicies(identity: policies, boundary: try boundary(user.boundary, of: .user(user.name)))
    }

    /// nil when the role is gone, or another one has its name.
    func role(_ name: String, id: String) throws -> PrincipalPolicies? {
        guard let role = try Collections.roles.get(Collections.key(name), in: scope, reader), role.id == id else {
            return nil
        }
        return PrincipalPolicies(
            identity: try collect(inline: role.inline, attached: role.attached, of: .role(role.name)),
            boundary: try boundary(role.boundary, of: .role(role.name)))
    }

    func session(_ claims: SessionClaims) throws -> [PrincipalPolicy] {
        var policies: [PrincipalPolicy] = []
        if let document = claims.inlinePolicy {
            policies.append(
                PrincipalPolicy(name: "SessionPolicy", holder: .session, isManaged: false, document: document))
        }
        return policies + (try claims.policyARNs.compactMap { try managed($0, of: .session) })
    }

    private func collect(
        inline: [String: String], attached: [String], of holder: PrincipalPolicy.Holder
    ) throws -> [PrincipalPolicy] {
        let own = inline.sorted { $0.key < $1.key }.map {
            PrincipalPolicy(name: $0.key, holder: holder, isManaged: false, document: $0.value)
        }
        return own + (try attached.compactMap { try managed($0, of: holder) })
    }

    /// A boundary that cannot be found still bounds: it allows nothing.
    private func boundary(_ arn: String?, of holder: PrincipalPolicy.Holder) throws -> PrincipalPolicy? {
        guard let arn else { return nil }
        // A policy must have a statement; this one is about an action that no service has.
        let nothing =
            #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"none:None","Resource":"*"}}"#
        return try managed(arn, of: holder)
            ?? PrincipalPolicy(name: arn, holder: holder, isManaged: true, document: nothing)
    }

    private func managed(_ arn: String, of holder: PrincipalPolicy.Holder) throws -> PrincipalPolicy? {
        try document(of: arn).map { PrincipalPolicy(name: arn, holder: holder, isManaged: true, document: $0) }
    }

    /// The default version of a managed policy of the account or of AWS.
    func document(of arn: String) throws -> String? {
        guard let parsed = ARN(arn) else { return nil }
        if parsed.account == "aws" { return managedPolicy(arn) }
        guard parsed.account == account.rawValue else { return nil }
        let policy = try Collections.policies.get(Collections.key(parsed.resourceName), in: scope, reader)
        return policy?.arn(in: account) == arn ? policy?.defaultDocument : nil
    }
}
