import IAMPolicy
import Testing

@Suite("Evaluation within one account")
struct SingleAccountTests {
    @Test("Nothing is allowed that no policy allows")
    func implicitDeny() throws {
        #expect(decide(request(), PolicySet()).summary == "ImplicitlyDenied by identity")
        let other = PolicySet(identity: try policy(statement("Allow", "s3:PutObject")))
        #expect(decide(request(), other).summary == "ImplicitlyDenied by identity")
    }

    @Test("An explicit deny outweighs every allow")
    func explicitDeny() throws {
        let set = PolicySet(identity: try policy(statement("Allow", "*"), statement("Deny", "s3:get*")))
        let decision = decide(request(), set)
        #expect(decision.summary == "ExplicitlyDenied by identity")
        #expect(decision.matched.map(\.index) == [1])
    }

    @Test("Actions compare without case, NotAction takes the others")
    func actions() throws {
        let set = PolicySet(identity: try policy(statement("Allow", "S3:getOBJECT")))
        #expect(decide(request(), set).isAllowed)
        let text = "{\"Effect\": \"Allow\", \"NotAction\": [\"s3:Put*\", \"iam:*\"], \"Resource\": \"*\"}"
        let others = PolicySet(identity: try policy(text))
        #expect(decide(request(), others).isAllowed)
        #expect(!decide(request(Callers.user, "s3:PutObject"), others).isAllowed)
    }

    @Test("NotResource takes the others")
    func notResource() throws {
        let text =
            "{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"NotResource\": [\"arn:aws:s3:::secret/*\", \"arn:aws:s3:::x\"]}"
        let set = PolicySet(identity: try policy(text))
        #expect(decide(request(), set).isAllowed)
        #expect(!decide(request(on: "arn:aws:s3:::secret/k"), set).isAllowed)
    }

    @Test("A request about no resource needs a statement about all")
    func resourceless() throws {
        let narrow = PolicySet(identity: try policy(statement("Allow", "s3:*", on: "arn:aws:s3:::reports")))
        #expect(!decide(request(Callers.user, "s3:ListAllMyBuckets", on: "*"), narrow).isAllowed)
        let wide = PolicySet(identity: try policy(statement("Allow", "s3:*")))
        #expect(decide(request(Callers.user, "s3:ListAllMyBuckets", on: "*"), wide).isAllowed)
    }

    @Test("The root user may do all that nothing denies")
    func root() throws {
        #expect(decide(request(Callers.root), PolicySet()).summary == "Allowed by none")
        let bucket = try policy(statement("Deny", "s3:*", on: "*", principal("\"*\"")), kind: .resource)
        #expect(decide(request(Callers.root), PolicySet(resource: bucket)).summary == "ExplicitlyDenied by resource")
    }

    @Test("GetCallerIdentity needs no permission and knows no deny, but a signature")
    func callerIdentity() throws {
        let set = PolicySet(identity: try policy(statement("Deny", "*")))
        #expect(decide(request(Callers.user, "sts:GetCallerIdentity", on: "*"), set).isAllowed)
        #expect(!decide(request(.anonymous, "sts:GetCallerIdentity", on: "*"), set).isAllowed)
    }

    /// What a resource-based policy alone comes to, by whom it names and who calls.
    @Test(
        "A resource-based policy that names the caller grants by itself, one that names the account does not",
        arguments: [
            (Callers.user, "{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}", "Allowed by resource"),
            (Callers.user, "{\"AWS\": \"AIDAANNANNANNANNANNA1\"}", "Allowed by resource"),
            (Callers.user, "{\"AWS\": \"arn:aws:iam::123456789012:user/bob\"}", "ImplicitlyDenied by identity"),
            (Callers.user, "{\"AWS\": \"123456789012\"}", "ImplicitlyDenied by identity"),
            (Callers.user, "{\"AWS\": \"arn:aws:iam::123456789012:root\"}", "ImplicitlyDenied by identity"),
            (Callers.user, "\"*\"", "Allowed by resource"), (Callers.user, "{\"AWS\": \"*\"}", "Allowed by resource"),
            (Callers.session, "{\"AWS\": \"arn:aws:iam::123456789012:role/team/reader\"}", "Allowed by resource"),
            (Callers.session, "{\"AWS\": \"arn:aws:iam::123456789012:role/reader\"}", "ImplicitlyDenied by identity"),
            (
                Callers.session, "{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/reader/ann\"}",
                "Allowed by resource"
            ),
            (
                Callers.session, "{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/reader/bob\"}",
                "ImplicitlyDenied by identity"
            ),
            (Callers.session, "{\"AWS\": \"AROAREADERREADERREAD1\"}", "Allowed by resource"),
            (Callers.federated, "{\"AWS\": \"arn:aws:sts::123456789012:federated-user/guest\"}", "Allowed by resource"),
            (Callers.federated, "{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}", "ImplicitlyDenied by session"),
            (.anonymous, "\"*\"", "Allowed by resource"),
            (.anonymous, "{\"AWS\": \"123456789012\"}", "ImplicitlyDenied by resource"),
            (.service("sns.amazonaws.com"), "{\"Service\": \"sns.amazonaws.com\"}", "Allowed by resource"),
            (.service("sns.amazonaws.com"), "{\"Service\": \"sqs.amazonaws.com\"}", "ImplicitlyDenied by resource"),
            (.canonicalUser("79a59d"), "{\"CanonicalUser\": \"79a59d\"}", "Allowed by resource"),
        ])
    func resourcePolicy(caller: Principal, named: String, expected: String) throws {
        let resource = try policy(statement("Allow", "s3:*", on: "*", principal(named)), kind: .resource)
        #expect(decide(request(caller), PolicySet(resource: resource)).summary == expected)
    }

