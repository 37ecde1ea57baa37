import Audit
import Core
import Foundation
import Keyring
import Logging
import Plane
import Testing

@testable import Gateway

@Suite("Audit at the gateway")
struct AuditTests {
    private static let trust =
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}}"#

    @Test("every call leaves an event: allowed, denied and not authenticated")
    func everyCall() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trust)
        let alice = try await plane.user("alice")
        _ = await plane.call("GetCallerIdentity", as: alice)
        let denied = await plane.assume("r", as: alice)
        var thief = alice
        thief.secret = Secret("wrong")
        _ = await plane.call("GetCallerIdentity", as: thief)
        let events = try await plane.events()
        #expect(events.map { $0["eventName"]?.string } == ["GetCallerIdentity", "AssumeRole", "GetCallerIdentity"])
        #expect(events.map { $0["errorCode"]?.string } == ["SignatureDoesNotMatch", "AccessDenied", nil])
        #expect(events[0]["userIdentity"]?["type"]?.string == "Unknown")
        #expect(events[0]["userIdentity"]?["accessKeyId"]?.string == alice.accessKeyID)
        #expect(events[1]["requestID"]?.string == denied.element("RequestId"))
        #expect(events[1]["userIdentity"]?["userName"]?.string == "alice")
        #expect(events[1]["sourceIPAddress"]?.string == "192.0.2.7")
        #expect(events[1]["resources"]?.array?.first?["ARN"]?.string == "arn:aws:iam::111122223333:role/r")
        #expect(events[2]["readOnly"]?.value == .boolean(true))
    }

    @Test("no secret reaches the log")
    func redaction() async throws {
        let plane = try await TestPlane()
        let session = try await plane.session(as: try await plane.user("alice"))
        let text = try await plane.events().map { "\($0)" }.joined()
        #expect(!text.contains(session.secret.revealedText))
        #expect(!text.contains(try #require(session.token)))
    }

    @Test("a call that cannot be recorded is not answered")
    func unwritable() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/castellan-gateway-\(EventID.random())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let account = try #require(AccountID("111122223333"))
        let log = try await AuditLog.open(
            AuditConfiguration(account: account, region: .global, directory: folder), signer: try .generate(),
            clock: SystemClock(), logger: Logger(label: "test"))
        let plane = try await TestPlane(auditLog: log)
        #expect(await plane.call("GetCallerIdentity", as: plane.root).status == 200)
        await log.close()
        let answer = await plane.call("GetCallerIdentity", as: plane.root)
        #expect(answer.status == 503)
        #expect(answer.element("Code") == "ServiceUnavailable")
    }

    @Test("a denied call can be explained from the log, with the policies of then")
    func replay() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trust)
        let policy =
            #"{"Version":"2012-10-17","Statement":{"Sid":"Mfa","Effect":"Allow","Action":"sts:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}"#
        let alice = try await plane.user("alice", policy: policy)
        let requestID = try #require(await plane.assume("r", as: alice).element("RequestId"))
        try await plane.write(policy: nil, of: "alice")
        let event = try #require(try await plane.auditLog.event(requestID: requestID))
        let replay = try DecisionReplay(event: event.json, archive: plane.archive)
        #expect(!replay.differs)
        #expect(replay.text.contains("ImplicitlyDenied by identity-based policy"))
        #expect(replay.text.contains("✗ Allow \"Mfa\""))
        #expect(replay.text.contains("aws:MultiFactorAuthPresent"))
        #expect(try JSONParser.parse(replay.json)["decisions"]?.array?.count == 1)
    }

    @Test("what one service asks of another is decided for the caller and recorded")
    func innerCalls() async throws {
        let plane = try await TestPlane(extra: [Self.relay])
        try await plane.role("r", trust: Self.trust)
        let policy =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"},{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringEquals":{"aws:CalledViaFirst":"relay.amazonaws.com"}}}]}"#
        let alice = try await plane.user("alice", policy: policy)
        #expect(await plane.assume("r", as: alice).status == 403)
        #expect(await plane.call("GetAccountSummary", as: alice, service: "iam").status == 200)
        let inner = try #require(
            try await plane.events().first { $0["eventName"]?.string == "AssumeRole" && $0["errorCode"] == nil })
        #expect(inner["userIdentity"]?["invokedBy"]?.string == "relay.amazonaws.com")
        #expect(inner["userIdentity"]?["userName"]?.string == "alice")
        try await plane.write(policy: nil, of: "alice")
        #expect(await plane.call("GetAccountSummary", as: alice, service: "iam").status == 403)
    }

    /// Stands in for IAM with one operation that assumes a role for its caller.
    private static let relay = Service(
        "iam",
        [
            Operation(
                "GetAccountSummary", .read,
                requires: { [Requirement("iam:GetAccountSummary", on: "*", of: $0.account)] },
                handler: { call in
                    let input: Document = ["RoleArn": "arn:aws:iam::111122223333:role/r", "RoleSessionName": "session"]
                    _ = try await call.dispatcher.dispatch(
                        "sts", "AssumeRole", input, for: call, via: "relay.amazonaws.com")
                    return .empty
                })
        ])
}
