import Core
import IAMPolicy
import Keyring
import Plane
import Store
import StoreSQLite
import Testing

@testable import DynamoDB

/// DynamoDB over a store in memory, its requirements decided by the policy engine as the gateway has them decided.
final class Fixture: Sendable {
    let account: AccountID
    let region: Region
    let store: SQLiteStore
    let keys: KeyVault
    let dynamoDB: DynamoDBService
    let clock = ManualClock(Timestamp(seconds: 1_795_464_900))  // 2026-11-23T20:15:00Z

    init() throws {
        account = try #require(AccountID("111122223333"))
        region = try #require(Region("eu-central-1"))
        store = try .inMemory(clock: clock)
        keys = KeyVault(store)
        dynamoDB = DynamoDBService(keyring: Keyring(RootKey()), keyCollections: [KeyVault.collection])
    }

    var root: Plane.Caller { Caller(.root, account: account) }

    /// A role session that a policy may tell apart by its tag.
    func session(_ name: String, tenant: String? = nil) -> Plane.Caller {
        Caller(
            .assumedRole(name: "app", path: "/", id: "AROAEXAMPLE", sessionName: name, isServiceLinked: false),
            account: account, accessKeyID: "ASIA\(name)",
            tags: tenant.map { [Core.Tag(Key: "TenantID", Value: $0)] } ?? [])
    }

    /// Authorises and serves one call.
    ///
    /// - Parameters:
    ///   - policy: what the caller's identity-based policy says; everything where it is nil.
    ///   - between: what happens after the decision and before the operation.
    @discardableResult
    func call(
        _ name: String, _ input: Document = .empty, as caller: Plane.Caller? = nil, policy: String? = nil,
        in region: Region? = nil, between: () async throws -> Void = {}
    ) async throws -> Document {
        let operation = try #require(dynamoDB.service.operations[name], "no operation \(name)")
        let caller = caller ?? root
        let call = Call(
            requestID: "r", service: "dynamodb", operation: name, caller: caller, region: region ?? self.region,
            time: clock.now(), origin: Origin(sourceIP: "127.0.0.1", userAgent: "test"), input: input, store: store,
            dispatcher: keys)
        for requirement in try await operation.requirements(call) {
            try authorise(requirement, caller, policy ?? Self.everything)
        }
        try await between()
        return try await operation.handler(call)
    }

    /// Runs a background task once.
    func run(_ task: String) async throws {
        let task = try #require(dynamoDB.service.tasks.first { $0.name == task })
        try await task.run(Background(store: store, dispatcher: keys, clock: clock))
    }

    static let everything = #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#

    private func authorise(_ requirement: Requirement, _ caller: Plane.Caller, _ policy: String) throws {
        var policies = PolicySet(identity: try group(policy, .identity))
        if let own = requirement.resourcePolicy { policies.resource = try group(own.document, .resource) }
        var context = RequestContext()
        for (key, value) in requirement.context {
            switch value {
            case .one(let text): context.set(ContextKey(key), text)
            case .many(let texts): context.set(ContextKey(key), all: texts)
            }
        }
        for tag in caller.tags { context.set(ContextKey("aws:PrincipalTag/\(tag.Key)"), tag.Value) }
        for tag in requirement.resourceTags ?? [] { context.set(ContextKey("aws:ResourceTag/\(tag.Key)"), tag.Value) }
        let principal: Principal =
            if case .root = caller.identity {
                .root(account: caller.account.rawValue)
            } else {
                .assumedRole(sessionARN: caller.arn, roleARN: caller.principalARN, roleID: "AROAEXAMPLE")
            }
        let request = AuthorizationRequest(
            principal: principal, action: requirement.action, resource: requirement.resource,
            resourceAccount: requirement.resourceAccount.rawValue, context: context)
        guard decide(request, policies).isAllowed else {
            throw AWSError("AccessDeniedException", "\(requirement.action) on \(requirement.resource)")
        }
    }

    private func group(_ document: String, _ kind: PolicyKind) throws -> PolicyGroup {
        PolicyGroup([NamedPolicy(name: "p", document: try PolicyDocument(document, kind: kind))])
    }
}

extension Fixture {
    /// A table with a hash key `pk` and perhaps a range key `sk`, both strings unless told otherwise.
    @discardableResult
    func table(
        _ name: String = "Books", hash: String = "S", range: String? = nil, _ more: [String: Document] = [:],
        attributes: [(String, String)] = []
    ) async throws -> Document {
        let definitions = [("pk", hash)] + (range.map { [("sk", $0)] } ?? []) + attributes
        var input: [String: Document] = [
            "TableName": .string(name), "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": .list(
                definitions.map { ["AttributeName": .string($0.0), "AttributeType": .string($0.1)] }),
            "KeySchema": Self.keySchema("pk", range == nil ? nil : "sk"),
        ]
        input.merge(more) { $1 }
        return try await call("CreateTable", .structure(input))
    }

    static func keySchema(_ hash: String, _ range: String? = nil) -> Document {
        let elements: [Document] = [["AttributeName": .string(hash), "KeyType": "HASH"]]
        return .list(
            elements + (range.map { [["AttributeName": .string($0), "KeyType": "RANGE"]] } ?? []))
    }

    static func index(
        _ name: String, _ hash: String, _ range: String? = nil, projection: Document = ["ProjectionType": "ALL"]
    ) -> Document {
        ["IndexName": .string(name), "KeySchema": keySchema(hash, range), "Projection": projection]
    }
}

/// Expects an error of that code with that message.
func expectError(
    _ code: String, _ message: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> some Any
) async {
    do {
        _ = try await body()
        Issue.record("No error; \(code) was expected", sourceLocation: sourceLocation)
    } catch let error as AWSError {
        #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
        if let message { #expect(error.message == message, sourceLocation: sourceLocation) }
    } catch {
        Issue.record("\(error) rather than \(code)", sourceLocation: sourceLocation)
    }
}
