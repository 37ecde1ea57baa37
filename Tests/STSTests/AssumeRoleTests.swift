import Core
import Directory
import Plane
import Testing

@testable import STS

@Suite("AssumeRole")
struct AssumeRoleTests {
    private func input(_ arn: String, _ more: [String: Document] = [:]) -> Document {
        .structure(["RoleArn": .string(arn), "RoleSessionName": "s1"].merging(more) { $1 })
    }

    @Test("A trusted user gets the role's session, and who it is can be told")
    func trusted() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let arn = try await plane.role("r", trusting: ann.arn)
        let answer = try await plane.call("AssumeRole", input(arn), as: ann)
        let claims = try plane.claims(answer)
        #expect(claims.expires == Fixture.time.adding(seconds: 3_600))
        #expect(claims.accessKeyID.hasPrefix("ASIA"))
        #expect(UniqueID.account(of: claims.accessKeyID) == plane.account)
        #expect(answer["AssumedRoleUser"]?["Arn"] == "arn:aws:sts::111122223333:assumed-role/r/s1")
        #expect(answer["PackedPolicySize"] == nil)
        let session = try await plane.session(answer)
        #expect(
            try await plane.call("GetCallerIdentity", as: session) == [
                "UserId": answer["AssumedRoleUser"]?["AssumedRoleId"] ?? .null, "Account": "111122223333",
                "Arn": "arn:aws:sts::111122223333:assumed-role/r/s1",
            ])
    }

    @Test("Who is not trusted is denied, whether or not there is such a role")
    func untrusted() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let bob = try await plane.user("bob", allowed: ["sts:*"])
        let arn = try await plane.role("r", trusting: ann.arn)
        for arn in [arn, "arn:aws:iam::111122223333:role/none", "arn:aws:iam::111122223333:role/path/r"] {
            await expectError(
                "AccessDenied", "User: \(bob.arn) is not authorized to perform: sts:AssumeRole on resource: \(arn)"
            ) { try await plane.call("AssumeRole", input(arn), as: bob) }
        }
    }

    @Test("Trusting the account leaves it to identity policies")
    func accountTrust() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann", allowed: ["sts:AssumeRole"])
        let bob = try await plane.user("bob")
        let arn = try await plane.role("r", trusting: plane.account.rootARN.description)
        try await plane.call("AssumeRole", input(arn), as: ann)
        await expectError("AccessDenied") { try await plane.call("AssumeRole", input(arn), as: bob) }
    }

    @Test("Root and federated users assume no role")
    func refusedCallers() async throws {
        let plane = try await Fixture()
        let arn = try await plane.role("r", trusting: plane.account.rootARN.description)
        await expectError("AccessDenied", "Roles may not be assumed by root accounts.") {
            try await plane.call("AssumeRole", input(arn), as: plane.root)
        }
        let guest = try await plane.session(
            try await plane.call("GetFederationToken", ["Name": "guest"], as: plane.root))
        await expectError("AccessDenied", "session credentials") {
            try await plane.call("AssumeRole", input(arn), as: guest)
        }
    }

    @Test(
        "What is no role's ARN is invalid",
        arguments: [
            "arn:aws:iam::111122223333:user/x", "arn:aws:sts::111122223333:assumed-role/r/s", "twenty-characters-text",
            "arn:aws:iam::12:role/x",
        ])
    func invalidARN(arn: String) async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        await expectError("ValidationError", "\(arn) is invalid") {
            try await plane.call("AssumeRole", input(arn), as: ann)
        }
    }

    @Test("The external id must be the one that the trust policy asks for")
    func externalID() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let arn = try await plane.role(
            "r", trusting: ann.arn, condition: #"{"StringEquals":{"sts:ExternalId":"agreed"}}"#)
        try await plane.call("AssumeRole", input(arn, ["ExternalId": "agreed"]), as: ann)
        await expectError("AccessDenied") {
            try await plane.call("AssumeRole", input(arn, ["ExternalId": "other"]), as: ann)
        }
        await expectError("AccessDenied") { try await plane.call("AssumeRole", input(arn), as: ann) }
    }

    @Test("A session lasts as long as asked for, within what role and chaining grant")
    func durations() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let first = try await plane.role("first", trusting: ann.arn, longest: 7_200)
        let second = try await plane.role("second", trusting: first, longest: 7_200)
        let answer = try await plane.call("AssumeRole", input(first, ["DurationSeconds": 7_200]), as: ann)
        #expect(try plane.claims(answer).expires == Fixture.time.adding(seconds: 7_200))
        await expectError(
            "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        ) { try await plane.call("AssumeRole", input(first, ["DurationSeconds": 7_201]), as: ann) }
        let session = try await plane.session(answer)
        try await plane.call("AssumeRole", input(second, ["DurationSeconds": 3_600]), as: session)
        await expectError(
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
        ) { try await plane.call("AssumeRole", input(second, ["DurationSeconds": 3_601]), as: session) }
        let token = try await plane.session(try await plane.call("GetSessionToken", as: ann))
        await expectError("ValidationError", "role chaining") {
            try await plane.call("AssumeRole", input(first, ["DurationSeconds": 7_200]), as: token)
        }
    }

    @Test("A deleted or replaced role ends its sessions")
    func replacedRole() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let arn = try await plane.role("r", trusting: ann.arn)
        let claims = try plane.claims(try await plane.call("AssumeRole", input(arn), as: ann))
        #expect(try await plane.directory.caller(for: claims) != nil)
        try await plane.role("r", trusting: ann.arn)
        #expect(try await plane.directory.caller(for: claims) == nil)
    }

    @Test("Contexts of providers that nobody trusts are refused")
    func providedContexts() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let arn = try await plane.role("r", trusting: ann.arn)
        let contexts: Document = [["ProviderArn": "arn:aws:iam::aws:contextProvider/IdentityCenter"]]
        await expectError("InvalidParameterValue") {
            try await plane.call("AssumeRole", input(arn, ["ProvidedContexts": contexts]), as: ann)
        }
    }
}

