package import Core
import Keyring
import Store

/// A long-term access key ready to verify signatures with.
package struct AccessKey: Sendable, Equatable {
    package let record: AccessKeyRecord
    package let account: AccountID
    package let secret: Secret

    package init(record: AccessKeyRecord, account: AccountID, secret: Secret) {
        self.record = record
        self.account = account
        self.secret = secret
    }
}

extension Directory {
    /// The long-term access key of that id, active or not; nil when there is none.
    ///
    /// - Throws: `KeyringError` when the secret was sealed under another root key.
    package func accessKey(_ id: String) async throws -> AccessKey? {
        let revision = revision(of: Collections.accessKeys.name, Collections.accessKeyAccounts.name)
        if let key = accessKeys.value(for: id, at: revision) { return key }
        if unknownAccessKeys.value(for: id, at: revision) != nil { return nil }
        guard let (record, account) = try await accessKeyRecord(id) else {
            unknownAccessKeys.insert(true, for: id, at: revision)
            return nil
        }
        let key = AccessKey(record: record, account: account, secret: try record.secret(keyring))
        accessKeys.insert(key, for: id, at: revision)
        return key
    }

    private func accessKeyRecord(_ id: String) async throws -> (AccessKeyRecord, AccountID)? {
        guard !id.isEmpty, id.utf8.count <= 128 else { return nil }
        return try await store.read { reader in
            let candidates = [
                UniqueID.account(of: id),
                try Collections.accessKeyAccounts.get(id, in: .plane, reader)?.account,
            ]
            for case .some(let account) in candidates {
                if let record = try Collections.accessKeys.get(id, in: Scope(account: account), reader) {
                    return (record, account)
                }
            }
            return nil
        }
    }
}
