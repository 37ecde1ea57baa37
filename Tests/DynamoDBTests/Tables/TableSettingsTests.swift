import Core
import Testing

@testable import DynamoDB

@Suite struct TableSettingsTests {
    @Test("Tags are put, listed in pages and taken away")
    func tags() async throws {
        let fixture = try Fixture()
        let arn = try await fixture.tableARN()
        let tags = (10..<25).map { Document.structure(["Key": .string("k\($0)"), "Value": "v"]) }
        try await fixture.call("TagResource", ["ResourceArn": arn, "Tags": .list(tags)])
        let first = try await fixture.call("ListTagsOfResource", ["ResourceArn": arn])
        let token = try #require(first["NextToken"])
        let second = try await fixture.call("ListTagsOfResource", ["ResourceArn": arn, "NextToken": token])
        #expect((first["Tags"]?.list ?? []) + (second["Tags"]?.list ?? []) == tags)
        try await fixture.call(
            "UntagResource", ["ResourceArn": arn, "TagKeys": .list((11..<25).map { .string("k\($0)") })])
        #expect(try await fixture.call("ListTagsOfResource", ["ResourceArn": arn]) == ["Tags": .list([tags[0]])])
    }

    @Test("TTL is enabled once, for one attribute")
    func timeToLive() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        func update(_ enabled: Bool, _ name: Document) async throws -> Document {
            try await fixture.call(
                "UpdateTimeToLive",
                [
                    "TableName": "Books",
                    "TimeToLiveSpecification": ["Enabled": .boolean(enabled), "AttributeName": name],
                ])
        }
        await expectError("ValidationException", "TimeToLive is already disabled") { try await update(false, "ttl") }
        _ = try await update(true, "ttl")
        await expectError("ValidationException", "TimeToLive is already enabled") { try await update(true, "ttl") }
        await expectError(
            "ValidationException", "TimeToLive is active on a different AttributeName: current AttributeName is ttl"
        ) { try await update(true, "other") }
        let description = try await fixture.call("DescribeTimeToLive", ["TableName": "Books"])
        #expect(description == ["TimeToLiveDescription": ["TimeToLiveStatus": "ENABLED", "AttributeName": "ttl"]])
        _ = try await update(false, "ttl")
        #expect(
            try await fixture.call("DescribeTimeToLive", ["TableName": "Books"])
                == ["TimeToLiveDescription": ["TimeToLiveStatus": "DISABLED"]])
    }

    @Test("Continuous backups are recorded")
    func continuousBackups() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        await expectError("TableNotFoundException", "Table not found: Nothing") {
            try await fixture.call("DescribeContinuousBackups", ["TableName": "Nothing"])
        }
        func status() async throws -> Document? {
            try await fixture.call("DescribeContinuousBackups", ["TableName": "Books"])[
                "ContinuousBackupsDescription"]?[
                    "PointInTimeRecoveryDescription"]
        }
        #expect(try await status() == ["PointInTimeRecoveryStatus": "DISABLED"])
        try await fixture.call(
            "UpdateContinuousBackups",
            [
                "TableName": "Books",
                "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true, "RecoveryPeriodInDays": 7],
            ])
        #expect(try await status()?["PointInTimeRecoveryStatus"] == "ENABLED")
        #expect(try await status()?["RecoveryPeriodInDays"] == 7)
    }

    @Test("A resource policy has revisions, and decides")
    func resourcePolicy() async throws {
        let fixture = try Fixture()
        let arn = try await fixture.tableARN()
        await expectError("PolicyNotFoundException") {
            try await fixture.call("GetResourcePolicy", ["ResourceArn": arn])
        }
        func policy(_ effect: String, _ action: String) -> Document {
            .string(
                """
                {"Version":"2012-10-17","Statement":{"Effect":"\(effect)","Principal":{"AWS":"*"},\
                "Action":"\(action)","Resource":"*"}}
                """)
        }
        let put = try await fixture.call(
            "PutResourcePolicy",
            [
                "ResourceArn": arn, "Policy": policy("Deny", "dynamodb:DescribeTable"),
                "ExpectedRevisionId": "NO_POLICY",
            ])
        let got = try await fixture.call("GetResourcePolicy", ["ResourceArn": arn])
        #expect(got["RevisionId"] == put["RevisionId"])
        await expectError("AccessDeniedException") { try await fixture.call("DescribeTable", ["TableName": "Books"]) }
        await expectError("PolicyNotFoundException") {
            try await fixture.call(
                "PutResourcePolicy",
                ["ResourceArn": arn, "Policy": policy("Allow", "*"), "ExpectedRevisionId": "NO_POLICY"])
        }
        await expectError("ValidationException") {
            try await fixture.call(
                "PutResourcePolicy", ["ResourceArn": arn, "Policy": policy("Deny", "dynamodb:PutResourcePolicy")])
        }
        await expectError("ValidationException") {
            try await fixture.call("PutResourcePolicy", ["ResourceArn": arn, "Policy": "{}"])
        }
        try await fixture.call("DeleteResourcePolicy", ["ResourceArn": arn])
        try await fixture.call("DescribeTable", ["TableName": "Books"])
    }

    @Test("Throughput and billing mode change as AWS lets them")
    func throughput() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        func update(_ change: [String: Document]) async throws -> Document {
            try await fixture.call("UpdateTable", .structure(change.merging(["TableName": "Books"]) { $1 }))
        }
        await expectError("ValidationException") { try await update([:]) }
        await expectError("ValidationException") { try await update(["BillingMode": "PROVISIONED"]) }
        let units: Document = ["ReadCapacityUnits": 5, "WriteCapacityUnits": 6]
        let changed = try await update(["BillingMode": "PROVISIONED", "ProvisionedThroughput": units])
        #expect(changed["TableDescription"]?["TableStatus"] == "UPDATING")
        #expect(changed["TableDescription"]?["ProvisionedThroughput"]?["WriteCapacityUnits"] == 6)
        await expectError("ValidationException") { try await update(["ProvisionedThroughput": units]) }
        await expectError("ValidationException") {
            try await update(["ReplicaUpdates": [["Create": ["RegionName": "eu-west-1"]]]])
        }
    }
}

extension Fixture {
    func tableARN() async throws -> Document {
        try #require(try await table()["TableDescription"]?["TableArn"])
    }
}
