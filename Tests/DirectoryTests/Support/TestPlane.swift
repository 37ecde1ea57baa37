import Core
import Directory
import Keyring
import Plane
import Store

/// A directory over a store in memory, with one account and ways to fill it.
struct TestPlane {
    static let account = AccountID("123456789012")!  // twelve digits
    static let time = Timestamp(seconds: 1_800_000_000)
    static let scope = Scope(account: account)

    let store: CountingStore
    let keyring = Keyring(RootKey())
    let directory: Directory

    init() throws {
        store = try CountingStore()
        directory = Directory(store: store, keyring: keyring) { arn in
            arn == "arn:aws:iam::aws:policy/Everything" ? Self.document("*") : nil
        }
    }

    static func document(_ action: String) -> String {
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\#(action)","Resource":"*"}]}"#
    }

    func write(_ body: @escaping @Sendable (any StoreWriter) throws -> Void) async throws {
        try await store.write(body)
    }

    @discardableResult
    func makeUser(
        _ name: String, id: String = "AIDAONE", change: @Sendable (inout UserRecord) -> Void = { _ in }
    ) async throws -> UserRecord {
        var user = UserRecord(name: name, path: "/p/", id: id, created: Self.time)
        change(&user)
        let made = user
        try await write { try Collections.users.put(made, at: Collections.key(name), in: Self.scope, $0) }
        return made
    }

    @discardableResult
    func makeRole(
        _ name: String, id: String = "AROAONE", change: @Sendable (inout RoleRecord) -> Void = { _ in }
    ) async throws -> RoleRecord {
        var role = RoleRecord(name: name, path: "/p/", id: id, created: Self.time, trustPolicy: "{}")
        change(&role)
        let made = role
        try await write { try Collections.roles.put(made, at: Collections.key(name), in: Self.scope, $0) }
        return made
    }

    func makePolicy(_ name: String, _ action: String) async throws {
        let policy = PolicyRecord(
            name: name, path: "/", id: "ANPA", created: Self.time, document: Self.document(action))
        try await write { try Collections.policies.put(policy, at: Collections.key(name), in: Self.scope, $0) }
    }

    func makeKey(for userName: String?) async throws -> (id: String, secret: Secret) {
        let made = try AccessKeyRecord.make(for: userName, in: Self.account, created: Self.time, keyring: keyring)
        try await write { try Collections.accessKeys.put(made.record, at: made.record.id, in: Self.scope, $0) }
        return (made.record.id, made.secret)
    }

    static func claims(
        _ kind: SessionClaims.Kind, userName: String? = nil, inlinePolicy: String? = nil, policyARNs: [String] = [],
        tags: [Tag] = [], userID: String? = nil, accessKeyID: String = "ASIAEXAMPLE"
    ) -> SessionClaims {
        SessionClaims(
            kind: kind, account: account, accessKeyID: accessKeyID, secretAccessKey: "secret", issued: time,
            expires: time.adding(seconds: 3600), userName: userName, inlinePolicy: inlinePolicy,
            policyARNs: policyARNs, tags: tags, userID: userID)
    }

    static func roleSession(_ name: String, id: String) -> SessionClaims.Kind {
        .assumedRole(name: name, path: "/p/", id: id, sessionName: "s", isServiceLinked: false)
    }
}
