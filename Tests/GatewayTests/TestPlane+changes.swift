import Core
import Directory
import Store
import StoreSQLite
import Testing

extension TestPlane {
    func change(_ credentials: Credentials, _ change: @escaping @Sendable (inout AccessKeyRecord) -> Void) async throws
    {
        let scope = Scope(account: account)
        try await store.write { writer in
            var key = try #require(try Collections.accessKeys.get(credentials.accessKeyID, in: scope, writer))
            change(&key)
            try Collections.accessKeys.put(key, at: key.id, in: scope, writer)
        }
    }

    func delete(_ credentials: Credentials) async throws {
        let scope = Scope(account: account)
        _ = try await store.write { try Collections.accessKeys.delete(credentials.accessKeyID, in: scope, $0) }
    }

    /// Credentials of GetSessionToken.
    func session(as credentials: Credentials) async throws -> Credentials {
        try temporary(await call("GetSessionToken", as: credentials))
    }

    func assume(_ role: String, _ parameters: String = "", as credentials: Credentials) async -> Answer {
        let arn = "arn%3Aaws%3Aiam%3A%3A\(account)%3Arole%2F\(role)"
        return await call("AssumeRole", "RoleArn=\(arn)&RoleSessionName=session&\(parameters)", as: credentials)
    }

    func temporary(_ answer: Answer) throws -> Credentials {
        Credentials(
            accessKeyID: try #require(answer.element("AccessKeyId")),
            secret: Secret(try #require(answer.element("SecretAccessKey"))),
            token: try #require(answer.element("SessionToken")))
    }
}

extension TestPlane {
    func write(policy: String?, of user: String) async throws {
        let scope = Scope(account: account)
        try await store.write { writer in
            let key = Collections.key(user)
            var record = try #require(try Collections.users.get(key, in: scope, writer))
            record.inline = policy.map { ["own": $0] } ?? [:]
            try Collections.users.put(record, at: key, in: scope, writer)
        }
    }

    func write(rolePolicy: String, of role: String) async throws {
        let scope = Scope(account: account)
        try await store.write { writer in
            let key = Collections.key(role)
            var record = try #require(try Collections.roles.get(key, in: scope, writer))
            record.inline = ["own": rolePolicy]
            try Collections.roles.put(record, at: key, in: scope, writer)
        }
    }
}
