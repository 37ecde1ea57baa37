import Core
import ItemExpressions
import Plane
import Store

enum TransactGetItems {
    /// In bytes of items.
    private static let longest = 4 << 20

    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "TransactGetItems", .read, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.transaction(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        var accesses = TransactAccess(call, enclosing: "TransactGetItems")
        for get in gets(call.input) {
            try await accesses.add("GetItem", get, isRead: true, service)
        }
        return accesses.requirements
    }

    private struct Wanted: Sendable {
        let tableName: String
        let open: OpenTable
        let position: BulkKey
        let projection: ItemProjection?
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let gets = gets(call.input)
        let parsed = try gets.map { get in
            (
                name: get["TableName"]?.string ?? "", key: try ItemDocument.item(get["Key"]),
                projection: try ReadExpressions.projection(get)
            )
        }
        let references = try parsed.map { try TableReference($0.name, in: call) }
        return try await service.withTables(references, call) { tables in
            let wanted = try zip(parsed, tables).map { get, open in
                try KeyChecks.key(get.key, of: open.table.key)
                return Wanted(
                    tableName: get.name, open: open, position: open.position(of: get.key), projection: get.projection)
            }
            guard Set(wanted.map(\.position)).count == wanted.count else {
                throw AWSError.validation("Transaction request cannot include multiple operations on one item")
            }
            let found = try await call.store.read { reader in
                try wanted.map { try $0.open.sealed(at: $0.position, reader) }
            }
            return try answer(wanted, found, CapacityDetail(call.input))
        }
    }

    private static func gets(_ input: Document) -> [Document] {
        (input["TransactItems"]?.list ?? []).compactMap { $0["Get"] }
    }

    private static func answer(
        _ wanted: [Wanted], _ found: [[UInt8]?], _ detail: CapacityDetail
    ) throws -> Document {
        guard found.reduce(0, { $0 + ($1.map(TableKey.size) ?? 0) }) <= longest else {
            throw AWSError.validation("Collective size of the items in the transaction exceeds the limit of 4 MB")
        }
        var units: [String: ConsumedUnits] = [:]
        let responses = try zip(wanted, found).map { get, sealed -> Document in
            let amount = ConsumedUnits.reading(sealed.map(TableKey.size) ?? 0, isConsistent: true)
            units[get.tableName, default: ConsumedUnits()].table += 2 * amount
            guard let sealed else { return .empty }
            return ["Item": try get.open.shown(sealed, at: get.position, get.projection)]
        }
        var answer: [String: Document] = ["Responses": .list(responses)]
        if detail != .none {
            answer["ConsumedCapacity"] = .list(
                units.sorted { $0.key < $1.key }.compactMap { detail.document($0.value, of: $0.key, .read) })
        }
        return .structure(answer)
    }
}
