import Core
import Plane
import Testing

@testable import IAM

@Suite("Services last accessed")
struct LastAccessedTests {
    static let alice: Document = "arn:aws:iam::123456789012:user/alice"
    static let bob: Document = "arn:aws:iam::123456789012:user/bob"

    /// Remembers what it was told.
    private struct Remembered: AccessHistory {
        let accesses: [LastAccess]

        func lastAccesses(
            by principals: Set<String>, in account: AccountID, since: Timestamp
        ) async throws -> [LastAccess] {
            accesses.filter { principals.contains($0.principal) && $0.time >= since }
        }
    }

    private static func access(_ principal: Document, _ action: String, daysAgo: Int64) -> LastAccess {
        let parts = action.split(separator: ":").map(String.init)
        return LastAccess(
            principal: principal.string ?? "", service: parts[0], action: parts[1],
            time: Timestamp(seconds: 1_800_000_000 - daysAgo * 86_400), region: "eu-central-1")
    }

    /// Two users in a group that may use S3; both did, and what they may not use is not told.
    private func account() async throws -> TestAccount {
        let account = try await TestAccount(
            history: Remembered(accesses: [
                Self.access(Self.alice, "s3:GetObject", daysAgo: 3),
                Self.access(Self.alice, "s3:PutObject", daysAgo: 9),
                Self.access(Self.bob, "s3:GetObject", daysAgo: 1), Self.access(Self.bob, "kms:Decrypt", daysAgo: 1),
                Self.access(Self.bob, "sqs:SendMessage", daysAgo: 500),
            ]))
        for name in ["alice", "bob"] as [Document] {
            try await account.call("CreateUser", ["UserName": name])
        }
        try await account.call("CreateGroup", ["GroupName": "crew"])
        for name in ["alice", "bob"] as [Document] {
            try await account.call("AddUserToGroup", ["GroupName": "crew", "UserName": name])
        }
        try await account.call(
            "AttachGroupPolicy", ["GroupName": "crew", "PolicyArn": "arn:aws:iam::aws:policy/AmazonS3FullAccess"])
        try await account.call(
            "PutUserPolicy", ["UserName": "bob", "PolicyName": "p", "PolicyDocument": Documents.allow("sqs:*")])
        return account
    }

    private func report(_ account: TestAccount, on arn: Document, _ granularity: Document) async throws -> Document {
        let job = try await account.call(
            "GenerateServiceLastAccessedDetails", ["Arn": arn, "Granularity": granularity])["JobId"]
        #expect(job?.string?.count == 36)
        return try await account.call("GetServiceLastAccessedDetails", ["JobId": job ?? .null])
    }

