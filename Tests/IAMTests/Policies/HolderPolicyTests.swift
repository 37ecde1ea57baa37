import Core
import Plane
import Testing

@testable import IAM

/// What users, groups and roles have in common, tested for each.
@Suite("Policies of users, groups and roles")
struct HolderPolicyTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let noun: String
        let inlineQuota: Int

        var name: String { "\(noun)Name" }
        var testDescription: String { noun }
    }

    static let kinds = [
        Kind(noun: "User", inlineQuota: 2_048), Kind(noun: "Group", inlineQuota: 5_120),
        Kind(noun: "Role", inlineQuota: 10_240),
    ]
    private static let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"

    @Test("An inline policy is put, replaced, read, listed and deleted", arguments: kinds)
    func inline(kind: Kind) async throws {
        let account = try await account(with: kind)
        for action in ["s3:GetObject", "s3:PutObject"] {
            try await account.call(
                "Put\(kind.noun)Policy",
                [kind.name: "x", "PolicyName": "p", "PolicyDocument": Documents.allow(action)])
        }
        let got = try await account.call("Get\(kind.noun)Policy", [kind.name: "X", "PolicyName": "p"])
        #expect(
            got == [
                kind.name: "x", "PolicyName": "p",
                "PolicyDocument": .string(PolicyText.encoded(Documents.text(allow: "s3:PutObject"))),
            ])
        #expect(
            try await account.call("List\(kind.noun)Policies", [kind.name: "x"])
                == ["PolicyNames": ["p"], "IsTruncated": false])
        try await account.call("Delete\(kind.noun)Policy", [kind.name: "x", "PolicyName": "p"])
        for operation in ["Get\(kind.noun)Policy", "Delete\(kind.noun)Policy"] {
            try await account.expect(
                "NoSuchEntity", "The \(kind.noun.lowercased()) policy with name p cannot be found.", from: operation,
                [kind.name: "x", "PolicyName": "p"])
        }
        try await account.expect(
            "MalformedPolicyDocument", from: "Put\(kind.noun)Policy",
            [kind.name: "x", "PolicyName": "p", "PolicyDocument": "{}"])
    }

    @Test("All inline policies together have a quota", arguments: kinds)
    func inlineQuota(kind: Kind) async throws {
        let account = try await account(with: kind)
        let half = Documents.sized(kind.inlineQuota / 2)
        for name in ["a", "b"] {
            try await account.call(
                "Put\(kind.noun)Policy", [kind.name: "x", "PolicyName": .string(name), "PolicyDocument": half])
        }
        try await account.expect(
            "LimitExceeded",
            "Maximum policy size of \(kind.inlineQuota) bytes exceeded for \(kind.noun.lowercased()) x",
            from: "Put\(kind.noun)Policy",
            [kind.name: "x", "PolicyName": "b", "PolicyDocument": Documents.sized(kind.inlineQuota / 2 + 1)])
    }

    @Test("A managed policy is attached once, counted, listed and detached", arguments: kinds)
    func attachment(kind: Kind) async throws {
        let account = try await account(with: kind)
        let input: Document = [kind.name: "x", "PolicyArn": Self.policy]
        for _ in 0..<2 { try await account.call("Attach\(kind.noun)Policy", input) }
        #expect(
            try await account.call("ListAttached\(kind.noun)Policies", [kind.name: "x"])["AttachedPolicies"]
                == [["PolicyName": "ReadOnlyAccess", "PolicyArn": Self.policy]])
        #expect(
            try await account.call("ListAttached\(kind.noun)Policies", [kind.name: "x", "PathPrefix": "/job/"])[
                "AttachedPolicies"] == [])
        #expect(try await attachmentCount(account) == 1)
        try await account.call("Detach\(kind.noun)Policy", input)
        #expect(try await attachmentCount(account) == 0)
        try await account.expect(
            "NoSuchEntity", "Policy arn:aws:iam::aws:policy/ReadOnlyAccess was not found.",
            from: "Detach\(kind.noun)Policy", input)
    }

    @Test("Policies that are not there, or for AWS alone, are not attached", arguments: kinds)
    func notAttachable(kind: Kind) async throws {
        let account = try await account(with: kind)
        let missing = "arn:aws:iam::123456789012:policy/none"
        try await account.expect(
            "NoSuchEntity", "Policy \(missing) does not exist or is not attachable.",
            from: "Attach\(kind.noun)Policy", [kind.name: "x", "PolicyArn": .string(missing)])
        try await account.expect(
            "InvalidInput", from: "Attach\(kind.noun)Policy",
            [kind.name: "x", "PolicyArn": "arn:aws:s3:::not-a-policy"])
        let reserved = try #require(AWSManagedPolicies.all.first { !$0.isAttachable })
        try await account.expect(
            "PolicyNotAttachable", from: "Attach\(kind.noun)Policy",
            [kind.name: "x", "PolicyArn": .string(reserved.arn)])
    }

    @Test("Ten policies are attached at most", arguments: kinds)
    func attachmentQuota(kind: Kind) async throws {
        let account = try await account(with: kind)
        for number in 0...10 {
            try await account.call(
                "CreatePolicy",
                ["PolicyName": .string("p\(number)"), "PolicyDocument": Documents.allow("s3:GetObject")])
        }
        func input(_ number: Int) -> Document {
            [kind.name: "x", "PolicyArn": .string("arn:aws:iam::123456789012:policy/p\(number)")]
        }
        for number in 0..<10 { try await account.call("Attach\(kind.noun)Policy", input(number)) }
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for PoliciesPer\(kind.noun): 10",
            from: "Attach\(kind.noun)Policy", input(10))
        try await account.expect(
            "DeleteConflict", "Cannot delete a policy attached to entities.", from: "DeletePolicy",
            ["PolicyArn": "arn:aws:iam::123456789012:policy/p0"])
    }

    @Test("Attaching shows the policy and the boundary to the decision", arguments: kinds.filter { $0.noun != "Group" })
    func requirements(kind: Kind) async throws {
        let account = try await account(with: kind)
        let boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
        try await account.call(
            "Put\(kind.noun)PermissionsBoundary", [kind.name: "x", "PermissionsBoundary": .string(boundary)])
        let requirement = try await account.requirements(
            "Attach\(kind.noun)Policy", [kind.name: "x", "PolicyArn": Self.policy]
        ).first
        #expect(requirement?.action == "iam:Attach\(kind.noun)Policy")
        #expect(
            requirement?.context == [
                "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess", "iam:PermissionsBoundary": .one(boundary),
            ])
        let put = try await account.requirements(
            "Put\(kind.noun)PermissionsBoundary", [kind.name: "x", "PermissionsBoundary": "arn:new"])
        #expect(put.first?.context == ["iam:PermissionsBoundary": "arn:new"])
    }

    @Test("A boundary is set, replaced, counted and taken away", arguments: kinds.filter { $0.noun != "Group" })
    func boundary(kind: Kind) async throws {
        let account = try await account(with: kind)
        for name in ["PowerUserAccess", "ReadOnlyAccess"] {
            try await account.call(
                "Put\(kind.noun)PermissionsBoundary",
                [kind.name: "x", "PermissionsBoundary": .string("arn:aws:iam::aws:policy/\(name)")])
        }
        let holder = try await account.call("Get\(kind.noun)", [kind.name: "x"])[kind.noun]
        #expect(
            holder?["PermissionsBoundary"]
                == ["PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": Self.policy])
        #expect(try await boundaryCount("ReadOnlyAccess", account) == 1)
        #expect(try await boundaryCount("PowerUserAccess", account) == 0)
        try await account.expect(
            "NoSuchEntity",
            "Scope ARN: arn:aws:iam::123456789012:policy/none does not exist or is not attachable.",
            from: "Put\(kind.noun)PermissionsBoundary",
            [kind.name: "x", "PermissionsBoundary": "arn:aws:iam::123456789012:policy/none"])
        #expect(try await boundaryCount("ReadOnlyAccess", account) == 1)
        try await account.call("Delete\(kind.noun)PermissionsBoundary", [kind.name: "x"])
        #expect(try await boundaryCount("ReadOnlyAccess", account) == 0)
        try await account.expect("NoSuchEntity", from: "Delete\(kind.noun)PermissionsBoundary", [kind.name: "x"])
    }

    private func account(with kind: Kind) async throws -> TestAccount {
        let account = try await TestAccount()
        var input: [String: Document] = [kind.name: "x"]
        if kind.noun == "Role" { input["AssumeRolePolicyDocument"] = Documents.ec2Trust }
        try await account.call("Create\(kind.noun)", .structure(input))
        return account
    }

    private func attachmentCount(_ account: TestAccount) async throws -> Document? {
        try await account.call("GetPolicy", ["PolicyArn": Self.policy])["Policy"]?["AttachmentCount"]
    }

    private func boundaryCount(_ name: String, _ account: TestAccount) async throws -> Document? {
        let arn: Document = .string("arn:aws:iam::aws:policy/\(name)")
        return try await account.call("GetPolicy", ["PolicyArn": arn])["Policy"]?["PermissionsBoundaryUsageCount"]
    }
}
