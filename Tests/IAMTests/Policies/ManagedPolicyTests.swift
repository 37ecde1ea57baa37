import Core
import Plane
import Testing

@testable import IAM

@Suite("Managed policies")
struct ManagedPolicyTests {
    @Test("A policy is made, found by its exact ARN, listed and deleted")
    func life() async throws {
        let account = try await TestAccount()
        let made = try await account.call(
            "CreatePolicy",
            [
                "PolicyName": "Look", "Path": "/p/", "PolicyDocument": Documents.allow("s3:GetObject"),
                "Description": "d", "Tags": [["Key": "k", "Value": "v"]],
            ])["Policy"]
        let arn: Document = "arn:aws:iam::123456789012:policy/p/Look"
        #expect(made?["Arn"] == arn)
        #expect(made?["PolicyId"]?.string?.hasPrefix("ANPA") == true)
        #expect(made?["DefaultVersionId"] == "v1")
        #expect(made?["IsAttachable"] == true)
        #expect(try await account.call("GetPolicy", ["PolicyArn": arn])["Policy"] == made)
        let listed = try await account.call("ListPolicies", ["Scope": "Local", "PathPrefix": "/p/"])
        #expect(listed.strings("Policies", "PolicyName") == ["Look"])
        try await account.expect(
            "EntityAlreadyExists", "A policy called look already exists. Duplicate names are not allowed.",
            from: "CreatePolicy", ["PolicyName": "look", "PolicyDocument": Documents.allow("s3:GetObject")])
        for other in ["policy/Look", "policy/p/look"] {
            let arn = "arn:aws:iam::123456789012:\(other)"
            try await account.expect(
                "NoSuchEntity", "Policy \(arn) was not found.", from: "GetPolicy", ["PolicyArn": .string(arn)])
        }
        try await account.call("DeletePolicy", ["PolicyArn": arn])
        try await account.expect("NoSuchEntity", from: "DeletePolicy", ["PolicyArn": arn])
    }

    @Test(
        "Documents that are no policies are refused",
        arguments: ["{", "[]", "{}", #"{"Version":"2012-10-17","Statement":[{"Effect":"Maybe"}]}"#])
    func malformed(text: String) async throws {
        let account = try await TestAccount()
        let input: Document = ["PolicyName": "p", "PolicyDocument": .string(text)]
        try await account.expect("MalformedPolicyDocument", from: "CreatePolicy", input)
    }

    @Test("A policy has 6,144 characters at most, white space not counted")
    func size() async throws {
        let account = try await TestAccount()
        try await account.call("CreatePolicy", ["PolicyName": "fits", "PolicyDocument": Documents.sized(6_144)])
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for PolicySize: 6144", from: "CreatePolicy",
            ["PolicyName": "large", "PolicyDocument": Documents.sized(6_145)])
    }

    @Test("What is no ARN of a policy is no valid one")
    func invalidARN() async throws {
        let account = try await TestAccount()
        let arn = "arn:aws:iam::123456789012:role/look"
        try await account.expect(
            "InvalidInput", "ARN \(arn) is not valid.", from: "GetPolicy", ["PolicyArn": .string(arn)])
    }

    @Test("AWS's policies are there to read and attach, not to change")
    func managedByAWS() async throws {
        let account = try await TestAccount()
        let arn: Document = "arn:aws:iam::aws:policy/AdministratorAccess"
        let policy = try await account.call("GetPolicy", ["PolicyArn": arn])["Policy"]
        #expect(policy?["PolicyName"] == "AdministratorAccess")
        let version = try await account.call("GetPolicyVersion", ["PolicyArn": arn, "VersionId": "v1"])
        #expect(version["PolicyVersion"]?["Document"]?.string?.hasPrefix("%7B") == true)
        try await account.expect("AccessDenied", from: "DeletePolicy", ["PolicyArn": arn])
        try await account.expect(
            "AccessDenied", from: "CreatePolicyVersion",
            ["PolicyArn": arn, "PolicyDocument": Documents.allow("s3:*")])
        try await account.expect("NoSuchEntity", from: "GetPolicyVersion", ["PolicyArn": arn, "VersionId": "v2"])
    }

    @Test("Listing filters by owner, use and path, and pages over both owners")
    func listing() async throws {
        let account = try await TestAccount()
        for name in ["b", "A"] { try await makePolicy(name, account) }
        let arn: Document = "arn:aws:iam::123456789012:policy/b"
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("AttachUserPolicy", ["UserName": "alice", "PolicyArn": arn])
        try await account.call(
            "PutUserPermissionsBoundary",
            ["UserName": "alice", "PermissionsBoundary": "arn:aws:iam::aws:policy/PowerUserAccess"])
        func names(_ input: Document) async throws -> [String] {
            try await account.call("ListPolicies", input).strings("Policies", "PolicyName")
        }
        #expect(try await names(["Scope": "Local"]) == ["A", "b"])
        #expect(try await names(["OnlyAttached": true]) == ["b"])
        #expect(try await names(["PolicyUsageFilter": "PermissionsBoundary"]) == ["PowerUserAccess"])
        #expect(try await names(["Scope": "AWS", "PathPrefix": "/job-function/"]).contains("ViewOnlyAccess"))
        let all = try await names(["MaxItems": 1000])
        var paged: [String] = []
        var marker: Document?
        repeat {
            var input: [String: Document] = ["MaxItems": 7]
            input["Marker"] = marker
            let page = try await account.call("ListPolicies", .structure(input))
            paged += page.strings("Policies", "PolicyName")
            marker = page["Marker"]
        } while marker != nil
        #expect(paged == all)
        #expect(all.count == AWSManagedPolicies.all.count + 2)
        #expect(try await account.requirements("ListPolicies").map(\.resource) == ["*"])
    }

    @Test("Requirements on a policy show its tags")
    func requirements() async throws {
        let account = try await TestAccount()
        try await makePolicy("p", account)
        let arn = "arn:aws:iam::123456789012:policy/p"
        try await account.call("TagPolicy", ["PolicyArn": .string(arn), "Tags": [["Key": "k", "Value": "v"]]])
        #expect(
            try await account.requirements("DeletePolicy", ["PolicyArn": .string(arn)])
                == [Requirement("iam:DeletePolicy", on: arn, of: TestAccount.id, tags: [Tag(Key: "k", Value: "v")])])
    }

    private func makePolicy(_ name: String, _ account: TestAccount) async throws {
        try await account.call(
            "CreatePolicy", ["PolicyName": .string(name), "PolicyDocument": Documents.allow("s3:GetObject")])
    }
}
