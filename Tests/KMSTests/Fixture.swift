import Core
import Directory
import IAMPolicy
import Keyring
import Plane
import Store
import StoreSQLite
import Testing

@testable import KMS

/// KMS over a store in memory, its requirements decided by the policy engine as the gateway has them decided.
final class Fixture: Dispatcher, Sendable {
    static let time = Timestamp(seconds: 1_795_464_900)  // 2026-11-23T20:15:00Z
    static let region = Region("eu-central-1")!  // the literal has the form of a region's name
    static let other = Region("us-west-2")!  // likewise

    let account: AccountID
    let store: SQLiteStore
    let keyring = Keyring(RootKey())
    let directory: Directory
    let kms: KMSService
    private let operations: [String: Plane.Operation]

    init() async throws {
        account = try #require(AccountID("111122223333"))
        // Records that time has undone stay, as the clock of the tests is not that of the machine.
        store = try .inMemory()
        directory = Directory(store: store, keyring: keyring)
        kms = KMSService(directory: directory, keyring: keyring)
        operations = kms.service.operations
        _ = try await directory.createAccount(account, rootKey: nil, at: Self.time)
    }

    var root: Plane.Caller { Caller(.root, account: account) }

    /// A user with a policy of its own that allows these actions on these resources.
    @discardableResult
    func user(
        _ name: String, allowed actions: [String] = [], on resource: String = "*", tags: [Core.Tag] = []
    ) async throws -> Plane.Caller {
        var user = UserRecord(name: name, path: "/", id: UniqueID.make(.user, account: account), created: Self.time)
        if !actions.isEmpty { user.inline = ["own": Self.allow(actions, on: resource)] }
        let record = user
        let scope = Scope(account: account)
        try await store.write {
            _ = try Collections.users.put(record, at: Collections.key(name), in: scope, $0)
        }
        return Caller(.user(name: name, path: "/", id: user.id), account: account, tags: tags)
    }

    func remove(_ name: String) async throws {
        let scope = Scope(account: account)
        try await store.write {
            _ = try Collections.users.delete(Collections.key(name), in: scope, $0)
        }
    }

    static func allow(_ actions: [String], on resource: String = "*") -> String {
        let list = actions.map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[\#(list)],"Resource":"\#(resource)"}}"#
    }

    func dispatch(
        _ service: String, _ operation: String, _ input: Document, for call: Call, via: String
    ) async throws -> Document { throw AWSError.internalFailure }
}

extension Fixture {
    /// Authorises and serves one call.
    @discardableResult
    func call(
        _ name: String, _ input: Document = .empty, as caller: Plane.Caller? = nil, in region: Region = Fixture.region,
        at time: Timestamp = Fixture.time, via services: [String] = []
    ) async throws -> Document {
        let operation = try #require(operations[name])
        let call = call(name, input, caller ?? root, region, time, services)
        for requirement in try await operation.requirements(call) { try await authorise(requirement, call) }
        return try await operation.handler(call)
    }

    func call(
        _ name: String, _ input: Document, _ caller: Plane.Caller, _ region: Region = Fixture.region,
        _ time: Timestamp = Fixture.time, _ services: [String] = []
    ) -> Call {
        Call(
            requestID: "r-\(name)", service: "kms", operation: name, caller: caller, region: region, time: time,
            origin: Origin(sourceIP: "127.0.0.1", userAgent: "test", calledVia: services), input: input, store: store,
            dispatcher: self)
    }

    /// The id of a new key of the root's.
    func key(_ input: Document = .empty, in region: Region = Fixture.region) async throws -> String {
        try #require(try await call("CreateKey", input, in: region)["KeyMetadata"]?["KeyId"]?.string)
    }

    func arn(_ id: String, in region: Region = Fixture.region) -> String {
        "arn:aws:kms:\(region):\(account):key/\(id)"
    }

    private func authorise(_ requirement: Requirement, _ call: Call) async throws {
        let own = try await directory.policies(of: call.caller)
        var policies = PolicySet(
            identity: try group(own.identity.map(\.document)),
            boundary: try group(own.boundary.map { [$0.document] } ?? []),
            session: try group(own.session?.map(\.document) ?? []))
        if let policy = requirement.resourcePolicy {
            #expect(policy.kind == .kmsKey)
            policies.resource = try group([policy.document] + requirement.grants.map(\.document), .resource)
            policies.resourceKind = .key
        }
        var context = RequestContext()
        for (key, value) in requirement.context {
            switch value {
            case .one(let text): context.set(ContextKey(key), text)
            case .many(let texts): context.set(ContextKey(key), all: texts)
            }
        }
        for tag in call.caller.tags { context.set(ContextKey("aws:PrincipalTag/\(tag.Key)"), tag.Value) }
        for tag in requirement.resourceTags ?? [] { context.set(ContextKey("aws:ResourceTag/\(tag.Key)"), tag.Value) }
        let request = AuthorizationRequest(
            principal: IAMPolicy.Principal(call.caller), action: requirement.action, resource: requirement.resource,
            resourceAccount: requirement.resourceAccount.rawValue, context: context)
        let decision = decide(request, policies)
        guard decision.isAllowed else {
            throw AWSError("AccessDeniedException", accessDeniedMessage(decision, request), status: 400)
        }
    }

    private func group(_ documents: [String], _ kind: PolicyKind = .identity) throws -> PolicyGroup {
        PolicyGroup(
            try documents.map { NamedPolicy(name: "p", document: try PolicyDocument($0, kind: kind)) })
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
        #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
        #expect(error.message.contains(text), "\(error.message)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("\(error) rather than \(code)", sourceLocation: sourceLocation)
    }
}
