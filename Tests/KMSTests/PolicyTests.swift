import Core
import Plane
import Testing

@testable import KMS

@Suite("Key policies")
struct PolicyTests {
    private static func allowing(_ principal: String, _ action: String = "kms:*") -> String {
        #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"\#(principal)"},"Action":"\#(action)","Resource":"*"}}"#
    }

    @Test("A key without a policy gets AWS's, letter by letter")
    func standard() async throws {
        let fixture = try await Fixture()
        let answer = try await fixture.call("GetKeyPolicy", ["KeyId": .string(try await fixture.key())])
        #expect(
            answer == [
                "PolicyName": "default",
                "Policy": .string(
                    "{\n  \"Version\" : \"2012-10-17\",\n  \"Id\" : \"key-default-1\",\n  \"Statement\" : [ {\n"
                        + "    \"Sid\" : \"Enable IAM User Permissions\",\n    \"Effect\" : \"Allow\",\n"
                        + "    \"Principal\" : {\n      \"AWS\" : \"arn:aws:iam::111122223333:root\"\n    },\n"
                        + "    \"Action\" : \"kms:*\",\n    \"Resource\" : \"*\"\n  } ]\n}"),
            ])
    }

    @Test("A policy is put, shown as it was put, and decides")
    func put() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        let alice = try await fixture.user("alice")
        let policy = """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*","Resource":"*"},
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"},"Action":"kms:Encrypt",\
            "Resource":"*"}]}
            """
        try await fixture.call("PutKeyPolicy", ["KeyId": .string(id), "Policy": .string(policy)])
        #expect(try await fixture.call("GetKeyPolicy", ["KeyId": .string(id)])["Policy"] == .string(policy))
        try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])], as: alice)
        await expectError("AccessDeniedException") {
            try await fixture.call("DescribeKey", ["KeyId": .string(id)], as: alice)
        }
        #expect(
            try await fixture.call("ListKeyPolicies", ["KeyId": .string(id)])
                == ["PolicyNames": ["default"], "Truncated": false])
    }

    @Test("Whoever takes a deleted user's name does not take its place in the policy")
    func deletedPrincipal() async throws {
        let fixture = try await Fixture()
        let old = try await fixture.user("alice")
        let policy = Self.allowing("arn:aws:iam::111122223333:user/alice", "kms:Encrypt")
        let id = try await fixture.key([
            "Policy": .string(policy), "BypassPolicyLockoutSafetyCheck": true,
        ])
        try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])], as: old)
        try await fixture.remove("alice")
        let new = try await fixture.user("alice")
        await expectError("AccessDeniedException") {
            try await fixture.call("Encrypt", ["KeyId": .string(id), "Plaintext": .blob([1])], as: new)
        }
    }

    @Test("A policy that would lock its author out is refused, unless told otherwise")
    func lockout() async throws {
        let fixture = try await Fixture()
        let alice = try await fixture.user("alice", allowed: ["kms:CreateKey", "kms:PutKeyPolicy"])
        let id = try await fixture.key()
        let other = try await fixture.user("bob")
        let text = "The new key policy will not allow you to update the key policy in the future."
        let policy = Self.allowing(other.arn)
        for (caller, operation, input) in [
            (fixture.root, "PutKeyPolicy", ["KeyId": .string(id), "Policy": .string(policy)]),
            (alice, "CreateKey", ["Policy": .string(policy)]),
            (alice, "CreateKey", ["Policy": .string(Self.allowing(alice.arn, "kms:Encrypt"))]),
        ] as [(Caller, String, Document)] {
            await expectError("MalformedPolicyDocumentException", text) {
                try await fixture.call(operation, input, as: caller)
            }
        }
        // The account's statement hands over to identity policies, which allow alice.
        try await fixture.call("CreateKey", ["Policy": .string(Self.allowing("111122223333"))], as: alice)
        try await fixture.call(
            "PutKeyPolicy",
            ["KeyId": .string(id), "Policy": .string(policy), "BypassPolicyLockoutSafetyCheck": true])
    }

    private static let refused: [(String, String, String)] = [
        ("{}", "MalformedPolicyDocumentException", ""),
        ("not json", "MalformedPolicyDocumentException", ""),
        (
            allowing("arn:aws:iam::111122223333:user/nobody"), "MalformedPolicyDocumentException",
            "Policy contains a statement with one or more invalid principals."
        ),
        (
            allowing("111122223333").replacing(
                "\"Effect\"", with: String(repeating: " ", count: 33_000) + "\"Effect\""),
            "LimitExceededException", "32768"
        ),
    ]

    @Test("What is no key policy is refused", arguments: refused)
    func malformed(_ policy: String, _ code: String, _ text: String) async throws {
        let fixture = try await Fixture()
        await expectError(code, text) { try await fixture.call("CreateKey", ["Policy": .string(policy)]) }
    }

    @Test("There is one policy, and its name is default")
    func names() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.key()
        await expectError("NotFoundException", "No such policy exists") {
            try await fixture.call("GetKeyPolicy", ["KeyId": .string(id), "PolicyName": "other"])
        }
    }
}
