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
        let expressions = try QueryExpressions(input)
        let indexName = input["IndexName"]?.string ?? reference.indexName
        var access = ItemAccess("Query", input)
        access.attributes.add(input)
        access.select = ItemAccess.select(input, isIndex: indexName != nil)
        let table = try await service.decide(on: reference, call)
        let index = indexName.flatMap { table?.index($0) }
        // Where table or index is missing the call fails whatever it names.
        if let table, let shape = indexName == nil ? table.key : index?.key {
            access.addLeadingKey(try expressions.keyCondition(shape).hash)
        }
        call.decided.query = expressions
        call.decided.indexEntries = index?.entries.name
        return [access.requirement(on: reference, index: indexName, table)]
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let input = call.input
        let tableName = input["TableName"]?.string ?? ""
        let reference = try TableReference(tableName, in: call)
        let decided = call.decided
        let expressions = try decided.query ?? QueryExpressions(input)
        return try await service.withTable(reference, call) { open in
            let indexName = input["IndexName"]?.string ?? reference.indexName
            let request = try PageRequest(
                input, on: open, indexName: indexName, filter: expressions.filter, projection: expressions.projection)
            guard request.index?.entries.name == decided.indexEntries else {
                throw AWSError.noIndex(indexName ?? "")
            }
            let reader = try reader(request, expressions, input, open)
            return try await request.answer(
                reader, on: open, call.store, detail: CapacityDetail(input), tableName: tableName)
        }
    }

    private static func reader(
        _ request: PageRequest, _ expressions: QueryExpressions, _ input: Document, _ open: OpenTable
    ) throws -> PageReader {
        let shape = request.index?.key ?? open.table.key
        try expressions.checkFilter(shape)
        let condition = try expressions.keyCondition(shape)
        let entries = request.index?.entries ?? open.table.items
        let start = try request.start(input, on: open)
        if let start { try check(start.item, condition, shape) }
        return PageReader(
            source: .partition(
                open.partition(condition.hash, in: entries), condition.range,
                descending: input["ScanIndexForward"]?.boolean == false),
            entries: entries, after: start?.key, limit: request.limit,
            fetchedFrom: request.fetches ? open.table.items : nil)
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
