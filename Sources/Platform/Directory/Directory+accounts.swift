package import Core
import Keyring
import Store

extension Directory {
    /// Makes an account with its root's access key, in one transaction.
    ///
    /// - Parameter rootKey: the id may be any text, for keys that are fixed by configuration; nil makes no key.
    /// - Throws: `StoreError.conditionFailed` when the account, or a key of that id, exists already.
    package func createAccount(
        _ id: AccountID, name: String? = nil, email: String? = nil, rootKey: (id: String, secret: Secret)?,
        at time: Timestamp
    ) async throws -> AccountRecord {
        let key = try rootKey.map {
            try AccessKeyRecord(id: $0.id, secret: $0.secret, userName: nil, created: time, keyring: keyring)
        }
        return try await store.write { writer in
            var account = AccountRecord(id: id, created: time, name: name, email: email)
            if let key {
                account.rootAccessKeys = [key.id]
                try Self.put(key, in: id, writer)
            }
            try Collections.accounts.put(account, at: id.rawValue, in: .plane, if: .absent, writer)
            return account
        }
    }

    package func account(_ id: AccountID) async throws -> AccountRecord? {
        try await store.read { try Collections.accounts.get(id.rawValue, in: .plane, $0) }
    }

    /// All accounts of the plane in the order of their numbers.
    package func accounts() async throws -> [AccountRecord] {
        try await store.read { try Collections.accounts.list(in: .plane, $0).map(\.value) }
    }

    /// Writes a new access key so that it is found by its id alone.
    private static func put(_ key: AccessKeyRecord, in account: AccountID, _ writer: any StoreWriter) throws {
        try Collections.accessKeys.put(key, at: key.id, in: Scope(account: account), if: .absent, writer)
        guard UniqueID.account(of: key.id) != account else { return }
        let owner = AccessKeyAccount(account: account)
        try Collections.accessKeyAccounts.put(owner, at: key.id, in: .plane, if: .absent, writer)
    }
}
