import IAMPolicy
import Testing

@Suite("Evaluation across accounts, of roles and of keys")
struct CrossAccountTests {
    private func resource(_ named: String, _ effect: String = "Allow") throws -> PolicyGroup {
        try policy(statement(effect, "s3:*", on: "*", principal(named)), kind: .resource)
    }

    @Test("Both accounts must allow")
    func both() throws {
        let identity = try policy(statement("Allow", "s3:*"))
        let account = try resource("{\"AWS\": \"123456789012\"}")
        let user = try resource("{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}")
        func summary(_ set: PolicySet) -> String { decide(request(in: otherAccount), set).summary }
        #expect(summary(PolicySet(identity: identity)) == "ImplicitlyDenied by resource")
        #expect(summary(PolicySet(resource: user)) == "ImplicitlyDenied by identity")
        #expect(summary(PolicySet(identity: identity, resource: account)) == "Allowed by resource")
        #expect(summary(PolicySet(identity: identity, resource: user)) == "Allowed by resource")
        #expect(summary(PolicySet(identity: identity, resource: try resource("\"*\""))) == "Allowed by resource")
        let denied = PolicySet(identity: identity, resource: try resource("\"*\"", "Deny"))
        #expect(summary(denied) == "ExplicitlyDenied by resource")
    }

    @Test("Across accounts a grant to the very session passes no boundary")
    func boundary() throws {
        let set = PolicySet(
            identity: try policy(statement("Allow", "s3:*")), boundary: try policy(statement("Allow", "ec2:*")),
            resource: try resource("{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/reader/ann\"}"))
        #expect(
            decide(request(Callers.session, in: otherAccount), set).summary
                == "ImplicitlyDenied by permissionsBoundary")
    }

    @Test("The root user of another account needs the resource's grant alone")
    func otherRoot() throws {
        #expect(decide(request(Callers.root, in: otherAccount), PolicySet()).summary == "ImplicitlyDenied by resource")
        let set = PolicySet(resource: try resource("{\"AWS\": \"123456789012\"}"))
        #expect(decide(request(Callers.root, in: otherAccount), set).isAllowed)
    }

    @Test(
        "An unsigned request and a service need the resource's grant alone",
        arguments: [Principal.anonymous, .service("sns.amazonaws.com")])
    func outsiders(caller: Principal) throws {
        #expect(decide(request(caller, in: otherAccount), PolicySet()).summary == "ImplicitlyDenied by resource")
        #expect(decide(request(caller, in: otherAccount), PolicySet(resource: try resource("\"*\""))).isAllowed)
    }

    private func assume(_ caller: Principal, _ identity: PolicyGroup, _ trusted: String) throws -> String {
        let trust = try policy(statement("Allow", "sts:AssumeRole", on: nil, principal(trusted)), kind: .trust)
        let set = PolicySet(identity: identity, resource: trust, resourceKind: .role)
        let role = "arn:aws:iam::123456789012:role/target"
        return decide(request(caller, "sts:AssumeRole", on: role), set).summary
    }

    @Test("A role is assumed only when its trust policy allows, in its own account as well")
    func trust() throws {
        let may = try policy(statement("Allow", "sts:AssumeRole"))
        #expect(try assume(Callers.user, may, "{\"AWS\": \"210987654321\"}") == "ImplicitlyDenied by resource")
        #expect(try assume(Callers.user, .none, "{\"AWS\": \"123456789012\"}") == "ImplicitlyDenied by identity")
        #expect(try assume(Callers.user, may, "{\"AWS\": \"123456789012\"}") == "Allowed by identity")
        let user = "{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}"
        #expect(try assume(Callers.user, .none, user) == "Allowed by resource")
        #expect(
            try assume(.service("ec2.amazonaws.com"), .none, "{\"Service\": \"ec2.amazonaws.com\"}")
                == "Allowed by resource")
        #expect(
            try assume(
                .federated(provider: "cognito-identity.amazonaws.com"), .none,
                "{\"Federated\": \"cognito-identity.amazonaws.com\"}") == "Allowed by resource")
        #expect(try assume(Callers.root, .none, "{\"AWS\": \"210987654321\"}") == "ImplicitlyDenied by resource")
    }

    private func decrypt(_ caller: Principal, _ identity: PolicyGroup, _ key: PolicyGroup) -> String {
        let arn = "arn:aws:kms:us-east-1:123456789012:key/1"
        let set = PolicySet(identity: identity, resource: key, resourceKind: .key)
        return decide(request(caller, "kms:Decrypt", on: arn), set).summary
    }

    @Test("A key's policy decides whether identity-based policies count")
    func keys() throws {
        let may = try policy(statement("Allow", "kms:*"))
        func key(_ named: String) throws -> PolicyGroup {
            try policy(statement("Allow", "kms:*", on: "*", principal(named)), kind: .resource)
        }
        #expect(decrypt(Callers.user, may, .none) == "ImplicitlyDenied by resource")
        #expect(
            decrypt(Callers.user, may, try key("{\"AWS\": \"arn:aws:iam::123456789012:user/bob\"}"))
                == "ImplicitlyDenied by resource")
        #expect(
            decrypt(Callers.user, may, try key("{\"AWS\": \"arn:aws:iam::123456789012:root\"}"))
                == "Allowed by identity")
        #expect(
            decrypt(Callers.user, .none, try key("{\"AWS\": \"arn:aws:iam::123456789012:root\"}"))
                == "ImplicitlyDenied by identity")
        #expect(
            decrypt(Callers.user, .none, try key("{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}"))
                == "Allowed by resource")
        #expect(decrypt(Callers.root, .none, .none) == "ImplicitlyDenied by resource")
    }
}
