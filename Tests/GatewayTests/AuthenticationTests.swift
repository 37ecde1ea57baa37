import Core
import Directory
import Keyring
import Plane
import Testing

@testable import Gateway

@Suite("Authentication at the gateway")
struct AuthenticationTests {
    @Test("the root key proves the account's root")
    func root() async throws {
        let plane = try await TestPlane()
        let answer = await plane.call("GetCallerIdentity", as: plane.root)
        #expect(answer.status == 200)
        #expect(answer.element("Arn") == "arn:aws:iam::111122223333:root")
        #expect(answer.element("RequestId") == answer.headers["x-amzn-requestid"])
    }

    @Test("a request without a signature is refused")
    func unsigned() async throws {
        let plane = try await TestPlane()
        let answer = await plane.send(plane.request("Action=GetCallerIdentity&Version=2011-06-15"))
        #expect(answer.status == 403)
        #expect(answer.element("Code") == "MissingAuthenticationToken")
    }

    @Test("a body that was changed after it was signed is refused, with the canonical request in the message")
    func alteredBody() async throws {
        let plane = try await TestPlane()
        var request = plane.signed(plane.request("Action=GetCallerIdentity&Version=2011-06-15"), by: plane.root)
        request.body += Array("&X=1".utf8)
        let answer = await plane.send(request)
        #expect(answer.status == 403)
        #expect(answer.element("Code") == "SignatureDoesNotMatch")
        #expect(answer.text.contains("The Canonical String for this request should have been"))
    }

    @Test("a key that is unknown, inactive or deleted is refused by the next call")
    func keys() async throws {
        let plane = try await TestPlane()
        var unknown = plane.root
        unknown.accessKeyID = UniqueID.make(.accessKey, account: plane.account)
        #expect(await plane.call("GetCallerIdentity", as: unknown).element("Code") == "InvalidClientTokenId")
        let alice = try await plane.user("alice")
        #expect(await plane.call("GetCallerIdentity", as: alice).status == 200)
        try await plane.change(alice) { $0.isActive = false }
        #expect(await plane.call("GetCallerIdentity", as: alice).element("Code") == "InvalidClientTokenId")
        try await plane.change(alice) { $0.isActive = true }
        #expect(await plane.call("GetCallerIdentity", as: alice).status == 200)
        try await plane.delete(alice)
        #expect(await plane.call("GetCallerIdentity", as: alice).element("Code") == "InvalidClientTokenId")
    }

    @Test(
        "a signature counts for fifteen minutes, either way",
        arguments: [(-899, 200), (899, 200), (-901, 403), (901, 403)])
    func skew(seconds: Int64, status: Int) async throws {
        let plane = try await TestPlane()
        let request = plane.request("Action=GetCallerIdentity&Version=2011-06-15")
        let time = plane.clock.now().adding(seconds: seconds)
        let answer = await plane.send(plane.signed(request, by: plane.root, at: time))
        #expect(answer.status == status)
        if status == 403 { #expect(answer.element("Message")?.hasPrefix("Signature ") == true) }
    }

    @Test("a credential scoped to another service or to a forbidden region is refused")
    func scope() async throws {
        let plane = try await TestPlane(regions: [.global])
        let request = plane.request("Action=GetCallerIdentity&Version=2011-06-15")
        let other = await plane.send(plane.signed(request, by: plane.root, service: "ec2"))
        #expect(other.element("Code") == "SignatureDoesNotMatch")
        let elsewhere = await plane.send(plane.signed(request, by: plane.root, region: "eu-west-1"))
        #expect(elsewhere.element("Code") == "SignatureDoesNotMatch")
        #expect(elsewhere.element("Message")?.contains("region") == true)
    }

    @Test("a session ends with its time, and a token is good for its own key and plane alone")
    func sessions() async throws {
        let plane = try await TestPlane()
        let alice = try await plane.user("alice")
        let session = try await plane.session(as: alice)
        #expect(await plane.call("GetCallerIdentity", as: session).element("Arn")?.hasSuffix("user/alice") == true)
        var swapped = session
        swapped.accessKeyID = alice.accessKeyID
        swapped.secret = alice.secret
        #expect(await plane.call("GetCallerIdentity", as: swapped).element("Code") == "InvalidClientTokenId")
        var altered = session
        altered.token = session.token.map { $0.dropLast(6) + "AAAAAA" }
        #expect(await plane.call("GetCallerIdentity", as: altered).element("Code") == "InvalidClientTokenId")
        var bare = session
        bare.token = nil
        #expect(await plane.call("GetCallerIdentity", as: bare).element("Code") == "InvalidClientTokenId")
        plane.clock.advance(seconds: 13 * 3600)
        #expect(await plane.call("GetCallerIdentity", as: session).element("Code") == "ExpiredToken")
    }

    @Test("credentials of GetSessionToken without a second factor do not reach IAM")
    func sessionLimits() async throws {
        let plane = try await TestPlane()
        let session = try await plane.session(as: try await plane.user("alice"))
        let answer = await plane.call("ListUsers", as: session, service: "iam")
        #expect(answer.status == 403)
        #expect(answer.element("Code") == "InvalidClientTokenId")
    }
}
