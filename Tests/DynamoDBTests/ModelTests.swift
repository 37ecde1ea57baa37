import Core
import Testing

@testable import DynamoDB

/// Random operations on a table with indexes, compared after each with a dictionary that does the same.
@Suite struct ModelTests {
    private struct Key: Hashable {
        let pk: Int
        let sk: Int

        var document: [String: Document] { ["pk": n(pk), "sk": n(sk)] }
    }

    /// The attributes beside the key.
    private typealias Model = [Key: [String: Int]]

    private let fixture: Fixture

    init() async throws {
        fixture = try Fixture()
        try await fixture.table(
            "Books", hash: "N", range: "N",
            [
                "LocalSecondaryIndexes": [Fixture.index("local", "pk", "a")],
                "GlobalSecondaryIndexes": [
                    Fixture.index("global", "b", "a", projection: ["ProjectionType": "KEYS_ONLY"])
                ],
            ], attributes: [("a", "N"), ("b", "N")])
    }

    @Test("Whatever is done, table and indexes hold what a dictionary would", arguments: [1, 2, 3, 4])
    func agrees(_ seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var model: Model = [:]
        for step in 0..<250 {
            let key = Key(pk: Int.random(in: -2...2, using: &random), sk: Int.random(in: -3...3, using: &random))
            try await change(key, &model, &random)
            if step % 25 == 24 { try await compare(model, &random) }
        }
    }

    private func attributes(_ random: inout SplitMix64) -> [String: Int] {
        var attributes: [String: Int] = [:]
        for name in ["a", "b", "c"] where Bool.random(using: &random) {
            attributes[name] = Int.random(in: -5...5, using: &random)
        }
        return attributes
    }

    private func change(_ key: Key, _ model: inout Model, _ random: inout SplitMix64) async throws {
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
            let new = attributes(&random)
            let old = try await fixture.put(
                key.document.merging(new.mapValues(n)) { $1 }, in: "Books", ["ReturnValues": "ALL_OLD"])
            #expect(old["Attributes"] == model[key].map { whole(key, $0) })
            model[key] = new
        case 2:
            try await fixture.call("DeleteItem", ["TableName": "Books", "Key": .structure(key.document)])
            model[key] = nil
        case 3:
            try await fixture.update(key.document, "ADD a :one REMOVE b", values: [":one": n(1)])
            model[key, default: [:]]["a", default: 0] += 1
            model[key]?["b"] = nil
        case 4:
            let isThere = model[key]?["a"] != nil
            do {
                try await fixture.update(
                    key.document, "SET c = a", values: [:], ["ConditionExpression": "attribute_exists(a)"])
                #expect(isThere)
                let value = model[key]?["a"]
                model[key]?["c"] = value
            } catch let error as AWSError where error.code == "ConditionalCheckFailedException" {
                #expect(!isThere)
            }
        default: try await transact(key, &model, &random)
        }
    }

    private func transact(_ key: Key, _ model: inout Model, _ random: inout SplitMix64) async throws {
        let other = Key(pk: key.pk, sk: key.sk + 1)
        let new = attributes(&random)
        let input: Document = [
            "TransactItems": [
                [
                    "Delete": [
                        "TableName": "Books", "Key": .structure(key.document),
                        "ConditionExpression": "attribute_exists(pk)",
                    ]
                ],
                ["Put": ["TableName": "Books", "Item": whole(other, new)]],
            ]
        ]
        do {
            try await fixture.call("TransactWriteItems", input)
            #expect(model[key] != nil)
            model[key] = nil
            model[other] = new
        } catch let error as AWSError where error.code == "TransactionCanceledException" {
            #expect(model[key] == nil)
        }
    }

    private func whole(_ key: Key, _ attributes: [String: Int]) -> Document {
        .structure(key.document.merging(attributes.mapValues(n)) { $1 })
    }
}

extension ModelTests {
    private func compare(_ model: Model, _ random: inout SplitMix64) async throws {
        let limit = Document.integer(Int64.random(in: 1...7, using: &random))
        let isForward = Bool.random(using: &random)
        let scanned = try await fixture.pages("Scan", ["TableName": "Books", "Limit": limit])
        #expect(Set(scanned) == Set(model.map { whole($0.key, $0.value) }))
        #expect(scanned.count == model.count)
        for partition in -2...2 {
            func query(_ key: String, _ index: Document? = nil) async throws -> [Document] {
                var input: [String: Document] = [
                    "TableName": "Books", "Limit": limit, "ScanIndexForward": .boolean(isForward),
                    "KeyConditionExpression": .string("\(key) = :v"), "ExpressionAttributeValues": [":v": n(partition)],
                ]
                input["IndexName"] = index
                return try await fixture.pages("Query", input)
            }
            let items = model.filter { $0.key.pk == partition }
            let bySort = items.sorted { $0.key.sk < $1.key.sk }.map { whole($0.key, $0.value) }
            #expect(try await query("pk") == (isForward ? bySort : bySort.reversed()))
            let local = try await query("pk", "local")
            #expect(Set(local) == Set(items.filter { $0.value["a"] != nil }.map { whole($0.key, $0.value) }))
            #expect(isSorted(local, by: "a", isForward))
            let global = try await query("b", "global")
            let expected = model.filter { $0.value["b"] == partition && $0.value["a"] != nil }.map { key, value in
                whole(key, value.filter { $0.key != "c" })
            }
            #expect(Set(global) == Set(expected))
            #expect(isSorted(global, by: "a", isForward))
        }
        try await compareCounts(model)
    }

    private func compareCounts(_ model: Model) async throws {
        let table = try await fixture.call("DescribeTable", ["TableName": "Books"])["Table"]
        #expect(table?["ItemCount"] == .integer(Int64(model.count)))
        let global = model.values.filter { $0["a"] != nil && $0["b"] != nil }.count
        #expect(table?["GlobalSecondaryIndexes"]?.list?.first?["ItemCount"] == .integer(Int64(global)))
    }

    private func isSorted(_ items: [Document], by name: String, _ isForward: Bool) -> Bool {
        let values = items.compactMap { $0[name]?["N"]?.string.flatMap { Int($0) } }
        return values == (isForward ? values.sorted() : values.sorted(by: >))
    }
}
