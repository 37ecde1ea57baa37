import Core
import Plane
import Testing

@testable import IAM

@Suite("Instance profiles")
struct InstanceProfileTests {
    @Test("A profile holds one role and is not deleted while it does")
    func life() async throws {
        let account = try await accountWithRoles()
        let made = try await account.call(
            "CreateInstanceProfile",
            ["InstanceProfileName": "Web", "Path": "/p/", "Tags": [["Key": "k", "Value": "v"]]])["InstanceProfile"]
        #expect(made?["Arn"] == "arn:aws:iam::123456789012:instance-profile/p/Web")
        #expect(made?["InstanceProfileId"]?.string?.hasPrefix("AIPA") == true)
        #expect(made?["Roles"] == [])
        try await account.expect(
            "EntityAlreadyExists", "Instance Profile web already exists.", from: "CreateInstanceProfile",
            ["InstanceProfileName": "web"])

        let one: Document = ["InstanceProfileName": "web", "RoleName": "ONE"]
        try await account.call("AddRoleToInstanceProfile", one)
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
            from: "AddRoleToInstanceProfile", ["InstanceProfileName": "web", "RoleName": "two"])
        let got = try await account.call("GetInstanceProfile", ["InstanceProfileName": "web"])["InstanceProfile"]
        #expect(got?.strings("Roles", "RoleName") == ["one"])
        #expect(got?.tags == ["k": "v"])
        #expect(
            try await account.call("ListInstanceProfilesForRole", ["RoleName": "one"])
                .strings("InstanceProfiles", "InstanceProfileName") == ["Web"])
        #expect(
            try await account.call("ListInstanceProfiles", ["PathPrefix": "/p/"])
                .strings("InstanceProfiles", "InstanceProfileName") == ["Web"])
        try await account.expect(
            "DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.",
            from: "DeleteInstanceProfile", ["InstanceProfileName": "web"])

        try await account.expect(
            "NoSuchEntity", "The role with name two cannot be found.", from: "RemoveRoleFromInstanceProfile",
            ["InstanceProfileName": "web", "RoleName": "two"])
        try await account.call("RemoveRoleFromInstanceProfile", one)
        #expect(
            try await account.call("ListInstanceProfilesForRole", ["RoleName": "one"])
                .strings("InstanceProfiles", "InstanceProfileName") == [])
        try await account.call("DeleteInstanceProfile", ["InstanceProfileName": "WEB"])
        try await account.expect(
            "NoSuchEntity", "Instance Profile web cannot be found.", from: "GetInstanceProfile",
            ["InstanceProfileName": "web"])
    }

    @Test("Adding a role takes the right to pass it to EC2")
    func passRole() async throws {
        let account = try await accountWithRoles()
        try await account.call("CreateInstanceProfile", ["InstanceProfileName": "web"])
        #expect(
            try await account.requirements(
                "AddRoleToInstanceProfile", ["InstanceProfileName": "web", "RoleName": "one"]) == [
                    Requirement(
                        "iam:AddRoleToInstanceProfile", on: "arn:aws:iam::123456789012:instance-profile/web",
                        of: TestAccount.id, tags: []),
                    Requirement(
                        "iam:PassRole", on: "arn:aws:iam::123456789012:role/one", of: TestAccount.id, tags: [],
                        context: ["iam:PassedToService": "ec2.amazonaws.com"]),
                ])
    }

    private func accountWithRoles() async throws -> TestAccount {
        let account = try await TestAccount()
        for name in ["one", "two"] {
            try await account.call(
                "CreateRole", ["RoleName": .string(name), "AssumeRolePolicyDocument": Documents.ec2Trust])
        }
        return account
    }
}
