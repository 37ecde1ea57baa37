import Core
import Directory
import Plane
import Testing

@testable import STS

@Suite("Session tokens and federation")
struct SessionTests {
    @Test("A session token is still the user, for as long as asked")
    func sessionToken() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let answer = try await plane.call("GetSessionToken", ["DurationSeconds": 900], as: ann)
        #expect(try plane.claims(answer).expires == Fixture.time.adding(seconds: 900))
        #expect(try await plane.session(answer).arn == ann.arn)
        let day = try plane.claims(try await plane.call("GetSessionToken", as: ann))
        #expect(day.expires == Fixture.time.adding(seconds: 43_200))
        #expect(throws: SessionTokenError.expired(Fixture.time.adding(seconds: 900))) {
            try plane.claims(answer, at: Fixture.time.adding(seconds: 900))
        }
    }

    @Test("Root's sessions last an hour at most")
    func rootSession() async throws {
        let plane = try await Fixture()
        for input in [.empty, ["DurationSeconds": 43_200]] as [Document] {
            let answer = try await plane.call("GetSessionToken", input, as: plane.root)
            #expect(try plane.claims(answer).expires == Fixture.time.adding(seconds: 3_600))
            #expect(try await plane.session(answer).identity == .root)
        }
    }

    @Test("Sessions get no further sessions but by assuming roles")
    func sessionsOfSessions() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann", allowed: ["sts:*"])
        let arn = try await plane.role("r", trusting: ann.arn, allowed: ["sts:*"])
        let role = try await plane.session(
            try await plane.call(
                "AssumeRole", ["RoleArn": .string(arn), "RoleSessionName": "s1"], as: ann))
        let token = try await plane.session(try await plane.call("GetSessionToken", as: ann))
        for session in [role, token] {
            await expectError("AccessDenied", "Cannot call GetSessionToken with session credentials") {
                try await plane.call("GetSessionToken", as: session)
            }
            await expectError("AccessDenied", "Cannot call GetFederationToken with session credentials") {
                try await plane.call("GetFederationToken", ["Name": "guest"], as: session)
            }
        }
        try await plane.call("AssumeRole", ["RoleArn": .string(arn), "RoleSessionName": "s1"], as: token)
        await expectError("AccessDenied", "session credentials") {
            try await plane.call("GetAccessKeyInfo", ["AccessKeyId": "AKIAIOSFODNN7EXAMPLE"], as: token)
        }
    }

    @Test("A federated user is made by who may, and carries its policies")
    func federation() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann", allowed: ["sts:GetFederationToken", "iam:*"])
        let bob = try await plane.user("bob")
        let policy = Fixture.allow(["iam:ListUsers"])
        let input: Document = ["Name": "guest", "Policy": .string(policy)]
        let answer = try await plane.call("GetFederationToken", input, as: ann)
        #expect(
            answer["FederatedUser"] == [
                "FederatedUserId": "111122223333:guest", "Arn": "arn:aws:sts::111122223333:federated-user/guest",
            ])
        #expect(answer["PackedPolicySize"]?.integer == 3)
        let claims = try plane.claims(answer)
        #expect(claims.inlinePolicy == policy)
        #expect(claims.userName == "ann")
        await expectError(
            "AccessDenied",
            "sts:GetFederationToken on resource: arn:aws:sts::111122223333:federated-user/guest"
        ) { try await plane.call("GetFederationToken", input, as: bob) }
        await expectError("AccessDenied", "sts:TagSession") {
            try await plane.call(
                "GetFederationToken", ["Name": "guest", "Tags": [["Key": "a", "Value": "b"]]], as: ann)
        }
    }

    @Test("Session policies must be policies, exist, and fit")
    func sessionPolicies() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann", allowed: ["sts:*"])
        func federate(_ more: [String: Document]) async throws -> Document {
            try await plane.call(
                "GetFederationToken", .structure(["Name": "guest"].merging(more) { $1 }), as: ann)
        }
        for text in ["{}", "no policy", #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*"}}"#] {
            await expectError("MalformedPolicyDocument") { try await federate(["Policy": .string(text)]) }
        }
        await expectError("ValidationError", "does not exist or is not attachable") {
            try await federate(["PolicyArns": [["arn": "arn:aws:iam::111122223333:policy/none"]]])
        }
        let eleven = Document.list((0..<11).map { ["arn": .string("arn:aws:iam::aws:policy/p\($0)")] })
        await expectError("ValidationError", "length less than or equal to 10") {
            try await federate(["PolicyArns": eleven])
        }
        let long = Fixture.allow((0..<150).map { "service\($0):Action" })
        await expectError("PackedPolicyTooLarge", "of allotted space") {
            try await federate(["Policy": .string(long)])
        }
        let tags = Document.list(
            (0..<50).map { number in
                ["Key": .string("key\(number)"), "Value": .string(String(repeating: "v", count: 256))]
            })
        await expectError("PackedPolicyTooLarge") { try await federate(["Tags": tags]) }
    }

    @Test("Access key ids tell their account")
    func accessKeyInfo() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann", allowed: ["sts:GetAccessKeyInfo"])
        let bob = try await plane.user("bob")
        let id = UniqueID.make(.accessKey, account: plane.account)
        #expect(
            try await plane.call("GetAccessKeyInfo", ["AccessKeyId": .string(id)], as: ann) == [
                "Account": "111122223333"
            ])
        await expectError("ValidationError") {
            try await plane.call("GetAccessKeyInfo", ["AccessKeyId": "not-a-key-of-anybody"], as: ann)
        }
        await expectError("AccessDenied", "sts:GetAccessKeyInfo") {
            try await plane.call("GetAccessKeyInfo", ["AccessKeyId": .string(id)], as: bob)
        }
    }

    @Test("Root and users learn who they are")
    func callerIdentity() async throws {
        let plane = try await Fixture()
        #expect(
            try await plane.call("GetCallerIdentity", as: plane.root) == [
                "UserId": "111122223333", "Account": "111122223333", "Arn": "arn:aws:iam::111122223333:root",
            ])
        let ann = try await plane.user("ann")
        #expect(try await plane.call("GetCallerIdentity", as: ann)["UserId"]?.string == ann.userID)
    }

    @Test(
        "What is not here yet says so with AWS's errors",
        arguments: [
            ("AssumeRoleWithSAML", "InvalidIdentityToken"), ("AssumeRoleWithWebIdentity", "InvalidIdentityToken"),
            ("AssumeRoot", "AccessDenied"), ("GetDelegatedAccessToken", "AccessDenied"),
            ("GetWebIdentityToken", "OutboundWebIdentityFederationDisabledException"),
        ])
    func unavailable(operation: String, code: String) async throws {
        let plane = try await Fixture()
        await expectError(code) { try await plane.call(operation, as: plane.root) }
    }
}

