import Audit
import Core
import Directory
import IAM
import Keyring
import Plane
import STS
import SigV4
import Store
import StoreSQLite
import Testing
import Wire

@testable import Gateway

/// A whole plane in memory with a clock that stands still, asked by signed requests as a client sends them.
struct TestPlane {
    struct Credentials {
        var accessKeyID: String
        var secret: Secret
        var token: String?
    }

    let account = AccountID("111122223333")!  // twelve digits
    let clock = ManualClock(Timestamp(seconds: 1_795_464_900))
    let keyring = Keyring(RootKey())
    let store: SQLiteStore
    let directory: Directory
    let auditLog: AuditLog
    let archive = PolicyArchive(.memory)
    let gateway: Gateway
    let root: Credentials

    init(
        regions: Set<Region>? = nil, extra: [Service] = [], auditLog: AuditLog = .ephemeral()
    ) async throws {
        self.auditLog = auditLog
        store = try .inMemory(clock: clock)
        directory = Directory(store: store, keyring: keyring) { AWSManagedPolicies.policy(arn: $0)?.document }
        let key = (id: UniqueID.make(.accessKey, account: account), secret: SecureRandom.secretAccessKey())
        root = Credentials(accessKeyID: key.id, secret: key.secret)
        _ = try await directory.createAccount(account, rootKey: key, at: clock.now())
        let services = [STSService(directory: directory, keyring: keyring).service] + extra
        gateway = Gateway(
            .init(
                models: ["sts", "iam", "cloudtrail"].compactMap { ServiceModel.builtIn($0) }, services: services,
                directory: directory, tokens: SessionTokens(keyring), messages: AuthorizationMessages(keyring),
                store: store, auditLog: auditLog, archive: archive, credentialUse: CredentialUse(store: store),
                managementAccount: account, regions: regions, clock: clock))
    }

    /// A user with an access key and, when given, one inline policy.
    func user(_ name: String, policy: String? = nil) async throws -> Credentials {
        var user = UserRecord(
            name: name, path: "/", id: UniqueID.make(.user, account: account), created: clock.now())
        if let policy { user.inline = ["own": policy] }
        let secret = SecureRandom.secretAccessKey()
        let id = UniqueID.make(.accessKey, account: account)
        let key = try AccessKeyRecord(id: id, secret: secret, userName: name, created: clock.now(), keyring: keyring)
        let record = user
        let scope = Scope(account: account)
        try await store.write { writer in
            try Collections.users.put(record, at: Collections.key(name), in: scope, writer)
            try Collections.accessKeys.put(key, at: id, in: scope, writer)
        }
        return Credentials(accessKeyID: id, secret: secret)
    }

    func role(_ name: String, trust: String, policy: String? = nil) async throws {
        var role = RoleRecord(
            name: name, path: "/", id: UniqueID.make(.role, account: account), created: clock.now(), trustPolicy: trust)
        if let policy { role.inline = ["own": policy] }
        let record = role
        let scope = Scope(account: account)
        _ = try await store.write { try Collections.roles.put(record, at: Collections.key(name), in: scope, $0) }
    }

    /// An unsigned query request, ready to be spoilt.
    func request(_ body: String) -> HTTPRequest {
        HTTPRequest(
            method: "POST", path: "/",
            headers: [
                "host": "127.0.0.1:4566", "content-type": "application/x-www-form-urlencoded; charset=utf-8",
                "user-agent": "tests",
            ], body: Array(body.utf8))
    }

    func signed(
        _ request: HTTPRequest, by credentials: Credentials, service: String = "sts", region: String = "us-east-1",
        at time: Timestamp? = nil
    ) -> HTTPRequest {
        var request = request
        Signer(accessKeyID: credentials.accessKeyID, secret: credentials.secret, token: credentials.token)
            .sign(&request, service: service, region: region, at: time ?? clock.now())
        return request
    }

    func send(_ request: HTTPRequest) async -> Answer {
        Answer(await gateway.respond(to: request, from: Peer(address: "192.0.2.7", isSecure: false)))
    }

    /// Calls STS, or another service of the query protocol.
    func call(
        _ action: String, _ parameters: String = "", as credentials: Credentials, service: String = "sts"
    ) async -> Answer {
        let version = service == "sts" ? "2011-06-15" : "2010-05-08"
        let body = "Action=\(action)&Version=\(version)\(parameters.isEmpty ? "" : "&" + parameters)"
        return await send(signed(request(body), by: credentials, service: service))
    }

    /// Every audit event so far, the newest first.
    func events() async throws -> [JSONNode] {
        var query = AuditQuery()
        query.pageSize = 50
        return try await auditLog.lookup(query).records.map { try JSONParser.parse($0.json) }
    }

    struct Answer {
        let status: Int
        let headers: HTTPHeaders
        let text: String

        init(_ response: HTTPResponse) {
            status = response.status
            headers = response.headers
            text = String(decoding: response.body, as: UTF8.self)
        }

        /// What stands in the first element of that name.
        func element(_ name: String) -> String? {
            guard let start = text.firstRange(of: "<\(name)>"),
                let end = text[start.upperBound...].firstRange(of: "</\(name)>")
            else { return nil }
            return String(text[start.upperBound..<end.lowerBound])
        }
    }
}
