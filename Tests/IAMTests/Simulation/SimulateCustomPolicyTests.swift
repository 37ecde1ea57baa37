import Core
import Plane
import Testing

@testable import IAM

@Suite("Simulation of policies that are given")
struct SimulateCustomPolicyTests {
    static let alice: Document = "arn:aws:iam::123456789012:user/alice"

    private func results(_ input: [String: Document]) async throws -> [Document] {
        let account = try await TestAccount()
        let output = try await account.call("SimulateCustomPolicy", .structure(input))
        return output["EvaluationResults"]?.list ?? []
    }

    @Test("Each action gets a decision, and the statements that made it with their places")
    func decisions() async throws {
        let policy: Document = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
              {"Effect": "Deny", "Action": "s3:GetBucketPolicy", "Resource": "*"}]}
            """
        let results = try await results([
            "PolicyInputList": [policy], "ActionNames": ["s3:GetObject", "s3:PutObject", "s3:GetBucketPolicy"],
        ])
        #expect(results.map { $0["EvalActionName"] } == ["s3:GetObject", "s3:PutObject", "s3:GetBucketPolicy"])
        #expect(results.map { $0["EvalDecision"] } == ["allowed", "implicitDeny", "explicitDeny"])
        #expect(results.map { $0["EvalResourceName"] } == ["*", "*", "*"])
        #expect(
            results[0]["MatchedStatements"] == [
                [
                    "SourcePolicyId": "PolicyInputList.1", "SourcePolicyType": "IAM Policy",
                    "StartPosition": ["Line": 1, "Column": 41], "EndPosition": ["Line": 1, "Column": 98],
                ]
            ])
        #expect(results[1]["MatchedStatements"] == [])
        #expect(results[2]["MatchedStatements"]?.list?.map { $0["StartPosition"] } == [["Line": 2, "Column": 3]])
        #expect(results[0]["ResourceSpecificResults"] == nil)
    }

    @Test("Each resource gets a result of its own")
    func resources() async throws {
        let results = try await results([
            "PolicyInputList": [Documents.allow("s3:GetObject", on: "arn:aws:s3:::a/*")],
            "ActionNames": ["s3:GetObject"], "ResourceArns": ["arn:aws:s3:::a/x", "arn:aws:s3:::b/x"],
        ])
        #expect(results.map { $0["EvalDecision"] } == ["allowed", "implicitDeny"])
        #expect(
            results.map { $0["ResourceSpecificResults"]?.list?.map { $0["EvalResourceDecision"] } }
                == [["allowed"], ["implicitDeny"]])
    }

    @Test("Context keys that policies ask for and nobody gave are missing")
    func context() async throws {
        let policy: Document = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{\
            "StringEquals":{"aws:PrincipalTag/team":["red","blue"]},"NumericLessThan":{"s3:max-keys":"10"}}}}
            """
        var input: [String: Document] = ["PolicyInputList": [policy], "ActionNames": ["s3:ListBucket"]]
        var result = try await results(input)[0]
        #expect(result["EvalDecision"] == "implicitDeny")
        #expect(result["MissingContextValues"] == ["aws:PrincipalTag/team", "s3:max-keys"])
        input["ResourceArns"] = ["arn:aws:s3:::a"]
        result = try await results(input)[0]
        #expect(result["MissingContextValues"] == [])
        #expect(
            result["ResourceSpecificResults"]?.list?.first?["MissingContextValues"]
                == ["aws:PrincipalTag/team", "s3:max-keys"])
        input["ContextEntries"] = [
            [
                "ContextKeyName": "aws:PrincipalTag/team", "ContextKeyValues": ["blue"],
                "ContextKeyType": "string",
            ],
            ["ContextKeyName": "s3:max-keys", "ContextKeyValues": ["5"], "ContextKeyType": "numeric"],
        ]
        result = try await results(input)[0]
        #expect(result["EvalDecision"] == "allowed")
    }

    @Test("A boundary must allow as well, and its part is told", arguments: [("s3:*", true), ("sqs:*", false)])
    func boundary(action: String, isAllowed: Bool) async throws {
        let result = try await results([
            "PolicyInputList": [Documents.allow("s3:*")], "ActionNames": ["s3:GetObject"],
            "PermissionsBoundaryPolicyInputList": [Documents.allow(action)],
        ])[0]
        #expect(result["EvalDecision"] == (isAllowed ? "allowed" : "implicitDeny"))
        #expect(
            result["PermissionsBoundaryDecisionDetail"] == ["AllowedByPermissionsBoundary": .boolean(isAllowed)])
    }

    @Test(
        "Across accounts both sides must allow, and each is told",
        arguments: [("s3:*", "allowed", "allowed"), ("sqs:*", "implicitDeny", "implicitDeny")])
    func crossAccount(action: String, decision: String, identity: String) async throws {
        let resource = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"\(Self.alice.string ?? "")"},\
            "Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}}
            """
        let input: [String: Document] = [
            "PolicyInputList": [Documents.allow(action)], "ActionNames": ["s3:GetObject"],
            "ResourceArns": ["arn:aws:s3:::a/x"], "ResourcePolicy": .string(resource), "CallerArn": Self.alice,
            "ResourceOwner": "arn:aws:iam::210987654321:root",
        ]
        let result = try await results(input)[0]
        #expect(result["EvalDecision"] == .string(decision))
        #expect(
            result["EvalDecisionDetails"] == ["IAM Policy": .string(identity), "Resource Policy": "allowed"])
        // In one account the resource's policy alone is enough.
        let own = try await results(input.merging(["ResourceOwner": "123456789012"]) { $1 })[0]
        #expect(own["EvalDecision"] == "allowed")
        #expect(own["EvalDecisionDetails"] == nil)
    }

    @Test("Variables take the caller's values")
    func variables() async throws {
        let result = try await results([
            "PolicyInputList": [Documents.allow("s3:GetObject", on: "arn:aws:s3:::home/${aws:username}/*")],
            "ActionNames": ["s3:GetObject"], "CallerArn": Self.alice,
            "ResourceArns": ["arn:aws:s3:::home/alice/x", "arn:aws:s3:::home/bob/x"],
        ])
        #expect(result.map { $0["EvalDecision"] } == ["allowed", "implicitDeny"])
    }

    @Test("Results come in pages, in the order of the question")
    func paging() async throws {
        let account = try await TestAccount()
        let actions = (0..<5).map { "s3:Get\($0)" }
        var names: [String] = []
        var input: [String: Document] = [
            "PolicyInputList": [Documents.allow("s3:*")], "ActionNames": .list(actions.map { .string($0) }),
            "MaxItems": 2,
        ]
        while true {
            let page = try await account.call("SimulateCustomPolicy", .structure(input))
            names += page.strings("EvaluationResults", "EvalActionName")
            guard let marker = page["Marker"], !marker.isNull else { break }
            input["Marker"] = marker
        }
        #expect(names == actions)
    }

    @Test(
        "What cannot be simulated is InvalidInput",
        arguments: [
            ["PolicyInputList": ["{}"]], ["ActionNames": ["s3:Get*"]], ["ActionNames": ["GetObject"]],
            ["ResourceArns": ["bucket"]], ["ResourceHandlingOption": "EC2-Mars"], ["ResourceOwner": "me"],
            ["CallerArn": "arn:aws:iam::123456789012:role/r"], ["ResourcePolicy": Documents.ec2Trust],
            ["PermissionsBoundaryPolicyInputList": ["no"]],
        ] as [[String: Document]])
    func invalid(input: [String: Document]) async throws {
        let account = try await TestAccount()
        let base: [String: Document] = [
            "PolicyInputList": [Documents.allow("s3:*")], "ActionNames": ["s3:GetObject"],
        ]
        try await account.expect("InvalidInput", from: "SimulateCustomPolicy", .structure(base.merging(input) { $1 }))
    }

    @Test("Context keys are found in conditions and variables, each once, and sorted")
    func contextKeys() async throws {
        let account = try await TestAccount()
        let policy: Document = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*",\
            "Resource":"arn:aws:s3:::b/${aws:username}","Condition":{"Bool":{"aws:SecureTransport":"true"},\
            "StringEquals":{"AWS:Username":"x"}}}}
            """
        #expect(
            try await account.call("GetContextKeysForCustomPolicy", ["PolicyInputList": [policy]])
                .strings("ContextKeyNames").map { $0.lowercased() } == ["aws:username", "aws:securetransport"].sorted())
        try await account.expect(
            "InvalidInput", from: "GetContextKeysForCustomPolicy", ["PolicyInputList": ["{"]])
    }
}
