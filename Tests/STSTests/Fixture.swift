import Core
import Directory
import IAMPolicy
import Keyring
import Plane
import Store
import StoreSQLite
import Testing

@testable import STS

/// STS over a store in memory, its requirements decided by the policy engine as the gateway has them decided.
struct Fixture: Dispatcher {
    static let time = Timestamp(seconds: 1_795_464_900)  // 2026-11-23T20:15:00Z

    let account: AccountID
    let store: SQLiteStore
    let keyring = Keyring(RootKey())
    let directory: Directory
    let sts: STSService

    init() async throws {
        account = try #require(AccountID("111122223333"))
        store = try .inMemory()
        directory = Directory(store: store, keyring: keyring)
        sts = STSService(directory: directory, keyring: keyring)
        _ = try await directory.createAccount(account, rootKey: nil, at: Self.time)
    }

    var root: Plane.Caller { Caller(.root, account: account) }

    @discardableResult
    func user(
        _ name: String, allowed actions: [String] = [], mfa serialNumbers: [String] = []
    ) async throws -> Plane.Caller {
        var user = UserRecord(
            name: name, path: "/", id: UniqueID.make(.user, account: account), created: Self.time)
        if !actions.isEmpty { user.inline = ["own": Self.allow(actions)] }
        user.mfaDevices = serialNumbers
        let record = user
        try await put(record, Collections.users, name)
        return Caller(.user(name: name, path: "/", id: user.id), account: account)
    }

    /// - Parameter trusting: who may do which STS actions.
    @discardableResult
    func role(
        _ name: String, trusting principal: String, to actions: [String] = ["sts:AssumeRole"],
        condition: String? = nil, allowed: [String] = [], tags: [Core.Tag] = [], longest: Int = 3_600
    ) async throws -> String {
        let condition = condition.map { #","Condition":\#($0)"# } ?? ""
        var role = RoleRecord(
            name: name, path: "/", id: UniqueID.make(.role, account: account), created: Self.time,
            trustPolicy: """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"\(principal)"},\
                "Action":[\(Self.list(actions))]\(condition)}}
                """)
        role.tags = tags
        role.maxSessionDuration = longest
        if !allowed.isEmpty { role.inline = ["own": Self.allow(allowed)] }
        let record = role
        try await put(record, Collections.roles, name)
        return role.arn(in: account)
    }

    /// An enabled device, and what makes its codes.
    func device(_ name: String) async throws -> (serialNumber: String, totp: TOTP) {
        let seed = TOTP.makeSeed()
        var device = try MFADeviceRecord(
            name: name, path: "/", account: account, seed: seed, created: Self.time, keyring: keyring)
        device.enabled = Self.time
        let record = device
        try await put(record, Collections.mfaDevices, name)
        return (device.serialNumber(in: account), TOTP(seed: seed))
    }

    private func put<Value>(_ value: Value, _ collection: RecordCollection<Value>, _ name: String) async throws {
        let scope = Scope(account: account)
        try await store.write { _ = try collection.put(value, at: Collections.key(name), in: scope, $0) }
    }

    private static func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }

    static func allow(_ actions: [String]) -> String {
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[\#(list(actions))],"Resource":"*"}}"#
    }

    func dispatch(
        _ service: String, _ operation: String, _ input: Document, for call: Call, via: String
    ) async throws -> Document { throw AWSError.internalFailure }
}

extension Fixture {
    /// Authorises and serves one call.
    @discardableResult
    func call(
        _ name: String, _ input: Document = .empty, as caller: Plane.Caller, at time: Timestamp = Self.time
    ) async throws -> Document {
        let operation = try #require(sts.service.operations[name])
        let call = Call(
            requestID: "r", service: "sts", operation: name, caller: caller, region: .global, time: time,
            origin: Origin(sourceIP: "127.0.0.1", userAgent: "test"), input: input, store: store, dispatcher: self)
        for requirement in try await operation.requirements(call) { try await authorise(requirement, caller) }
        return try await operation.handler(call)
    }

    /// Who signs with credentials that were just answered.
    func session(_ answer: Document, at time: Timestamp = Self.time) async throws -> Plane.Caller {
        let claims = try claims(answer, at: time)
        return try #require(try await directory.caller(for: claims))
    }

    func claims(_ answer: Document, at time: Timestamp = Self.time) throws -> SessionClaims {
        let credentials = try #require(answer["Credentials"])
        let claims = try SessionTokens(keyring).open(
            try #require(credentials["SessionToken"]?.string),
            for: try #require(credentials["AccessKeyId"]?.string), now: time)
        #expect(credentials["SecretAccessKey"]?.string == claims.secretAccessKey)
        #expect(credentials["Expiration"]?.timestamp == claims.expires)
        return claims
    }

    private func authorise(_ requirement: Requirement, _ caller: Plane.Caller) async throws {
        let own = try await directory.policies(of: caller)
        var policies = PolicySet(
            identity: try group(own.identity.map(\.document)),
            boundary: try group(own.boundary.map { [$0.document] } ?? []),
            session: try group(own.session?.map(\.document) ?? []))
        if let policy = requirement.resourcePolicy {
            policies.resource = try group([policy.document], .trust)
            policies.resourceKind = .role
        }
        var context = RequestContext()
        for (key, value) in requirement.context {
            switch value {
            case .one(let text): context.set(ContextKey(key), text)
            case .many(let texts): context.set(ContextKey(key), all: texts)
            }
        }
        for tag in caller.tags { context.set(ContextKey("aws:PrincipalTag/\(tag.Key)"), tag.Value) }
        let request = AuthorizationRequest(
            principal: principal(caller), action: requirement.action, resource: requirement.resource,
            resourceAccount: requirement.resourceAccount.rawValue, context: context)
        guard decide(request, policies).isAllowed else {
            throw AWSError.notAuthorized(caller, requirement.action, on: requirement.resource)
        }
    }

    private func group(_ documents: [String], _ kind: PolicyKind = .identity) throws -> PolicyGroup {
        PolicyGroup(
            try documents.map { NamedPolicy(name: "p", document: try PolicyDocument($0, kind: kind)) })
    }

    private func principal(_ caller: Plane.Caller) -> Principal {
        switch caller.identity {
        case .root: .root(account: caller.account.rawValue)
        case .user(_, _, let id): .user(arn: caller.arn, id: id)
        case .assumedRole(_, _, let id, _, _):
            .assumedRole(sessionARN: caller.arn, roleARN: caller.principalARN, roleID: id)
        case .federatedUser: .federatedUser(arn: caller.arn)
        case .service(let name): .service(name)
        case .anonymous: .anonymous
        }
    }
}

/// Expects an error of that code whose message holds the text.
func expectError(
    _ code: String, _ text: String = "", sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> some Any
) async {
    do {
        _ = try await body()
        Issue.record("No error; \(code) was expected", sourceLocation: sourceLocation)
    } catch let error as AWSError {
        #expect(error.code == code, sourceLocation: sourceLocation)
        #expect(error.message.contains(text), "\(error.message)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error) rather than \(code)", sourceLocation: sourceLocation)
    }
}
