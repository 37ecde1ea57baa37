import Core
import Plane
import Testing

@testable import IAM

@Suite("Groups")
struct GroupTests {
    @Test("A group is made, found, listed and deleted")
    func life() async throws {
        let account = try await TestAccount()
        let made = try await account.call("CreateGroup", ["GroupName": "Crew", "Path": "/p/"])["Group"]
        #expect(made?["Arn"] == "arn:aws:iam::123456789012:group/p/Crew")
        #expect(made?["GroupId"]?.string?.hasPrefix("AGPA") == true)
        #expect(try await account.call("GetGroup", ["GroupName": "crew"])["Group"] == made)
        #expect(try await account.call("ListGroups", ["PathPrefix": "/q/"]).strings("Groups", "GroupName") == [])
        try await account.expect(
            "EntityAlreadyExists", "Group with name CREW already exists.", from: "CreateGroup",
            ["GroupName": "CREW"])
        try await account.call("DeleteGroup", ["GroupName": "crew"])
        try await account.expect(
            "NoSuchEntity", "The group with name crew cannot be found.", from: "GetGroup", ["GroupName": "crew"])
    }

    @Test("Membership shows from both sides and may be repeated")
    func membership() async throws {
        let account = try await TestAccount()
        try await account.call("CreateGroup", ["GroupName": "crew"])
        for name in ["bob", "Alice"] {
            try await account.call("CreateUser", ["UserName": .string(name)])
            for _ in 0..<2 {
                try await account.call("AddUserToGroup", ["GroupName": "Crew", "UserName": .string(name)])
            }
        }
        let page = try await account.call("GetGroup", ["GroupName": "crew", "MaxItems": 1])
        #expect(page.strings("Users", "UserName") == ["Alice"])
        let marker = try #require(page["Marker"])
        let next = try await account.call("GetGroup", ["GroupName": "crew", "Marker": marker])
        #expect(next.strings("Users", "UserName") == ["bob"])
        #expect(
            try await account.call("ListGroupsForUser", ["UserName": "alice"]).strings("Groups", "GroupName")
                == ["crew"])
        for _ in 0..<2 {
            try await account.call("RemoveUserFromGroup", ["GroupName": "crew", "UserName": "ALICE"])
        }
        #expect(try await account.call("GetGroup", ["GroupName": "crew"]).strings("Users", "UserName") == ["bob"])
        #expect(
            try await account.call("ListGroupsForUser", ["UserName": "alice"]).strings("Groups", "GroupName") == [])
    }

    @Test("A user is in ten groups at most")
    func groupsPerUser() async throws {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        for number in 0...10 {
            try await account.call("CreateGroup", ["GroupName": .string("g\(number)")])
        }
        for number in 0..<10 {
            try await account.call("AddUserToGroup", ["GroupName": .string("g\(number)"), "UserName": "alice"])
        }
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10", from: "AddUserToGroup",
            ["GroupName": "g10", "UserName": "alice"])
    }

    @Test("A group that holds something is not deleted")
    func conflicts() async throws {
        let account = try await TestAccount()
        let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call("AttachGroupPolicy", ["GroupName": "crew", "PolicyArn": policy])
        try await account.call(
            "PutGroupPolicy", ["GroupName": "crew", "PolicyName": "p", "PolicyDocument": Documents.allow("s3:*")])
        let steps: [(String, String, Document)] = [
            ("remove users from group", "RemoveUserFromGroup", ["GroupName": "crew", "UserName": "alice"]),
            ("detach all policies", "DetachGroupPolicy", ["GroupName": "crew", "PolicyArn": policy]),
            ("delete policies", "DeleteGroupPolicy", ["GroupName": "crew", "PolicyName": "p"]),
        ]
        for (condition, operation, input) in steps {
            try await account.expect(
                "DeleteConflict", "Cannot delete entity, must \(condition) first.", from: "DeleteGroup",
                ["GroupName": "crew"])
            try await account.call(operation, input)
        }
        try await account.call("DeleteGroup", ["GroupName": "crew"])
    }

    @Test("A renamed group keeps members and policies")
    func rename() async throws {
        let account = try await TestAccount()
        let policy: Document = "arn:aws:iam::aws:policy/ReadOnlyAccess"
        try await account.call("CreateGroup", ["GroupName": "crew"])
        try await account.call("CreateGroup", ["GroupName": "crew2"])
        try await account.call("CreateUser", ["UserName": "alice"])
        try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": "alice"])
        try await account.call("AttachGroupPolicy", ["GroupName": "crew", "PolicyArn": policy])
        try await account.expect(
            "EntityAlreadyExists", from: "UpdateGroup", ["GroupName": "crew", "NewGroupName": "CREW2"])

        try await account.call("UpdateGroup", ["GroupName": "crew", "NewGroupName": "Gang", "NewPath": "/p/"])

        let group = try await account.call("GetGroup", ["GroupName": "gang"])
        #expect(group["Group"]?["Arn"] == "arn:aws:iam::123456789012:group/p/Gang")
        #expect(group.strings("Users", "UserName") == ["alice"])
        #expect(
            try await account.call("ListGroupsForUser", ["UserName": "alice"]).strings("Groups", "GroupName")
                == ["Gang"])
        #expect(
            try await account.call("ListEntitiesForPolicy", ["PolicyArn": policy]).strings("PolicyGroups", "GroupName")
                == ["Gang"])
        try await account.call("RemoveUserFromGroup", ["GroupName": "gang", "UserName": "alice"])
        try await account.call("DetachGroupPolicy", ["GroupName": "gang", "PolicyArn": policy])
        try await account.call("DeleteGroup", ["GroupName": "gang"])
    }
}