    @Test("A user's report lists what it may use, used or not")
    func user() async throws {
        let account = try await account()
        let report = try await report(account, on: Self.bob, "SERVICE_LEVEL")
        #expect(report["JobStatus"] == "COMPLETED")
        #expect(report["JobType"] == "SERVICE_LEVEL")
        #expect(report.strings("ServicesLastAccessed", "ServiceNamespace") == ["s3", "s3-object-lambda", "sqs"])
        #expect(
            report["ServicesLastAccessed"]?.list?.first == [
                "ServiceName": "Amazon S3", "ServiceNamespace": "s3",
                "LastAuthenticated": .timestamp(Timestamp(seconds: 1_800_000_000 - 86_400)),
                "LastAuthenticatedEntity": Self.bob, "LastAuthenticatedRegion": "eu-central-1",
                "TotalAuthenticatedEntities": 1,
            ])
        #expect(
            report["ServicesLastAccessed"]?.list?.last == [
                "ServiceName": "Amazon SQS", "ServiceNamespace": "sqs", "TotalAuthenticatedEntities": 0,
            ])
    }

    @Test("At action level the last use of each action is told")
    func actions() async throws {
        let account = try await account()
        let report = try await report(account, on: Self.alice, "ACTION_LEVEL")
        let actions = report["ServicesLastAccessed"]?.list?.first?["TrackedActionsLastAccessed"]?.list
        #expect(actions?.map { $0["ActionName"] } == ["GetObject", "PutObject"])
        #expect(actions?.first?["LastAccessedEntity"] == Self.alice)
    }

    @Test(
        "Groups and policies count for all who are in or have them",
        arguments: ["arn:aws:iam::123456789012:group/crew", "arn:aws:iam::aws:policy/AmazonS3FullAccess"])
    func manyEntities(arn: String) async throws {
        let account = try await account()
        let job = try await account.call("GenerateServiceLastAccessedDetails", ["Arn": .string(arn)])["JobId"]
        let report = try await account.call("GetServiceLastAccessedDetails", ["JobId": job ?? .null])
        let service = try #require(report["ServicesLastAccessed"]?.list?.first)
        #expect(service["TotalAuthenticatedEntities"] == 2)
        #expect(service["LastAuthenticatedEntity"] == Self.bob)
        var input: [String: Document] = ["JobId": job ?? .null, "ServiceNamespace": "s3", "MaxItems": 1]
        let first = try await account.call("GetServiceLastAccessedDetailsWithEntities", .structure(input))
        #expect(first["IsTruncated"] == true)
        input["Marker"] = first["Marker"]
        let second = try await account.call("GetServiceLastAccessedDetailsWithEntities", .structure(input))
        let entities = (first["EntityDetailsList"]?.list ?? []) + (second["EntityDetailsList"]?.list ?? [])
        #expect(entities.map { $0["EntityInfo"]?["Arn"] } == [Self.alice, Self.bob])
        #expect(
            entities.map { $0["LastAuthenticated"] }
                == [3, 1].map {
                    .timestamp(Timestamp(seconds: 1_800_000_000 - $0 * 86_400))
                })
        input["ServiceNamespace"] = "kms"
        try await account.expect(
            "NoSuchEntity", from: "GetServiceLastAccessedDetailsWithEntities", .structure(input))
    }

    @Test("Who may do everything is told about every service here")
    func everything() async throws {
        let account = try await TestAccount()
        try await account.call("CreateRole", ["RoleName": "r", "AssumeRolePolicyDocument": Documents.ec2Trust])
        try await account.call(
            "AttachRolePolicy", ["RoleName": "r", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"])
        let report = try await report(account, on: "arn:aws:iam::123456789012:role/r", "SERVICE_LEVEL")
        #expect(
            report.strings("ServicesLastAccessed", "ServiceNamespace") == ServiceName.namespaces.sorted())
    }

    @Test("A report is kept a week")
    func lifetime() async throws {
        let account = try await account()
        let job = try await account.call("GenerateServiceLastAccessedDetails", ["Arn": Self.alice])["JobId"]
        account.clock.advance(seconds: LastAccessReport.lifetime)
        for operation in ["GetServiceLastAccessedDetails", "GetServiceLastAccessedDetailsWithEntities"] {
            try await account.expect(
                "NoSuchEntity", from: operation, ["JobId": job ?? .null, "ServiceNamespace": "s3"])
        }
    }

    @Test(
        "There is no report on what does not exist",
        arguments: [
            ("NoSuchEntity", "arn:aws:iam::123456789012:user/nobody"),
            ("NoSuchEntity", "arn:aws:iam::123456789012:policy/nothing"),
            ("InvalidInput", "arn:aws:s3:::a-long-bucket-name"),
            ("InvalidInput", "arn:aws:iam::123456789012:instance-profile/p"),
        ])
    func missing(code: String, arn: String) async throws {
        let account = try await TestAccount()
        try await account.expect(code, from: "GenerateServiceLastAccessedDetails", ["Arn": .string(arn)])
    }

    @Test("A report needs permission on what it is about, reading it on everything")
    func requirements() async throws {
        let account = try await account()
        #expect(
            try await account.requirements("GenerateServiceLastAccessedDetails", ["Arn": Self.alice]) == [
                Requirement(
                    "iam:GenerateServiceLastAccessedDetails", on: Self.alice.string ?? "", of: TestAccount.id, tags: [])
            ])
        #expect(
            try await account.requirements(
                "GetServiceLastAccessedDetails", ["JobId": "x"]
            ).map(\.resource) == ["*"])
    }
}
