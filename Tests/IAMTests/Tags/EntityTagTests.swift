import Core
import Plane
import Testing

@testable import IAM

@Suite("Tags")
struct EntityTagTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let noun: String
        let member: String
        let identifier: String
        let creation: String
        let input: Document

        var testDescription: String { noun }
        var arn: String {
            switch noun {
            case "Policy": identifier
            case "InstanceProfile": "arn:aws:iam::123456789012:instance-profile/x"
            default: "arn:aws:iam::123456789012:\(noun.lowercased())/x"
            }
        }
    }

    static let kinds = [
        Kind(noun: "User", member: "UserName", identifier: "x", creation: "CreateUser", input: ["UserName": "x"]),
        Kind(
            noun: "Role", member: "RoleName", identifier: "x", creation: "CreateRole",
            input: ["RoleName": "x", "AssumeRolePolicyDocument": Documents.ec2Trust]),
        Kind(
            noun: "Policy", member: "PolicyArn", identifier: "arn:aws:iam::123456789012:policy/x",
            creation: "CreatePolicy",
            input: ["PolicyName": "x", "PolicyDocument": Documents.allow("s3:GetObject")]),
        Kind(
            noun: "InstanceProfile", member: "InstanceProfileName", identifier: "x",
            creation: "CreateInstanceProfile", input: ["InstanceProfileName": "x"]),
    ]

    @Test("Tags are added, replaced without regard to case, listed in pages and removed", arguments: kinds)
    func life(kind: Kind) async throws {
        let account = try await account(with: kind)
        try await tag(["b": "1", "a": ""], kind, account)
        try await tag(["B": "2"], kind, account)
        #expect(try await tags(kind, account) == ["a": "", "B": "2"])
        let page = try await account.call(
            "List\(kind.noun)Tags", [kind.member: .string(kind.identifier), "MaxItems": 1])
        #expect(page["IsTruncated"] == true)
        #expect(page["Marker"]?.string != nil)
        try await account.call(
            "Untag\(kind.noun)", [kind.member: .string(kind.identifier), "TagKeys": ["b", "never-there"]])
        #expect(try await tags(kind, account) == ["a": ""])
    }

    @Test("Duplicate and reserved keys are refused", arguments: kinds)
    func refusedKeys(kind: Kind) async throws {
        let account = try await account(with: kind)
        let tag = { (key: String) -> Document in ["Key": .string(key), "Value": "v"] }
        for (tags, message) in [
            ([tag("k"), tag("K")], "Duplicate tag keys found. Please note that Tag keys are case insensitive."),
            ([tag("AWS:x")], "aws: prefixed tag key names are not allowed for external use."),
        ] {
            try await account.expect(
                "InvalidInput", message, from: "Tag\(kind.noun)",
                [kind.member: .string(kind.identifier), "Tags": .list(tags)])
        }
    }

    @Test("There are fifty tags at most", arguments: kinds)
    func limit(kind: Kind) async throws {
        let account = try await account(with: kind)
        try await tag(Dictionary(uniqueKeysWithValues: (0..<50).map { ("k\($0)", "v") }), kind, account)
        try await tag(["k7": "changed"], kind, account)
        await #expect(throws: AWSError.self) { try await tag(["one-more": "v"], kind, account) }
    }

    @Test("Decisions see the tags that are there, those asked for, and the keys", arguments: kinds)
    func requirements(kind: Kind) async throws {
        let account = try await account(with: kind)
        try await tag(["a": "1"], kind, account)
        let identifier = Document.string(kind.identifier)
        #expect(
            try await account.requirements(
                "Tag\(kind.noun)", [kind.member: identifier, "Tags": [["Key": "b", "Value": "2"]]]) == [
                    Requirement(
                        "iam:Tag\(kind.noun)", on: kind.arn, of: TestAccount.id, tags: [Tag(Key: "a", Value: "1")],
                        context: ["aws:RequestTag/b": "2", "aws:TagKeys": .many(["b"])])
                ])
        #expect(
            try await account.requirements("Untag\(kind.noun)", [kind.member: identifier, "TagKeys": ["a"]]) == [
                Requirement(
                    "iam:Untag\(kind.noun)", on: kind.arn, of: TestAccount.id, tags: [Tag(Key: "a", Value: "1")],
                    context: ["aws:TagKeys": .many(["a"])])
            ])
    }

    private func account(with kind: Kind) async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call(kind.creation, kind.input)
        return account
    }

    private func tag(_ tags: [String: String], _ kind: Kind, _ account: TestAccount) async throws {
        let list = tags.map { Document.structure(["Key": .string($0.key), "Value": .string($0.value)]) }
        try await account.call("Tag\(kind.noun)", [kind.member: .string(kind.identifier), "Tags": .list(list)])
    }

    private func tags(_ kind: Kind, _ account: TestAccount) async throws -> [String: String] {
        try await account.call("List\(kind.noun)Tags", [kind.member: .string(kind.identifier)]).tags
    }
}
