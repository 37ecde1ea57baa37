import Core
import Store
import StoreSQLite
import Testing

@testable import DynamoDB

@Suite struct EncryptionTests {
    private static let sse: [String: Document] = ["SSESpecification": ["Enabled": true, "KMSMasterKeyId": "key-1"]]

    /// Every byte that the store holds of a table.
    private func rest(_ fixture: Fixture) async throws -> [UInt8] {
        let tables = try await fixture.dynamoDB.tables.all(in: fixture.store)
        return try await fixture.store.read { reader in
            var bytes: [UInt8] = []
            for table in tables {
                for entries in [table.items] + table.indexes.map(\.entries) {
                    try reader.visitAll(of: entries, from: [], to: nil, after: nil) { entry in
                        bytes += entry.key.partition + entry.key.sort + entry.key.tie + entry.value
                        return true
                    }
                }
            }
            return bytes
        }
    }

    private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
    }

    @Test("Neither attributes nor partition keys can be read at rest")
    func hides() async throws {
        for more in [[:], Self.sse] {
            let fixture = try Fixture()
            try await fixture.table(
                "Books", range: "S",
                more.merging(["GlobalSecondaryIndexes": [Fixture.index("byGK", "gk")]]) { $1 },
                attributes: [("gk", "S")])
            try await fixture.put([
                "pk": s("tenant-secret"), "sk": s("sort-order"), "gk": s("index-secret"), "note": s("text-secret"),
            ])
            let bytes = try await rest(fixture)
            #expect(holds(bytes, "sort-order"))
            for secret in ["tenant-secret", "index-secret", "text-secret", "note"] { #expect(!holds(bytes, secret)) }
        }
    }

    @Test("A key that is disabled stops its table at once, and only it")
    func stops() async throws {
        let fixture = try Fixture()
        let made = try await fixture.table("Books", Self.sse)
        let description = made["TableDescription"]?["SSEDescription"]
        #expect(description?["SSEType"] == "KMS")
        #expect(description?["KMSMasterKeyArn"]?.string == KeyVault.arn("key-1"))
        try await fixture.table("Plain")
        let key: [String: Document] = ["pk": s("1")]
        try await fixture.put(key)
        try await fixture.keys.set("key-1", isEnabled: false)
        for operation in ["GetItem", "DeleteItem"] {
            await expectError("ValidationException") {
                try await fixture.call(operation, ["TableName": "Books", "Key": .structure(key)])
            }
        }
        await expectError("ValidationException") { try await fixture.put(key) }
        await expectError("ValidationException") { try await fixture.scan() }
        try await fixture.put(key, in: "Plain")
        try await fixture.run("dynamodb.key-access")
        let table = try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]
        #expect(table?["TableStatus"] == "INACCESSIBLE_ENCRYPTION_CREDENTIALS")
        try await fixture.keys.set("key-1", isEnabled: true)
        #expect(try await fixture.get(key) == .structure(key))
        try await fixture.run("dynamodb.key-access")
        let again = try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]
        #expect(again?["TableStatus"] == "ACTIVE")
    }

    @Test("KMS is asked for each caller once in five minutes, with the table's context")
    func asks() async throws {
        let fixture = try Fixture()
        try await fixture.table("Books", Self.sse)
        func decrypts() -> [KeyVault.Request] { fixture.keys.requests.filter { $0.operation == "Decrypt" } }
        for _ in 0..<3 { _ = try await fixture.get(["pk": s("1")]) }
        #expect(decrypts().count == 1)
        #expect(
            decrypts().first?.context == [
                "aws:dynamodb:tableName": "Books", "aws:dynamodb:subscriberId": "111122223333",
            ])
        try await fixture.call(
            "GetItem", ["TableName": "Books", "Key": ["pk": s("1")]], as: fixture.session("other"))
        #expect(decrypts().count == 2)
        fixture.clock.advance(seconds: 301)
        _ = try await fixture.get(["pk": s("1")])
        #expect(decrypts().count == 3)
    }

    @Test("The key of a table changes without its items")
    func changes() async throws {
        let fixture = try Fixture()
        try await fixture.table()
        let item: [String: Document] = ["pk": s("1"), "a": n(1)]
        try await fixture.put(item)
        let before = try await rest(fixture)
        func change(_ specification: Document) async throws -> Document {
            try await fixture.call("UpdateTable", ["TableName": "Books", "SSESpecification": specification])
        }
        for key in ["key-1", "key-2"] {
            let answer = try await change(["Enabled": true, "KMSMasterKeyId": .string(key)])
            #expect(answer["TableDescription"]?["SSEDescription"]?["Status"] == "UPDATING")
            #expect(try await fixture.get(["pk": s("1")]) == .structure(item))
        }
        await expectError(
            "ValidationException",
            "One or more parameter values were invalid: Table is already encrypted by given KMSMasterKeyId"
        ) { try await change(["Enabled": true, "KMSMasterKeyId": "key-2"]) }
        #expect(fixture.keys.retired == ["grant-\(KeyVault.arn("key-1"))"])
        try await fixture.keys.set("key-1", isEnabled: false)
        #expect(try await fixture.get(["pk": s("1")]) == .structure(item))
        _ = try await change(["Enabled": false])
        try await fixture.keys.set("key-2", isEnabled: false)
        #expect(try await fixture.get(["pk": s("1")]) == .structure(item))
        #expect(try await rest(fixture) == before)
    }

    @Test("Background work uses the key as the service")
    func background() async throws {
        let fixture = try Fixture()
        try await fixture.table("Books", Self.sse)
        try await fixture.call(
            "UpdateTimeToLive",
            ["TableName": "Books", "TimeToLiveSpecification": ["Enabled": true, "AttributeName": "ttl"]])
        try await fixture.put(["pk": s("1"), "ttl": n(Int(fixture.clock.now().seconds) - 5)])
        try await fixture.run("dynamodb.time-to-live")
        #expect(fixture.keys.requests.last?.caller == "dynamodb.amazonaws.com")
        #expect(try await fixture.get(["pk": s("1")]) == nil)
    }
}
