import Core
import Directory
import Plane
import Testing

@testable import Gateway

@Suite("Authorisation at the gateway")
struct AuthorisationTests {
    private static let trustAccount =
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"}}"#
    private static let allowAll =
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#

    @Test("a user without policies is denied in AWS's words")
    func denied() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trustAccount)
        let answer = await plane.assume("r", as: try await plane.user("alice"))
        #expect(answer.status == 403)
        #expect(answer.element("Code") == "AccessDenied")
        #expect(
            answer.element("Message")
                == "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: "
                + "arn:aws:iam::111122223333:role/r because no identity-based policy allows the sts:AssumeRole action")
    }

    @Test("a policy counts from the call after it was written, and no longer after it is gone")
    func freshness() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trustAccount)
        let alice = try await plane.user("alice")
        #expect(await plane.assume("r", as: alice).status == 403)
        try await plane.write(policy: Self.allowAll, of: "alice")
        #expect(await plane.assume("r", as: alice).status == 200)
        try await plane.write(policy: nil, of: "alice")
        #expect(await plane.assume("r", as: alice).status == 403)
    }

    @Test("sessions of a role are revoked by the time of their token")
    func revocation() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trustAccount, policy: Self.allowAll)
        try await plane.role("next", trust: Self.trustAccount)
        let alice = try await plane.user("alice", policy: Self.allowAll)
        let old = try plane.temporary(await plane.assume("r", as: alice))
        #expect(await plane.assume("next", as: old).status == 200)
        plane.clock.advance(seconds: 60)
        let revoked = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
            {"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":
            {"aws:TokenIssueTime":"\(plane.clock.now().iso8601)"}}}]}
            """
        try await plane.write(rolePolicy: revoked, of: "r")
        #expect(await plane.assume("next", as: old).element("Code") == "AccessDenied")
        let fresh = try plane.temporary(await plane.assume("r", as: alice))
        #expect(await plane.assume("next", as: fresh).status == 200)
    }

    @Test("a new role of the same name does not inherit the sessions of the old one")
    func replacedRole() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trustAccount)
        let alice = try await plane.user("alice", policy: Self.allowAll)
        let session = try plane.temporary(await plane.assume("r", as: alice))
        #expect(await plane.call("GetCallerIdentity", as: session).status == 200)
        try await plane.role("r", trust: Self.trustAccount)
        #expect(await plane.call("GetCallerIdentity", as: session).element("Code") == "InvalidClientTokenId")
    }

    @Test("an explicit deny does not stop GetCallerIdentity, as in AWS")
    func alwaysAllowed() async throws {
        let plane = try await TestPlane()
        let policy = #"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}"#
        let alice = try await plane.user("alice", policy: policy)
        #expect(await plane.call("GetCallerIdentity", as: alice).status == 200)
    }

    @Test("a refusal carries its encoded message, which its account can decode")
    func encodedMessage() async throws {
        let plane = try await TestPlane()
        try await plane.role("r", trust: Self.trustAccount)
        let answer = await plane.assume("r", as: try await plane.user("alice"))
        let encoded = try #require(answer.headers[EncodedRefusal.header])
        let decoded = await plane.call("DecodeAuthorizationMessage", "EncodedMessage=\(encoded)", as: plane.root)
        #expect(decoded.status == 200)
        #expect(decoded.text.contains("sts:AssumeRole"))
        #expect(decoded.text.contains("&quot;allowed&quot;:false") || decoded.text.contains("\"allowed\":false"))
    }

    @Test("an operation that the plane does not have answers with AWS's error, and is on record")
    func missingOperation() async throws {
        let plane = try await TestPlane()
        let answer = await plane.call("ListUsers", as: plane.root, service: "iam")
        #expect(answer.status == 400)
        #expect(answer.element("Code") == "InvalidAction")
        #expect(try await plane.events().first?["errorCode"]?.string == "InvalidAction")
    }
}
