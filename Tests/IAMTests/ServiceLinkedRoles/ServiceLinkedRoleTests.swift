import Core
import Directory
import IAMPolicy
import Plane
import Testing

@testable import IAM

@Suite("Service-linked roles")
struct ServiceLinkedRoleTests {
    private func account() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call("CreateServiceLinkedRole", ["AWSServiceName": "config.amazonaws.com"])
        return account
    }

    @Test("A service's role has its path, its policy, and trusts the service alone")
    func create() async throws {
        let account = try await TestAccount()
        let created = try await account.call(
            "CreateServiceLinkedRole", ["AWSServiceName": "config.amazonaws.com", "Description": "for us"])
        let role = try #require(created["Role"])
        #expect(
            role["Arn"]
                == "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig")
        #expect(role["Description"] == "for us")
        let attached = try await account.call(
            "ListAttachedRolePolicies", ["RoleName": "AWSServiceRoleForConfig"])
        #expect(
            attached.strings("AttachedPolicies", "PolicyArn")
                == ["arn:aws:iam::aws:policy/aws-service-role/AWSConfigServiceRolePolicy"])
        try await account.expect(
            "InvalidInput",
            "Service role name AWSServiceRoleForConfig has been taken in this account, please try a different suffix.",
            from: "CreateServiceLinkedRole", ["AWSServiceName": "config.amazonaws.com"])
    }

    @Test("Only some services take a suffix, and only known ones have a role")
    func suffix() async throws {
        let account = try await TestAccount()
        let created = try await account.call(
            "CreateServiceLinkedRole", ["AWSServiceName": "autoscaling.amazonaws.com", "CustomSuffix": "blue"])
        #expect(created["Role"]?["RoleName"] == "AWSServiceRoleForAutoScaling_blue")
        try await account.expect(
            "InvalidInput", "Custom suffix is not allowed for config.amazonaws.com", from: "CreateServiceLinkedRole",
            ["AWSServiceName": "config.amazonaws.com", "CustomSuffix": "blue"])
        try await account.expect(
            "InvalidInput", from: "CreateServiceLinkedRole", ["AWSServiceName": "nothing.amazonaws.com"])
        try await account.expect(
            "ValidationError", from: "CreateServiceLinkedRole",
            [
                "AWSServiceName": "autoscaling.amazonaws.com",
                "CustomSuffix": .string(String(repeating: "x", count: 60)),
            ])
    }

    @Test(
        "Nobody else changes one",
        arguments: [
            ("DeleteRole", [:]), ("AttachRolePolicy", ["PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"]),
            ("PutRolePolicy", ["PolicyName": "p", "PolicyDocument": Documents.allow("s3:*")]),
            ("UpdateAssumeRolePolicy", ["PolicyDocument": Documents.ec2Trust]),
        ] as [(String, [String: Document])])
    func unmodifiable(operation: String, input: [String: Document]) async throws {
        let account = try await account()
        try await account.expect(
            "UnmodifiableEntity",
            "Cannot perform the operation on the protected role 'AWSServiceRoleForConfig' - this role is only "
                + "modifiable by AWS",
            from: operation, .structure(input.merging(["RoleName": "AWSServiceRoleForConfig"]) { $1 }))
    }

    @Test("A deletion is a task that can be asked about")
    func delete() async throws {
        let account = try await account()
        let deleted = try await account.call(
            "DeleteServiceLinkedRole", ["RoleName": "AWSServiceRoleForConfig"])
        let task = try #require(deleted["DeletionTaskId"]?.string)
        #expect(task.hasPrefix("task/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig/"))
        #expect(
            try await account.call("GetServiceLinkedRoleDeletionStatus", ["DeletionTaskId": .string(task)])
                == ["Status": "SUCCEEDED"])
        try await account.expect("NoSuchEntity", from: "GetRole", ["RoleName": "AWSServiceRoleForConfig"])
        try await account.expect(
            "NoSuchEntity", from: "DeleteServiceLinkedRole", ["RoleName": "AWSServiceRoleForConfig"])
        try await account.expect(
            "NoSuchEntity", from: "GetServiceLinkedRoleDeletionStatus", ["DeletionTaskId": .string(task + "0")])
        try await account.expect(
            "InvalidInput", from: "GetServiceLinkedRoleDeletionStatus", ["DeletionTaskId": "task/x"])
        try await account.call("CreateServiceLinkedRole", ["AWSServiceName": "config.amazonaws.com"])
        let details = try await account.call("GetAccountAuthorizationDetails", ["Filter": ["AWSManagedPolicy"]])
        #expect(details["Policies"]?.list?.map { $0["AttachmentCount"] } == [1])
    }

    @Test("Other roles are not deleted that way")
    func ordinaryRole() async throws {
        let account = try await TestAccount()
        try await account.call("CreateRole", ["RoleName": "r", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.expect("InvalidInput", from: "DeleteServiceLinkedRole", ["RoleName": "r"])
    }

    @Test("The service is a condition key")
    func requirements() async throws {
        let account = try await account()
        let arn = "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
        let context: [String: ConditionValue] = ["iam:AWSServiceName": "config.amazonaws.com"]
        #expect(
            try await account.requirements("CreateServiceLinkedRole", ["AWSServiceName": "config.amazonaws.com"])
                == [Requirement("iam:CreateServiceLinkedRole", on: arn, of: TestAccount.id, context: context)])
        #expect(
            try await account.requirements("DeleteServiceLinkedRole", ["RoleName": "AWSServiceRoleForConfig"]) == [
                Requirement("iam:DeleteServiceLinkedRole", on: arn, of: TestAccount.id, tags: [], context: context)
            ])
        #expect(
            try await account.requirements(
                "GetServiceLinkedRoleDeletionStatus",
                ["DeletionTaskId": "task/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig/1"])
                == [Requirement("iam:GetServiceLinkedRoleDeletionStatus", on: arn, of: TestAccount.id)])
    }

    @Test("Trust policies and policies of the table are valid and exist")
    func table() throws {
        for service in ["config", "macie", "guardduty", "securityhub", "organizations", "mrk.kms", "cloudtrail"] {
            let role = try #require(ServiceLinkedRole.of("\(service).amazonaws.com"))
            _ = try PolicyDocument(role.trustPolicy, kind: .trust)
            #expect(AWSManagedPolicies.policy(arn: role.policyARN ?? "") != nil)
        }
    }
}
