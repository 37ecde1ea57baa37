import Core
import Directory
import Plane
import Store
import Testing

@Suite("Callers")
struct CallerTests {
    @Test("A user's key proves the user, with its tags, and nobody once the user is gone")
    func user() async throws {
        let plane = try TestPlane()
        try await plane.makeUser("Alice") { $0.tags = [Tag(Key: "team", Value: "blue")] }
        let (id, _) = try await plane.makeKey(for: "alice")
        let key = try #require(try await plane.directory.accessKey(id))
        let caller = try await plane.directory.caller(for: key)
        #expect(
            caller
                == Caller(
                    .user(name: "Alice", path: "/p/", id: "AIDAONE"), account: TestPlane.account, accessKeyID: id,
                    tags: [Tag(Key: "team", Value: "blue")]))
        let reads = plane.store.reads
        _ = try await plane.directory.caller(for: key)
        #expect(plane.store.reads == reads)
        try await plane.write { try Collections.users.delete("alice", in: TestPlane.scope, $0) }
        #expect(try await plane.directory.caller(for: key) == nil)
    }

    @Test("A role's session has the role's tags overlaid by its own")
    func roleSession() async throws {
        let plane = try TestPlane()
        try await plane.makeRole("web") {
            $0.tags = [Tag(Key: "Team", Value: "red"), Tag(Key: "stage", Value: "test")]
        }
        let claims = TestPlane.claims(
            TestPlane.roleSession("web", id: "AROAONE"), tags: [Tag(Key: "team", Value: "blue")])
        let caller = try #require(try await plane.directory.caller(for: claims))
        #expect(caller.arn == "arn:aws:sts::123456789012:assumed-role/web/s")
        #expect(caller.tags == [Tag(Key: "stage", Value: "test"), Tag(Key: "team", Value: "blue")])
        #expect(caller.session == claims)
    }

    @Test("Another role of the same name does not inherit the sessions of the first")
    func recreatedRole() async throws {
        let plane = try TestPlane()
        let claims = TestPlane.claims(TestPlane.roleSession("web", id: "AROAONE"))
        #expect(try await plane.directory.caller(for: claims) == nil)
        try await plane.makeRole("web", id: "AROATWO")
        #expect(try await plane.directory.caller(for: claims) == nil)
        try await plane.makeRole("web", id: "AROAONE")
        #expect(try await plane.directory.caller(for: claims) != nil)
    }

    @Test("Nor does another user", arguments: [SessionClaims.Kind.sessionToken, .federatedUser(name: "guest")])
    func recreatedUser(kind: SessionClaims.Kind) async throws {
        let plane = try TestPlane()
        let claims = TestPlane.claims(kind, userName: "alice", userID: "AIDAONE")
        try await plane.makeUser("alice", id: "AIDATWO")
        #expect(try await plane.directory.caller(for: claims) == nil)
        try await plane.makeUser("alice", id: "AIDAONE")
        #expect(try await plane.directory.caller(for: claims) != nil)
    }

    @Test("A session token without a user is root's")
    func rootSession() async throws {
        let plane = try TestPlane()
        #expect(try await plane.directory.caller(for: TestPlane.claims(.sessionToken))?.identity == .root)
        let federated = try await plane.directory.caller(for: TestPlane.claims(.federatedUser(name: "guest")))
        #expect(federated?.arn == "arn:aws:sts::123456789012:federated-user/guest")
    }
}
