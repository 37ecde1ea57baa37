package import Core
package import Plane
import Store

extension Directory {
    /// Whose bearer token for a service that is; nil when it is not good.
    ///
    /// - Parameter service: such as `verifiedpermissions.amazonaws.com`.
    package func caller(
        forServiceCredential token: String, of service: String, at now: Timestamp
    ) async throws -> Caller? {
        guard let (id, secret) = ServiceCredentialRecord.read(token), let account = UniqueID.account(of: id) else {
            return nil
        }
        guard let record = try await serviceCredential(id, in: account), record.isGood(secret, for: service, at: now),
            let user = try await user(record.userName, in: account)
        else { return nil }
        return Caller(
            .user(name: user.name, path: user.path, id: user.id), account: account, accessKeyID: id, tags: user.tags)
    }

    private func serviceCredential(_ id: String, in account: AccountID) async throws -> ServiceCredentialRecord? {
        let revision = revision(of: Collections.serviceCredentials.name)
        if let known = serviceCredentials.value(for: id, at: revision) { return known }
        let record = try await store.read {
            try Collections.serviceCredentials.get(id, in: Scope(account: account), $0)
        }
        if let record { serviceCredentials.insert(record, for: id, at: revision) }
        return record
    }
}
