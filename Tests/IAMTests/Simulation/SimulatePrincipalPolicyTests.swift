import Core
import Plane
import Testing

@testable import IAM

@Suite("Simulation of principals' policies")
struct SimulatePrincipalPolicyTests {
    static let alice: Document = "arn:aws:iam::123456789012:user/alice"

    private func account() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call(
            "AttachGroupPolicy", ["GroupName": "crew", "PolicyArn": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"])
        try await account.call(
            "PutUserPolicy",
            ["UserName": "alice", "PolicyName": "queues", "PolicyDocument": Documents.allow("sqs:*")])
        return account
    }

    private func simulate(
        _ account: TestAccount, _ arn: Document, _ action: Document, _ more: [String: Document] = [:]
    ) async throws -> Document {
        let input: [String: Document] = ["PolicySourceArn": arn, "ActionNames": [action]]
        let output = try await account.call("SimulatePrincipalPolicy", .structure(input.merging(more) { $1 }))
        return try #require(output["EvaluationResults"]?.list?.first)
    }

    @Test("A user has its own policies and those of its groups, each under its name")
    func user() async throws {
        let account = try await account()
        for (action, source) in [
            ("sqs:SendMessage", "user_alice_queues"), ("s3:GetObject", "AmazonS3ReadOnlyAccess"),
        ] as [(Document, Document)] {
            let result = try await simulate(account, Self.alice, action)
            #expect(result["EvalDecision"] == "allowed")
            #expect(result["MatchedStatements"]?.list?.map { $0["SourcePolicyId"] } == [source])
        }
        #expect(try await simulate(account, Self.alice, "s3:PutObject")["EvalDecision"] == "implicitDeny")
    }

    @Test("Further policies join the principal's own")
    func additional() async throws {
        let account = try await account()
        let result = try await simulate(
            account, Self.alice, "s3:PutObject", ["PolicyInputList": [Documents.allow("s3:*")]])
        #expect(result["EvalDecision"] == "allowed")
    }

    @Test("The principal's boundary holds until another is given")
    func boundary() async throws {
        let account = try await account()
        try await account.call(
            "PutUserPermissionsBoundary",
            ["UserName": "alice", "PermissionsBoundary": "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"])
        let bounded = try await simulate(account, Self.alice, "sqs:SendMessage")
        #expect(bounded["EvalDecision"] == "implicitDeny")
        #expect(bounded["PermissionsBoundaryDecisionDetail"] == ["AllowedByPermissionsBoundary": false])
        let other = try await simulate(
            account, Self.alice, "sqs:SendMessage",
            ["PermissionsBoundaryPolicyInputList": [Documents.allow("sqs:*")]])
        #expect(other["EvalDecision"] == "allowed")
    }

    @Test("Groups and roles can be asked about as well")
    func groupAndRole() async throws {
        let account = try await account()
        try await account.call("CreateRole", ["RoleName": "r", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.call(
            "PutRolePolicy", ["RoleName": "r", "PolicyName": "p", "PolicyDocument": Documents.allow("kms:*")])
        let group: Document = "arn:aws:iam::123456789012:group/crew"
        #expect(try await simulate(account, group, "s3:GetObject")["EvalDecision"] == "allowed")
        let role = try await simulate(account, "arn:aws:iam::123456789012:role/r", "kms:Decrypt")
        #expect(role["MatchedStatements"]?.list?.map { $0["SourcePolicyId"] } == ["role_r_p"])
    }

    @Test(
        "Nobody of that ARN is NoSuchEntity, what is no principal InvalidInput",
        arguments: [
            ("NoSuchEntity", "arn:aws:iam::123456789012:user/bob"),
            ("NoSuchEntity", "arn:aws:iam::123456789012:user/elsewhere/alice"),
            ("NoSuchEntity", "arn:aws:iam::210987654321:user/alice"),
            ("InvalidInput", "arn:aws:iam::123456789012:policy/p"), ("InvalidInput", "arn:aws:s3:::a-long-bucket"),
        ])
    func missing(code: String, arn: String) async throws {
        let account = try await account()
        let input: Document = ["PolicySourceArn": .string(arn), "ActionNames": ["s3:GetObject"]]
        try await account.expect(code, from: "SimulatePrincipalPolicy", input)
        try await account.expect(code, from: "GetContextKeysForPrincipalPolicy", input)
    }

    @Test("Context keys are those of all its policies")
    func contextKeys() async throws {
        let account = try await account()
        let tag =
            #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":"#
            + #"{"Null":{"aws:RequestTag/a":"true"}}}}"#
        try await account.call(
            "AttachUserPolicy",
            ["UserName": "alice", "PolicyArn": "arn:aws:iam::aws:policy/IAMUserChangePassword"])
        #expect(
            try await account.call(
                "GetContextKeysForPrincipalPolicy",
                ["PolicySourceArn": Self.alice, "PolicyInputList": [.string(tag)]]
            ).strings("ContextKeyNames") == ["aws:RequestTag/a", "aws:username"])
    }

    @Test("Asking needs permission on the principal")
    func requirements() async throws {
        let account = try await account()
        for operation in ["SimulatePrincipalPolicy", "GetContextKeysForPrincipalPolicy"] {
            let input: Document = ["PolicySourceArn": Self.alice, "ActionNames": ["s3:GetObject"]]
            #expect(
                try await account.requirements(operation, input) == [
                    Requirement("iam:\(operation)", on: Self.alice.string ?? "", of: TestAccount.id, tags: [])
                ])
        }
        #expect(
            try await account.requirements(
                "SimulateCustomPolicy", ["PolicyInputList": [], "ActionNames": []]
            ).map(\.resource) == ["*"])
    }
}
