import Core
import ItemExpressions
import Plane
import Store

enum BatchWriteItem {
    private static let mostItems = 25

    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "BatchWriteItem", .write, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.batch(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        var requirements: [Requirement] = []
        for (name, writes) in requests(call.input) {
            var access = ItemAccess("BatchWriteItem", call.input)
            let reference = try TableReference(name, in: call)
            let table = try await service.decide(on: reference, call)
            for write in writes.list ?? [] {
                for part in [write["PutRequest"], write["DeleteRequest"]] {
                    guard let part else { continue }
                    access.attributes.add(part)
                    access.addLeadingKey(of: part["Item"] ?? part["Key"], table)
                }
            }
            requirements.append(access.requirement(on: reference, table))
        }
        return requirements
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let requests = requests(call.input)
        guard requests.reduce(0, { $0 + ($1.value.list?.count ?? 0) }) <= mostItems else {
            throw AWSError.validation("Too many items requested for the BatchWriteItem call")
        }
        let writes = try requests.map { try ($0.value.list ?? []).map(Self.write) }
        let references = try requests.map { try TableReference($0.key, in: call) }
        return try await service.withTables(references, call) { tables in
            let actions = try zip(writes, tables).map { writes, open in try writes.map { try $0.action(on: open) } }
            try checkDuplicates(actions)
            let effects = try await perform(actions, tables, call)
            for (effect, open) in zip(effects, tables) { service.statistics.note(effect.statistics, of: open.table) }
            return try await answer(requests.map(\.key), actions, effects, call)
        }
    }

    private static func requests(_ input: Document) -> [(key: String, value: Document)] {
        (input["RequestItems"]?.structure ?? [:]).sorted { $0.key < $1.key }
    }

    private static func write(_ request: Document) throws -> WriteRequest {
        switch (request["PutRequest"], request["DeleteRequest"]) {
        case (let put?, nil): return try WriteRequest(.PutItem, put)
        case (nil, let delete?): return try WriteRequest(.DeleteItem, delete)
        case (nil, nil):
            throw AWSError.invalidParameter("A write request must hold a PutRequest or a DeleteRequest")
        default:
            throw AWSError.invalidParameter("A write request must not hold both a PutRequest and a DeleteRequest")
        }
    }

    private static func checkDuplicates(_ actions: [[WriteAction]]) throws {
        var seen: Set<BulkKey> = []
        for action in actions.joined() where !seen.insert(action.position).inserted {
            throw AWSError.validation("Provided list of item keys contains duplicates")
        }
    }

    /// All in one transaction, which AWS does not promise and nobody can tell from luck.
    private static func perform(
        _ actions: [[WriteAction]], _ tables: [OpenTable], _ call: Call
    ) async throws -> [WriteEffects] {
        try await call.store.write { writer in
            for open in tables { try TableFence.check(open.table, writer) }
            return try actions.map { actions in
                var effects = WriteEffects()
                for action in actions { effects.add(try action.perform(at: call.time, writer).effects) }
                return effects
            }
        }
    }

    private static func answer(
        _ names: [String], _ actions: [[WriteAction]], _ effects: [WriteEffects], _ call: Call
    ) async throws -> Document {
        var answer: [String: Document] = ["UnprocessedItems": .empty]
        let detail = CapacityDetail(call.input)
        if detail != .none {
            answer["ConsumedCapacity"] = .list(
                zip(names, effects).compactMap { detail.document($1.units, of: $0) })
        }
        if call.input["ReturnItemCollectionMetrics"]?.string == "SIZE" {
            answer["ItemCollectionMetrics"] = try await ItemCollection.metrics(zip(names, actions), call.store)
        }
        return .structure(answer)
    }
}

extension ItemCollection {
    /// By the names of the tables, one for each partition key.
    static func metrics(
        _ actions: some Sequence<(String, [WriteAction])>, _ store: any Store
    ) async throws -> Document? {
        var tables: [String: Document] = [:]
        for (name, actions) in actions {
            var seen: Set<[UInt8]> = []
            var metrics: [Document] = []
            for action in actions where seen.insert(action.position.partition).inserted {
                if let collection = try await ItemCollection(action).metrics(store) { metrics.append(collection) }
            }
            if !metrics.isEmpty { tables[name] = .list((tables[name]?.list ?? []) + metrics) }
        }
        return tables.isEmpty ? nil : .structure(tables)
    }
}
