import Core
import Directory
import Plane
import Store
import Testing

@testable import IAM

@Suite("Roles")
struct RoleTests {
    @Test("A new role comes with everything it was made with")
    func create() async throws {
        let account = try await TestAccount()
        let made = try await account.call(
            "CreateRole",
            [
                "RoleName": "Web", "Path": "/p/", "AssumeRolePolicyDocument": Documents.ec2Trust,
                "Description": "d", "MaxSessionDuration": 7200, "Tags": [["Key": "k", "Value": "v"]],
                "PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess",
            ])["Role"]
        #expect(made?["Arn"] == "arn:aws:iam::123456789012:role/p/Web")
        #expect(made?["RoleId"]?.string?.hasPrefix("AROA") == true)
        #expect(made?["AssumeRolePolicyDocument"]?.string?.hasPrefix("%7B%22Version%22%3A%222012-10-17%22") == true)
        #expect(made?["MaxSessionDuration"] == 7200)
        var got = try await account.call("GetRole", ["RoleName": "web"])["Role"]?.structure
        #expect(got?.removeValue(forKey: "RoleLastUsed") == .empty)
        #expect(got.map { .structure($0) } == made)
        let listed = try await account.call("ListRoles", ["PathPrefix": "/p/"])["Roles"]?.list?.first
        #expect(listed?["Description"] == "d")
        #expect(listed?["Tags"] == nil)
        #expect(listed?["PermissionsBoundary"] == nil)
    }

    @Test("Name, last use and duration have their rules")
    func rules() async throws {
        let account = try await TestAccount()
        let id = try await makeRole("web", account)
        try await account.expect(
            "EntityAlreadyExists", "Role with name WEB already exists.", from: "CreateRole",
            ["RoleName": "WEB", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.expect(
            "InvalidInput", from: "CreateRole",
            [
                "RoleName": "x", "Path": "/aws-service-role/a.amazonaws.com/",
                "AssumeRolePolicyDocument": Documents.ec2Trust,
            ])
        let uses = CredentialUse(store: account.store)
        let time = Timestamp(seconds: 1_800_000_050)
        uses.record(CredentialUseRecord(time: time, region: "eu-central-1"), of: id, in: TestAccount.id)
        try await uses.flush()
        #expect(
            try await account.call("GetRole", ["RoleName": "web"])["Role"]?["RoleLastUsed"]
                == ["LastUsedDate": .timestamp(time), "Region": "eu-central-1"])
    }

    @Test("Updates change what they name and nothing else")
    func update() async throws {
        let account = try await TestAccount()
        try await makeRole("web", account)
        try await account.call("UpdateRole", ["RoleName": "web", "Description": "one", "MaxSessionDuration": 43200])
        try await account.call("UpdateRole", ["RoleName": "web", "MaxSessionDuration": 3600])
        let updated = try await account.call("UpdateRoleDescription", ["RoleName": "web", "Description": "two"])
        #expect(updated["Role"]?["Description"] == "two")
        let role = try await account.call("GetRole", ["RoleName": "web"])["Role"]
        #expect(role?["Description"] == "two")
        #expect(role?["MaxSessionDuration"] == 3600)
    }

    @Test("A role that holds something is not deleted")
    func conflicts() async throws {
        let account = try await TestAccount()
        let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        try await makeRole("web", account)
        try await account.call("CreateInstanceProfile", ["InstanceProfileName": "web"])
        try await account.call("AddRoleToInstanceProfile", ["InstanceProfileName": "web", "RoleName": "web"])
        try await account.call("AttachRolePolicy", ["RoleName": "web", "PolicyArn": policy])
        try await account.call(
            "PutRolePolicy", ["RoleName": "web", "PolicyName": "p", "PolicyDocument": Documents.allow("s3:*")])
        let steps: [(String, String, Document)] = [
            (
                "remove roles from instance profile", "RemoveRoleFromInstanceProfile",
                ["InstanceProfileName": "web", "RoleName": "web"]
            ),
            ("detach all policies", "DetachRolePolicy", ["RoleName": "web", "PolicyArn": policy]),
            ("delete policies", "DeleteRolePolicy", ["RoleName": "web", "PolicyName": "p"]),
        ]
        for (condition, operation, input) in steps {
            try await account.expect(
                "DeleteConflict", "Cannot delete entity, must \(condition) first.", from: "DeleteRole",
                ["RoleName": "web"])
            try await account.call(operation, input)
        }
        try await account.call("DeleteRole", ["RoleName": "web"])
        try await account.expect(
            "NoSuchEntity", "The role with name web cannot be found.", from: "GetRole", ["RoleName": "web"])
    }

    @Test(
        "A service-linked role is AWS's to change",
        arguments: [
            ("DeleteRole", [:]), ("UpdateRole", ["MaxSessionDuration": 7200]),
            ("UpdateAssumeRolePolicy", ["PolicyDocument": Documents.ec2Trust]),
            ("PutRolePolicy", ["PolicyName": "p", "PolicyDocument": Documents.allow("s3:*")]),
            ("DeleteRolePolicy", ["PolicyName": "p"]),
            ("AttachRolePolicy", ["PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"]),
            ("DetachRolePolicy", ["PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"]),
            ("PutRolePermissionsBoundary", ["PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess"]),
            ("DeleteRolePermissionsBoundary", [:]),
        ] as [(String, [String: Document])])
    func serviceLinked(operation: String, input: [String: Document]) async throws {
        let account = try await TestAccount()
        try await makeRole("AWSServiceRoleForX", account)
        try await account.store.write { writer in
            let scope = Scope(account: TestAccount.id)
            guard var role = try Collections.roles.get("awsserviceroleforx", in: scope, writer) else { return }
            role.serviceLinkedTo = "x.amazonaws.com"
            try Collections.roles.put(role, at: "awsserviceroleforx", in: scope, writer)
        }
        try await account.expect(
            "UnmodifiableEntity",
            "Cannot perform the operation on the protected role 'AWSServiceRoleForX' - this role is only modifiable "
                + "by AWS", from: operation, .structure(input.merging(["RoleName": "AWSServiceRoleForX"]) { $1 }))
        try await account.call("UpdateRoleDescription", ["RoleName": "AWSServiceRoleForX", "Description": "mine"])
    }

    @discardableResult
    private func makeRole(_ name: String, _ account: TestAccount) async throws -> String {
        let role = try await account.call(
            "CreateRole", ["RoleName": .string(name), "AssumeRolePolicyDocument": Documents.ec2Trust])["Role"]
        return try #require(role?["RoleId"]?.string)
    }
}
