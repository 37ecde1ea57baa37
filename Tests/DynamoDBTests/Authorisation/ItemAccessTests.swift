import Core
import Plane
import Testing

@testable import DynamoDB

@Suite struct ItemAccessTests {
    private let fixture: Fixture

    /// Each tenant its own partition, in every way to name one.
    private static let tenants = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":\
        {"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["${aws:PrincipalTag/TenantID}"]},\
        "Null":{"dynamodb:LeadingKeys":"false"}}}}
        """

    init() async throws {
        fixture = try Fixture()
        try await fixture.table(
            "Books", range: "S",
            [
                "GlobalSecondaryIndexes": [Fixture.index("byOwner", "owner", "pk")],
                "LocalSecondaryIndexes": [Fixture.index("byTitle", "pk", "title")],
            ], attributes: [("owner", "S"), ("title", "S")])
        for tenant in ["t1", "t2"] {
            try await fixture.put(["pk": s(tenant), "sk": s("1"), "owner": s(tenant), "title": s("x")])
        }
    }

    private var tenant: Fixture.Who { (fixture.session("one", tenant: "t1"), Self.tenants) }

    @Test("A tenant reaches its own items by every operation")
    func allowsOwn() async throws {
        for call in NamedCall.all(["t1"]) { try await fixture.call(call.operation, call.input, by: tenant) }
    }

    @Test("One foreign key and the whole call is refused", arguments: [["t1", "t2"], ["t2"]])
    func refusesForeign(_ named: [String]) async throws {
        for call in NamedCall.all(named) {
            await expectError("AccessDeniedException") {
                try await fixture.call(call.operation, call.input, by: tenant)
            }
        }
        #expect(try await fixture.get(["pk": s("t2"), "sk": s("1")])?["title"] == s("x"))
    }

    @Test("A scan names no key, and a session without a tag has none")
    func refusesNothing() async throws {
        await expectError("AccessDeniedException") {
            try await fixture.call("Scan", ["TableName": "Books"], by: tenant)
        }
        await expectError("AccessDeniedException") {
            try await fixture.call(
                "GetItem", ["TableName": "Books", "Key": ["pk": s("t1"), "sk": s("1")]],
                by: (fixture.session("none"), Self.tenants))
        }
    }

    @Test("A table that is made after the decision is not the one that was decided on")
    func refusesNewTable() async throws {
        let put: Document = ["TableName": "Later", "Item": ["pk": s("t2")]]
        await expectError("ResourceNotFoundException") {
            try await fixture.call("PutItem", put, between: { try await fixture.table("Later") })
        }
        await expectError("ResourceNotFoundException") {
            try await fixture.call(
                "PutItem", put,
                between: {
                    try await fixture.call("DeleteTable", ["TableName": "Later"])
                    try await fixture.table("Later")
                })
        }
        try await fixture.call("PutItem", put)
    }

    @Test("Two spellings of one character are two keys")
    func refusesSpellings() async throws {
        let composed = "caf\u{E9}"
        let keys = [composed, "cafe\u{301}"].map { Document.structure(["pk": s($0), "sk": s("1")]) }
        await expectError("AccessDeniedException") {
            try await fixture.call(
                "BatchGetItem", ["RequestItems": ["Books": ["Keys": .list(keys)]]],
                by: (fixture.session("one", tenant: composed), Self.tenants))
        }
    }

    private static let onlyTitles = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":\
        {"ForAllValues:StringEquals":{"dynamodb:Attributes":["pk","sk","title"]},\
        "StringEqualsIfExists":{"dynamodb:Select":"SPECIFIC_ATTRIBUTES",\
        "dynamodb:ReturnValues":["NONE","UPDATED_OLD","UPDATED_NEW"]}}}}
        """

    private static let refusedAttributes: [(String, [String: Document])] = [
        ("GetItem", [:]),
        ("GetItem", ["ProjectionExpression": "title, price"]),
        ("GetItem", ["AttributesToGet": ["price"]]),
        ("GetItem", ["ProjectionExpression": "#p.title", "ExpressionAttributeNames": ["#p": "price"]]),
        ("UpdateItem", ["UpdateExpression": "SET title = if_not_exists(price, title)"]),
        ("UpdateItem", ["UpdateExpression": "REMOVE title", "ConditionExpression": "attribute_exists(price)"]),
        ("UpdateItem", ["UpdateExpression": "REMOVE title", "ReturnValues": "ALL_OLD"]),
        ("DeleteItem", ["Expected": ["price": ["Exists": false]]]),
    ]

    @Test("Every way to name an attribute counts")
    func attributes() async throws {
        func call(_ operation: String, _ more: [String: Document]) async throws {
            let base: [String: Document] = ["TableName": "Books", "Key": ["pk": s("t1"), "sk": s("1")]]
            try await fixture.call(
                operation, .structure(base.merging(more) { $1 }), by: (fixture.session("one"), Self.onlyTitles))
        }
        try await call("GetItem", ["ProjectionExpression": "title"])
        try await call("GetItem", ["AttributesToGet": ["title"]])
        try await call("UpdateItem", ["UpdateExpression": "SET title = title"])
        for (operation, more) in Self.refusedAttributes {
            await expectError("AccessDeniedException") { try await call(operation, more) }
        }
    }

    @Test("An index is a resource of its own")
    func index() async throws {
        let tableOnly = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:Query",\
            "Resource":"arn:aws:dynamodb:eu-central-1:111122223333:table/Books"}}
            """
        let input: [String: Document] = [
            "TableName": "Books", "KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": [":p": s("t1")],
        ]
        let who = (fixture.session("one"), tableOnly)
        try await fixture.call("Query", .structure(input), by: who)
        await expectError("AccessDeniedException") {
            try await fixture.call("Query", .structure(input.merging(["IndexName": "byTitle"]) { $1 }), by: who)
        }
    }

    @Test("A transaction's actions have permissions of their own")
    func transaction() async throws {
        let policy = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["dynamodb:PutItem"],"Resource":"*",\
            "Condition":{"StringEquals":{"dynamodb:EnclosingOperation":"TransactWriteItems"}}}}
            """
        let item: Document = ["TableName": "Books", "Item": ["pk": s("t1"), "sk": s("1")]]
        let delete: Document = ["Delete": ["TableName": "Books", "Key": ["pk": s("t1"), "sk": s("2")]]]
        let who = (fixture.session("one"), policy)
        try await fixture.call("TransactWriteItems", ["TransactItems": [["Put": item]]], by: who)
        await expectError("AccessDeniedException") {
            try await fixture.call("TransactWriteItems", ["TransactItems": [["Put": item], delete]], by: who)
        }
        await expectError("AccessDeniedException") { try await fixture.call("PutItem", item, by: who) }
    }
}

extension Fixture {
    typealias Who = (caller: Plane.Caller, policy: String)

    @discardableResult
    func call(_ name: String, _ input: Document, by who: Who) async throws -> Document {
        try await call(name, input, as: who.caller, policy: who.policy)
    }
}
