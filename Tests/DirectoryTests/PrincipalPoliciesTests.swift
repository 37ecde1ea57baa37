import Core
import Directory
import Plane
import Store
import Testing

@Suite("Policies of callers")
struct PrincipalPoliciesTests {
    private static let everything = "arn:aws:iam::aws:policy/Everything"
    private static let own = "arn:aws:iam::123456789012:policy/own"
    private static let alice = Caller(
        .user(name: "alice", path: "/p/", id: "AIDAONE"), account: TestPlane.account)

    @Test("A user has its own policies, then those of its groups, and its boundary")
    func user() async throws {
        let plane = try await planeWithAlice()
        let policies = try await plane.directory.policies(of: Self.alice)
        #expect(policies.identity.map(\.name) == ["inline", Self.own, "shared", Self.everything])
        #expect(
            policies.identity.map(\.holder) == [.user("alice"), .user("alice"), .group("Crew"), .group("Crew")])
        #expect(policies.identity.map(\.isManaged) == [false, true, false, true])
        #expect(policies.identity[1].document == TestPlane.document("s3:GetObject"))
        #expect(policies.boundary?.name == Self.everything)
        #expect(policies.session == nil)
        #expect(!policies.isRoot)
    }

    @Test("Until something changes they cost no read; then their digest tells whether they did")
    func caching() async throws {
        let plane = try await planeWithAlice()
        let first = try await plane.directory.policies(of: Self.alice)
        let reads = plane.store.reads
        #expect(try await plane.directory.policies(of: Self.alice) == first)
        #expect(plane.store.reads == reads)

        try await plane.makePolicy("unrelated", "sqs:*")
        #expect(try await plane.directory.policies(of: Self.alice).digest == first.digest)
        try await plane.makePolicy("own", "s3:PutObject")
        let changed = try await plane.directory.policies(of: Self.alice)
        #expect(changed.digest != first.digest)
        #expect(changed.identity[1].document == TestPlane.document("s3:PutObject"))
    }

    @Test("A boundary that cannot be found allows nothing")
    func missingBoundary() async throws {
        let plane = try TestPlane()
        try await plane.makeUser("alice") { $0.boundary = "arn:aws:iam::123456789012:policy/gone" }
        let boundary = try await plane.directory.policies(of: Self.alice).boundary
        #expect(boundary?.document.contains(#""Action":"none:None""#) == true)
    }

    @Test("A role's session is narrowed by its policies, inline and managed")
    func roleSession() async throws {
        let plane = try TestPlane()
        try await plane.makeRole("web") { $0.attached = [Self.everything] }
        try await plane.makePolicy("own", "s3:GetObject")
        let kind = TestPlane.roleSession("web", id: "AROAONE")
        let wide = try await caller(TestPlane.claims(kind, accessKeyID: "ASIAONE"), plane)
        #expect(try await plane.directory.policies(of: wide).session == nil)
        let inline = TestPlane.document("s3:ListBucket")
        let narrow = try await caller(
            TestPlane.claims(
                kind, inlinePolicy: inline,
                policyARNs: [Self.own, "arn:aws:iam::123456789012:policy/gone"], accessKeyID: "ASIATWO"), plane)
        let policies = try await plane.directory.policies(of: narrow)
        #expect(policies.identity.map(\.name) == [Self.everything])
        #expect(policies.session?.map(\.document) == [inline, TestPlane.document("s3:GetObject")])
        let reads = plane.store.reads
        #expect(try await plane.directory.policies(of: narrow) == policies)
        #expect(plane.store.reads == reads)
    }

    @Test("A federated user without session policies is narrowed to nothing")
    func federatedUser() async throws {
        let plane = try await planeWithAlice()
        let kind = SessionClaims.Kind.federatedUser(name: "guest")
        let guest = try await caller(TestPlane.claims(kind, userName: "alice", userID: "AIDAONE"), plane)
        let policies = try await plane.directory.policies(of: guest)
        #expect(policies.session == [])
        #expect(policies.identity.count == 4)
        let ofRoot = try await caller(TestPlane.claims(kind, accessKeyID: "ASIAROOT"), plane)
        #expect(try await plane.directory.policies(of: ofRoot).isRoot)
        #expect(try await plane.directory.policies(of: ofRoot).session == [])
    }

    @Test("Root is root; services and anonymous callers hold nothing, nor do principals that are gone")
    func others() async throws {
        let plane = try TestPlane()
        func policies(_ identity: Caller.Identity) async throws -> PrincipalPolicies {
            try await plane.directory.policies(of: Caller(identity, account: TestPlane.account))
        }
        #expect(try await policies(.root).isRoot)
        #expect(try await policies(.anonymous) == PrincipalPolicies())
        #expect(try await policies(.service("config.amazonaws.com")) == PrincipalPolicies())
        #expect(try await policies(.user(name: "gone", path: "/", id: "AIDA")) == PrincipalPolicies())
        try await plane.makeUser("alice", id: "AIDATWO") { $0.attached = [Self.everything] }
        #expect(try await plane.directory.policies(of: Self.alice) == PrincipalPolicies())
    }

    @Test("Sets that differ in anything that decides differ in their digest")
    func digests() {
        let policy = PrincipalPolicy(
            name: "p", holder: .user("a"), isManaged: false, document: TestPlane.document("*"))
        let sets = [
            PrincipalPolicies(), PrincipalPolicies(isRoot: true), PrincipalPolicies(identity: [policy]),
            PrincipalPolicies(boundary: policy), PrincipalPolicies(session: []),
            PrincipalPolicies(session: [policy]), PrincipalPolicies(identity: [policy], session: []),
            PrincipalPolicies(identity: [policy, policy]),
        ]
        #expect(Set(sets.map(\.digest)).count == sets.count)
    }

    private func caller(_ claims: SessionClaims, _ plane: TestPlane) async throws -> Caller {
        try #require(try await plane.directory.caller(for: claims))
    }

    private func planeWithAlice() async throws -> TestPlane {
        let plane = try TestPlane()
        try await plane.makePolicy("own", "s3:GetObject")
        try await plane.makeUser("alice") { user in
            user.inline = ["inline": TestPlane.document("iam:GetUser")]
            user.attached = [Self.own]
            user.groups = ["Crew"]
            user.boundary = Self.everything
        }
        try await plane.write { writer in
            var group = GroupRecord(name: "Crew", path: "/", id: "AGPA", created: TestPlane.time)
            group.inline = ["shared": TestPlane.document("iam:ListUsers")]
            group.attached = [Self.everything]
            try Collections.groups.put(group, at: "crew", in: TestPlane.scope, writer)
        }
        return plane
    }
}
