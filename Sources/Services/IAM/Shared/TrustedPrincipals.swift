import Core
import Directory
import Store

/// Trust policies follow the users and roles that they name: a rename changes the ARN in them, and a deletion puts the
/// unique id in its place, so that nobody is trusted for having a name that somebody else had.
extension AccountWriter {
    /// Notes whom a role's trust policy names.
    func addTrust(of role: RoleRecord) throws {
        for principal in TrustPolicy(saved: role.trustPolicy).entities {
            try Collections.trustedPrincipals.put(
                Link(), at: Collections.link(principal, place(of: role)), in: .plane, writer)
        }
    }

    func removeTrust(of role: RoleRecord) throws {
        for principal in TrustPolicy(saved: role.trustPolicy).entities {
            try Collections.trustedPrincipals.delete(
                Collections.link(principal, place(of: role)), in: .plane, writer)
        }
    }

    /// Puts an ARN or a unique id in the place of a principal, in the trust policies of every account.
    func replacePrincipal(_ principal: String, with other: String) throws {
        guard principal != other else { return }
        let prefix = Collections.link(principal, "")
        for (link, _) in try Collections.trustedPrincipals.list(in: .plane, prefix: prefix, writer) {
            try Collections.trustedPrincipals.delete(link, in: .plane, writer)
            let place = link.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
            guard place.count == 2, let account = AccountID(place[0]) else { continue }
            let owner = AccountWriter(account: account, writer: writer)
            guard var role = try owner.find(RoleRecord.self, String(place[1])) else { continue }
            role.trustPolicy = TrustPolicy(saved: role.trustPolicy).replacing(principal, with: other)
            try owner.put(role)
            try owner.addTrust(of: role)
        }
    }

    private func place(of role: RoleRecord) -> String { "\(account)/\(role.key)" }
}
