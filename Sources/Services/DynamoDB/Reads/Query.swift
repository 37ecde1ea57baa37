import Core
import ItemExpressions
import Plane
import Store

enum Query {
    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "Query", .read, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.query(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        let input = call.input
        let reference = try TableReference(input["TableName"]?.string ?? "", in: call)
        let index = input["IndexName"]?.string ?? reference.indexName
        var access = ItemAccess("Query", input)
        access.attributes.add(input)
        access.select = ItemAccess.select(input, isIndex: index != nil)
        let table = try await service.tables.find(reference, in: call.store)
        // Where table or index is missing the call fails whatever it names.
        if let table, let shape = index.map({ table.index($0)?.key }) ?? table.key {
            access.addLeadingKey(try QueryExpressions(input).keyCondition(shape).hash)
        }
        return [access.requirement(on: reference, index: index, table)]
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let input = call.input
        let tableName = input["TableName"]?.string ?? ""
        let reference = try TableReference(tableName, in: call)
        let expressions = try QueryExpressions(input)
        return try await service.withTable(reference, call) { open in
            let request = try PageRequest(
                input, on: open, indexName: input["IndexName"]?.string ?? reference.indexName,
                filter: expressions.filter, projection: expressions.projection)
            let shape = request.index?.key ?? open.table.key
            try expressions.checkFilter(shape)
            let condition = try expressions.keyCondition(shape)
            let entries = request.index?.entries ?? open.table.items
            let start = try request.start(input, on: open)
            if let start { try check(start.item, condition, shape) }
            let reader = PageReader(
                source: .partition(
                    open.partition(condition.hash, in: entries), condition.range,
                    descending: input["ScanIndexForward"]?.boolean == false),
                entries: entries, after: start?.key, limit: request.limit,
                fetchedFrom: request.fetches ? open.table.items : nil)
            return try await request.answer(
                reader, on: open, call.store, detail: CapacityDetail(input), tableName: tableName)
        }
    }

    /// A page begins within what the query asks for.
    private static func check(_ start: Item, _ condition: KeyCondition, _ shape: KeyShape) throws {
        guard start[shape.hash.name]?.keyBytes == condition.hash.keyBytes else {
            throw AWSError.validation(
                "The provided starting key is outside query boundaries based on provided conditions")
        }
        guard let sort = shape.range.flatMap({ start[$0.name] })?.keyBytes else { return }
        guard condition.range.contains(sort) else {
            throw AWSError.validation("The provided starting key does not match the range key predicate")
        }
    }
}

extension SortRange {
    func contains(_ sort: [UInt8]) -> Bool {
        !sort.lexicographicallyPrecedes(lower) && upper.map { sort.lexicographicallyPrecedes($0) } ?? true
    }
}