@Suite("What travels along with an assumed role")
struct SessionChainTests {
    private let both = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
    private let team: Document = [["Key": "team", "Value": "blue"]]

    private func input(_ arn: String, _ more: [String: Document] = [:]) -> Document {
        .structure(["RoleArn": .string(arn), "RoleSessionName": "s1"].merging(more) { $1 })
    }

    @Test("Tags need sts:TagSession in the trust policy, and become the session's over the role's")
    func tags() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let plain = try await plane.role("plain", trusting: ann.arn)
        let tagged = try await plane.role(
            "tagged", trusting: ann.arn, to: both,
            tags: [Tag(Key: "Team", Value: "red"), Tag(Key: "unit", Value: "u")])
        await expectError("AccessDenied", "sts:TagSession on resource: \(plain)") {
            try await plane.call("AssumeRole", input(plain, ["Tags": team]), as: ann)
        }
        let answer = try await plane.call("AssumeRole", input(tagged, ["Tags": team]), as: ann)
        #expect(answer["PackedPolicySize"]?.integer == 1)
        let session = try await plane.session(answer)
        #expect(session.tags == [Tag(Key: "unit", Value: "u"), Tag(Key: "team", Value: "blue")])
    }

    @Test("Request tags and their keys are what the trust policy sees")
    func tagConditions() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let arn = try await plane.role(
            "r", trusting: ann.arn, to: both,
            condition: """
                {"StringEquals":{"aws:RequestTag/team":"blue"},\
                "ForAllValues:StringEquals":{"aws:TagKeys":["team"],"sts:TransitiveTagKeys":["team"]}}
                """)
        try await plane.call("AssumeRole", input(arn, ["Tags": team, "TransitiveTagKeys": ["team"]]), as: ann)
        let more: Document = [["Key": "team", "Value": "blue"], ["Key": "x", "Value": ""]]
        await expectError("AccessDenied") {
            try await plane.call("AssumeRole", input(arn, ["Tags": more]), as: ann)
        }
        await expectError("AccessDenied") { try await plane.call("AssumeRole", input(arn), as: ann) }
    }

    @Test("Only transitive tags go down the chain, and cannot be set again")
    func transitiveTags() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let first = try await plane.role("first", trusting: ann.arn, to: both)
        let second = try await plane.role("second", trusting: first, to: both)
        let third = try await plane.role(
            "third", trusting: "arn:aws:iam::111122223333:role/second", to: ["sts:AssumeRole"])
        let tags: Document = [["Key": "Team", "Value": "blue"], ["Key": "own", "Value": "x"]]
        let one = try await plane.session(
            try await plane.call(
                "AssumeRole", input(first, ["Tags": tags, "TransitiveTagKeys": ["team"]]), as: ann))
        let two = try await plane.session(
            try await plane.call(
                "AssumeRole", input(second, ["Tags": [["Key": "own", "Value": "y"]]]), as: one))
        #expect(two.session?.tags == [Tag(Key: "Team", Value: "blue"), Tag(Key: "own", Value: "y")])
        #expect(two.session?.transitiveTagKeys == ["Team"])
        for key in ["team", "TEAM"] {
            await expectError("InvalidParameterValue", "conflicts with a transitive tag key") {
                try await plane.call(
                    "AssumeRole", input(second, ["Tags": [["Key": .string(key), "Value": "red"]]]), as: one)
            }
        }
        // Inherited tags are tags: a role that lets nobody tag its sessions cannot be the next link.
        await expectError("AccessDenied", "sts:TagSession") {
            try await plane.call("AssumeRole", input(third), as: two)
        }
    }

    @Test("Malformed sets of tags are refused")
    func malformedTags() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let arn = try await plane.role("r", trusting: ann.arn, to: both)
        let twice: Document = [["Key": "a", "Value": "1"], ["Key": "A", "Value": "2"]]
        await expectError("InvalidParameterValue", "Duplicate tag keys found.") {
            try await plane.call("AssumeRole", input(arn, ["Tags": twice]), as: ann)
        }
        await expectError("InvalidParameterValue", "must be included in the requested tags") {
            try await plane.call("AssumeRole", input(arn, ["Tags": team, "TransitiveTagKeys": ["b"]]), as: ann)
        }
        await expectError("InvalidParameterValue", "aws: prefixed tag key names") {
            try await plane.call("AssumeRole", input(arn, ["Tags": [["Key": "aws:x", "Value": ""]]]), as: ann)
        }
    }

    @Test("A source identity needs its permission, stays along the chain and is never replaced")
    func sourceIdentity() async throws {
        let plane = try await Fixture()
        let ann = try await plane.user("ann")
        let plain = try await plane.role("plain", trusting: ann.arn)
        let first = try await plane.role(
            "first", trusting: ann.arn, to: both, condition: #"{"StringLike":{"sts:SourceIdentity":"a*"}}"#)
        let second = try await plane.role("second", trusting: first, to: both)
        let closed = try await plane.role("closed", trusting: first)
        await expectError("AccessDenied", "sts:SetSourceIdentity on resource: \(plain)") {
            try await plane.call("AssumeRole", input(plain, ["SourceIdentity": "ann"]), as: ann)
        }
        await expectError("AccessDenied") {
            try await plane.call("AssumeRole", input(first, ["SourceIdentity": "bob"]), as: ann)
        }
        let answer = try await plane.call("AssumeRole", input(first, ["SourceIdentity": "ann"]), as: ann)
        #expect(answer["SourceIdentity"] == "ann")
        let one = try await plane.session(answer)
        let two = try await plane.call("AssumeRole", input(second), as: one)
        #expect(try plane.claims(two).sourceIdentity == "ann")
        await expectError("AccessDenied", "sts:SetSourceIdentity") {
            try await plane.call("AssumeRole", input(closed), as: one)
        }
        await expectError("AccessDenied", "cannot be replaced") {
            try await plane.call("AssumeRole", input(second, ["SourceIdentity": "eve"]), as: one)
        }
    }
}
