import Core
import Directory
import Keyring
import Plane
import Store
import Testing

@testable import IAM

@Suite("Access keys")
struct AccessKeyTests {
    static let alice = Caller(.user(name: "alice", path: "/", id: "AIDA"), account: TestAccount.id)
    static let role = Caller(
        .assumedRole(name: "r", path: "/", id: "AROA", sessionName: "s", isServiceLinked: false),
        account: TestAccount.id)

    private func account() async throws -> TestAccount {
        let account = try await TestAccount()
        try await account.call("CreateUser", ["UserName": "alice"])
        return account
    }

    @Test("A key is shown once with its secret, which rests sealed")
    func create() async throws {
        let account = try await account()
        let key = try #require(try await account.call("CreateAccessKey", ["UserName": "ALICE"])["AccessKey"])
        let id = try #require(key["AccessKeyId"]?.string)
        let secret = try #require(key["SecretAccessKey"]?.string)
        #expect(id.hasPrefix("AKIA") && id.count == 20 && secret.count == 40)
        #expect(UniqueID.account(of: id) == TestAccount.id)
        #expect(key["UserName"] == "alice")
        #expect(key["Status"] == "Active")
        #expect(key["CreateDate"] == .timestamp(account.clock.now()))
        let directory = Directory(store: account.store, keyring: account.keyring)
        #expect(try await directory.accessKey(id)?.secret.revealedText == secret)
        let record = try await account.store.read {
            try $0.get(RecordKey(Scope(account: TestAccount.id), Collections.accessKeys.name, id))
        }
        #expect(!String(decoding: try #require(record).value, as: UTF8.self).contains(secret))
        let listed = try await account.call("ListAccessKeys", ["UserName": "alice"])
        #expect(listed["AccessKeyMetadata"]?.list?.first?["SecretAccessKey"] == nil)
        #expect(listed.strings("AccessKeyMetadata", "AccessKeyId") == [id])
    }

    @Test("A user has two keys at most")
    func quota() async throws {
        let account = try await account()
        for _ in 0..<2 { try await account.call("CreateAccessKey", ["UserName": "alice"]) }
        try await account.expect(
            "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", from: "CreateAccessKey",
            ["UserName": "alice"])
    }

    @Test("Without a name the keys are the caller's own")
    func ownKeys() async throws {
        let account = try await account()
        let key = try await account.call("CreateAccessKey", as: Self.alice)["AccessKey"]?["AccessKeyId"]?.string
        let root = try await account.call("CreateAccessKey")["AccessKey"]
        #expect(root?["UserName"] == "")
        #expect(
            try await account.call("ListAccessKeys", as: Self.alice).strings("AccessKeyMetadata", "AccessKeyId") == [
                key
            ])
        #expect(
            try await account.call("ListAccessKeys").strings("AccessKeyMetadata", "AccessKeyId")
                == [root?["AccessKeyId"]?.string])
        for operation in ["CreateAccessKey", "ListAccessKeys"] {
            try await account.expect(
                "ValidationError", "Must specify userName when calling with non-User credentials", from: operation,
                as: Self.role)
        }
    }

    @Test("Keys are switched off and on, and deleted by their owner only")
    func change() async throws {
        let account = try await account()
        try await account.call("CreateUser", ["UserName": "bob"])
        let created = try await account.call("CreateAccessKey", ["UserName": "alice"])
        let id = try #require(created["AccessKey"]?["AccessKeyId"])
        let update: [String: Document] = ["UserName": "alice", "AccessKeyId": id]
        for status in ["Inactive", "Active"] as [Document] {
            try await account.call("UpdateAccessKey", .structure(update.merging(["Status": status]) { $1 }))
            let keys = try await account.call("ListAccessKeys", ["UserName": "alice"])["AccessKeyMetadata"]?.list
            #expect(keys?.map { $0["Status"] } == [status])
        }
        try await account.expect(
            "InvalidInput", from: "UpdateAccessKey", .structure(update.merging(["Status": "Expired"]) { $1 }))
        let missing = "The Access Key with id \(id.string ?? "") cannot be found."
        try await account.expect(
            "NoSuchEntity", missing, from: "DeleteAccessKey", ["UserName": "bob", "AccessKeyId": id])
        try await account.call("DeleteAccessKey", .structure(update))
        try await account.expect("NoSuchEntity", missing, from: "DeleteAccessKey", .structure(update))
        try await account.expect(
            "NoSuchEntity", missing, from: "UpdateAccessKey", .structure(update.merging(["Status": "Active"]) { $1 }))
        try await account.call("DeleteUser", ["UserName": "alice"])
    }

    @Test("The last use tells when, where and for what; N/A before the first")
    func lastUsed() async throws {
        let account = try await account()
        let created = try await account.call("CreateAccessKey", ["UserName": "alice"])
        let id = try #require(created["AccessKey"]?["AccessKeyId"]?.string)
        let input: Document = ["AccessKeyId": .string(id)]
        #expect(
            try await account.call("GetAccessKeyLastUsed", input)
                == ["UserName": "alice", "AccessKeyLastUsed": ["ServiceName": "N/A", "Region": "N/A"]])
        let use = CredentialUse(store: account.store)
        let time = account.clock.now()
        use.record(
            CredentialUseRecord(time: time, service: "sts", region: "eu-central-1"), of: id, in: TestAccount.id)
        try await use.flush()
        #expect(
            try await account.call("GetAccessKeyLastUsed", input)["AccessKeyLastUsed"]
                == ["LastUsedDate": .timestamp(time), "ServiceName": "sts", "Region": "eu-central-1"])
        try await account.expect("NoSuchEntity", from: "GetAccessKeyLastUsed", ["AccessKeyId": "AKIAAAAAAAAAAAAAAAAA"])
    }

    @Test(
        "Each operation needs its action on the user",
        arguments: ["CreateAccessKey", "ListAccessKeys", "UpdateAccessKey", "DeleteAccessKey"])
    func requirements(operation: String) async throws {
        let account = try await account()
        let input: Document = ["UserName": "alice", "AccessKeyId": "AKIAAAAAAAAAAAAAAAAA", "Status": "Active"]
        let requirement = Requirement(
            "iam:\(operation)", on: "arn:aws:iam::123456789012:user/alice", of: TestAccount.id, tags: [])
        #expect(try await account.requirements(operation, input) == [requirement])
        let own: Document = ["AccessKeyId": "AKIAAAAAAAAAAAAAAAAA", "Status": "Active"]
        #expect(try await account.requirements(operation, own, as: Self.alice) == [requirement])
        #expect(try await account.requirements(operation, own).map(\.resource) == ["arn:aws:iam::123456789012:root"])
    }

    @Test("Asking for a key's last use needs permission on its user")
    func lastUsedRequirement() async throws {
        let account = try await account()
        let created = try await account.call("CreateAccessKey", ["UserName": "alice"])
        let id = try #require(created["AccessKey"]?["AccessKeyId"])
        #expect(
            try await account.requirements("GetAccessKeyLastUsed", ["AccessKeyId": id]).map(\.resource)
                == ["arn:aws:iam::123456789012:user/alice"])
    }
}
