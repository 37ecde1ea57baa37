import Core
import Plane
import Testing

@testable import Audit

@Suite struct AuditEventTests {
    private func text(_ event: AuditEvent) -> String { String(decoding: event.json, as: UTF8.self) }

    @Test("A record has CloudTrail's members in CloudTrail's forms")
    func record() {
        let fixture = LogFixture()
        let event = fixture.event(7) { event in
            event.eventID = "0b8f2cf2-5f0e-4a51-8f3f-3f5a3a1a0001"
            event.responseElements = [
                "User": ["UserName": "user-7", "CreateDate": .timestamp(Timestamp("2026-11-23T20:15:00Z"))]
            ]
            event.tlsDetails = AuditEvent.TLSDetails(version: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256")
        }
        #expect(
            text(event) == """
                {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE",\
                "arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","accessKeyId":"AKIAEXAMPLE",\
                "userName":"alice"},"eventTime":"2026-11-23T20:15:00Z","eventSource":"iam.amazonaws.com",\
                "eventName":"CreateUser","awsRegion":"us-east-1","sourceIPAddress":"127.0.0.1","userAgent":"test",\
                "requestParameters":{"userName":"user-7"},"responseElements":{"user":{"createDate":\
                "Nov 23, 2026, 8:15:00 PM","userName":"user-7"}},"requestID":"request-7",\
                "eventID":"0b8f2cf2-5f0e-4a51-8f3f-3f5a3a1a0001","readOnly":false,"resources":[{"accountId":\
                "111122223333","type":"AWS::IAM::User","ARN":"arn:aws:iam::111122223333:user/user-7"}],\
                "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333",\
                "eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3",\
                "cipherSuite":"TLS_AES_128_GCM_SHA256"}}
                """)
    }