    /// The table of "Policy evaluation logic": whether an implicit deny of a boundary or session policy limits what a
    /// resource-based policy grants.
    @Test(
        "Implicit denies of boundary and session limit grants to a role, not to the very caller",
        arguments: [
            (Callers.user, "{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}", true),
            (Callers.session, "{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/reader/ann\"}", true),
            (Callers.session, "{\"AWS\": \"*\"}", true),
            (Callers.session, "{\"AWS\": \"arn:aws:iam::123456789012:role/team/reader\"}", false),
            (Callers.role, "{\"AWS\": \"arn:aws:iam::123456789012:role/team/reader\"}", false),
            (Callers.federated, "{\"AWS\": \"arn:aws:sts::123456789012:federated-user/guest\"}", true),
            (Callers.federated, "{\"AWS\": \"arn:aws:iam::123456789012:user/ann\"}", false),
        ])
    func implicitLimits(caller: Principal, named: String, passes: Bool) throws {
        let resource = try policy(statement("Allow", "s3:*", on: "*", principal(named)), kind: .resource)
        let narrow = try policy(statement("Allow", "ec2:*"))
        let full = try policy(statement("Allow", "*"))
        for limited in [
            PolicySet(boundary: narrow, session: full, resource: resource),
            PolicySet(session: narrow, resource: resource),
        ] {
            #expect(decide(request(caller), limited).isAllowed == passes)
        }
        let denying = PolicySet(boundary: try policy(statement("Deny", "s3:*")), resource: resource)
        #expect(decide(request(caller), denying).summary == "ExplicitlyDenied by permissionsBoundary")
    }

    @Test("Identity, boundary and session policies must all allow")
    func intersection() throws {
        let full = try policy(statement("Allow", "*"))
        let narrow = try policy(statement("Allow", "ec2:*"))
        func summary(_ identity: PolicyGroup, _ boundary: PolicyGroup, _ session: PolicyGroup) -> String {
            decide(request(Callers.session), PolicySet(identity: identity, boundary: boundary, session: session))
                .summary
        }
        #expect(summary(full, full, full) == "Allowed by identity")
        #expect(summary(full, .none, .none) == "Allowed by identity")
        #expect(summary(full, narrow, full) == "ImplicitlyDenied by permissionsBoundary")
        #expect(summary(full, full, narrow) == "ImplicitlyDenied by session")
        #expect(summary(narrow, full, full) == "ImplicitlyDenied by identity")
    }

    @Test("A federated user can do nothing without a session policy")
    func federatedUser() throws {
        let full = try policy(statement("Allow", "*"))
        #expect(decide(request(Callers.federated), PolicySet(identity: full)).summary == "ImplicitlyDenied by session")
        #expect(decide(request(Callers.federated), PolicySet(identity: full, session: full)).isAllowed)
    }

    @Test("A resource of AWS's own can be read only, whatever policies say")
    func reserved() throws {
        let set = PolicySet(identity: try policy(statement("Allow", "*")))
        let managed = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        #expect(decide(request(Callers.user, "iam:GetPolicy", on: managed), set).isAllowed)
        #expect(
            decide(request(Callers.user, "iam:DeletePolicy", on: managed), set).summary == "ImplicitlyDenied by none")
        let alias = "arn:aws:kms:us-east-1:123456789012:alias/aws/s3"
        #expect(!decide(request(Callers.user, "kms:DeleteAlias", on: alias), set).isAllowed)
    }
}
