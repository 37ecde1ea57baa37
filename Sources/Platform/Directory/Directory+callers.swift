import Core
package import Plane

extension Directory {
    /// Whom a signature with a long-term key proves; nil when its user is gone.
    package func caller(for key: AccessKey) async throws -> Caller? {
        guard let name = key.record.userName else {
            return Caller(.root, account: key.account, accessKeyID: key.record.id)
        }
        guard let user = try await user(name, in: key.account) else { return nil }
        return Caller(
            .user(name: user.name, path: user.path, id: user.id), account: key.account, accessKeyID: key.record.id,
            tags: user.tags)
    }

    /// Whom a signature with session credentials proves; nil when the role or user is gone, or another one took its
    /// name.
    package func caller(for claims: SessionClaims) async throws -> Caller? {
        switch claims.kind {
        case .assumedRole(let name, _, let id, let sessionName, _):
            guard let role = try await role(name, in: claims.account), role.id == id else { return nil }
            let identity = Caller.Identity.assumedRole(
                name: role.name, path: role.path, id: id, sessionName: sessionName,
                isServiceLinked: role.serviceLinkedTo != nil)
            return caller(identity, claims, principalTags: role.tags)
        case .federatedUser(let name):
            guard claims.userName != nil else { return caller(.federatedUser(name: name), claims, principalTags: []) }
            guard let user = try await user(of: claims) else { return nil }
            return caller(.federatedUser(name: name), claims, principalTags: user.tags)
        case .sessionToken:
            guard claims.userName != nil else { return caller(.root, claims, principalTags: []) }
            guard let user = try await user(of: claims) else { return nil }
            return caller(.user(name: user.name, path: user.path, id: user.id), claims, principalTags: user.tags)
        }
    }

    /// The user that asked for the session, if it is still the same one.
    private func user(of claims: SessionClaims) async throws -> UserRecord? {
        guard let name = claims.userName, let user = try await user(name, in: claims.account) else { return nil }
        return claims.userID == nil || claims.userID == user.id ? user : nil
    }

    private func caller(_ identity: Caller.Identity, _ claims: SessionClaims, principalTags: [Tag]) -> Caller {
        Caller(
            identity, account: claims.account, accessKeyID: claims.accessKeyID, session: claims,
            tags: Self.overlay(claims.tags, on: principalTags))
    }

    /// Session tags replace the principal's of the same key, which IAM compares without regard to case.
    static func overlay(_ sessionTags: [Tag], on principalTags: [Tag]) -> [Tag] {
        guard !sessionTags.isEmpty, !principalTags.isEmpty else { return principalTags + sessionTags }
        let replaced = Set(sessionTags.map { $0.Key.lowercased() })
        return principalTags.filter { !replaced.contains($0.Key.lowercased()) } + sessionTags
    }
}