@Suite("Authorization messages")
struct AuthorizationMessageTests {
    private func message(conditions: Int) -> AuthorizationMessage {
        AuthorizationMessage(
            isAllowed: false, isExplicitDeny: true,
            matchedStatements: [
                .init(id: "No", isDeny: true, principals: ["AIDAX"], actions: ["iam:*"], resources: ["*"])
            ],
            principalID: "AIDAX", principalARN: "arn:aws:iam::111122223333:user/ann", action: "iam:ListUsers",
            resource: "arn:aws:iam::111122223333:user/",
            conditions: (0..<conditions).map { ("aws:key\($0)", ["v"]) })
    }

    @Test("A message is decoded by who may, in its own account")
    func roundTrip() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann", allowed: ["sts:DecodeAuthorizationMessage"])
        let bob = try await plane.user("bob")
        let text = try plane.sts.messages.encode(message(conditions: 1), for: plane.account)
        let input: Document = ["EncodedMessage": .string(text)]
        let answer = try await plane.call("DecodeAuthorizationMessage", input, as: ann)
        #expect(
            answer["DecodedMessage"]?.string == """
                {"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"No","effect":"DENY",\
                "principals":{"items":[{"value":"AIDAX"}]},"principalGroups":{"items":[]},\
                "actions":{"items":[{"value":"iam:*"}]},"resources":{"items":[{"value":"*"}]},\
                "conditions":{"items":[]}}]},"failures":{"items":[]},"context":{"principal":{"id":"AIDAX",\
                "arn":"arn:aws:iam::111122223333:user/ann"},"action":"iam:ListUsers",\
                "resource":"arn:aws:iam::111122223333:user/","conditions":{"items":[{"key":"aws:key0",\
                "values":{"items":[{"value":"v"}]}}]}}}
                """)
        await expectError("AccessDenied", "sts:DecodeAuthorizationMessage") {
            try await plane.call("DecodeAuthorizationMessage", input, as: bob)
        }
        let stranger = Caller(.root, account: try #require(AccountID("444455556666")))
        await expectError("InvalidAuthorizationMessageException") {
            try await plane.call("DecodeAuthorizationMessage", input, as: stranger)
        }
    }

    @Test("What is no message is refused", arguments: ["x", "AAAA", String(repeating: "A", count: 400), "é"])
    func garbage(text: String) async throws {
        let plane = try await Fixture()
        await expectError("InvalidAuthorizationMessageException", "Message is not valid.") {
            try await plane.call(
                "DecodeAuthorizationMessage", ["EncodedMessage": .string(text)], as: plane.root)
        }
    }

    @Test("A message always fits what STS takes")
    func length() async throws {
        let plane = try await Fixture()
        let text = try plane.sts.messages.encode(message(conditions: 1_000), for: plane.account)
        #expect(text.utf8.count <= AuthorizationMessages.maximumLength)
        #expect(plane.sts.messages.decode(text, for: plane.account)?.contains("aws:key10") == true)
    }
}
