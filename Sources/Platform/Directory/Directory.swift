package import Core
package import Keyring
package import Store

/// What gateway and services ask about identities: whose an access key is, who calls, and what may they do.
///
/// Answers are kept in memory and believed as long as the collections they came from have not changed, so that the way
/// of a request through authentication and authorisation does no I/O and opens no sealed secret twice.
package final class Directory: Sendable {
    /// The text of an AWS-managed policy by its ARN; nil when there is none.
    package typealias ManagedPolicies = @Sendable (_ arn: String) -> String?

    let store: any Store
    let keyring: Keyring
    let managedPolicy: ManagedPolicies
    let accessKeys = RevisionCache<String, AccessKey>(capacity: 20_000)
    /// Apart from the known, so that guesses never push those out.
    let unknownAccessKeys = RevisionCache<String, Bool>(capacity: 10_000)
    let serviceCredentials = RevisionCache<String, ServiceCredentialRecord>(capacity: 10_000)
    let users = RevisionCache<EntityReference, UserRecord>(capacity: 20_000)
    let roles = RevisionCache<EntityReference, RoleRecord>(capacity: 20_000)
    let policySets = RevisionCache<PrincipalReference, PrincipalPolicies>(capacity: 20_000)
    let sessionPolicySets = RevisionCache<String, PrincipalPolicies>(capacity: 20_000)

    package init(
        store: any Store, keyring: Keyring, managedPolicy: @escaping ManagedPolicies = { _ in nil }
    ) {
        self.store = store
        self.keyring = keyring
        self.managedPolicy = managedPolicy
    }

    /// Grows with every change to one of the collections, so equal sums mean that none of them changed.
    func revision(of collections: String...) -> UInt64 {
        collections.reduce(0) { $0 &+ store.revision(of: $1) }
    }
}

/// A user or role by the key of its record.
struct EntityReference: Sendable, Hashable {
    let account: AccountID
    let key: String

    init(_ name: String, in account: AccountID) {
        self.account = account
        key = Collections.key(name)
    }

    var scope: Scope { Scope(account: account) }
}

extension Directory {
    /// The user of that name, in any case; nil when there is none.
    package func user(_ name: String, in account: AccountID) async throws -> UserRecord? {
        try await entity(Collections.users, EntityReference(name, in: account), users)
    }

    /// The role of that name, in any case; nil when there is none.
    package func role(_ name: String, in account: AccountID) async throws -> RoleRecord? {
        try await entity(Collections.roles, EntityReference(name, in: account), roles)
    }

    private func entity<Value: Codable & Sendable>(
        _ collection: RecordCollection<Value>, _ reference: EntityReference,
        _ cache: RevisionCache<EntityReference, Value>
    ) async throws -> Value? {
        let revision = revision(of: collection.name)
        if let value = cache.value(for: reference, at: revision) { return value }
        let value = try await store.read { try collection.get(reference.key, in: reference.scope, $0) }
        if let value { cache.insert(value, for: reference, at: revision) }
        return value
    }
}
