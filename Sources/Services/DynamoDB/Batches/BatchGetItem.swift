import Core
import ItemExpressions
import Plane
import Store

enum BatchGetItem {
    private static let mostKeys = 100
    /// How much one answer holds, in bytes of items.
    private static let longest = 16 << 20

    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "BatchGetItem", .read, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.batch(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        var requirements: [Requirement] = []
        for (name, request) in Self.requests(call.input) {
            var access = ItemAccess("BatchGetItem", call.input)
            access.attributes.add(request)
            access.select = ItemAccess.select(request)
            let reference = try TableReference(name, in: call)
            let table = try await service.decide(on: reference, call)
            for key in request["Keys"]?.list ?? [] {
                access.attributes.add(key.structure?.keys.map { $0 } ?? [])
                access.addLeadingKey(of: key, table)
            }
            requirements.append(access.requirement(on: reference, table))
        }
        return requirements
    }

    private struct Request {
        let name: String
        let input: Document
        let keys: [Item]
        let projection: ItemProjection?
        let isConsistent: Bool
    }

    private struct Wanted: Sendable {
        let request: Int
        let number: Int
        let open: OpenTable
        let position: BulkKey
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let requests = try requests(call.input).map { name, input in
            Request(
                name: name, input: input, keys: try (input["Keys"]?.list ?? []).map { try ItemDocument.item($0) },
                projection: try ReadExpressions.projection(input),
                isConsistent: input["ConsistentRead"]?.boolean ?? false)
        }
        guard requests.reduce(0, { $0 + $1.keys.count }) <= mostKeys else {
            throw AWSError.validation("Too many items requested for the BatchGetItem call")
        }
        let references = try requests.map { try TableReference($0.name, in: call) }
        return try await service.withTables(references, call) { tables in
            let wanted = try wanted(requests, tables)
            let found = try await call.store.read { reader in
                try wanted.map { try $0.open.sealed(at: $0.position, reader) }
            }
            return try answer(requests, wanted, found, CapacityDetail(call.input))
        }
    }

    /// In the order of the names, as a map has none of its own.
    private static func requests(_ input: Document) -> [(key: String, value: Document)] {
        (input["RequestItems"]?.structure ?? [:]).sorted { $0.key < $1.key }
    }

    private static func wanted(_ requests: [Request], _ tables: [OpenTable]) throws -> [Wanted] {
        var wanted: [Wanted] = []
        var seen: Set<BulkKey> = []
        for (index, request) in requests.enumerated() {
            let open = tables[index]
            for (number, key) in request.keys.enumerated() {
                try KeyChecks.key(key, of: open.table.key)
                let position = open.position(of: key)
                guard seen.insert(position).inserted else {
                    throw AWSError.validation("Provided list of item keys contains duplicates")
                }
                wanted.append(Wanted(request: index, number: number, open: open, position: position))
            }
        }
        return wanted
    }

    private static func answer(
        _ requests: [Request], _ wanted: [Wanted], _ found: [[UInt8]?], _ detail: CapacityDetail
    ) throws -> Document {
        var responses = requests.map { _ in [Document]() }
        var units = requests.map { _ in 0.0 }
        var unprocessed: [Int: [Document]] = [:]
        var size = 0
        for (place, sealed) in zip(wanted, found) {
            let request = requests[place.request]
            let itemSize = sealed.map(TableKey.size) ?? 0
            guard size == 0 || size + itemSize <= longest else {
                unprocessed[place.request, default: []].append(ItemDocument.document(request.keys[place.number]))
                continue
            }
            size += itemSize
            units[place.request] += ConsumedUnits.reading(itemSize, isConsistent: request.isConsistent)
            guard let sealed else { continue }
            responses[place.request].append(try place.open.shown(sealed, at: place.position, request.projection))
        }
        var left: [String: Document] = [:]
        for (index, keys) in unprocessed {
            var request = requests[index].input.structure ?? [:]
            request["Keys"] = .list(keys)
            left[requests[index].name] = .structure(request)
        }
        var answer: [String: Document] = [
            "Responses": .structure(
                Dictionary(zip(requests.map(\.name), responses.map(Document.list))) { first, _ in first }),
            "UnprocessedKeys": .structure(left),
        ]
        let capacity = zip(requests, units).compactMap {
            detail.document(ConsumedUnits(table: $1), of: $0.name)
        }
        if detail != .none { answer["ConsumedCapacity"] = .list(capacity) }
        return .structure(answer)
    }
}