    @Test("What is absent is null, and an error is named")
    func denied() {
        let event = LogFixture().event(1) { event in
            event.requestParameters = nil
            event.errorCode = "AccessDenied"
            event.errorMessage = "no\n\"really\""
            event.decisions = Array(#"{"outcome":"denied"}"#.utf8)
        }
        let text = text(event)
        #expect(text.contains(#""requestParameters":null,"responseElements":null"#))
        #expect(text.contains(#""errorCode":"AccessDenied","errorMessage":"no\n\"really\"""#))
        #expect(text.contains(#""additionalEventData":{"castellan":{"outcome":"denied"}}"#))
    }

    @Test(
        "Members that are secret by their name are masked at any depth",
        arguments: [
            "Password", "OldPassword", "SecretAccessKey", "SessionToken", "PrivateKey", "Plaintext", "SecretString",
            "TokenCode", "AuthenticationCode1", "SAMLAssertion", "WebIdentityToken", "clientSecret", "Base32StringSeed",
            "PASSWORD", "password", "qRCodePNG", "DecodedMessage", "AUTHENTICATIONCODE2", "idtoken",
        ])
    func masked(_ name: String) {
        let event = LogFixture().event(1) { event in
            event.requestParameters = .structure(["Outer": .list([.structure([name: "hunter2"])])])
            event.responseElements = .structure([name: .blob(Array("hunter2".utf8))])
        }
        #expect(!text(event).contains("hunter2"))
        #expect(!text(event).contains("aHVudGVyMg"))
        #expect(text(event).contains(JSONWriter.hidden))
    }

    @Test("Members that only sound secret stay", arguments: ["PasswordPolicy", "NextToken", "KeyId", "PolicyName"])
    func kept(_ name: String) {
        let event = LogFixture().event(1) { $0.requestParameters = .structure([name: "shown"]) }
        #expect(text(event).contains("shown"))
    }

    @Test("Parameters past 100 KB are left out with their size")
    func oversized() {
        let event = LogFixture().event(1) { event in
            event.requestParameters = ["Document": .string(String(repeating: "x", count: 200_000))]
        }
        #expect(
            text(event).contains(
                #""requestParameters":{"omitted":true,"originalSize":200015,"reason":"requestParameters too large"}"#))
    }

    @Test(
        "Times are CloudTrail's",
        arguments: [
            ("2026-11-23T20:15:00Z", "Nov 23, 2026, 8:15:00 PM"), ("2026-01-02T00:05:09Z", "Jan 2, 2026, 12:05:09 AM"),
            ("2026-07-31T12:00:00Z", "Jul 31, 2026, 12:00:00 PM"),
        ])
    func times(_ iso: String, _ expected: String) {
        #expect(JSONWriter.cloudTrailTime(Timestamp(iso)) == expected)
    }

    @Test("Event ids are random UUIDs of version 4")
    func ids() {
        let id = EventID.random()
        #expect(id.count == 36)
        #expect(Array(id)[14] == "4")
        #expect("89ab".contains(Array(id)[19]))
        #expect(id != EventID.random())
    }
}

@Suite struct UserIdentityTests {
    private static let issued = Timestamp("2026-11-23T20:00:00Z")

    private func claims(_ kind: SessionClaims.Kind, user: String? = nil, mfa: Timestamp? = nil) -> SessionClaims {
        SessionClaims(
            kind: kind, account: .management, accessKeyID: "ASIAEXAMPLE", secretAccessKey: "s", issued: Self.issued,
            expires: Self.issued.adding(seconds: 3_600), userName: user, sourceIdentity: "alice", mfaAuthenticated: mfa)
    }

    private func text(_ identity: UserIdentity) -> String {
        var writer = JSONWriter()
        writer.userIdentity(identity)
        return writer.text
    }

    @Test("A role's session names its issuer")
    func role() {
        let caller = Caller(
            .assumedRole(name: "ops", path: "/team/", id: "AROAEXAMPLE", sessionName: "s1", isServiceLinked: false),
            account: .management, accessKeyID: "ASIAEXAMPLE",
            session: claims(
                .assumedRole(
                    name: "ops", path: "/team/", id: "AROAEXAMPLE", sessionName: "s1", isServiceLinked: false),
                mfa: Self.issued))
        let identity = UserIdentity(caller)
        #expect(
            text(identity) == """
                {"type":"AssumedRole","principalId":"AROAEXAMPLE:s1",\
                "arn":"arn:aws:sts::111122223333:assumed-role/ops/s1","accountId":"111122223333",\
                "accessKeyId":"ASIAEXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role",\
                "principalId":"AROAEXAMPLE","arn":"arn:aws:iam::111122223333:role/team/ops",\
                "accountId":"111122223333","userName":"ops"},"attributes":{"creationDate":"2026-11-23T20:00:00Z",\
                "mfaAuthenticated":"true"},"sourceIdentity":"alice"}}
                """)
        #expect(identity.principalARN == "arn:aws:iam::111122223333:role/team/ops")
        #expect(identity.lookupName == "s1")
    }

    @Test("Root, users, federated users, services and strangers")
    func others() {
        let root = UserIdentity(Caller(.root, account: .management, accessKeyID: "AKIAROOT"))
        #expect(root.kind == .root && root.lookupName == "root" && root.arn == "arn:aws:iam::111122223333:root")
        let user = UserIdentity(
            Caller(.user(name: "bob", path: "/x/", id: "AIDABOB"), account: .management),
            invokedBy: "config.amazonaws.com")
        #expect(user.lookupName == "bob" && user.arn == "arn:aws:iam::111122223333:user/x/bob")
        #expect(text(user).hasSuffix(#""invokedBy":"config.amazonaws.com"}"#))
        let federated = UserIdentity(
            Caller(
                .federatedUser(name: "fed"), account: .management,
                session: claims(.federatedUser(name: "fed"), user: "bob")))
        #expect(federated.lookupName == "fed")
        #expect(federated.sessionContext?.issuer?.arn == "arn:aws:iam::111122223333:user/bob")
        #expect(
            text(UserIdentity(Caller(.service("config.amazonaws.com"), account: .management)))
                == #"{"type":"AWSService","invokedBy":"config.amazonaws.com"}"#)
        #expect(
            text(UserIdentity(Caller(.anonymous, account: .management)))
                == #"{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}"#)
    }
}
